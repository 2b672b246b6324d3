package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// captionAt gives the length of the number that a caption begins with (图表12, 图 3, 表2, Figure 4, 图1-2), 0 when s begins with none.
// A sentence about a chart (图3显示, 图表1中) has no break behind its number and is none.
func captionAt(s string) int {
	rest := strings.TrimLeft(s, "*#【[ ")
	skip := len(s) - len(rest)
	for _, w := range marks("caption") {
		tail, ok := strings.CutPrefix(rest, w)
		if !ok {
			continue
		}
		n := len(tail)
		tail = strings.TrimLeft(tail, " ")
		digits := tail
		tail = strings.TrimLeft(tail, "0123456789")
		if len(tail) == len(digits) {
			return 0
		}
		if more, ok := strings.CutPrefix(tail, "-"); ok && more != "" && more[0] >= '0' && more[0] <= '9' {
			tail = strings.TrimLeft(more, "0123456789")
		}
		r, _ := utf8.DecodeRuneInString(tail)
		if tail != "" && !strings.ContainsRune("：:.．、 　】]\t|-—", r) {
			return 0
		}
		return skip + len(w) + n - len(tail)
	}
	return 0
}

// sourceAt gives the length of the words that a source line begins with (来源：, 资料来源:, 数据来源：), 0 when there are none.
func sourceAt(s string) int {
	rest := strings.TrimLeft(s, "*_ （(")
	skip := len(s) - len(rest)
	for _, w := range marks("caption_source") {
		tail, ok := strings.CutPrefix(rest, w)
		if !ok {
			continue
		}
		after := strings.TrimLeft(tail, " *")
		for _, c := range []string{"：", ":"} {
			if strings.HasPrefix(after, c) {
				return skip + len(w) + len(tail) - len(after) + len(c)
			}
		}
	}
	return 0
}

// findCaptions gives the captions of charts and tables and the source lines, each line with the caption it belongs to: the first of the captions before it that has none yet,
// so that two captions side by side take the two lines below them in their order.
func findCaptions(t *Text) []report.Finding {
	d := t.Doc
	var out []report.Finding
	var open []int // captions without a source line, by index in out
	taken := false // a source line has come since the last caption
	last := -1     // the caption of the last source line
	for i := range d.Blocks {
		b := d.Blocks[i]
		switch b.Role {
		case report.RoleCaption:
			if taken {
				open, taken = nil, false
			}
			for _, f := range captionsIn(d, b.Span) {
				open = append(open, len(out))
				out = append(out, f)
			}
		case report.RoleCaptionSource:
			of := -1
			if len(open) > 0 {
				of, open = open[0], open[1:]
				last = of
			} else if taken {
				of = last
			}
			taken = true
			out = append(out, sourceLine(d, b.Span, out, of))
		}
	}
	return out
}

// captionsIn gives the captions of one block; two of them may stand in one line.
func captionsIn(d *report.Doc, s report.Span) []report.Finding {
	text := d.Text(s)
	starts := []int{0}
	for at := 1; at < len(text); at++ {
		if (text[at-1] == ' ' || text[at-1] == '\t' || text[at-1] == '\n') && captionAt(text[at:]) > 0 {
			starts = append(starts, at)
		}
	}
	var out []report.Finding
	for i, from := range starts {
		to := len(text)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		part := strings.TrimRight(text[from:to], " \t\n*")
		n := captionAt(part)
		number := strings.ReplaceAll(strings.TrimLeft(part[:n], "*#【[ "), " ", "")
		title := strings.Trim(part[n:], "：:.．、 　】]\t*|")
		f := report.Finding{Kind: report.Caption, Label: title, Number: number, Source: report.Source{Span: report.Span{From: s.From + from, To: s.From + from + len(part)}}}
		if at := strings.Index(part, title); title != "" && at >= 0 {
			f.Source.Mark = report.Span{From: f.Source.Span.From + at, To: f.Source.Span.From + at + len(title)}
		}
		out = append(out, f)
	}
	return out
}

func sourceLine(d *report.Doc, s report.Span, found []report.Finding, of int) report.Finding {
	text := d.Text(s)
	f := report.Finding{Kind: report.CaptionSource, Label: strings.Trim(text[sourceAt(text):], " \t*）)"), Of: of, Source: report.Source{Span: s}}
	if of >= 0 {
		f.Note = strings.TrimSpace(found[of].Number + " " + found[of].Label)
	}
	return f
}
