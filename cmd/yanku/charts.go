package main

import (
	"context"
	"fmt"

	"yanku/internal/chart"
	"yanku/internal/i18n"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/series"
	"yanku/ui/model"
)

// Gather collects the figures of all reports for the charts.
func (l *library) Gather(ctx context.Context) (model.Drawer, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	rows, err := s.Figures(ctx, query.Parse(""))
	if err != nil {
		return nil, err
	}
	in := series.Input{Reports: map[report.ID]report.Summary{}}
	for _, r := range rows {
		in.Figures = append(in.Figures, r.Figure)
		in.Reports[r.Report.ID] = r.Report
	}
	return drawer{in}, nil
}

// drawer draws charts of the figures it holds.
type drawer struct{ in series.Input }

// Draw draws one chart.
func (d drawer) Draw(spec model.ChartSpec) (model.Picture, error) {
	c, ok := chart.Find(spec.Name)
	if !ok {
		return model.Picture{}, fmt.Errorf("draw chart %q: no such chart", spec.Name)
	}
	p, err := c.Draw(d.in, chart.Options{
		Width: spec.Width, Height: spec.Height, Scale: spec.Scale, Dark: spec.Dark, Colors: spec.Colors, Lang: i18n.Lang(spec.Lang),
	})
	if err != nil {
		return model.Picture{}, err
	}
	out := model.Picture{Image: p.Image, Empty: p.Empty}
	w, h := float64(p.Width), float64(p.Height)
	for _, r := range p.Regions {
		out.Regions = append(out.Regions, model.Region{
			X0: float32(r.X0 / w), Y0: float32(r.Y0 / h), X1: float32(r.X1 / w), Y1: float32(r.Y1 / h), Label: r.Label, Figure: r.Figure, Report: r.Report,
		})
	}
	return out, nil
}
