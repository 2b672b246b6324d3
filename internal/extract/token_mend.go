package extract

import (
	"strings"

	"yanku/internal/report"
)

// mender joins tokens of one sentence that are one thing only when seen together.
type mender struct {
	s      string
	base   int
	tokens []Token
}

// mend joins and renames the tokens of the sentence s, which stands at byte base of Body. It works in place.
func mend(tokens []Token, s string, base int) []Token {
	m := mender{s, base, tokens}
	out := tokens[:0]
	for i := 0; i < len(tokens); {
		if !m.looksAt(i) {
			out = append(out, tokens[i])
			i++
			continue
		}
		t, n := m.join(i)
		out = append(out, t)
		i += n
	}
	return out
}

// looksAt tells whether join may change token i, which most are spared: a token is large.
func (m *mender) looksAt(i int) bool {
	switch m.tokens[i].Class {
	case Family, Suffix, Group:
		return true
	}
	return m.spans(i+1) || m.spans(i+2) || i > 0 && m.tokens[i-1].Class == Compare
}

// spans tells whether token i is what stands between two ends: 至, -.
func (m *mender) spans(i int) bool {
	return i < len(m.tokens) && (m.tokens[i].Class == To || m.tokens[i].Class == Dash)
}

// join gives the token that begins at token i and how many tokens it is made of.
func (m *mender) join(i int) (Token, int) {
	if t, n := m.yearStart(i); n > 0 {
		return t, n
	}
	if t, n := m.shareClass(i); n > 0 {
		return t, n
	}
	t := m.tokens[i]
	switch {
	case t.Class == Family && strings.HasSuffix(m.text(i), "行业") && m.is(i+1, "中"): // 申万一级行业中 names the whole of which parts follow
		return Token{Kind: Keyword, Class: Category, Arg: "list", Span: report.Span{From: t.From, To: m.tokens[i+1].To}}, 2
	case t.Kind == Wild && m.is(i, "年初") && i > 0 && m.tokens[i-1].Class == Compare: // 较年初上涨
		if i+1 < len(m.tokens) && (m.tokens[i+1].Class == Up || m.tokens[i+1].Class == Down) {
			t.Kind, t.When = When, Moment{Key: report.YTD, Word: true}
		}
	case t.Class == Suffix && m.frontOfName(i), t.Class == Group && t.Arg == "" && m.moved(i):
		t.Class = Plain
	}
	return t, 1
}

func (m *mender) text(i int) string {
	return m.s[m.tokens[i].From-m.base : m.tokens[i].To-m.base]
}

// is tells whether token i is one of words.
func (m *mender) is(i int, words ...string) bool {
	if i >= len(m.tokens) {
		return false
	}
	for _, w := range words {
		if m.text(i) == w {
			return true
		}
	}
	return false
}

// touches tells whether token i begins where the one before it ends.
func (m *mender) touches(i int) bool {
	return i > 0 && i < len(m.tokens) && m.tokens[i].From == m.tokens[i-1].To
}

// yearStart reads the year to a named day or month: 年初至8月12日, 2019年初至11月末.
func (m *mender) yearStart(i int) (Token, int) {
	j, year := i, 0
	head := []string{"年初", "年年初"}
	if w := m.tokens[i].When; m.tokens[i].Kind == When && w.Year > 0 && w.Month+w.Q+w.Half == 0 && !w.Fiscal && !w.Years && !w.Since {
		j, year, head = i+1, w.Year, []string{"初", "年初"}
	}
	if !m.is(j, head...) || j+2 >= len(m.tokens) || m.tokens[j+1].Class != To && m.tokens[j+1].Class != Dash {
		return Token{}, 0
	}
	end := m.tokens[j+2]
	w := end.When
	if end.Kind != When || w.Since || w.To.Month > 0 || w.LastM > 0 || w.Month == 0 && w.Key != report.Day {
		return Token{}, 0
	}
	last := j + 2
	if m.is(last+1, "末", "底") {
		last++
	}
	t := Token{Kind: When, When: Moment{Since: true, Year: year, To: Day{w.Year, w.Month, w.Day}}}
	t.Span = report.Span{From: m.tokens[i].From, To: m.tokens[last].To}
	return t, last + 1 - i
}

// shareClass joins the letters behind a stock's name that tell what share it is: 寒武纪-U.
func (m *mender) shareClass(i int) (Token, int) {
	t := m.tokens[i]
	if t.Kind != Named || !hasSecurity(t) || !m.touches(i+1) || !m.touches(i+2) || m.tokens[i+1].Class != Dash {
		return t, 0
	}
	letters := m.text(i + 2)
	if len(letters) > 2 || strings.Trim(letters, "ABDHSUW") != "" {
		return t, 0
	}
	t.To = m.tokens[i+2].To
	return t, 3
}

// frontOfName tells whether a suffix begins a name: 产业互联网.
func (m *mender) frontOfName(i int) bool {
	if !m.is(i, "产业", "主题", "概念") || !m.touches(i+1) || m.touches(i) && content(m.tokens[i-1]) {
		return false
	}
	return m.tokens[i+1].Kind == Wild || m.tokens[i+1].Kind == Named
}

// moved tells whether a signed percentage stands in a bracket behind token i, as behind a name: 运营商(-1.93%).
func (m *mender) moved(i int) bool {
	if i+2 >= len(m.tokens) || m.tokens[i+1].Class != Open {
		return false
	}
	n := m.tokens[i+2]
	return n.Kind == Number && n.Num.Unit == Percent && n.Num.Sign != 0
}
