package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// legalFrom gives the offset from which a text is legal matter to its end, len(d.Body) when there is none: a text got from PDF without line breaks
// has its declarations and its rating legend run into the last page. Texts with headings have them in blocks of their own.
func legalFrom(d *report.Doc) int {
	half := len(d.Body) / 2
	lastHeading := 0
	for _, b := range d.Blocks {
		if b.Kind == report.Heading {
			lastHeading = b.From
		}
	}
	first := len(d.Body)
	for _, w := range roleWords().heads {
		if !declares(w) {
			continue
		}
		for at := max(half, lastHeading); at < first; {
			i := strings.Index(d.Body[at:first], w.words)
			if i < 0 {
				break
			}
			at += i
			if legalHead(d.Body, at, len(w.words)) && !headsBlock(d, at) {
				first = at
				break
			}
			at += len(w.words)
		}
	}
	return first
}

// declares tells the heads of legal matter that cannot be words of a sentence.
func declares(w roleWord) bool {
	if w.role != report.RoleDisclaimer && w.role != report.RoleLegend || utf8.RuneCountInString(w.words) < 4 {
		return false
	}
	for _, tail := range marks("declaration") {
		if strings.HasSuffix(w.words, tail) {
			return true
		}
	}
	return false
}

// headsBlock tells whether the words at byte at are the head of their block, which the walk over the blocks sees by itself.
func headsBlock(d *report.Doc, at int) bool {
	i := d.BlockAt(at)
	if i < 0 {
		return false
	}
	text := strings.TrimSpace(d.Text(d.Blocks[i].Span))
	_, _, ok := headWord(text, utf8.RuneCountInString(text))
	return ok && utf8.RuneCountInString(d.Body[d.Blocks[i].From:at]) < 8
}

// legalHead tells whether the words at byte at are the head of a declaration and not a mention of it, as in 请务必阅读正文之后的免责声明部分.
func legalHead(body string, at, size int) bool {
	before := body[max(0, at-24):at]
	for _, w := range marks("legal_mention") {
		if i := strings.LastIndex(before, w); i >= 0 && !strings.ContainsAny(before[i:], "。\n") {
			return false
		}
	}
	after := body[at+size : min(len(body), at+size+150)]
	for _, w := range marks("legal_goes_on") {
		if strings.HasPrefix(after, w) {
			return false
		}
	}
	for _, w := range marks("legal_proof") {
		if strings.Contains(after, w) {
			return true
		}
	}
	return false
}
