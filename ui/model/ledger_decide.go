package model

import (
	"context"
	"slices"

	"yanku/internal/i18n"
	"yanku/internal/report"
)

// Tick ticks a line or takes its tick away; the next range begins there.
func (l *Ledger) Tick(row int) {
	if row < 0 || row >= len(l.page.rows) {
		return
	}
	id := l.page.rows[row].ID
	if l.ticked[id] {
		delete(l.ticked, id)
	} else {
		l.ticked[id] = true
	}
	l.anchor = row
	changed(l.Changed)
}

// TickTo ticks all lines from where the user was to row.
func (l *Ledger) TickTo(row int) {
	if row < 0 || row >= len(l.page.rows) {
		return
	}
	from := min(max(l.anchor, 0), len(l.page.rows)-1)
	for i := min(from, row); i <= max(from, row); i++ {
		l.ticked[l.page.rows[i].ID] = true
	}
	l.move(row)
}

// TickAll ticks every line, or none when all are ticked.
func (l *Ledger) TickAll() {
	if len(l.ticked) == len(l.page.rows) {
		clear(l.ticked)
	} else {
		for _, e := range l.page.rows {
			l.ticked[e.ID] = true
		}
	}
	changed(l.Changed)
}

// Ticked tells whether a figure is ticked.
func (l *Ledger) Ticked(id report.ID) bool { return l.ticked[id] }

// Ticks counts the ticked lines.
func (l *Ledger) Ticks() int { return len(l.ticked) }

// meant are the lines that a decision is for: the ticked ones, or the one the user is at.
func (l *Ledger) meant() (out []*Entry) {
	for _, e := range l.page.rows {
		if l.ticked[e.ID] {
			out = append(out, e)
		}
	}
	if e := l.Entry(); len(out) == 0 && e != nil {
		out = append(out, e)
	}
	return out
}

// Judge confirms or rejects the ticked lines, or the one the user is at. With an empty state earlier decisions are taken back. Those that have the state already stay as they are;
// a corrected figure that is confirmed keeps its correction, and so is left alone.
func (l *Ledger) Judge(state report.State) {
	var all []report.Decision
	for _, e := range l.meant() {
		switch {
		case e.state() == state, state == "" && e.state() == report.Extracted:
		case state == report.Confirmed && e.state() == report.Corrected:
		default:
			all = append(all, report.Decision{Figure: e.ID, Report: e.Report, State: state, Found: e.Figure})
		}
	}
	l.decide(all)
}

// Correct writes the figure the user is at as a draft has it; what the draft lacks is told by its Faults.
func (l *Ledger) Correct(d Draft) {
	e := l.Entry()
	if e == nil || len(d.Faults(nil)) > 0 {
		return
	}
	now := e.Figure
	d.into(&now)
	l.decide([]report.Decision{{Figure: e.ID, Report: e.Report, State: report.Corrected, Found: e.Figure, Now: now}})
}

// Add adds a figure to a report. Its words, where there are any, must stand there.
func (l *Ledger) Add(r *report.Stored, d Draft) {
	if r == nil || len(d.Faults(r.Doc)) > 0 {
		return
	}
	now := report.Figure{Report: r.ID, Source: report.Source{Rule: "user", Version: 1}}
	d.into(&now)
	d.anchor(&now, r.Doc)
	l.decide([]report.Decision{{Report: r.ID, State: report.Confirmed, Now: now}})
}

// decide writes decisions in the background. States are shown at once, the rest when it is written.
func (l *Ledger) decide(all []report.Decision) {
	switch {
	case len(all) == 0:
		return
	case l.Fixed:
		l.office.Problem(ErrReadOnly)
		return
	}
	if l.book != nil {
		l.book = l.book.with(all)
		l.look()
	}
	clear(l.ticked)
	changed(l.Changed)
	l.office.Start(func() {
		err := l.keeper.Decide(l.office.Context, slices.Clone(all))
		if l.office.Context.Err() != nil {
			return
		}
		l.office.Post(func() {
			if err != nil {
				l.office.Problem(err)
			} else if l.Decided != nil {
				l.Decided(all)
			}
			l.Stale()
		})
	})
}

// Undone is a change that was taken back. Verb is a word of the library's journal.
type Undone struct {
	Verb      string
	On        bool              // what a mark had been set to
	Count     int               // reports, figures or flags
	Decisions []report.Decision // of a change to figures
}

// Undoer takes back the last change; ok is false when there was none.
type Undoer interface {
	Undo(ctx context.Context) (u Undone, ok bool, err error)
}

// Was gives the number of a corrected figure before and after, empty when it was no correction of one figure.
func (u Undone) Was(l i18n.Lang) (was, now string) {
	if len(u.Decisions) != 1 || u.Decisions[0].State != report.Corrected || u.Decisions[0].Added() {
		return "", ""
	}
	d := u.Decisions[0]
	return Amount(l, &d.Found), Amount(l, &d.Now)
}

// Key names what was undone for the words of the window.
func (u Undone) Key() string {
	key := "undo." + u.Verb
	switch {
	case u.Verb == "decide" && len(u.Decisions) > 0:
		d := u.Decisions[0]
		switch {
		case d.Added() && d.State == report.Confirmed:
			return key + ".added"
		case d.State == "":
			return key + ".reset"
		}
		return key + "." + string(d.State)
	case u.On || u.Verb != "star" && u.Verb != "read" && u.Verb != "dismiss":
		return key
	}
	return key + ".off"
}
