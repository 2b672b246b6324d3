package model

import "slices"

// mostRecent is how many searches are remembered.
const mostRecent = 12

// Recents is the searches made last, the newest first.
type Recents struct {
	rows    []string
	Changed func() // they are to be kept
}

// NewRecents gives the searches that were remembered.
func NewRecents(rows []string) *Recents { return &Recents{rows: rows[:min(len(rows), mostRecent)]} }

// Rows gives the searches; they must not be changed.
func (r *Recents) Rows() []string { return r.rows }

// Add remembers a search.
func (r *Recents) Add(text string) {
	if text == "" || len(r.rows) > 0 && r.rows[0] == text {
		return
	}
	rows := slices.DeleteFunc(slices.Clone(r.rows), func(s string) bool { return s == text })
	rows = slices.Insert(rows, 0, text)
	r.rows = rows[:min(len(rows), mostRecent)]
	changed(r.Changed)
}

// Clear forgets all of them.
func (r *Recents) Clear() {
	r.rows = nil
	changed(r.Changed)
}
