package model

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ImportReport is what an import came to.
type ImportReport struct {
	Load                        Load
	Imported, Duplicate, Failed int
	Versions                    int       // of the imported ones, those that are versions of reports that are here
	Left                        int       // not looked at when it was cancelled
	Outcomes                    []Outcome // those the user can do something about, others that failed, what was there already, what is new
	Cancelled                   bool
	Err                         error // the batch could not be run at all
}

// Import brings files into the library, one batch after another, in the background.
type Import struct {
	office   *Office
	importer Importer
	waiting  []Load
	running  bool
	cancel   context.CancelFunc
	progress Progress

	Changed  func()             // after progress, start and end; at most 20 times a second
	Arrived  func()             // after new reports came, at most once a second and at the end
	Finished func(ImportReport) // after a batch
}

const (
	tellEvery = 50 * time.Millisecond
	listEvery = time.Second
)

// NewImport gives an idle Import.
func NewImport(o *Office, importer Importer) *Import { return &Import{office: o, importer: importer} }

// Running tells whether a batch is under way.
func (m *Import) Running() bool { return m.running }

// Progress is how far the batch is.
func (m *Import) Progress() Progress { return m.progress }

// Add imports load, after the batches that wait already.
func (m *Import) Add(load Load) {
	m.waiting = append(m.waiting, load)
	if !m.running {
		m.next()
	}
}

// Cancel stops the batch at hand and forgets those that wait. What is imported stays.
func (m *Import) Cancel() {
	m.waiting = nil
	if m.cancel != nil {
		m.cancel()
	}
}

func (m *Import) next() {
	if len(m.waiting) == 0 {
		return
	}
	load := m.waiting[0]
	m.waiting = m.waiting[1:]
	ctx, cancel := context.WithCancel(m.office.Context)
	m.running, m.cancel, m.progress = true, cancel, Progress{}
	b := &batch{m: m, load: load}
	changed(m.Changed)
	m.office.Start(func() {
		err := m.importer.Import(ctx, load, b.progressed, b.came)
		m.office.Post(func() {
			cancel()
			m.end(b, err)
		})
	})
}

func (m *Import) end(b *batch, err error) {
	m.running, m.cancel = false, nil
	r := b.report(err)
	changed(m.Arrived)
	changed(m.Changed)
	if m.Finished != nil {
		m.Finished(r)
	}
	m.next()
}

// batch collects from the importer's goroutines and tells the UI goroutine in steps.
type batch struct {
	m        *Import
	load     Load
	mu       sync.Mutex
	progress Progress
	outcomes []Outcome
	told     time.Time
	listed   time.Time
}

func (b *batch) progressed(p Progress) {
	if tell, list := b.note(p); tell {
		b.m.office.Post(func() { b.show(list) })
	}
}

// note keeps the progress and tells whether it is time to show it, and to list what came.
func (b *batch) note(p Progress) (tell, list bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.progress = p
	now := b.m.office.Now()
	if now.Sub(b.told) < tellEvery {
		return false, false
	}
	b.told = now
	if len(b.outcomes) > 0 && now.Sub(b.listed) >= listEvery {
		b.listed, list = now, true
	}
	return true, list
}

func (b *batch) show(list bool) {
	b.mu.Lock()
	p := b.progress
	b.mu.Unlock()
	if !b.m.running {
		return
	}
	b.m.progress = p
	changed(b.m.Changed)
	if list {
		changed(b.m.Arrived)
	}
}

func (b *batch) came(o Outcome) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if o.Code == "cancelled" {
		o.Status = "left"
	}
	o.Password = b.load.Password
	b.outcomes = append(b.outcomes, o)
}

func (b *batch) report(err error) ImportReport {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := ImportReport{Load: b.load, Cancelled: errors.Is(err, context.Canceled)}
	if err != nil && !r.Cancelled {
		r.Err = err
	}
	r.Outcomes = sorted(b.outcomes)
	r.count()
	return r
}
