package model

import (
	"context"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Editor reads a report's file anew in the way the user decided and gives the report as it is then.
type Editor interface {
	SetReading(ctx context.Context, id report.ID, how report.Reading) (report.Stored, error)
}

// EditState is what became of an edit.
type EditState string

// The states of an edit.
const (
	EditMade     EditState = "made"
	EditUnsure   EditState = "unsure" // a guess, or words that were left as they are
	EditUndone   EditState = "undone"
	EditAccepted EditState = "accepted"
)

// EditRow is one edit in the list. Before and After are the words beside it.
type EditRow struct {
	Pass          string
	State         EditState
	Before, After string
	Was, Now      string
	Guess         string
	Undo, Redo    bool // whether it can be taken back, made again
	Accept        bool // whether there is a guess to accept
	Pair          int  // the paragraph it stands in
}

// Edits is what cleaning changed in the open report: paragraph by paragraph as written and cleaned, and edit by edit.
type Edits struct {
	office *Office
	editor Editor
	turn   task.Latest
	report *report.Stored
	keys   []report.EditKey
	rows   []EditRow
	pairs  []Pair
	want   report.Reading // what the user has decided so far; the report is read so when the work is done
	busy   bool
	all    bool
	chosen int
	jump   int
	seq    int

	Fixed   bool                // opened for reading only: nothing can be changed
	Changed func()              // after anything of it changed
	Read    func(report.Stored) // after the report was read anew
}

// NewEdits gives Edits of no report.
func NewEdits(o *Office, editor Editor) *Edits { return &Edits{office: o, editor: editor, chosen: -1} }

// Show takes another report; nil is none. The same report again keeps the chosen edit.
func (m *Edits) Show(r *report.Stored) {
	if m.report == nil || r == nil || m.report.ID != r.ID {
		m.turn.Drop()
		m.busy, m.chosen = false, -1
	}
	m.report, m.rows, m.pairs, m.keys, m.want = r, nil, nil, nil, report.Reading{}
	if r != nil && r.Doc != nil {
		m.want = r.Reading
		m.build()
	}
	m.chosen = min(m.chosen, len(m.rows)-1)
	m.seq++
	changed(m.Changed)
}

// Rows gives the edits in the order of the text.
func (m *Edits) Rows() []EditRow { return m.rows }

// Pairs gives the paragraphs that are shown, and a number that changes whenever they do.
func (m *Edits) Pairs() ([]Pair, int) { return m.pairs, m.seq }

// Chosen gives the chosen edit, -1 for none, and a number that grows when it is to be gone to.
func (m *Edits) Chosen() (row, jump int) { return m.chosen, m.jump }

// Busy tells whether the report is being read anew.
func (m *Edits) Busy() bool { return m.busy }

// All tells whether paragraphs without edits are shown too.
func (m *Edits) All() bool { return m.all }

// SetAll shows or hides the paragraphs without edits.
func (m *Edits) SetAll(on bool) {
	m.all = on
	m.Show(m.report)
}

// Counts tells how many edits there are, how many of them are unsure, how many were taken back, and how many characters were folded to Simplified script.
func (m *Edits) Counts() (all, unsure, undone, folded int) {
	for _, r := range m.rows {
		switch r.State {
		case EditUnsure:
			unsure++
		case EditUndone:
			undone++
		}
	}
	if m.report != nil && m.report.Doc != nil {
		folded = m.report.Doc.Folded()
	}
	return len(m.rows), unsure, undone, folded
}

// Choose goes to an edit.
func (m *Edits) Choose(row int) {
	if row < 0 || row >= len(m.rows) {
		return
	}
	m.chosen = row
	m.jump++
	m.seq++
	changed(m.Changed)
}

// Step goes to the next edit, or with -1 to the one before, round and round.
func (m *Edits) Step(by int) {
	if n := len(m.rows); n > 0 {
		if m.chosen < 0 && by < 0 {
			m.chosen = 0
		}
		m.Choose(((m.chosen+by)%n + n) % n)
	}
}

// Undo takes an edit back.
func (m *Edits) Undo(row int) { m.decide(report.Reading.Undo, row) }

// Redo makes an edit again that was taken back.
func (m *Edits) Redo(row int) { m.decide(report.Reading.Redo, row) }

// Accept puts the guess of an edit into the text.
func (m *Edits) Accept(row int) { m.decide(report.Reading.Accept, row) }

// UndoAll takes all edits back.
func (m *Edits) UndoAll() {
	m.decide(report.Reading.Undo, m.those(func(r EditRow) bool { return r.Undo })...)
}

// RedoAll makes all edits again that were taken back.
func (m *Edits) RedoAll() {
	m.decide(report.Reading.Redo, m.those(func(r EditRow) bool { return r.Redo })...)
}

func (m *Edits) those(fit func(EditRow) bool) (out []int) {
	for i, r := range m.rows {
		if fit(r) {
			out = append(out, i)
		}
	}
	return out
}

// decide adds a decision on some edits to what the user wants and has the report read so. A decision that comes while the report is being read takes the work over,
// and the one before it is in it.
func (m *Edits) decide(what func(report.Reading, ...report.EditKey) report.Reading, rows ...int) {
	if m.report == nil || len(rows) == 0 {
		return
	}
	if m.Fixed {
		m.office.Problem(ErrReadOnly)
		return
	}
	var keys []report.EditKey
	for _, i := range rows {
		keys = append(keys, m.keys[i])
	}
	m.want = what(m.want, keys...)
	if len(rows) == 1 {
		m.chosen = rows[0]
	}
	m.busy = true
	m.seq++
	id, how := m.report.ID, m.want
	work(m.office, &m.turn, func(ctx context.Context) (report.Stored, error) { return m.editor.SetReading(ctx, id, how) }, func(s report.Stored, err error) {
		m.busy = false
		if err != nil {
			m.want = m.report.Reading
			m.seq++
			m.office.Problem(err)
			changed(m.Changed)
			return
		}
		if m.Read != nil {
			m.Read(s)
		}
	})
	changed(m.Changed)
}
