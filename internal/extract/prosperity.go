package extract

import (
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

var prosperityLabels = sync.OnceValue(func() []string { return lexicon.Default().ProsperityLabels() })

var anyProsperity = sync.OnceValue(func() *anyOf { return newAnyOf(prosperityLabels()) })

// findProsperity gives the prosperity of lines of business: the rows of a table with a column 景气度, and statements of the form 运营商：稳健向上.
func findProsperity(t *Text) []report.Figure {
	d := t.Doc
	var out []report.Figure
	for i := range d.Blocks {
		b := d.Blocks[i]
		switch {
		case !b.Role.Feeds() || b.Kind == report.Code:
		case b.Kind == report.Row:
			if f, ok := prosperityRow(t, i); ok {
				out = append(out, f)
			}
		default:
			out = append(out, prosperityIn(d, b)...)
		}
	}
	return out
}

// prosperityRow reads 运营商 | 稳健向上 | 说明 under 板块 | 景气度指标 | 本期景气度说明.
func prosperityRow(t *Text, i int) (report.Figure, bool) {
	d := t.Doc
	b := d.Blocks[i]
	head, ok := t.tableHead(i)
	if !ok || b.Head || len(b.Cells) < 2 {
		return report.Figure{}, false
	}
	label, note := prosperityColumns(d, head)
	if label < 1 || label >= len(b.Cells) {
		return report.Figure{}, false
	}
	word := strings.Trim(d.Text(b.Cells[label]), " *")
	subject := strings.Trim(d.Text(b.Cells[0]), " *")
	if word == "" || subject == "" || utf8.RuneCountInString(word) > 10 || strings.IndexFunc(word, isDigitRune) >= 0 {
		return report.Figure{}, false
	}
	f := report.Figure{Subject: report.Name{Text: subject}, Grade: report.Grade{Label: word}}
	f.Source = report.Source{Span: b.Cells[label], Mark: b.Cells[label], Context: []report.Span{head.Cells[label], b.Cells[0]}}
	if note > 0 && note < len(b.Cells) {
		f.Grade.Note = strings.TrimSpace(d.Text(b.Cells[note]))
	}
	return f, true
}

// prosperityColumns gives the columns of the label and of its explanation, -1 where the header has none.
func prosperityColumns(d *report.Doc, head report.Block) (label, note int) {
	label, note = -1, -1
	for c := range head.Cells {
		text := d.Text(head.Cells[c])
		switch {
		case !strings.Contains(text, "景气"):
		case strings.Contains(text, "说明") || strings.Contains(text, "点评") || strings.Contains(text, "描述"):
			note = c
		case label < 0:
			label = c
		}
	}
	return label, note
}

func isDigitRune(r rune) bool { return r >= '0' && r <= '9' }

// prosperityIn reads 光模块：加速向上, 光模块景气度（为、维持）稳健向上 and lists of such, in a block that is no row.
func prosperityIn(d *report.Doc, b report.Block) []report.Figure {
	text := d.Text(b.Span)
	if !anyProsperity().mayBeIn(text) {
		return nil
	}
	var out []report.Figure
	for _, label := range prosperityLabels() {
		short := utf8.RuneCountInString(label) < 4 && label != "高景气"
		for at := 0; ; {
			i := strings.Index(text[at:], label)
			if i < 0 {
				break
			}
			at += i
			if head, _ := cutColon(text[:at]); short && !prosperityList(head) {
				at += len(label) // 平稳 is a grade in a list of grades alone
				continue
			}
			if subject, ok := prosperitySubject(text, at, at+len(label)); ok && !overlaps(out, b.From+at) {
				f := report.Figure{Subject: report.Name{Text: text[subject.From:subject.To]}, Grade: report.Grade{Label: label}}
				f.Source.Span = report.Span{From: subject.From, To: at + len(label)}.Shift(b.From)
				f.Source.Mark = report.Span{From: at, To: at + len(label)}.Shift(b.From)
				out = append(out, f)
			}
			at += len(label)
		}
	}
	return out
}

func overlaps(found []report.Figure, at int) bool {
	for _, f := range found {
		if f.Source.Mark.From <= at && at < f.Source.Mark.To {
			return true
		}
	}
	return false
}
