package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// prosperitySubject finds whose prosperity the label at [from, to) tells: the short name before a colon or before 景气度, the name before the bracket that the
// label stands in, the topic of the sentence (光模块方面，…整体景气度加速向上), or the name right before the label in a list under 景气度：.
func prosperitySubject(text string, from, to int) (report.Span, bool) {
	next, _ := utf8.DecodeRuneInString(text[to:])
	if to < len(text) && !strings.ContainsRune("。，、；,; \n）)|", next) {
		return report.Span{}, false
	}
	before := strings.TrimRight(text[:from], " *“")
	for _, w := range marks("prosperity_verb") {
		before = strings.TrimSuffix(before, w)
	}
	head, parted := cutColon(before)
	for _, w := range []string{"景气度指标", "景气度", "景气"} {
		if h, ok := strings.CutSuffix(head, w); ok {
			return prosperityOf(text, withoutWhole(h))
		}
	}
	if strings.HasSuffix(before, "：") || strings.HasSuffix(before, ":") || prosperityList(head) && (parted || len(head) == from) {
		return prosperityName(text, len(head))
	}
	return report.Span{}, false
}

// withoutWhole takes 整体 and 的 off the end of the words before 景气度.
func withoutWhole(head string) string {
	for _, w := range []string{"整体", "总体", "的"} {
		head = strings.TrimSuffix(head, w)
	}
	return head
}

// cutColon takes a colon or a dash off the end of s.
func cutColon(s string) (head string, ok bool) {
	head = strings.TrimRight(s, "：:—- *")
	return head, len(head) < len(s)
}

// prosperityOf finds the name before 景气度, where head are the words up to it.
func prosperityOf(text, head string) (report.Span, bool) {
	if h, ok := strings.CutSuffix(head, "，"); ok || head == "" {
		return prosperityTopic(text, h)
	}
	name := strings.TrimRight(head, "（( *")
	name, _ = cutColon(name)
	if strings.HasSuffix(name, "，") {
		return report.Span{}, false
	}
	return prosperityName(text, len(name))
}

// prosperityTopic finds the name that a sentence begins with as its topic: 液冷方面，….
func prosperityTopic(text, head string) (report.Span, bool) {
	near, _ := around(head, len(head), ratingWindow)
	start := near + strings.LastIndexAny(head[near:], "。；\n") + 1
	for start > 0 && start < len(head) && !utf8.RuneStart(head[start]) {
		start++
	}
	clause, _, ok := strings.Cut(head[start:], "，")
	if !ok {
		clause = head[start:]
	}
	name, ok := strings.CutSuffix(clause, "方面")
	if !ok {
		return report.Span{}, false
	}
	return prosperityName(text, start+len(name))
}

// prosperityList tells whether the words that end with a name and its label stand in a list of names with labels: 细分板块景气度：光模块加速向上，液冷平稳.
func prosperityList(head string) bool {
	near, _ := around(head, len(head), ratingWindow) // linear in blocks of any length
	words := head[near:]
	words = words[strings.LastIndexByte(words, '\n')+1:]
	if i := strings.LastIndex(words, "。"); i >= 0 {
		words = words[i+len("。"):]
	}
	at := prosperityListFrom(words)
	if at < 0 {
		return false
	}
	items := strings.FieldsFunc(words[at:], func(r rune) bool { return strings.ContainsRune("，、；,;", r) })
	for _, item := range items[:max(0, len(items)-1)] {
		if !endsWithProsperity(item) {
			return false
		}
	}
	return len(items) > 0
}

// prosperityListFrom gives where the first item of a list stands behind its head (景气度跟踪：, 细分板块景气度：), -1 where there is no head or it names a trade of its own.
func prosperityListFrom(words string) int {
	word := strings.Index(words, "景气")
	if word < 0 {
		return -1
	}
	size := strings.IndexAny(words[word:], "：:")
	tail := words[word : word+max(size, 0)]
	if n := utf8.RuneCountInString(tail); n < 2 || n > 8 || strings.ContainsAny(tail, "，、；（(") || strings.HasSuffix(words[:word], "（") || strings.HasSuffix(words[:word], "(") {
		return -1
	}
	_, colon := utf8.DecodeRuneInString(words[word+size:])
	from := nameWindow(words, word)
	from += len(listNumber.FindString(words[from:word]))
	front := strings.Trim(words[from:word], " *")
	if front == "" {
		return word + size + colon
	}
	for _, w := range marks("prosperity_head") {
		if strings.HasPrefix(front, w) {
			return word + size + colon
		}
	}
	return -1
}

// endsWithProsperity tells whether words end with a label.
func endsWithProsperity(words string) bool {
	for _, label := range prosperityLabels() {
		if strings.HasSuffix(strings.TrimRight(words, " *"), label) {
			return true
		}
	}
	return false
}

// listNumber is the number of an item: 3）.
var listNumber = regexp.MustCompile(`^ *[（(]?[0-9一二三四五六七八九十]{1,2}[）).]`)

// prosperityName gives the name of a line of business that ends at byte end of text.
func prosperityName(text string, end int) (report.Span, bool) {
	start := nameWindow(text, end)
	start += len(listNumber.FindString(text[start:end]))
	start = cutLeading(text, start, end)
	for _, w := range marks("prosperity_lead") {
		if strings.HasPrefix(text[start:end], w) {
			start = cutLeading(text, start+len(w), end)
			break
		}
	}
	for start < end && strings.ContainsRune(" *（(", rune(text[start])) {
		start++
	}
	name := text[start:end]
	for _, w := range marks("no_business") {
		if strings.HasSuffix(name, w) {
			return report.Span{}, false // the head of a paragraph and no line of business
		}
	}
	for _, w := range marks("no_business_alone") {
		if name == w {
			return report.Span{}, false // of no trade in particular
		}
	}
	if n := utf8.RuneCountInString(name); n < 2 || n > 10 {
		return report.Span{}, false
	}
	return report.Span{From: start, To: end}, true
}
