package model

import (
	"context"
	"slices"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Detail is the open report with its sides.
type Detail struct {
	office  *Office
	opener  Opener
	load    task.Latest
	wanted  report.ID
	report  *report.Stored
	tab     Tab
	hits    []report.Span
	missing bool

	Text     *Text
	Points   *Points
	Data     *Data
	Captions *Captions
	Original *Original
	Edits    *Edits
	Versions *Versions

	Relations Relations // nil: nothing is known of other reports
	hearing   task.Latest
	heard     report.ID // whose echoes are known or looked for
	echoes    []report.Echo

	Dismisser Dismisser            // nil: doubts cannot be dismissed
	Dismissed func(dismissed bool) // after a doubt was dismissed or opened again

	Changed func()              // after another report or tab is shown
	Opened  func(report.Stored) // after a report was read
	Reread  func(report.Stored) // after the open report was read anew in another way
	Cross   func(step int) bool // goes on from the last hit to another report's, back from the first with -1; false when there is none
}

// DetailPorts is what the sides of a report need.
type DetailPorts struct {
	Opener   Opener
	Editor   Editor
	Versions Versioner
	Pager    Pager
	Filer    Filer
}

// NewDetail gives a Detail without a report.
func NewDetail(o *Office, p DetailPorts) *Detail {
	d := &Detail{
		office: o, opener: p.Opener, tab: TextTab, Text: NewText(), Points: &Points{}, Data: &Data{chosen: -1}, Captions: NewCaptions(o, p.Pager),
		Original: NewOriginal(o, p.Pager, p.Filer), Edits: NewEdits(o, p.Editor), Versions: NewVersions(o, p.Versions),
	}
	d.Edits.Read = d.replace
	return d
}

// replace takes over that the open report was read anew. The places of hits in it are not known any more.
func (d *Detail) replace(s report.Stored) {
	if d.report == nil || d.report.ID != s.ID {
		return
	}
	d.heard = ""
	d.show(s, nil)
	changed(d.Changed)
	if d.Reread != nil {
		d.Reread(s)
	}
}

// Report gives the open report, nil when there is none.
func (d *Detail) Report() *report.Stored { return d.report }

// Tab gives the side that is shown.
func (d *Detail) Tab() Tab { return d.tab }

// Loading tells whether a report is being read.
func (d *Detail) Loading() bool {
	return d.wanted != "" && (d.report == nil || d.report.ID != d.wanted) && !d.missing
}

// Follow shows what r asks for. Hits are the places that the search at hand found in the report.
func (d *Detail) Follow(r Route, hits []report.Span) {
	if r.Report == "" {
		d.close()
		return
	}
	if d.report != nil && d.report.ID == r.Report {
		d.load.Drop()
		d.wanted = r.Report
		d.arrive(r, hits)
		return
	}
	d.wanted, d.missing = r.Report, false
	work(d.office, &d.load, func(ctx context.Context) (report.Stored, error) { return d.opener.Open(ctx, r.Report) }, func(s report.Stored, err error) {
		if err != nil {
			d.missing = true
			d.office.Problem(err)
			changed(d.Changed)
			return
		}
		d.show(s, hits)
		d.arrive(r, hits)
		if d.Opened != nil {
			d.Opened(s)
		}
	})
	changed(d.Changed)
}

func (d *Detail) show(s report.Stored, hits []report.Span) {
	d.report, d.hits = &s, hits
	d.Text.Show(d.report, hits)
	d.Points.Show(d.report)
	d.Data.Show(d.report)
	d.Captions.Show(d.report)
	d.Original.Show(d.report, hits)
	d.Edits.Show(d.report)
	d.Versions.Show(d.report)
	d.hear()
}

// Refresh reads the open report from the library again and keeps tab and place.
func (d *Detail) Refresh() {
	if d.report == nil {
		return
	}
	id := d.report.ID
	work(d.office, &d.load, func(ctx context.Context) (report.Stored, error) { return d.opener.Open(ctx, id) }, func(s report.Stored, err error) {
		switch {
		case err != nil:
			d.close() // it went out of the library
		case d.report != nil && d.report.ID == id:
			d.heard = ""
			d.show(s, d.hits)
			changed(d.Changed)
		}
	})
}

// Forget has the open report read from the library again when it is gone to next.
func (d *Detail) Forget() { d.close() }

func (d *Detail) close() {
	d.load.Drop()
	d.hearing.Drop()
	d.report, d.wanted, d.hits, d.heard, d.echoes = nil, "", nil, "", nil
	d.Text.Show(nil, nil)
	d.Points.Show(nil)
	d.Data.Show(nil)
	d.Captions.Show(nil)
	d.Original.Show(nil, nil)
	d.Edits.Show(nil)
	d.Versions.Show(nil)
	changed(d.Changed)
}

// arrive shows tab and item of r on the open report.
func (d *Detail) arrive(r Route, hits []report.Span) {
	d.tab = r.Tab
	d.SetHits(hits)
	switch r.Item {
	case "":
	case FirstHit:
		d.endHit(1)
	case LastHit:
		d.endHit(-1)
	default:
		d.goTo(r)
	}
	if d.tab == OriginalTab {
		d.Original.Look()
	}
	changed(d.Changed)
}

// NextHit goes to the next hit on the side that is shown, or with -1 to the one before; beyond the last and the first it goes on in another report where one
// has hits, else round.
func (d *Detail) NextHit(step int) {
	at, n := d.Text.Hits()
	if d.tab == OriginalTab {
		at, n = d.Original.Hits()
	}
	over := n == 0 || step > 0 && at == n-1 || step < 0 && at == 0
	if over && d.Cross != nil && d.Cross(step) {
		return
	}
	d.goHit(step)
}

func (d *Detail) goHit(step int) {
	if d.tab == OriginalTab {
		d.Original.NextHit(step)
		return
	}
	d.Text.NextHit(step)
}

// endHit goes to the first hit, or with -1 to the last.
func (d *Detail) endHit(step int) {
	d.Text.hit, d.Original.hit = -1, -1
	d.goHit(step)
}

// SetHits marks what another search found in the open report; nothing moves.
func (d *Detail) SetHits(hits []report.Span) {
	if !slices.Equal(d.hits, hits) {
		d.hits = hits
		d.Text.SetHits(hits)
		d.Original.SetHits(hits)
	}
}

func (d *Detail) goTo(r Route) {
	s, _, ok := r.Item.Place(d.report)
	if !ok {
		return
	}
	switch r.Tab {
	case TextTab:
		d.Text.Go(s.Span)
	case PointsTab:
		d.Points.Select(r.Item)
	case DataTab:
		d.Data.Select(r.Item)
	case CaptionsTab:
		d.Captions.Select(r.Item)
	case OriginalTab:
		d.Original.Go(r.Item)
	}
}
