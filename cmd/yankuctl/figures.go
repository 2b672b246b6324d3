package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"yanku/internal/report"
	"yanku/store"
)

// runFigures lists the figures that answer a query, with their sentences.
func runFigures(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	asCSV := f.Bool("csv", false, "")
	xlsx := f.String("xlsx", "", "")
	args, err := parse(f, args)
	switch {
	case err != nil:
		return err
	case *xlsx != "":
		return usagef("ctl.later_flag", "--xlsx")
	case *asJSON && *asCSV:
		return usagef("ctl.one_of", "--json --csv")
	}
	return e.reading(ctx, func(l *store.Library) error {
		rows, err := l.Figures(ctx, queryOf(args))
		if err != nil {
			return err
		}
		if *asCSV {
			return e.figuresCSV(rows)
		}
		for _, row := range rows {
			if *asJSON {
				e.line(flatten(row.Figure, row.Report))
				continue
			}
			fprintln(e.out, row.Report.Date.String(), row.Report.Institution, figureText(row.Figure))
		}
		return nil
	})
}

// figureText gives a figure on one line: kind, subject, code, period, what it says, and its words.
func figureText(f report.Figure) string {
	quote := strings.Join(strings.Fields(f.Source.Quote), " ")
	return strings.Join([]string{string(f.Kind), subjectOf(f), f.Subject.Code, f.Period.Key, saying(f), quote}, "\t")
}

// subjectOf gives whom or what a figure is about, with what is measured.
func subjectOf(f report.Figure) string {
	switch {
	case f.Measure == "":
		return f.Subject.Text
	case strings.HasPrefix(f.Measure, f.Subject.Text):
		return f.Measure
	}
	return strings.TrimSpace(f.Subject.Text + " " + f.Measure)
}

// saying gives what a figure says: its number or range with unit and growth, or its grade.
func saying(f report.Figure) string {
	var parts []string
	q := f.Quantity
	switch {
	case q.Value != nil:
		parts = append(parts, fmt.Sprintf("%g%s", *q.Value, q.Unit))
	case q.Low != nil && q.High != nil:
		parts = append(parts, fmt.Sprintf("%g–%g%s", *q.Low, *q.High, q.Unit))
	case q.Low != nil:
		parts = append(parts, fmt.Sprintf("≥%g%s", *q.Low, q.Unit))
	case q.High != nil:
		parts = append(parts, fmt.Sprintf("≤%g%s", *q.High, q.Unit))
	}
	if f.Growth.YoY != nil {
		parts = append(parts, fmt.Sprintf("%+g%% YoY", *f.Growth.YoY))
	}
	if f.Growth.YoYLow != nil && f.Growth.YoYHigh != nil {
		parts = append(parts, fmt.Sprintf("%+g–%g%% YoY", *f.Growth.YoYLow, *f.Growth.YoYHigh))
	}
	if f.Growth.QoQ != nil {
		parts = append(parts, fmt.Sprintf("%+g%% QoQ", *f.Growth.QoQ))
	}
	for _, word := range []string{f.Grade.Label, f.Grade.Action, string(f.Match)} {
		if word != "" {
			parts = append(parts, word)
		}
	}
	return strings.Join(parts, " ")
}

// figuresCSV writes figures as a table with the columns of CONTRACT; what is a list stands as JSON.
func (e *env) figuresCSV(rows []store.FigureRow) error {
	w := csv.NewWriter(e.out)
	var head []string
	for i := range reflect.TypeFor[figureJSON]().NumField() {
		name, _, _ := strings.Cut(reflect.TypeFor[figureJSON]().Field(i).Tag.Get("json"), ",")
		head = append(head, name)
	}
	if err := w.Write(head); err != nil {
		return err
	}
	for _, row := range rows {
		cells, err := cellsOf(flatten(row.Figure, row.Report))
		if err != nil {
			return err
		}
		line := make([]string, len(head))
		for i, name := range head {
			line[i] = cells[name]
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// cellsOf gives the fields of a figure as text by their names.
func cellsOf(f figureJSON) (map[string]string, error) {
	data, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, err
	}
	out := make(map[string]string, len(fields))
	for name, raw := range fields {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			text = string(raw)
		}
		out[name] = text
	}
	return out, nil
}
