package model

import (
	"context"

	"yanku/internal/report"
)

// hear looks in the background for sentences of the open report that others say too. They are looked for once for each reading of it.
func (d *Detail) hear() {
	if d.Relations == nil || d.report == nil {
		return
	}
	id := d.report.ID
	if d.heard == id {
		d.Points.SetEchoes(d.echoes)
		return
	}
	d.heard, d.echoes = id, nil
	work(d.office, &d.hearing, func(ctx context.Context) ([]report.Echo, error) { return d.Relations.Echoes(ctx, id) }, func(all []report.Echo, err error) {
		if err != nil {
			d.office.Problem(err)
			return
		}
		if d.report != nil && d.report.ID == id {
			d.echoes = all
			d.Points.SetEchoes(all)
		}
	})
}

// Say is a sentence that other reports say too.
type Say struct {
	Line   Line
	Others []Line
}

// SetEchoes takes over what other reports say too.
func (p *Points) SetEchoes(all []report.Echo) {
	if p.report == nil || p.report.Doc == nil || len(all) == 0 && len(p.Echoes) == 0 {
		return
	}
	p.Echoes = nil
	body := p.report.Doc.Body
	for _, e := range all {
		if e.Span.From < 0 || e.Span.To > len(body) || e.Span.Empty() || len(e.Others) == 0 {
			continue
		}
		s := Say{Line: Line{Text: body[e.Span.From:e.Span.To], Item: SpanItem(e.Span)}}
		for _, o := range e.Others {
			s.Others = append(s.Others, Line{Lead: o.Summary.Date.String() + " " + o.Summary.Institution, Text: o.Summary.Title, Item: ElsewhereItem(o.Summary.ID, o.Span)})
		}
		p.Echoes = append(p.Echoes, s)
	}
	p.seq++
	changed(p.Changed)
}
