package extract

import (
	"strings"

	"yanku/internal/report"
)

// move is a stated change of a price in percent, or a difference of two, before it becomes a figure.
type move struct {
	kind     report.Kind
	subject  report.Name
	measure  string // of an excess: against what
	value    float64
	unit     string
	qual     report.Qualifier
	period   report.Period
	rank     report.Rank
	forecast bool
	author   string
	span     report.Span
	mark     report.Span
	context  []report.Span
}

// allMoves gives the moves of the text, parsed at the first call.
func (t *Text) allMoves() []move {
	if !t.parsed {
		t.parsed = true
		p := newParser(t)
		for i := range t.Sentences {
			p.sentence(&t.Sentences[i])
		}
		t.moves = p.moves
		t.captionCodes()
		t.sameNames()
	}
	return t.moves
}

// captionCodes gives the moves of an index the code that a caption of the report writes behind its name: 图表1：服务器指数 (8841058.WI) 走势.
func (t *Text) captionCodes() {
	codes := map[string]string{}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if t.Doc.Blocks[s.Block].Role != report.RoleCaption {
			continue
		}
		subs, _ := t.subjects(s)
		for _, sub := range subs {
			if strings.Contains(sub.name.Code, ".") && sub.told {
				codes[bareIndex(sub.name.Text)] = sub.name.Code
			}
		}
	}
	for i := range t.moves {
		m := &t.moves[i]
		if code, ok := codes[bareIndex(m.subject.Text)]; ok && m.kind == report.IndexMove {
			m.subject.Code = code
			if list := t.Lex.Code(code); len(list) > 0 {
				m.subject.Family = list[0].Family
			} else if strings.HasSuffix(code, ".WI") {
				m.subject.Family = "万得"
			}
		}
	}
}

// sameNames gives one name to the same statement made under two: 传媒行业 −1.58% and 传媒板块 −1.58% of one week.
func (t *Text) sameNames() {
	type key struct {
		kind   report.Kind
		name   string
		period string
		value  float64
	}
	first := map[key]report.Name{}
	for i := range t.moves {
		m := &t.moves[i]
		if m.kind != report.IndexMove {
			continue
		}
		k := key{m.kind, bareIndex(m.subject.Text), m.period.Key, m.value}
		if n, ok := first[k]; ok && (n.Family == m.subject.Family || m.subject.Family == "" || n.Family == "") {
			m.subject = n
			continue
		}
		first[k] = m.subject
	}
}

func findIndexMoves(t *Text) []report.Figure { return t.figures(report.IndexMove) }

// figures turns the moves of one kind into figures.
func (t *Text) figures(kind report.Kind) []report.Figure {
	moves := t.allMoves()
	n := 0
	for i := range moves {
		if moves[i].kind == kind {
			n++
		}
	}
	out := make([]report.Figure, 0, n) // a large text has hundreds of thousands, and growing would copy them
	for i := range moves {
		m := &moves[i]
		if m.kind != kind {
			continue
		}
		v := m.value
		out = append(out, report.Figure{
			Kind: kind, Subject: m.subject, Measure: m.measure, Period: m.period,
			Quantity: report.Quantity{Value: &v, Unit: m.unit, Qualifier: m.qual},
			Rank:     m.rank, Author: m.author,
			Source: report.Source{Span: m.span, Mark: m.mark, Context: m.context},
		})
	}
	return out
}
