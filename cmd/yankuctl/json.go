package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"yanku/internal/report"
	"yanku/store"
)

// line writes one JSON object and ends the line.
func (e *env) line(v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		e.say("ctl.failed", err) // a value JSON cannot say, such as an infinite number
		return
	}
	e.out.Write(plainJSON(b.Bytes()))
}

// fprintln writes words with tabs between, for people.
func fprintln(w io.Writer, words ...string) { fmt.Fprintln(w, plain(strings.Join(words, "\t"))) }

// round gives three decimals.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

type eventJSON struct {
	Path        string     `json:"path"`
	File        string     `json:"file"`
	Status      string     `json:"status"`
	Report      report.ID  `json:"report,omitempty"`
	DuplicateOf report.ID  `json:"duplicate_of,omitempty"`
	Error       *errorJSON `json:"error,omitempty"`
	MS          int64      `json:"ms"`
	Quality     float64    `json:"quality"`
	Edits       int        `json:"edits"`
	Figures     int        `json:"figures"`
	Flags       int        `json:"flags"`
}

type errorJSON struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// listJSON is a line of list.
type listJSON struct {
	Report       report.ID       `json:"report"`
	File         string          `json:"file"`
	Title        string          `json:"title"`
	Institution  string          `json:"institution,omitempty"`
	Authors      []report.Author `json:"authors,omitempty"`
	Date         string          `json:"date,omitempty"`
	DateInferred bool            `json:"date_inferred,omitempty"`
	Period       *periodJSON     `json:"period,omitempty"`
	Type         report.Type     `json:"type"`
	Rating       string          `json:"rating,omitempty"`
	Unread       bool            `json:"unread"`
	Star         bool            `json:"star"`
	Tags         []string        `json:"tags"`
	OCR          bool            `json:"ocr,omitempty"`      // the text was recognised from pictures of it
	Versions     int             `json:"versions,omitempty"` // how many there are, when there are others
}

type periodJSON struct {
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
}

func listLine(s report.Summary) listJSON {
	line := listJSON{
		Report: s.ID, File: s.File, Title: s.Title, Institution: s.Institution, Authors: s.Authors, Date: s.Date.String(), DateInferred: s.DateInferred,
		Type: s.Type, Rating: s.Rating, Unread: s.Unread, Star: s.Star, Tags: append([]string{}, s.Tags...), OCR: s.Reading.OCR,
	}
	if s.Versions > 1 {
		line.Versions = s.Versions
	}
	if !s.Start.Zero() || !s.End.Zero() {
		line.Period = &periodJSON{s.Start.String(), s.End.String()}
	}
	return line
}

// spanJSON is a span with its words.
type spanJSON struct {
	Report report.ID `json:"report,omitempty"`
	From   int       `json:"from"`
	To     int       `json:"to"`
	Quote  string    `json:"quote,omitempty"`
}

type flagJSON struct {
	ID      report.ID       `json:"id"`
	Report  report.ID       `json:"report"`
	File    string          `json:"file"`
	Kind    report.FlagKind `json:"kind"`
	Level   report.Level    `json:"level"`
	Figures []report.ID     `json:"figures"`
	Spans   []spanJSON      `json:"spans"`
	Why     string          `json:"why"`
	Code    string          `json:"code,omitempty"`
	Args    []string        `json:"args,omitempty"`
	State   string          `json:"state"`
}

// historyJSON is a line of history: a decision on a figure and the figure as it made it.
type historyJSON struct {
	At     string       `json:"at"`
	State  report.State `json:"state"`
	Undone bool         `json:"undone,omitempty"`
	Figure figureJSON   `json:"figure"`
}

func historyLine(p store.Past) historyJSON {
	line := historyJSON{time.UnixMilli(p.At).UTC().Format(time.RFC3339), p.State, p.Undone, flatten(p.Shown(), report.Summary{})}
	if line.State == "" {
		line.State = report.Extracted
	}
	return line
}

func flagLine(f report.Flag, s report.Summary) flagJSON {
	line := flagJSON{
		ID: f.ID, Report: s.ID, File: s.File, Kind: f.Kind, Level: f.Level, Figures: append([]report.ID{}, f.Figures...), Spans: []spanJSON{}, Why: f.Why, Code: f.Code, Args: f.Args, State: f.State,
	}
	for _, x := range f.Spans {
		on := s.ID
		if x.Report != "" {
			on = x.Report
		}
		line.Spans = append(line.Spans, spanJSON{on, x.Span.From, x.Span.To, x.Quote})
	}
	return line
}
