package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/internal/lexicon"
)

// ratingLabels are the words of all rating scales by their first character, the longest first: 买入, 强于大市, 领先大市 …
var ratingLabels = sync.OnceValue(func() map[rune][]string {
	labels := lexicon.Default().RatingLabels()
	lexicon.Rows("rating_words.csv", func(c []string) { labels = append(labels, c[0]) })
	slices.SortStableFunc(labels, func(a, b string) int { return len(b) - len(a) })
	out := map[rune][]string{}
	for _, l := range slices.Compact(labels) {
		r, _ := utf8.DecodeRuneInString(l)
		if !slices.Contains(out[r], l) {
			out[r] = append(out[r], l)
		}
	}
	return out
})

// ratingLabelAt gives the rating label that s begins with, with its grade of risk (领先大市-B), and the rest; label is empty when there is none.
func ratingLabelAt(s string) (label, rest string) {
	r, _ := utf8.DecodeRuneInString(s)
	for _, l := range ratingLabels()[r] {
		rest, ok := strings.CutPrefix(s, l)
		if !ok {
			continue
		}
		for _, dash := range []string{"-", "－", "–", "—"} {
			tail, ok := strings.CutPrefix(rest, dash)
			if ok && tail != "" && (tail[0] == 'A' || tail[0] == 'B') && (len(tail) == 1 || !latinByte(tail[1])) {
				return l + dash + tail[:1], tail[1:]
			}
		}
		return l, rest
	}
	return "", s
}

func latinByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// ratingAction reads what was done to a rating from the words beside it: 维持, 首次, 上调, 下调; empty when they do not tell.
func ratingAction(s string) string {
	for _, a := range markPairs("rating_action") {
		if strings.Contains(s, a.word) {
			return a.arg
		}
	}
	return ""
}

// bracketAction reads an action that stands behind a label: （维持评级）, (维持), |维持, /首次. size is the length of what it read.
func bracketAction(rest string) (action string, size int) {
	trimmed := strings.TrimLeft(rest, " \t")
	space := len(rest) - len(trimmed)
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}, {"（", ")"}, {"(", "）"}, {"[", "]"}} {
		inner, ok := strings.CutPrefix(trimmed, pair[0])
		if !ok {
			continue
		}
		end := strings.Index(inner, pair[1])
		if end < 0 || utf8.RuneCountInString(inner[:end]) > 10 {
			continue
		}
		if a := ratingAction(inner[:end]); a != "" {
			return a, space + len(pair[0]) + end + len(pair[1])
		}
		return "", 0
	}
	for _, sep := range []string{"|", "｜", "丨", "∣", "︱", "/", "·", "——", "—", "-", ""} {
		inner, ok := strings.CutPrefix(trimmed, sep)
		if !ok || sep == "" && space == 0 {
			continue
		}
		skip := len(inner) - len(strings.TrimLeft(inner, " "))
		if w := actionWord(inner[skip:]); w != "" {
			return ratingAction(w), space + len(sep) + skip + len(w)
		}
	}
	return gluedAction(rest)
}

// actionWord gives the word of an action that s begins with.
func actionWord(s string) string {
	for _, w := range marks("rating_action_word") {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// gluedAction reads an action that follows a label without a break, as in texts got from PDF: 推荐维持评级, 同步大市评级变动：维持.
func gluedAction(rest string) (action string, size int) {
	for _, w := range marks("rating_glued") {
		if strings.HasPrefix(rest, w) {
			return ratingAction(w), len(w)
		}
	}
	tail, ok := strings.CutPrefix(withoutFormer(rest), "评级变动")
	if !ok {
		return "", 0
	}
	tail = strings.TrimLeft(tail, "：: ")
	if w := actionWord(tail); w != "" {
		return ratingAction(w), len(rest) - len(tail) + len(w)
	}
	return "", 0
}

// withoutFormer takes the former rating off the front of s: 前次评级标配, 上次评级：中性.
func withoutFormer(s string) string {
	for _, w := range []string{"前次评级", "上次评级"} {
		if tail, ok := strings.CutPrefix(strings.TrimLeft(s, " "), w); ok {
			if label, rest := ratingLabelAt(strings.TrimLeft(tail, "：: ")); label != "" {
				return strings.TrimLeft(rest, " ")
			}
		}
	}
	return s
}
