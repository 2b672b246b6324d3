package model

import (
	"context"
	"strings"
	"testing"

	"yanku/internal/report"
)

// weekly is a small report: a key point, two moves of one index that contradict each other, capex, a caption with its source, a risk, and a disclaimer of two blocks.
func weekly() report.Stored {
	lines := []struct {
		text string
		kind report.BlockKind
		role report.Role
	}{
		{"通信周报", report.Heading, report.RoleTitle},
		{"光模块：本周上涨2.40%，本月以来上涨8.10%，本月以来上涨9.90%。", report.Item, report.RoleBody},
		{"微软4Q25资本开支为300亿美元，同比增长80%。", report.Paragraph, report.RoleBody},
		{"图表1：光模块走势", report.Paragraph, report.RoleCaption},
		{"来源：自有数据", report.Paragraph, report.RoleCaptionSource},
		{"需求不及预期。", report.Paragraph, report.RoleRisk},
		{"免责声明", report.Heading, report.RoleDisclaimer},
		{"本报告仅供参考。", report.Paragraph, report.RoleDisclaimer},
	}
	d := &report.Doc{}
	for i, l := range lines {
		if i > 0 {
			d.Body += "\n"
		}
		b := report.Block{Kind: l.kind, Role: l.role, Span: report.Span{From: len(d.Body), To: len(d.Body) + len(l.text)}}
		if l.kind == report.Heading {
			b.Level = 2
		}
		d.Body += l.text
		d.Blocks = append(d.Blocks, b)
	}
	d.Was = strings.NewReplacer("开", "開", "图", "圖").Replace(d.Body)
	s := report.Stored{Summary: report.Summary{ID: "w", Meta: report.Meta{Title: "通信周报", Traditional: true}}, Doc: d}
	at := func(quote, mark string) report.Source {
		from := strings.Index(d.Body, quote)
		m := from + strings.Index(quote, mark)
		return report.Source{Span: report.Span{From: from, To: from + len(quote)}, Mark: report.Span{From: m, To: m + len(mark)}, Quote: quote}
	}
	figure := func(k report.Kind, subject, period string, v float64, unit string, src report.Source) {
		f := report.Figure{Kind: k, Subject: report.Name{Text: subject}, Period: report.Period{Key: period}, Quantity: report.Quantity{Value: report.Num(v), Unit: unit}, Source: src, State: report.Extracted}
		f.Identify("w")
		s.Figures = append(s.Figures, f)
	}
	figure(report.IndexMove, "光模块", report.MTD, 9.9, "%", at("本月以来上涨9.90%", "9.90%"))
	figure(report.IndexMove, "光模块", report.Week, 2.4, "%", at("本周上涨2.40%", "2.40%"))
	figure(report.IndexMove, "光模块", report.MTD, 8.1, "%", at("本月以来上涨8.10%", "8.10%"))
	figure(report.Capex, "微软", "2025Q4", 300, "亿美元", at("微软4Q25资本开支为300亿美元，同比增长80%", "300亿美元"))
	s.Figures[3].Growth.YoY = report.Num(80)
	s.Flags = []report.Flag{{Kind: report.Contradiction, Level: report.LevelError, Figures: []report.ID{s.Figures[0].ID, s.Figures[2].ID}, Why: "两处说法不同"}}
	s.Findings = []report.Finding{
		{Kind: report.KeyPoint, Label: "光模块", Note: "本周上涨", Source: at("光模块：本周上涨2.40%", "光模块")},
		{Kind: report.Caption, Label: "光模块走势", Number: "图表1", Source: at("图表1：光模块走势", "图表1：光模块走势")},
		{Kind: report.CaptionSource, Of: 1, Source: at("来源：自有数据", "来源：自有数据")},
		{Kind: report.Risk, Label: "需求不及预期", Source: at("需求不及预期", "需求不及预期")},
	}
	return s
}

type cupboard struct{ reports map[report.ID]report.Stored }

func (c cupboard) Open(_ context.Context, id report.ID) (report.Stored, error) {
	s, ok := c.reports[id]
	if !ok {
		return s, errDisk
	}
	return s, nil
}

func openDetail(t *testing.T) (*desk, *Detail) {
	t.Helper()
	d := newDesk(t)
	other := report.Stored{Summary: report.Summary{ID: "o"}, Doc: &report.Doc{Body: "别的", Was: "别的", Blocks: []report.Block{{Kind: report.Paragraph, Span: report.Span{From: 0, To: 6}}}}}
	return d, NewDetail(d.Office, DetailPorts{Opener: cupboard{map[report.ID]report.Stored{"w": weekly(), "o": other}}, Pager: &paper{}, Filer: &paper{}})
}

// From a figure one comes to its sentence, and from the mark in the text back to the figure.
func TestFigureAndSentenceLeadToEachOther(t *testing.T) {
	d, m := openDetail(t)
	w := weekly()
	it := FigureItem(w.Figures[3].ID)
	m.Follow(Route{Report: "w", Tab: TextTab, Item: it}, nil)
	d.settle()
	pieces, _ := m.Text.Pieces()
	j := m.Text.Jump()
	if got := pieces[j.Piece].Text[j.From:j.To]; got != "微软4Q25资本开支为300亿美元，同比增长80%" {
		t.Errorf("came to %q", got)
	}
	var mark Mark
	for _, k := range pieces[j.Piece].Marks {
		if k.Item == it {
			mark = k
		}
	}
	if got := pieces[j.Piece].Text[mark.From:mark.To]; got != "300亿美元" || mark.Look != CapexLook {
		t.Errorf("mark %q looks %s", got, mark.Look)
	}
	_, kind, _ := it.Place(m.Report())
	m.Follow(Route{Report: "w", Tab: Home(kind), Item: it}, nil)
	row, _ := m.Data.Chosen()
	if m.Tab() != DataTab || row < 0 || m.Data.Rows()[row].ID != w.Figures[3].ID {
		t.Errorf("tab %s, row %d", m.Tab(), row)
	}
}

// A report that takes long to read does not replace one that was opened after it.
func TestLastReportOpenedIsShown(t *testing.T) {
	d, m := openDetail(t)
	m.Follow(Route{Report: "w", Tab: TextTab}, nil)
	m.Follow(Route{Report: "o", Tab: TextTab}, nil)
	d.job(1)
	d.paint()
	d.job(0)
	d.paint()
	if m.Report() == nil || m.Report().ID != "o" || m.Loading() {
		t.Errorf("shows %v, loading %t", m.Report(), m.Loading())
	}
	m.Follow(Route{Report: "gone", Tab: TextTab}, nil)
	d.settle()
	if len(d.problems) != 1 || m.Loading() {
		t.Errorf("a report that is not there: problems %v, loading %t", d.problems, m.Loading())
	}
}

func TestHitsAreMarkedAndWalkedThrough(t *testing.T) {
	d, m := openDetail(t)
	body := weekly().Doc.Body
	var hits []report.Span
	for at := 0; ; {
		i := strings.Index(body[at:], "本月以来")
		if i < 0 {
			break
		}
		hits = append(hits, report.Span{From: at + i, To: at + i + len("本月以来")})
		at += i + 1
	}
	m.Follow(Route{Report: "w", Tab: TextTab, Item: FirstHit}, hits)
	d.settle()
	if at, n := m.Text.Hits(); at != 0 || n != 2 {
		t.Errorf("hit %d of %d", at, n)
	}
	m.Text.NextHit(1)
	m.Text.NextHit(1)
	if at, _ := m.Text.Hits(); at != 0 {
		t.Errorf("the hits do not go round: at %d", at)
	}
	m.Text.NextHit(-1)
	j := m.Text.Jump()
	pieces, _ := m.Text.Pieces()
	if got := pieces[j.Piece].Text[j.From:]; !strings.HasPrefix(got, "本月以来上涨9.90%") {
		t.Errorf("the last hit stands at %q", got)
	}
	looks := map[Look]int{}
	for _, k := range pieces[j.Piece].Marks {
		looks[k.Look]++
	}
	if looks[HitLook] != 1 || looks[HereLook] != 1 || looks[UpLook] != 3 || looks[PointLook] != 1 {
		t.Errorf("marks %v", looks)
	}
}
