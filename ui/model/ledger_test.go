package model

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"yanku/internal/report"
)

// books is a ledger in memory. What is decided is in the next book.
type books struct {
	said    []report.Said
	flags   []report.Flag
	decided []report.Decision
	past    map[report.ID][]Past
	fail    error
}

func (b *books) Book(context.Context) (*Book, error) {
	said := make([]report.Said, len(b.said))
	for i, s := range b.said {
		said[i] = report.Said{Summary: s.Summary}
		for _, f := range s.Figures {
			for _, d := range b.decided {
				if d.Figure == f.ID {
					f.State = d.State
					if d.State == report.Corrected {
						f.Quantity = d.Now.Quantity
					}
				}
			}
			said[i].Figures = append(said[i].Figures, f)
		}
	}
	return MakeBook(said, b.flags, func(text string) func(*Entry) bool {
		return func(e *Entry) bool { return strings.Contains(e.Subject.Text, text) }
	}), nil
}

func (b *books) Decide(_ context.Context, all []report.Decision) error {
	b.decided = append(b.decided, all...)
	return b.fail
}

func (b *books) History(_ context.Context, id report.ID) ([]Past, error) { return b.past[id], nil }

// newBooks are two reports and a workbook: the second report's move of a differs from the workbook.
func newBooks() *books {
	figure := func(id, by report.ID, k report.Kind, subject string, v float64, rule string) report.Figure {
		return report.Figure{
			ID: id, Report: by, Kind: k, Subject: report.Name{Text: subject, Family: "万得"}, Quantity: report.Quantity{Value: report.Num(v), Unit: "%"}, State: report.Extracted,
			Period: report.Period{Key: report.Week, End: report.Date{Year: 2026, Month: 3, Day: 27}}, Source: report.Source{Rule: rule},
		}
	}
	said := func(id report.ID, day int, figures ...report.Figure) report.Said {
		return report.Said{Summary: report.Summary{ID: id, Meta: report.Meta{Institution: string(id), Date: report.Date{Year: 2026, Month: 3, Day: day}}}, Figures: figures}
	}
	return &books{
		said: []report.Said{
			said("r", 28, figure("a1", "r", report.IndexMove, "光模块", 2.43, "move"), figure("b1", "r", report.Capex, "微软", 300, "capex")),
			said("s", 27, figure("a2", "s", report.IndexMove, "光模块", 3.1, "move"), figure("c1", "s", report.StockMove, "甲", -1, "move")),
			said("ref", 1, figure("a0", "ref", report.IndexMove, "光模块", 2.43, "reference")),
		},
		flags: []report.Flag{{ID: "x", Level: report.LevelError, Figures: []report.ID{"a2"}}, {ID: "y", Level: report.LevelError, State: "dismissed", Figures: []report.ID{"b1"}}},
		past:  map[report.ID][]Past{"a1": {{At: 1, Decision: report.Decision{Figure: "a1", State: report.Confirmed}}}},
	}
}

func linesOf(l *Ledger) string {
	var out []string
	for _, e := range l.Rows() {
		out = append(out, string(e.ID))
	}
	return strings.Join(out, " ")
}

func shownLedger(t *testing.T) (*desk, *books, *Ledger) {
	t.Helper()
	d, b := newDesk(t), newBooks()
	l := NewLedger(d.Office, b)
	l.Show()
	d.settle()
	return d, b, l
}

// All figures stand there, filtered by kind, state, doubt, reference and words, sorted by any column; the chips count what the other wants leave.
func TestLedgerFilters(t *testing.T) {
	d, _, l := shownLedger(t)
	for _, c := range []struct {
		what string
		want Want
		rows string
	}{
		{"all, as the reports stand", Want{}, "a1 b1 a2 c1 a0"},
		{"by kind", Want{Kind: report.IndexMove}, "a1 a2 a0"},
		{"by words", Want{Text: "微软"}, "b1"},
		{"in doubt, dismissed ones not", Want{Doubt: true}, "a2"},
		{"what differs from a reference, and the reference", Want{Differ: true}, "a2 a0"},
		{"nobody confirmed any", Want{State: report.Confirmed}, ""},
		{"by value", Want{Column: ValueColumn, Up: true}, "c1 a1 a0 a2 b1"},
		{"by value, down", Want{Column: ValueColumn}, "b1 a2 a1 a0 c1"},
		{"by report, down", Want{Column: ReportColumn}, "a1 b1 a2 c1 a0"},
		{"by kind, those alike as they stood", Want{Column: KindColumn, Up: true}, "b1 a1 a2 a0 c1"},
	} {
		l.Ask(c.want)
		d.settle()
		if got := linesOf(l); got != c.rows {
			t.Errorf("%s: %s, want %s", c.what, got, c.rows)
		}
	}
	l.Ask(Want{Kind: report.IndexMove})
	d.settle()
	doubts, differ := l.Doubts()
	agree, against := l.Checked()
	if got := fmt.Sprint(l.Kinds(), l.States(""), l.States(report.Extracted), doubts, differ, agree, against); got != "[{index_move 3} {capex 1} {stock_move 1}] 3 3 1 2 1 1" {
		t.Errorf("counts %s", got)
	}
	l.Sort(ValueColumn)
	l.Sort(ValueColumn)
	d.settle()
	if w := l.Want(); w.Column != ValueColumn || w.Up {
		t.Errorf("the second tap on a column: %+v", w)
	}
	l.Sort(ValueColumn)
	if w := l.Want(); w.Column != "" {
		t.Errorf("the third tap on a column: %+v", w)
	}
}

// A newer want wins while an older one is looked up, and the user's figure stays found.
func TestLedgerNewestWantWins(t *testing.T) {
	d, _, l := shownLedger(t)
	l.Go(2)
	d.settle()
	l.Ask(Want{Text: "微"})
	l.Ask(Want{Text: "光"})
	d.job(1)
	d.paint()
	d.job(0)
	d.settle()
	if linesOf(l) != "a1 a2 a0" || l.Row() != 1 || l.Entry().ID != "a2" {
		t.Errorf("%s at %d", linesOf(l), l.Row())
	}
	if b := l.Entry().Beside; len(b) != 1 || b[0].Agrees || b[0].ID != "a0" || b[0].By.ID != "ref" {
		t.Errorf("beside it %+v", b)
	}
}

// C and R decide on the line or on the ticked ones; under a state's chip the next line moves up; history comes with the line; a failure is told and takes the look back.
func TestLedgerDecides(t *testing.T) {
	d, b, l := shownLedger(t)
	told := 0
	l.Decided = func(all []report.Decision) { told += len(all) }
	l.Ask(Want{State: report.Extracted})
	d.settle()
	l.Go(0)
	d.settle()
	if h := l.History(); len(h) != 1 || h[0].State != report.Confirmed {
		t.Errorf("history %+v", h)
	}
	l.Judge(report.Confirmed)
	d.settle()
	if linesOf(l) != "b1 a2 c1 a0" || l.Row() != 0 || len(b.decided) != 1 || told != 1 || len(l.History()) != 0 {
		t.Errorf("%s at %d, %v, told %d", linesOf(l), l.Row(), b.decided, told)
	}
	l.Tick(1)
	l.TickTo(3)
	if l.Ticks() != 3 || !l.Ticked("c1") || l.Row() != 3 {
		t.Errorf("%d ticked at %d", l.Ticks(), l.Row())
	}
	l.Judge(report.Rejected)
	d.settle()
	if linesOf(l) != "b1" || l.Ticks() != 0 || len(b.decided) != 4 {
		t.Errorf("%s, %d decisions", linesOf(l), len(b.decided))
	}
	l.TickAll()
	l.TickAll()
	if l.Ticks() != 0 {
		t.Error("all are ticked, then none")
	}
	b.fail = errDisk
	l.Go(0)
	l.Judge(report.Confirmed)
	d.settle()
	if len(d.problems) != 1 || told != 4 {
		t.Errorf("problems %v, told %d", d.problems, told)
	}
	l.Fixed = true
	l.Ask(Want{})
	d.settle()
	l.Go(0)
	l.Judge(report.Rejected)
	if len(d.problems) != 2 || len(b.decided) != 5 {
		t.Errorf("in a library for reading only: %v", d.problems)
	}
}

// A correction keeps what it does not change; a figure that is added is tied to its words.
func TestLedgerCorrectsAndAdds(t *testing.T) {
	d, b, l := shownLedger(t)
	l.Go(0)
	draft := DraftOf(&l.Entry().Figure)
	draft.Value = "１0,000.56%"
	l.Correct(draft)
	d.settle()
	got := b.decided[0]
	if got.State != report.Corrected || *got.Now.Quantity.Value != 10000.56 || got.Now.Period != l.book.Entries[0].Period || got.Now.Subject.Family != "万得" {
		t.Errorf("%+v", got)
	}
	if e := l.Entry(); e.State != report.Corrected || *e.Quantity.Value != 10000.56 {
		t.Errorf("shown as %+v", e.Quantity)
	}
	w := weekly()
	add := Draft{Kind: report.Metric, Subject: "通信", Measure: "订单", Period: "2026-03", Value: "300", Unit: "亿美元", Quote: "资本开支为300亿美元"}
	l.Add(&w, add)
	d.settle()
	f := b.decided[1].Now
	if f.Report != "w" && b.decided[1].Report != "w" || w.Doc.Text(f.Source.Span) != add.Quote || w.Doc.Text(f.Source.Mark) != "300" || f.Source.Rule != "user" {
		t.Errorf("%+v", b.decided[1])
	}
	add.Quote = "没有这句"
	l.Add(&w, add)
	l.Add(nil, add)
	d.settle()
	if len(b.decided) != 2 {
		t.Error("a figure with faults was added")
	}
}

// What is wrong with a typed figure is told by its field.
func TestDraftFaults(t *testing.T) {
	doc := &report.Doc{Body: "订单饱满，订单饱满。产能不足"}
	good := Draft{Kind: report.Capex, Subject: "微软", Period: "2025Q4", Value: "300"}
	for _, c := range []struct {
		what   string
		change func(*Draft)
		want   string
	}{
		{"all well", func(*Draft) {}, ""},
		{"no kind and no subject", func(d *Draft) { d.Kind, d.Subject = "", " " }, "kind:kind subject:subject"},
		{"a period that is none", func(d *Draft) { d.Period = "上周二" }, "period:period"},
		{"months from one year on", func(d *Draft) { d.Period = "2026-01..02" }, ""},
		{"a fiscal quarter", func(d *Draft) { d.Period = "FY2026Q2" }, ""},
		{"a stock at its end", func(d *Draft) { d.Period = "at:2026-02" }, ""},
		{"a date that is none", func(d *Draft) { d.End = "2026-02-31" }, "end:date"},
		{"an end before its beginning", func(d *Draft) { d.Start, d.End = "2026-03-27", "2026-03-23" }, "end:order"},
		{"no number", func(d *Draft) { d.Value = "很多" }, "value:number"},
		{"a range the wrong way round", func(d *Draft) { d.Value, d.Low, d.High = "", "2", "1" }, "high:range"},
		{"value and range", func(d *Draft) { d.Low = "1" }, "value:either"},
		{"nothing", func(d *Draft) { d.Value = "" }, "value:value"},
		{"growth alone", func(d *Draft) { d.Value, d.Growth = "", "−12.5%" }, ""},
		{"words that are not there", func(d *Draft) { d.Quote = "降价" }, "quote:quote"},
		{"words that are there twice", func(d *Draft) { d.Quote = "订单饱满" }, "quote:quotes"},
		{"words that are there", func(d *Draft) { d.Quote = "产能不足" }, ""},
	} {
		draft := good
		c.change(&draft)
		var got []string
		for _, f := range draft.Faults(doc) {
			got = append(got, f.Field+":"+strings.TrimPrefix(f.Key, "fault."))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.what, got, c.want)
		}
	}
}

// What was taken back is named after what it was.
func TestUndoneKey(t *testing.T) {
	found := report.Figure{Kind: report.IndexMove, Quantity: report.Quantity{Value: report.Num(10.65), Unit: "%"}}
	now := found
	now.Quantity.Value = report.Num(10.56)
	for _, c := range []struct {
		u    Undone
		want string
	}{
		{Undone{Verb: "star", On: true}, "undo.star"},
		{Undone{Verb: "star"}, "undo.star.off"},
		{Undone{Verb: "put"}, "undo.put"},
		{Undone{Verb: "dismiss"}, "undo.dismiss.off"},
		{Undone{Verb: "decide", Decisions: []report.Decision{{State: report.Rejected, Found: found}}}, "undo.decide.rejected"},
		{Undone{Verb: "decide", Decisions: []report.Decision{{Found: found}}}, "undo.decide.reset"},
		{Undone{Verb: "decide", Decisions: []report.Decision{{State: report.Confirmed, Now: now}}}, "undo.decide.added"},
	} {
		if got := c.u.Key(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.u, got, c.want)
		}
	}
	u := Undone{Verb: "decide", Decisions: []report.Decision{{State: report.Corrected, Found: found, Now: now}}}
	if was, to := u.Was("zh"); was != "+10.65%" || to != "+10.56%" {
		t.Errorf("%s → %s", was, to)
	}
}
