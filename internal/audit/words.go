package audit

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

type wording struct{ zh, en string }

// wordings are the reasons and the words in them, by key.
var wordings = sync.OnceValue(func() map[string]wording {
	out := map[string]wording{}
	lexicon.Rows("flag_words.csv", func(c []string) { out[c[0]] = wording{c[1], c[2]} })
	return out
})

// Say gives the reason for a flag in Chinese or in English. A flag without Code says its Why.
func Say(f report.Flag, english bool) string {
	form, ok := word(f.Code, english)
	if !ok {
		return f.Why
	}
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		args[i] = a
		if key, is := strings.CutPrefix(a, "@"); is {
			if w, ok := word(key, english); ok {
				args[i] = w
			} else {
				args[i] = key
			}
		}
	}
	return fmt.Sprintf(form, args...)
}

func word(key string, english bool) (string, bool) {
	w, ok := wordings()[key]
	if english {
		return w.en, ok
	}
	return w.zh, ok
}

// decimal writes a number with as many digits as it needs.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// signed writes a move with its sign.
func signed(v float64) string {
	if v > 0 {
		return "+" + decimal(v)
	}
	return decimal(v)
}

// wordList holds the words of each class of audit_words.csv.
var wordList = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	lexicon.Rows("audit_words.csv", func(c []string) { out[c[0]] = append(out[c[0]], c[1]) })
	return out
})

// says tells whether a text has a word of a class.
func says(text, class string) bool {
	for _, w := range wordList()[class] {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
