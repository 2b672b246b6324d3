package likeness

import (
	"fmt"
	"strings"
	"testing"

	"yanku/internal/report"
)

// words makes n sentences of our own, each with numbers that follow from seed.
func words(n, seed int) []string {
	subjects := []string{"光模块", "服务器", "交换机", "液冷机柜", "光纤预制棒", "边缘节点", "电源模组", "高速连接器", "铜缆", "机房租赁"}
	verbs := []string{"出货量环比增加", "订单能见度延长到", "平均价格回落", "产能利用率升到", "库存周转天数降到", "招标份额占", "单月产值约为"}
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("第%d条：%s%s%d.%02d，较前值变化%d个基点。", i+1, subjects[(i*7+i/3)%len(subjects)], verbs[(i*5+i/7)%len(verbs)], (i*37+seed*13)%90+1, (i*11+seed*29)%100, (i*3+seed*17)%50))
	}
	return out
}

// side makes a report of paragraphs.
func side(m report.Meta, paragraphs ...string) Side {
	d := &report.Doc{Meta: m}
	for _, p := range paragraphs {
		from := len(d.Body)
		d.Body += p + "\n"
		d.Blocks = append(d.Blocks, report.Block{Kind: report.Paragraph, Role: report.RoleBody, Span: report.Span{From: from, To: len(d.Body) - 1}})
	}
	return Side{Text: Read(d), Meta: m}
}

func meta(title, date string) report.Meta {
	m := report.Meta{Title: title, Institution: "示例证券"}
	m.Date, _ = report.ParseDate(date)
	return m
}

// week gives a weekly's Meta for the five days up to date.
func week(date string) report.Meta {
	m := meta("通信行业周报", date)
	m.End = m.Date
	m.Start = m.End.Add(-4)
	return m
}

func TestAlike(t *testing.T) {
	text := words(40, 1)
	revised := append(append([]string{}, text[:34]...), words(40, 9)[34:]...)
	same, later := week("2026-03-27"), week("2026-04-03")
	otherDesk := same
	otherDesk.Institution = "另一证券"
	for _, c := range []struct {
		shows string
		a, b  Side
		want  bool
	}{
		{"one text set in other paragraphs is one report", side(same, text...), side(same, strings.Join(text, "")), true},
		{"a print may tell no date and another title", side(same, text...), side(meta("", ""), text...), true},
		{"a reprint of the whole text on another day is one report", side(same, text...), side(meta("通信行业周报", "2026-03-29"), text...), true},
		{"a third of the sentences revised, of one title and week", side(same, text...), side(same, revised...), true},
		{"the word for a revision in the title is no other title", side(same, text...), side(func() report.Meta { m := same; m.Title += "（修订版）"; return m }(), revised...), true},
		{"next week's report from the same template is another", side(same, text...), side(later, words(40, 2)...), false},
		{"even when only a sixth of it is new", side(same, text...), side(later, revised...), false},
		{"another desk's report with much of the same text is another", side(same, text...), side(otherDesk, revised...), false},
		{"reports without date and title must be nearly equal", side(report.Meta{}, text...), side(report.Meta{}, revised...), false},
		{"what another publisher set in Traditional script is another", side(same, text...), side(func() report.Meta { m := same; m.Traditional = true; return m }(), text...), false},
		{"a note too short to compare is never a version", side(same, "光模块上涨3%。"), side(same, "光模块上涨3%。"), false},
		{"a short note must be equal", side(same, text[:4]...), side(same, text[:4]...), true},
		{"or it is another", side(same, text[:4]...), side(same, append(text[:3:3], words(4, 5)[3])...), false},
	} {
		share, got := Alike(c.a, c.b)
		if got != c.want {
			t.Errorf("%s: %t at %.3f", c.shows, got, share)
		}
		if got && !May(c.a.Meta, c.b.Meta, c.a.Text.Print().Near(c.b.Text.Print())) {
			t.Errorf("%s: not looked at", c.shows)
		}
		if back, again := Alike(c.b, c.a); back != share || again != got {
			t.Errorf("%s: the other way about %t at %.3f", c.shows, again, back)
		}
	}
}

// The print of a text finds those that are alike, and tells their likeness to within what compare allows.
func TestPrint(t *testing.T) {
	text := words(60, 1)
	for kept := 60; kept >= 0; kept -= 5 {
		a, b := side(report.Meta{}, text...), side(report.Meta{}, append(append([]string{}, text[:kept]...), words(60, 7)[kept:]...)...)
		p, q := a.Text.Print(), b.Text.Print()
		share := jaccard(a.Text.shingles, b.Text.shingles)
		if near := p.Near(q); near < share-0.15 || near > share+0.15 {
			t.Errorf("%.2f of the words in common: estimated %.2f", share, near)
		}
		meet := false
		for i, band := range p.Bands() {
			meet = meet || band == q.Bands()[i]
		}
		if !meet && share >= revised {
			t.Errorf("%.2f of the words in common and no band", share)
		}
		back, ok := ReadPrint(p.Bytes())
		if !ok || back != p {
			t.Error("a print does not come back as it was")
		}
	}
	if _, ok := ReadPrint([]byte("x")); ok {
		t.Error("a damaged print is read")
	}
}

// Script, width, case, spaces, line ends and punctuation make no difference; bylines and disclaimers are left out.
func TestReadFolds(t *testing.T) {
	a := side(report.Meta{}, "光模塊（ＣＰＯ）上漲３.２５％，產業鏈訂單飽滿。")
	b := side(report.Meta{}, "光模块 (cpo) 上涨", "3.25%，产业链订单饱满")
	if share, _ := Alike(a, b); share != 1 || a.Text.Size() == 0 {
		t.Errorf("likeness %.2f of %d shingles", share, a.Text.Size())
	}
	d := &report.Doc{Body: "本报告仅供本公司客户使用，不构成投资建议。", Blocks: []report.Block{{Role: report.RoleDisclaimer, Span: report.Span{From: 0, To: 63}}}}
	if n := Read(d).Size(); n != 0 {
		t.Errorf("%d shingles of a disclaimer", n)
	}
}

func TestSupersedes(t *testing.T) {
	day := func(s string) report.Date { d, _ := report.ParseDate(s); return d }
	first := Edition{File: "周报.md", Title: "通信行业周报", Date: day("2026-03-27"), Format: "markdown"}
	for _, c := range []struct {
		shows    string
		change   func(*Edition)
		likeness float64
		want     bool
	}{
		{"the print of the same text changes nothing", func(e *Edition) { e.Format = "pdf" }, 1, false},
		{"a later date is a later edition", func(e *Edition) { e.Date = day("2026-03-30") }, 0.9, true},
		{"an earlier one is not", func(e *Edition) { e.Date = day("2026-03-20") }, 0.9, false},
		{"a title that says so", func(e *Edition) { e.Title += "(修订版)"; e.Format = "pdf" }, 0.9, true},
		{"a file's name that says so", func(e *Edition) { e.File = "周报-更正.pdf" }, 0.9, true},
		{"other words in the same format", func(*Edition) {}, 0.8, true},
		{"the same words in the same format", func(*Edition) {}, 0.99, false},
		{"other words in a print may be how it was read", func(e *Edition) { e.Format = "pdf" }, 0.8, false},
	} {
		next := first
		c.change(&next)
		if got := next.Supersedes(first, c.likeness); got != c.want {
			t.Errorf("%s: %t", c.shows, got)
		}
	}
}

// A print takes a few milliseconds for a long report.
func BenchmarkPrint(b *testing.B) {
	s := side(report.Meta{}, words(400, 1)...)
	b.ReportMetric(float64(s.Text.Size()), "shingles")
	for b.Loop() {
		s.Text.Print()
	}
}
