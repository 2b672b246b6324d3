package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// keeper keeps the ledger of a library in memory. What is undone is the last decision.
type keeper struct {
	l       *library
	decided []report.Decision
}

func (c *keeper) Book(ctx context.Context) (*model.Book, error) {
	var said []report.Said
	for _, r := range c.l.rows {
		s, err := shelf{c.l}.Open(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		for _, d := range c.decided {
			if d.Figure == s.Figures[0].ID {
				s.Figures[0].State = d.State
				if d.State == report.Corrected {
					s.Figures[0].Quantity = d.Now.Quantity
				}
			}
		}
		said = append(said, report.Said{Summary: r, Figures: s.Figures})
	}
	return model.MakeBook(said, nil, nil), nil
}

func (c *keeper) Decide(_ context.Context, all []report.Decision) error {
	c.decided = append(c.decided, all...)
	return nil
}

func (c *keeper) History(_ context.Context, id report.ID) (out []model.Past, err error) {
	for _, d := range c.decided {
		if d.Figure == id {
			out = append(out, model.Past{Decision: d})
		}
	}
	return out, nil
}

func (c *keeper) Undo(context.Context) (u model.Undone, ok bool, err error) {
	if n := len(c.decided); n > 0 {
		u, ok = model.Undone{Verb: "decide", Count: 1, Decisions: c.decided[n-1:]}, true
		c.decided = c.decided[:n-1]
	}
	return u, ok, nil
}

func (c *keeper) Dismiss(context.Context, report.Flag, bool) error { return nil }

func (c *keeper) Again(context.Context, report.ID) (report.Diff, error) {
	return report.Diff{Added: []report.Figure{{Kind: report.Capex, Subject: report.Name{Text: "微软"}}}}, nil
}
func (c *keeper) Accept(context.Context, report.ID) error { return nil }

// The ledger lists all figures; keys confirm, a form corrects and says what is wrong, Ctrl+Z takes back, and the sentence opens in its report.
func TestLedger(t *testing.T) {
	w, trace := open(t, &library{rows: []report.Summary{newReport("a", "液冷周报"), newReport("b", "光模块周报")}}, Options{})
	w.openLedger()
	if !w.views.ledger.object.Visible() || w.views.library.Visible() || len(w.ledger.Rows()) != 2 || !seen(w, "数据台账") {
		t.Fatalf("%d rows", len(w.ledger.Rows()))
	}
	list := w.views.ledger.list
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	list.TypedRune('c')
	if e := w.ledger.Entry(); e == nil || e.State != report.Confirmed || !seen(w, "已确认 1") {
		t.Errorf("confirmed: %+v", e)
	}
	if !strings.Contains(trace.String(), "trace decided n=1 state=confirmed") {
		t.Error(trace.String())
	}
	e := w.ledger.Entry()
	f := newDraftForm(w.kit, model.DraftOf(&e.Figure), nil)
	f.save = widget.NewButton("", nil)
	f.check()
	if f.save.Disabled() {
		t.Errorf("a figure as it is has faults: %+v", f.draft().Faults(nil))
	}
	d := f.draft()
	d.Value = "2.04"
	w.ledger.Correct(d)
	if got := model.Amount(w.kit.lang, &w.ledger.Entry().Figure); got != "+2.04%" || len(w.ledger.History()) != 2 {
		t.Errorf("corrected to %s, history %+v", got, w.ledger.History())
	}
	w.undo()
	if got := model.Amount(w.kit.lang, &w.ledger.Entry().Figure); got != "+2.40%" || !strings.Contains(trace.String(), "trace undone verb=decide") {
		t.Errorf("undone: %s", got)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if r := w.nav.Route(); r.View != model.LibraryView || r.Report != e.Report || r.Tab != model.TextTab {
		t.Errorf("at %+v", r)
	}
}

// What extracting again changes is listed before it is accepted.
func TestExtractAgain(t *testing.T) {
	w, trace := open(t, &library{rows: []report.Summary{newReport("a", "液冷周报")}}, Options{})
	v := newAgainView(w.kit, model.NewAgain(w.office, w.ports.Again))
	v.model.Start(w.library.Rows())
	if v.accept.Disabled() || len(v.reader.Blocks()) != 3 || !strings.Contains(v.reader.Blocks()[2].Text, "微软") {
		t.Errorf("%+v", v.reader.Blocks())
	}
	w.extractAgain(true)
	w.escape()
	if strings.Contains(trace.String(), "again accepted") {
		t.Error("accepted without being asked for")
	}
}
