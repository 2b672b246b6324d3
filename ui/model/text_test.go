package model

import (
	"strings"
	"testing"

	"yanku/internal/i18n"
	"yanku/internal/report"
)

func texts(t *Text) string {
	var out []string
	pieces, _ := t.Pieces()
	for _, p := range pieces {
		out = append(out, string(p.Style)+":"+p.Text)
	}
	return strings.Join(out, "|")
}

// What is the same in every report is folded away; a hit in it opens the fold.
func TestNoticesFoldAndUnfold(t *testing.T) {
	w := weekly()
	m := NewText()
	m.Show(&w, nil)
	pieces, _ := m.Pieces()
	fold := pieces[len(pieces)-1]
	if fold.Style != FoldStyle || fold.Folded != 2 || fold.Open || strings.Contains(texts(m), "仅供参考") {
		t.Fatalf("pieces %s", texts(m))
	}
	m.Toggle(len(pieces) - 1)
	if !strings.Contains(texts(m), "仅供参考") {
		t.Errorf("after a tap: %s", texts(m))
	}
	pieces, _ = m.Pieces()
	m.Toggle(len(pieces) - 3)
	if strings.Contains(texts(m), "仅供参考") {
		t.Errorf("after a second tap: %s", texts(m))
	}
	at := strings.Index(w.Doc.Body, "仅供参考")
	m.SetHits([]report.Span{{From: at, To: at + len("仅供参考")}})
	m.NextHit(1)
	j := m.Jump()
	pieces, _ = m.Pieces()
	if got := pieces[j.Piece].Text[j.From:j.To]; got != "仅供参考" {
		t.Errorf("the hit in the notices is at %q", got)
	}
}

func TestScriptCanBeSwitched(t *testing.T) {
	w := weekly()
	m := NewText()
	m.Show(&w, nil)
	if !m.CanWrite() || strings.Contains(texts(m), "資") || strings.Contains(texts(m), "開") {
		t.Fatalf("can write %t: %s", m.CanWrite(), texts(m))
	}
	_, before := m.Pieces()
	m.SetWritten(true)
	if _, after := m.Pieces(); !strings.Contains(texts(m), "開支") || after == before {
		t.Errorf("as written: %s", texts(m))
	}
}

func TestOutlineIsTheHeadings(t *testing.T) {
	w := weekly()
	m := NewText()
	m.Show(&w, nil)
	o := m.Outline()
	if len(o) != 1 || o[0].Text != "通信周报" || o[0].Level != 1 {
		t.Errorf("outline %+v", o)
	}
}

// Two values for the same subject and period stand in two rows: nobody chooses between them silently.
func TestContradictionIsSeenTwice(t *testing.T) {
	w := weekly()
	var p Points
	p.Show(&w)
	if strings.Join(p.Periods, " ") != "week mtd" || len(p.Moves) != 2 {
		t.Fatalf("periods %v, rows %d", p.Periods, len(p.Moves))
	}
	var cells []string
	for _, r := range p.Moves {
		for _, f := range r.Cells {
			if f == nil {
				cells = append(cells, "")
				continue
			}
			cells = append(cells, Move(i18n.Chinese, f))
		}
	}
	if got := strings.Join(cells, " "); got != "+2.40% +9.90%  +8.10%" {
		t.Errorf("cells %q", got)
	}
}

func TestDataFiltersAndDoubts(t *testing.T) {
	w := weekly()
	var d Data
	d.Show(&w)
	kinds := d.Kinds()
	if len(kinds) != 2 || kinds[0] != (KindCount{report.IndexMove, 3}) || d.Rows()[0].Period.Key != report.Week {
		t.Errorf("kinds %v, first row %+v", kinds, d.Rows()[0])
	}
	if d.Doubt(w.Figures[0].ID) == "" || d.Doubt(w.Figures[1].ID) != "" {
		t.Error("the contradiction is not on its figures")
	}
	d.SetKind(report.Capex)
	if len(d.Rows()) != 1 {
		t.Errorf("%d rows of capex", len(d.Rows()))
	}
	d.Select(FigureItem(w.Figures[1].ID))
	if row, _ := d.Chosen(); row != 0 || d.Kind() != "" {
		t.Errorf("row %d under kind %q", row, d.Kind())
	}
}

func TestCaptionsHaveTheirSources(t *testing.T) {
	w := weekly()
	c := NewCaptions(newDesk(t).Office, &paper{})
	c.Show(&w)
	if len(c.Rows()) != 1 || c.Rows()[0].Number != "图表1" || c.Rows()[0].Source != "来源：自有数据" {
		t.Errorf("rows %+v", c.Rows())
	}
	c.Select(FindingItem(2))
	if row, _ := c.Chosen(); row != 0 {
		t.Errorf("the source line chooses row %d", row)
	}
}

func TestFiguresAreWrittenAsOneReadsThem(t *testing.T) {
	num := report.Num
	cases := []struct {
		name  string
		f     report.Figure
		value string
		sign  int
	}{
		{"a fall of an index", report.Figure{Kind: report.IndexMove, Quantity: report.Quantity{Value: num(-3.2), Unit: "%"}}, "−3.20", -1},
		{"a loose rise of a stock", report.Figure{Kind: report.StockMove, Quantity: report.Quantity{Value: num(7), Unit: "%", Qualifier: report.Nearly}}, "近 +7", 1},
		{"an amount", report.Figure{Kind: report.Capex, Quantity: report.Quantity{Value: num(299), Unit: "亿美元"}}, "299", 0},
		{"a range", report.Figure{Kind: report.Capex, Quantity: report.Quantity{Low: num(660), High: num(690), Unit: "亿美元"}}, "660–690", 0},
		{"a bound", report.Figure{Kind: report.Capex, Quantity: report.Quantity{Low: num(300), Unit: "亿美元"}}, "> 300", 0},
		{"a rating", report.Figure{Kind: report.Rating, Grade: report.Grade{Label: "买入"}}, "买入", 0},
		{"a code", report.Figure{Kind: report.Instrument, Subject: report.Name{Code: "159516"}}, "159516", 0},
	}
	for _, c := range cases {
		if v, s := Value(i18n.Chinese, &c.f), Sign(&c.f); v != c.value || s != c.sign {
			t.Errorf("%s: %q with sign %d, want %q with %d", c.name, v, s, c.value, c.sign)
		}
	}
	f := report.Figure{Growth: report.Growth{YoYLow: num(50), YoYHigh: num(100)}}
	if got := YoY(&f); got != "+50–100%" {
		t.Errorf("growth %q", got)
	}
	for key, want := range map[string]string{report.MTD: "MTD", "2025Q4": "2025Q4", "at:2026-02": "end of 2026-02", "2026-01..02": "2026-01–02"} {
		if got := PeriodName(i18n.English, report.Period{Key: key}); got != want {
			t.Errorf("period %s: %q, want %q", key, got, want)
		}
	}
}
