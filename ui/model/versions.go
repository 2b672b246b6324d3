package model

import (
	"context"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Versioner knows the versions of a report: the first to arrive first, and which is shown.
type Versioner interface {
	Versions(ctx context.Context, id report.ID) ([]report.Summary, error)
	SetCurrent(ctx context.Context, id report.ID) error
	SetApart(ctx context.Context, id report.ID, apart bool) error
}

// Versions is the versions of the open report.
type Versions struct {
	office *Office
	port   Versioner
	load   task.Latest
	turn   task.Latest
	id     report.ID
	rows   []report.Summary

	Changed func()                // after other versions are known
	Turned  func(shown report.ID) // after the user chose: the report to show
}

// NewVersions gives Versions of no report.
func NewVersions(o *Office, port Versioner) *Versions { return &Versions{office: o, port: port} }

// Show takes another report; nil is none.
func (v *Versions) Show(r *report.Stored) {
	v.load.Drop()
	if r == nil || r.Versions < 2 {
		v.rows, v.id = nil, ""
		changed(v.Changed)
		return
	}
	if v.id != r.ID { // those of the same report stay until they are known anew
		v.rows, v.id = nil, r.ID
	}
	work(v.office, &v.load, func(ctx context.Context) ([]report.Summary, error) { return v.port.Versions(ctx, r.ID) }, func(rows []report.Summary, err error) {
		if err != nil {
			v.office.Problem(err)
			return
		}
		v.rows = rows
		changed(v.Changed)
	})
	changed(v.Changed)
}

// Rows gives the versions, none when there is but one.
func (v *Versions) Rows() []report.Summary {
	if len(v.rows) < 2 {
		return nil
	}
	return v.rows
}

// Choose makes a version the one that is shown.
func (v *Versions) Choose(id report.ID) {
	v.do(id, func(ctx context.Context) error { return v.port.SetCurrent(ctx, id) })
}

// Apart keeps a version apart, as a report of its own, and shows it.
func (v *Versions) Apart(id report.ID) {
	v.do(id, func(ctx context.Context) error { return v.port.SetApart(ctx, id, true) })
}

func (v *Versions) do(id report.ID, change func(context.Context) error) {
	work(v.office, &v.turn, func(ctx context.Context) (struct{}, error) { return struct{}{}, change(ctx) }, func(_ struct{}, err error) {
		if err != nil {
			v.office.Problem(err)
			return
		}
		if v.Turned != nil {
			v.Turned(id)
		}
	})
}
