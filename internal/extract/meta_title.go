package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// title finds the report's real title: the listed one, that of the front matter unless a machine made it, the first heading that says more than the name of a series,
// the words before ——周报 in a text without lines, the first 【…】, what the file's name says, the first words.
func (f front) title() string {
	if _, title, _ := f.listing(); title != "" && f.labelled("研报标题", "报告标题") != "" {
		return title
	}
	if t := strings.TrimSpace(f.hints.Title); t != "" && !machineTitle(t) && !(f.doc.Meta.Format == "pdf" && seriesName(t)) {
		return t
	}
	if sheetFormat(f.doc.Meta.Format) {
		return stem(f.hints.Name)
	}
	if t := f.headingTitle(); t != "" {
		return t
	}
	if t := tableTitle(f.head); t != "" {
		return t
	}
	if t := runInTitle(f.head); t != "" {
		return t
	}
	if t := bracketed(f.head); t != "" {
		return t
	}
	if f.named.titled() {
		return f.named.Title
	}
	if t := f.firstWords(); t != "" {
		return t
	}
	if wordy(f.named.Title) {
		return f.named.Title
	}
	return f.named.Stem
}

// machineTitle tells a title that a program made: theme_research_人工智能_2026-01-08.
func machineTitle(t string) bool {
	return strings.Count(t, "_") >= 2 && !strings.ContainsAny(t, " ，：:")
}

func (f front) headingTitle() string {
	series := ""
	for _, b := range f.doc.Blocks {
		if b.From > max(frontBytes, len(f.doc.Body)/6) {
			break
		}
		if b.Kind != report.Heading {
			continue
		}
		text := strings.Trim(f.doc.Text(b.Span), "*# \n\t=【】")
		n := utf8.RuneCountInString(text)
		switch {
		case n < 4 || n > 80 || dayAlone(text):
		case sectionHead(text):
			if series != "" {
				return series
			}
			return ""
		case seriesName(text):
			if series == "" {
				series = text
			}
		default:
			return text
		}
	}
	return series
}

// dayAlone tells a heading that says a day and nothing else, as covers set it in large type.
func dayAlone(t string) bool { return strings.Trim(t, "0123456789年月日-./ ") == "" }

// seriesName tells the name of a department or a series, which is no title of one report: 通信行业研究, 证券研究报告, 电子行业周报.
func seriesName(t string) bool {
	if utf8.RuneCountInString(t) > 14 || strings.ContainsAny(t, "：:，,") {
		return false
	}
	for _, tail := range marks("series") {
		if strings.HasSuffix(t, tail) && strings.IndexFunc(t, isDigitRune) < 0 {
			return true
		}
	}
	return false
}

// sectionHead tells a heading inside of a report.
func sectionHead(t string) bool {
	rest := strings.TrimLeftFunc(t, leading)
	if r, size := utf8.DecodeRuneInString(t); rest != t && strings.ContainsRune("一二三四五六七八九十", r) && strings.HasPrefix(strings.TrimLeft(t[size:], "一二三四五六七八九十"), "、") {
		return true
	}
	t = rest
	for _, w := range marks("section") {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	return false
}

// tableTitle reads the field that a template left in the text: [Table_Title]手机需求放缓…[Table_…
func tableTitle(head string) string {
	_, rest, ok := strings.Cut(head, "[Table_Title]")
	if !ok {
		return ""
	}
	title, _, _ := strings.Cut(rest, "[Table_")
	if i := strings.Index(title, "20"); i > 0 && utf8.RuneCountInString(title) > 60 {
		title = title[:i]
	}
	title = strings.TrimSpace(title)
	if n := utf8.RuneCountInString(title); n < 4 || n > 80 {
		return ""
	}
	return title
}

// runInTitle finds the title in a text without lines: 电子周观点：被动件崛起，数字化提速, or 面板价格延续强势——电子元器件周报.
func runInTitle(head string) string {
	for _, w := range marks("title_mark") {
		i := strings.Index(head, w)
		if i < 0 || w == "——" && !strings.Contains(head[i:min(len(head), i+60)], "周报") {
			continue
		}
		if w == "——" {
			from := boundary(head, i, 40)
			to := i + strings.Index(head[i:], "周报") + len("周报")
			return strings.TrimSpace(head[from:to])
		}
		from := boundary(head, i, 8)
		to := i + len(w)
		for n := 0; to < len(head) && n < 36; n++ {
			r, size := utf8.DecodeRuneInString(head[to:])
			if strings.ContainsRune("。\n—-➢◼（(0123456789", r) || titleStops(head[to:]) {
				break
			}
			to += size
		}
		if utf8.RuneCountInString(head[from:to]) >= 10 {
			return strings.TrimSpace(head[from:to])
		}
	}
	return ""
}

func titleStops(rest string) bool {
	if label, tail := ratingLabelAt(rest); label != "" {
		if action, _ := bracketAction(tail); action != "" {
			return true
		}
	}
	for _, w := range marks("title_stop") {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// boundary goes back at most n characters from at, to the last one that cannot be in a title.
func boundary(s string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if r < 0x2E80 && (r < 'A' || r > 'Z') || strings.ContainsRune("。；）】\n", r) {
			return at
		}
		if strings.ContainsRune("日月年", r) && at > size && isDigitRune(rune(s[at-size-1])) {
			return at
		}
		if strings.HasSuffix(s[:at], "研究报告") || strings.HasSuffix(s[:at], "行业研究") || strings.HasSuffix(s[:at], "数据") || strings.HasSuffix(s[:at], "行业走势图") {
			return at
		}
		at -= size
	}
	return at
}

// bracketed gives the first 【…】 of the text that reads like a title.
func bracketed(head string) string {
	for rest := head; ; {
		_, after, ok := strings.Cut(rest, "【")
		if !ok {
			return ""
		}
		title, tail, ok := strings.Cut(after, "】")
		if !ok {
			return ""
		}
		if n := utf8.RuneCountInString(title); n >= 8 && n <= 60 && !strings.Contains(title, "\n") {
			return strings.TrimSpace(title)
		}
		rest = tail
	}
}

// firstWords gives the first sentence of the body, at most 40 characters of it.
func (f front) firstWords() string {
	for _, b := range f.doc.Blocks {
		if b.Role == report.RoleBoilerplate || b.Role == report.RoleByline || b.Role == report.RoleFooter {
			continue
		}
		text := strings.TrimSpace(f.doc.Text(b.Span))
		if licenceAt(text, 0) >= 0 || strings.Contains(text, "证券研究报告") {
			return "" // a cover run into one line
		}
		if i := strings.Index(text, "日电，"); i >= 0 && i < 40 {
			text = text[i+len("日电，"):]
		}
		text = firstSentence(text)
		if sectionHead(text) {
			continue
		}
		if runes := []rune(strings.Trim(text, "*[]-• ")); len(runes) >= 4 {
			if len(runes) > 40 {
				return string(runes[:40]) + "…"
			}
			return string(runes)
		}
	}
	return ""
}

// firstSentence gives the first sentence of a text that says something: no greeting, no line of date and hour. Empty when there is none.
func firstSentence(text string) string {
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。！？\n", r) }) {
		if s = strings.TrimSpace(s); s != "" && !greets(s) && (len(datesIn(s)) == 0 || utf8.RuneCountInString(s) > 40) {
			return s
		}
	}
	return ""
}

// greets tells a line that speaks to the reader and says nothing yet.
func greets(text string) bool {
	for _, w := range marks("greeting") {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "，")
}

// setTitleRole marks the block that holds the title.
func setTitleRole(d *report.Doc) {
	title := strings.TrimSpace(d.Meta.Title)
	if title == "" {
		return
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.From > frontBytes*2 {
			return
		}
		if strings.Trim(d.Text(b.Span), "*# \n\t=") == title && (b.Role == report.RoleBody || b.Role == report.RoleByline) {
			b.Role = report.RoleTitle
			return
		}
	}
}
