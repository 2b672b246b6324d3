package model

import (
	"context"
	"slices"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Past is one decision in the history of a figure.
type Past struct {
	At     int64 // Unix milliseconds
	Undone bool  // it was taken back
	report.Decision
}

// Bookkeeper keeps the ledger: it reads it whole, writes decisions as one change, and tells what was decided on a figure.
type Bookkeeper interface {
	Book(ctx context.Context) (*Book, error)
	Decide(ctx context.Context, decisions []report.Decision) error
	History(ctx context.Context, figure report.ID) ([]Past, error)
}

// Ledger is the page of all figures: which are wanted, which one the user is at, which ones are ticked.
type Ledger struct {
	office *Office
	keeper Bookkeeper
	read   task.Latest
	find   task.Latest
	recall task.Latest

	book    *Book
	stale   bool // the library changed since the book was read
	shown   bool // the page is seen
	want    Want
	page    page
	at      report.ID // the figure the user is at
	row     int       // where it stands, -1 for nowhere
	ticked  map[report.ID]bool
	anchor  int // where a range of ticks begins
	history []Past

	Fixed   bool // the library is open for reading only
	Changed func()
	Decided func(decisions []report.Decision) // after decisions were written
}

// NewLedger gives a ledger that is read when it is first shown.
func NewLedger(o *Office, k Bookkeeper) *Ledger {
	return &Ledger{office: o, keeper: k, stale: true, row: -1, ticked: map[report.ID]bool{}}
}

// Show has the page seen, Hide not any more: what changes meanwhile is read when it is seen again.
func (l *Ledger) Show() {
	l.shown = true
	if l.stale {
		l.load()
	}
}

// Hide ends Show.
func (l *Ledger) Hide() { l.shown = false }

// Stale tells that the figures of the library changed.
func (l *Ledger) Stale() {
	l.stale = true
	if l.shown {
		l.load()
	}
}

// Loading tells whether the ledger is read for the first time.
func (l *Ledger) Loading() bool { return l.book == nil }

func (l *Ledger) load() {
	l.stale = false
	work(l.office, &l.read, l.keeper.Book, func(b *Book, err error) {
		if err != nil {
			l.stale = true
			l.office.Problem(err)
			return
		}
		l.book = b
		l.look()
	})
}

// look finds what is wanted; the rows stay until it is there.
func (l *Ledger) look() {
	if l.book == nil {
		return
	}
	book, want := l.book, l.want
	work(l.office, &l.find, func(ctx context.Context) (page, error) { return book.look(ctx, want) }, func(p page, err error) {
		if err != nil {
			l.office.Problem(err)
			return
		}
		l.page = p
		l.land()
	})
}

// land finds the user's figure among new rows; where it is gone, the one that took its place is next.
func (l *Ledger) land() {
	row := slices.IndexFunc(l.page.rows, func(e *Entry) bool { return e.ID == l.at })
	if row < 0 && l.row >= 0 {
		row = min(l.row, len(l.page.rows)-1)
	}
	there := map[report.ID]bool{}
	for _, e := range l.page.rows {
		if l.ticked[e.ID] {
			there[e.ID] = true
		}
	}
	l.ticked = there
	l.move(row)
}

// Want is what is asked for.
func (l *Ledger) Want() Want { return l.want }

// Ask asks for something else.
func (l *Ledger) Ask(w Want) {
	if w == l.want {
		return
	}
	l.want = w
	l.look()
	changed(l.Changed)
}

// Sort sorts by a column, at first upwards; by the same one again downwards, then as the reports stand.
func (l *Ledger) Sort(c Column) {
	w := l.want
	switch {
	case w.Column != c:
		w.Column, w.Up = c, true
	case w.Up:
		w.Up = false
	default:
		w.Column = ""
	}
	l.Ask(w)
}

// Rows gives the lines.
func (l *Ledger) Rows() []*Entry { return l.page.rows }

// Kinds gives the kinds among what else is wanted, the most frequent first.
func (l *Ledger) Kinds() []KindCount { return l.page.kinds }

// States counts the figures of a state among what else is wanted; "" is all.
func (l *Ledger) States(s report.State) int { return l.page.states[s] }

// Doubts counts the figures in doubt and those that differ from a reference among what else is wanted.
func (l *Ledger) Doubts() (doubts, differ int) { return l.page.doubts, l.page.differ }

// Checked counts the pairs of a reference and a report's figure that agree and that differ, in the whole library.
func (l *Ledger) Checked() (agree, differ int) {
	if l.book == nil {
		return 0, 0
	}
	return l.book.Agree, l.book.Differ
}

// Row is the line the user is at, -1 for none.
func (l *Ledger) Row() int { return l.row }

// Entry is the figure the user is at, nil for none.
func (l *Ledger) Entry() *Entry {
	if l.row < 0 || l.row >= len(l.page.rows) {
		return nil
	}
	return l.page.rows[l.row]
}

// History is what was decided on the figure the user is at, the oldest first.
func (l *Ledger) History() []Past { return l.history }

// Go goes to a line.
func (l *Ledger) Go(row int) {
	l.anchor = row
	l.move(row)
}

// Step goes down by lines, or up.
func (l *Ledger) Step(by int) {
	if n := len(l.page.rows); n > 0 {
		l.Go(min(max(l.row+by, 0), n-1))
	}
}

func (l *Ledger) move(row int) {
	if row >= len(l.page.rows) {
		row = -1
	}
	was := l.at
	l.row, l.at = row, ""
	if e := l.Entry(); e != nil {
		l.at = e.ID
	}
	if l.at != was {
		l.history = nil
	}
	l.remember()
	changed(l.Changed)
}

// remember reads the history of the user's figure.
func (l *Ledger) remember() {
	id := l.at
	if id == "" {
		l.recall.Drop()
		l.history = nil
		return
	}
	work(l.office, &l.recall, func(ctx context.Context) ([]Past, error) { return l.keeper.History(ctx, id) }, func(h []Past, err error) {
		if err != nil {
			l.office.Problem(err)
			return
		}
		l.history = h
		changed(l.Changed)
	})
}
