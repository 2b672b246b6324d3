package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// explains tells from what follows a label that it is explained, as in a legend, or is part of a longer word.
func explains(rest string) bool {
	rest = strings.TrimLeft(rest, " \t")
	for _, w := range marks("rating_explained") {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// readLabelled reads 投资评级：强于大市（维持）, 投资评级中性, 评级: 推荐. A former rating (上次评级看好) is none.
func readLabelled(r *rated, before, rest string, more int) bool {
	head := strings.TrimRight(before, " \t：:】]*|“\"")
	for _, w := range []string{"及变动", "变动"} {
		head = strings.TrimSuffix(head, w)
	}
	head = withoutIndustry(head)
	if !strings.HasSuffix(head, "评级") || listsScale(rest) {
		return false
	}
	from := len(head) - len("评级")
	for _, w := range marks("rating_of") {
		if strings.HasSuffix(head[:from], w) {
			from -= len(w)
			break
		}
	}
	for _, w := range marks("rating_former") {
		if strings.HasSuffix(head[:from], w) {
			return false
		}
	}
	r.span.From = from
	r.span.To += more
	if w := actionWord(rest); more == 0 && w != "" {
		r.span.To += len(w)
		r.action = ratingAction(w)
	}
	if r.action == "" && len(before)-len(head) == 0 {
		r.action = ratingAction(head[:from][max(0, from-12):])
	}
	r.sure = byLabel
	return true
}

// unlistedRating reads a line that is nothing but 评级: and a word of Chinese that no scale has, for there are more scales than tables: 评级: 强大于市.
func unlistedRating(line string) (rated, bool) {
	for _, head := range []string{"评级", "投资评级", "行业评级"} {
		rest, ok := strings.CutPrefix(line, head)
		if !ok || !strings.HasPrefix(rest, "：") && !strings.HasPrefix(rest, ":") {
			continue
		}
		word := strings.TrimSpace(strings.TrimLeft(rest, "：: "))
		if label, _ := ratingLabelAt(word); label != "" || strings.ContainsAny(word, "无未暂不") {
			return rated{}, false
		}
		n := utf8.RuneCountInString(word)
		if n < 2 || n > 6 || strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) >= 0 {
			return rated{}, false
		}
		from := strings.LastIndex(line, word)
		return rated{label: word, sure: byLabel, mark: report.Span{From: from, To: from + len(word)}, span: report.Span{From: 0, To: from + len(word)}}, true
	}
	return rated{}, false
}

// withoutIndustry takes the name of an industry off the end of 行业评级 通信, when the word for the rating stands before it.
func withoutIndustry(head string) string {
	i := strings.LastIndex(head, "评级")
	if i < 0 || len(head)-i > 36 {
		return head
	}
	end := i + len("评级")
	for _, e := range lexicon.Default().Exact(strings.Trim(head[end:], " \t：:|")) {
		if e.Kind == lexicon.Index {
			return head[:end]
		}
	}
	return head
}

// listsScale tells from what follows a label that the scale is listed: 评级：买入、增持、中性, 看好中性看淡.
func listsScale(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("、或与", r) {
		return true
	}
	label, _ := ratingLabelAt(strings.TrimLeft(rest, "/ "))
	return label != "" && !strings.HasPrefix(rest, " ")
}

// coverBytes is where the words of a cover end at the latest in a text without lines.
const coverBytes = 1500

// onCover tells a rating that is a line of the cover by itself, or stands in its words run together: 看好相关研究, 维持强于大市王某wang@….
func onCover(r *rated, w ratingWords, at int) bool {
	if strings.TrimSpace(w.body) == r.label {
		return true
	}
	if at > coverBytes || !standsAlone(w.before) || listsScale(w.rest) {
		return false
	}
	rest := strings.TrimLeft(w.rest, " \t")
	for _, c := range marks("cover") {
		if strings.HasPrefix(rest, c) {
			return true
		}
	}
	action := ratingAction(w.before[max(0, len(w.before)-len("维持")):])
	next := rest[:min(len(rest), 100)]
	if action == "" || strings.HasPrefix(rest, "评级") || strings.IndexByte(next, '@') < 0 && !strings.Contains(next, "执业") {
		return false
	}
	r.action = action
	r.span.From -= len("维持")
	return true
}

// lineStart tells whether a rating stands at the front of its line, as 评级: 推荐 does on a page of abstracts.
func lineStart(before string, from int) bool {
	line := before[:from]
	return strings.TrimSpace(line[strings.LastIndexByte(line, '\n')+1:]) == ""
}

// behindDate tells whether a stroke behind a date ends the words, as on a cover: 2024.05.20/推荐(维持).
func behindDate(before string) bool {
	date, ok := strings.CutSuffix(before, "/")
	n := len(date)
	return ok && n >= 8 && strings.Trim(date[n-8:], "0123456789.-") == "" && strings.ContainsAny(date[n-8:], ".-")
}

// coverFollows tells whether the people or the chart of a cover stand right behind a rating and its action: 评级强于大市（维持）分析师….
func coverFollows(w ratingWords) bool {
	rest := strings.TrimLeft(w.rest[w.action:], " \t")
	for _, c := range marks("cover") {
		if strings.HasPrefix(rest, c) {
			return true
		}
	}
	return false
}

// standsAlone tells whether a label is not inside quotation marks or behind a house's name, as in 东吴证券“买入（上调）”.
func standsAlone(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune("“‘\"「《、/", r) && !behindDate(before) {
		return false
	}
	tail := before[max(0, len(before)-18):]
	for i := range tail {
		if label, rest := ratingLabelAt(tail[i:]); label != "" && rest == "" {
			return false // the last of a scale: 看好中性看淡（维持）
		}
	}
	return !strings.HasSuffix(strings.TrimRight(before, " "), "证券")
}
