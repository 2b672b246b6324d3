package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
	"yanku/store"
)

// editJSON is an edit as show and edits give it. From and To are in show --text.
type editJSON struct {
	N        int    `json:"n"` // from 1
	From     int    `json:"from"`
	To       int    `json:"to"`
	Was      string `json:"was"`
	Now      string `json:"now"`
	Pass     string `json:"pass"`
	Sure     bool   `json:"sure"`
	Guess    string `json:"guess,omitempty"`
	Undone   bool   `json:"undone,omitempty"`
	Accepted bool   `json:"accepted,omitempty"`
}

func editLines(d *report.Doc) (out []editJSON) {
	for i, x := range d.Edits {
		out = append(out, editJSON{i + 1, x.From, x.To, x.Was, d.Text(x.Span), x.Pass, x.Sure, x.Guess, x.Undone, x.Accepted})
	}
	return out
}

// runEdits lists what cleaning changed in a report, or decides on some of it.
func runEdits(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	undo, redo, accept := f.String("undo", "", ""), f.String("redo", "", ""), f.String("accept", "", "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	var chosen []decision
	for _, d := range []decision{{*undo, undoable, report.Reading.Undo}, {*redo, redoable, report.Reading.Redo}, {*accept, acceptable, report.Reading.Accept}} {
		if d.which != "" {
			chosen = append(chosen, d)
		}
	}
	switch {
	case len(args) != 1:
		return usagef("ctl.one_id")
	case len(chosen) > 1:
		return usagef("ctl.one_of", "--undo --redo --accept")
	case len(chosen) == 1:
		return e.changing(ctx, args, func(l *store.Library, id report.ID) error { return e.decide(ctx, l, id, chosen[0]) })
	}
	return e.needing(ctx, func(l *store.Library) error {
		id, err := resolve(ctx, l, args[0])
		if err != nil {
			return err
		}
		s, err := l.Report(ctx, id)
		if err == nil {
			e.printEdits(s, *asJSON)
		}
		return err
	})
}

// decision is what is done to which edits: their numbers, or "all" that it can be done to.
type decision struct {
	which  string
	fits   func(e report.Edit, text string) bool
	decide func(r report.Reading, keys ...report.EditKey) report.Reading
}

func undoable(e report.Edit, text string) bool   { return e.Changes(text) }
func redoable(e report.Edit, _ string) bool      { return e.Undone }
func acceptable(e report.Edit, text string) bool { return e.Offers(text) }

// decide does to a report's edits what is asked.
func (e *env) decide(ctx context.Context, l *store.Library, id report.ID, d decision) error {
	s, err := l.Report(ctx, id)
	if err != nil {
		return err
	}
	numbers := map[int]bool{}
	if d.which != "all" {
		for word := range strings.SplitSeq(d.which, ",") {
			n, err := strconv.Atoi(word)
			if err != nil || n < 1 || n > len(s.Doc.Edits) {
				return usagef("ctl.edits.number", word)
			}
			numbers[n] = true
		}
	}
	var keys []report.EditKey
	for i, k := range s.Doc.Keys() {
		x := s.Doc.Edits[i]
		if (d.which == "all" || numbers[i+1]) && d.fits(x, s.Doc.Was[x.From:x.To]) {
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		e.say("ctl.edits.nothing")
		return errSome
	}
	if err := l.SetReading(ctx, id, d.decide(s.Reading, keys...)); err != nil {
		return err
	}
	if s, err = l.Report(ctx, id); err == nil {
		e.say("ctl.edits.summary", editCounts(s.Doc)...)
	}
	return err
}

// editCounts counts the edits, the guesses and what was taken back among them, and the characters folded to Simplified.
func editCounts(d *report.Doc) []any {
	guesses, undone := 0, 0
	for _, x := range d.Edits {
		switch {
		case x.Undone:
			undone++
		case !x.Sure:
			guesses++
		}
	}
	return []any{len(d.Edits), guesses, undone, d.Folded()}
}

func (e *env) printEdits(s report.Stored, asJSON bool) {
	for _, x := range editLines(s.Doc) {
		if asJSON {
			e.line(x)
			continue
		}
		state := ""
		switch {
		case x.Undone:
			state = e.lang.T("ctl.edits.undone")
		case x.Accepted:
			state = e.lang.T("ctl.edits.accepted")
		case !x.Sure:
			state = e.lang.T("ctl.edits.unsure")
		}
		if x.Guess != "" {
			state += " " + e.lang.T("ctl.edits.guess") + quoted(x.Guess)
		}
		fprintln(e.out, strconv.Itoa(x.N), e.lang.T("pass."+x.Pass), amid(s.Doc, s.Doc.Edits[x.N-1]), state)
	}
	if !asJSON {
		fmt.Fprintln(e.out, e.lang.T("ctl.edits.summary", editCounts(s.Doc)...))
	}
}

// quoted shows words on one line, so that spaces and line ends are seen.
func quoted(s string) string {
	return "“" + strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(s) + "”"
}

// beside is how many characters beside an edit are shown with it.
const beside = 4

// amid shows an edit among the characters beside it: “需求预[(yù)→]期回升”; words that stand as written without an arrow.
func amid(d *report.Doc, x report.Edit) string {
	from, to := x.From, x.To
	for range beside {
		_, n := utf8.DecodeLastRuneInString(d.Body[:from])
		_, m := utf8.DecodeRuneInString(d.Body[to:])
		from, to = from-n, to+m
	}
	words := d.Text(x.Span)
	if words != x.Was {
		words = x.Was + "→" + words
	}
	return quoted(d.Body[from:x.From] + "[" + words + "]" + d.Body[x.To:to])
}
