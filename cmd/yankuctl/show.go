package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"yanku/internal/report"
	"yanku/store"
)

// runShow shows one report, named by the beginning of its ID: for people, as JSON, or one of its texts byte for byte.
func runShow(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	forms := map[string]*bool{}
	for _, name := range []string{"json", "text", "was", "markdown", "original"} {
		forms[name] = f.Bool(name, false, "")
	}
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	var chosen []string
	for name, on := range forms {
		if *on {
			chosen = append(chosen, name)
		}
	}
	switch {
	case len(args) != 1:
		return usagef("ctl.one_id")
	case len(chosen) > 1:
		return usagef("ctl.one_of", "--json --text --was --markdown --original")
	case len(chosen) == 0:
		chosen = []string{""}
	}
	return e.needing(ctx, func(l *store.Library) error {
		id, err := l.Resolve(ctx, args[0])
		if err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		return e.show(ctx, l, id, chosen[0])
	})
}

func (e *env) show(ctx context.Context, l *store.Library, id report.ID, form string) error {
	if form == "original" {
		return e.copyOriginal(ctx, l, id)
	}
	s, err := l.Report(ctx, id)
	if err != nil {
		return err
	}
	switch form {
	case "json":
		e.line(showLine(s))
	case "text":
		_, err = e.out.WriteString(s.Doc.Body)
	case "was":
		_, err = e.out.WriteString(s.Doc.Was)
	case "markdown":
		_, err = e.out.WriteString(markdown(s.Doc))
	default:
		e.showText(s)
	}
	return err
}

func (e *env) copyOriginal(ctx context.Context, l *store.Library, id report.ID) error {
	path, err := l.Original(ctx, id)
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(e.out, f)
	return err
}

// showText shows a report's highlights for people.
func (e *env) showText(s report.Stored) {
	fprintln(e.out, s.Title)
	fprintln(e.out, s.Institution, s.Date.String(), string(s.Type), s.Rating)
	for _, a := range s.Authors {
		fprintln(e.out, a.Name, a.Licence)
	}
	for _, section := range []struct {
		kind report.Kind
		key  string
	}{{report.KeyPoint, "ctl.show.points"}, {report.Risk, "ctl.show.risks"}, {report.Caption, "ctl.show.captions"}} {
		e.showFindings(s, section.kind, section.key)
	}
	if len(s.Figures) > 0 {
		fmt.Fprintf(e.out, "\n%s\n", e.lang.T("ctl.show.figures", len(s.Figures)))
	}
	for _, f := range s.Figures {
		fprintln(e.out, figureText(f))
	}
}

func (e *env) showFindings(s report.Stored, kind report.Kind, key string) {
	first := true
	for _, f := range s.Findings {
		if f.Kind != kind {
			continue
		}
		if first {
			fmt.Fprintf(e.out, "\n%s\n", e.lang.T(key))
			first = false
		}
		fprintln(e.out, f.Number, f.Label)
	}
}

// showJSON is the line of show --json: the one of list and everything read from the report.
type showJSON struct {
	listJSON
	Blocks   []blockJSON   `json:"blocks"`
	Findings []findingJSON `json:"findings"`
	Figures  []figureJSON  `json:"figures"`
	Flags    []flagJSON    `json:"flags"`
	Edits    []editJSON    `json:"edits"`
}

type blockJSON struct {
	Kind   report.BlockKind `json:"kind"`
	Role   report.Role      `json:"role"`
	Level  int              `json:"level,omitempty"`
	Number string           `json:"number,omitempty"`
	From   int              `json:"from"`
	To     int              `json:"to"`
	Table  int              `json:"table,omitempty"`
	Cells  []report.Span    `json:"cells,omitempty"`
	Page   int              `json:"page,omitempty"`
	Box    []float64        `json:"box,omitempty"` // x, y, width, height in points
}

type findingJSON struct {
	Kind   report.Kind `json:"kind"`
	Label  string      `json:"label"`
	Note   string      `json:"note,omitempty"`
	Number string      `json:"number,omitempty"`
	Quote  string      `json:"quote"`
	From   int         `json:"from"`
	To     int         `json:"to"`
	Page   int         `json:"page,omitempty"`
}

func showLine(s report.Stored) showJSON {
	line := showJSON{
		listJSON: listLine(s.Summary), Blocks: []blockJSON{}, Findings: findingLines(s), Figures: []figureJSON{}, Flags: []flagJSON{}, Edits: []editJSON{},
	}
	for _, b := range s.Doc.Blocks {
		row := blockJSON{b.Kind, b.Role, b.Level, b.Number, b.From, b.To, b.Table, b.Cells, b.Page, nil}
		if b.Box != (report.Box{}) {
			row.Box = []float64{b.Box.X, b.Box.Y, b.Box.W, b.Box.H}
		}
		line.Blocks = append(line.Blocks, row)
	}
	for _, f := range s.Figures {
		line.Figures = append(line.Figures, flatten(f, s.Summary))
	}
	for _, f := range s.Flags {
		line.Flags = append(line.Flags, flagLine(f, s.Summary))
	}
	line.Edits = append(line.Edits, editLines(s.Doc)...)
	return line
}

// findingLines gives the findings in the order of the text, and among them the figures that CONTRACT lists as findings too: ratings, prosperity, instruments.
func findingLines(s report.Stored) []findingJSON {
	out := []findingJSON{}
	for _, f := range s.Findings {
		out = append(out, findingJSON{f.Kind, f.Label, f.Note, f.Number, f.Source.Quote, f.Source.Span.From, f.Source.Span.To, f.Source.Page})
	}
	for _, f := range s.Figures {
		row := findingJSON{f.Kind, f.Grade.Label, f.Grade.Note, "", f.Source.Quote, f.Source.Span.From, f.Source.Span.To, f.Source.Page}
		switch f.Kind {
		case report.Rating:
			row.Note = f.Grade.Action
		case report.Instrument:
			row.Label, row.Note = f.Subject.Text, f.Subject.Code
		case report.Prosperity:
		default:
			continue
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b findingJSON) int { return a.From - b.From })
	return out
}
