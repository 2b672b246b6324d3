package model

import (
	"time"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Indexing is how far the search index is. It is asked again as long as reports wait for it.
type Indexing struct {
	office  *Office
	advisor Advisor
	look    task.Latest
	waits   func() // stops the clock
	state   report.Index

	Changed func()
}

const (
	indexEvery = time.Second
	indexMany  = 100 // fewer that wait are there in a moment: not worth a word
)

// NewIndexing gives an index of which nothing is known yet; see Look.
func NewIndexing(o *Office, a Advisor) *Indexing {
	return &Indexing{office: o, advisor: a, waits: func() {}}
}

// Look asks how far the index is.
func (m *Indexing) Look() {
	m.waits()
	m.waits = func() {}
	work(m.office, &m.look, m.advisor.Index, func(now report.Index, err error) {
		if err != nil {
			return // the library is closed, or search says it
		}
		was := m.state
		m.state = now
		if (now.Waiting > 0 || now.Building) && m.office.Later != nil {
			m.waits = m.office.Later(indexEvery, m.Look)
		}
		if now != was {
			changed(m.Changed)
		}
	})
}

// Progress is the share of the reports that the index knows; busy is false when it knows all but a few.
func (m *Indexing) Progress() (share float64, busy bool) {
	s := m.state
	if !s.Building && s.Waiting < indexMany {
		return 1, false
	}
	return float64(max(s.Total-s.Waiting, 0)) / float64(max(s.Total, 1)), true
}
