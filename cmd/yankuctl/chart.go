package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yanku/internal/chart"
	"yanku/internal/i18n"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/series"
	"yanku/store"
)

// laterCharts are CONTRACT's charts that a later version has.
var laterCharts = []string{"capex-guidance", "prosperity", "movers", "metric", "ratings"}

// laterPictures are CONTRACT's formats of charts that a later version has.
var laterPictures = []string{".svg", ".csv", ".xlsx"}

// otherPictures are endings by which a file is meant, not a folder, in formats that charts are not written in.
var otherPictures = []string{".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".pdf"}

// chartCall is what a call of chart asks for.
type chartCall struct {
	charts  []chart.Chart
	all     bool
	out     string
	options chart.Options
}

// runChart draws one chart, or all, from the library's figures.
func runChart(ctx context.Context, e *env, args []string) error {
	call, err := e.chartCall(args)
	if err != nil {
		return err
	}
	return e.needing(ctx, func(l *store.Library) error {
		in, err := chartInput(ctx, l)
		if err != nil {
			return err
		}
		for _, c := range call.charts {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := e.drawChart(c, in, call); err != nil {
				return err
			}
		}
		return nil
	})
}

// chartInput gives all figures of the library with their reports.
func chartInput(ctx context.Context, l *store.Library) (series.Input, error) {
	in := series.Input{Reports: map[report.ID]report.Summary{}}
	rows, err := l.Figures(ctx, query.Tree{})
	if err != nil {
		return in, err
	}
	for _, row := range rows {
		in.Figures = append(in.Figures, row.Figure)
		in.Reports[row.Report.ID] = row.Report
	}
	return in, nil
}

// drawChart writes one chart and names the file.
func (e *env) drawChart(c chart.Chart, in series.Input, call chartCall) error {
	p, err := c.Draw(in, call.options)
	if err != nil {
		return fmt.Errorf("draw %s: %w", c.Name, err)
	}
	data, err := p.PNG()
	if err != nil {
		return err
	}
	path := call.file(c.Name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return err
	}
	fmt.Fprintln(e.out, path)
	if p.Empty {
		e.say("chart.ctl.empty", c.Name)
	}
	return nil
}

// file is where a chart goes: -o itself when it names a picture, else a file of the chart's name in that folder.
func (c chartCall) file(name string) string {
	if !c.all && strings.EqualFold(filepath.Ext(c.out), ".png") {
		return c.out
	}
	return filepath.Join(c.out, name+".png")
}

func (e *env) chartCall(args []string) (call chartCall, err error) {
	f := e.flags()
	o := &call.options
	o.Lang = e.lang
	f.Func("subject", "", func(s string) error { o.Subjects = append(o.Subjects, s); return nil })
	f.Func("from", "", dateInto(&o.From))
	f.Func("to", "", dateInto(&o.To))
	f.Func("week", "", dateInto(&o.Week))
	f.Func("size", "", func(s string) error { return sizeInto(s, o) })
	f.Func("scale", "", func(s string) error { return scaleInto(s, o) })
	f.Func("theme", "", func(s string) error { o.Dark = s == "dark"; return oneOf(s, "light", "dark") })
	f.Func("colors", "", func(s string) error {
		o.Colors = s
		return oneOf(s, chart.ColorsCN, chart.ColorsIntl, chart.ColorsNone)
	})
	f.Func("lang", "", langInto(&o.Lang))
	f.StringVar(&call.out, "o", "", "")
	args, err = parse(f, args)
	switch {
	case err != nil:
		return call, err
	case len(args) != 1:
		return call, usagef("chart.ctl.name", chartNames())
	case call.out == "":
		return call, usagef("chart.ctl.out")
	}
	return call, call.choose(args[0])
}

// choose finds the chart of a name and checks that -o fits it.
func (c *chartCall) choose(name string) error {
	ext := strings.ToLower(filepath.Ext(c.out))
	found, ok := chart.Find(name)
	switch {
	case slices.Contains(laterCharts, name):
		return usagef("ctl.later", "chart "+name)
	case slices.Contains(laterPictures, ext):
		return usagef("ctl.later", "chart -o *"+ext)
	case slices.Contains(otherPictures, ext):
		return usagef("ctl.bad_value", "-o", c.out)
	case name == "all" && ext == ".png":
		return usagef("chart.ctl.folder", c.out)
	case name == "all":
		c.all, c.charts = true, chart.All
	case !ok:
		return usagef("chart.ctl.name", chartNames())
	default:
		c.charts = []chart.Chart{found}
	}
	return nil
}

func chartNames() string {
	var names []string
	for _, c := range chart.All {
		names = append(names, c.Name)
	}
	return strings.Join(append(names, "all"), ", ")
}

func dateInto(d *report.Date) func(string) error {
	return func(s string) error {
		got, ok := report.ParseDate(s)
		if !ok {
			return fmt.Errorf("read date %q: not a date", s)
		}
		*d = got
		return nil
	}
}

// sizeInto reads 1280x720, within the bounds that chart draws in.
func sizeInto(s string, o *chart.Options) error {
	w, h, ok := strings.Cut(strings.ToLower(s), "x")
	var err [2]error
	o.Width, err[0] = strconv.Atoi(w)
	o.Height, err[1] = strconv.Atoi(h)
	if !ok || err[0] != nil || err[1] != nil || o.Width < chart.MinWidth || o.Height < chart.MinHeight || max(o.Width, o.Height) > chart.MaxSide {
		return fmt.Errorf("read size %q: not between %d×%d and %d×%d", s, chart.MinWidth, chart.MinHeight, chart.MaxSide, chart.MaxSide)
	}
	return nil
}

func langInto(l *i18n.Lang) func(string) error {
	return func(s string) error {
		err := oneOf(s, string(i18n.Chinese), string(i18n.English))
		if err == nil {
			*l = i18n.Lang(s)
		}
		return err
	}
}

func scaleInto(s string, o *chart.Options) (err error) {
	o.Scale, err = strconv.ParseFloat(s, 64)
	if err == nil && (o.Scale < chart.MinScale || o.Scale > chart.MaxScale) {
		err = fmt.Errorf("read scale %q: not between %g and %g", s, chart.MinScale, chart.MaxScale)
	}
	return err
}

func oneOf(s string, all ...string) error {
	if slices.Contains(all, s) {
		return nil
	}
	return fmt.Errorf("%q is none of %s", s, strings.Join(all, ", "))
}
