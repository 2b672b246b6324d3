package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Counts are the numbers beside the library's lists.
type Counts struct{ All, Unread, Starred int }

// Counts tells how many reports there are, unread and starred ones among them.
func (l *Library) Counts(ctx context.Context) (c Counts, err error) {
	c.All, c.Unread, c.Starred, err = l.db.Counts(ctx)
	return c, err
}

// Reports gives the current versions of the reports that answer the query, newest date first; all of them for an empty query.
func (l *Library) Reports(ctx context.Context, q query.Tree) ([]report.Summary, error) {
	if q.Empty() {
		return l.db.Summaries(ctx)
	}
	found, err := l.find(ctx, q)
	if err != nil {
		return nil, err
	}
	return l.db.SummariesOf(ctx, found)
}

// Report gives everything of one report; ErrNotFound when there is none. Flags between reports are among its flags once they have been looked for, which happens
// in the background after every import.
func (l *Library) Report(ctx context.Context, id report.ID) (report.Stored, error) {
	out, err := l.db.Stored(ctx, id)
	if err != nil {
		return out, err
	}
	between, err := l.doubtsAtHand(ctx)
	for _, f := range between {
		if f.Report == id {
			out.Flags = append(out.Flags, f)
		}
	}
	return out, err
}

// Resolve gives the one report whose ID begins with prefix; ErrNotFound when there is none, and an error when there are several.
func (l *Library) Resolve(ctx context.Context, prefix string) (report.ID, error) {
	ids, err := l.db.Resolve(ctx, strings.ToLower(prefix))
	switch {
	case err != nil:
		return "", err
	case len(ids) == 0 || prefix == "":
		return "", fmt.Errorf("report %s: %w", prefix, ErrNotFound)
	case len(ids) > 1:
		return "", fmt.Errorf("report %s: %w", prefix, ErrAmbiguous)
	}
	return ids[0], nil
}

// FigureRow is a figure with the report it stands in.
type FigureRow struct {
	report.Figure
	Report report.Summary

	split func(string) []report.Span // cuts its words for a query, may be nil
}

// Match tells whether the figure answers a query, as Figures does.
func (r FigureRow) Match(q query.Tree) bool { return q.Empty() || q.Match(r.fields()) }

// Figures gives the figures of current versions that answer the query, newest report first and in the order of its text. A figure shows a query its own words as the body and
// its own code, and its report's title, institution, file name, type and date.
func (l *Library) Figures(ctx context.Context, q query.Tree) ([]FigureRow, error) {
	reports, err := l.byID(ctx)
	if err != nil {
		return nil, err
	}
	var out []FigureRow
	err = l.db.Figures(ctx, func(f report.Figure) error {
		row := FigureRow{f, reports[f.Report], l.options.Words}
		if row.Match(q) {
			out = append(out, row)
		}
		return ctx.Err()
	})
	return out, err
}

// fields is what a figure shows to a query.
func (r FigureRow) fields() query.Fields {
	f, s := r.Figure, r.Report
	out := query.Fields{
		Title: s.Title, Broker: s.Institution, File: s.File, Type: s.Type, Date: s.Date,
		Split: r.split, ID: s.ID, Rating: s.Rating, Format: s.Format, Tags: s.Tags, Facts: []query.Fact{query.FactOf(f)}, States: []string{string(f.Kind), "figure", string(f.State)},
		Body: strings.Join([]string{f.Source.Quote, f.Subject.Text, f.Subject.Family, f.Measure, string(f.Kind), f.Grade.Label, f.Grade.Note, f.Author}, "\n"),
	}
	if f.Kind == report.IndexMove {
		out.Indices = []string{f.Subject.Text}
	} else {
		out.Companies = []string{f.Subject.Text}
	}
	for what, is := range map[string]bool{"unread": s.Unread, "read": !s.Unread, "star": s.Star, "doubt": s.Flags > 0, "tag": len(s.Tags) > 0} {
		if is {
			out.States = append(out.States, what)
		}
	}
	if f.Subject.Code != "" {
		out.Codes = []string{f.Subject.Code}
	}
	return out
}

// FlagRow is a flag with the report it is on.
type FlagRow struct {
	report.Flag
	Report report.Summary
}

// Flags gives the flags of the reports that answer the query, those between reports among them, newest report first.
func (l *Library) Flags(ctx context.Context, q query.Tree) ([]FlagRow, error) {
	list, err := l.Reports(ctx, q)
	if err != nil {
		return nil, err
	}
	reports := map[report.ID]report.Summary{}
	for _, s := range list {
		reports[s.ID] = s
	}
	var out []FlagRow
	add := func(f report.Flag) error {
		if s, ok := reports[f.Report]; ok {
			out = append(out, FlagRow{f, s})
		}
		return ctx.Err()
	}
	if err := l.db.Flags(ctx, "", add); err != nil {
		return nil, err
	}
	between, err := l.Doubts(ctx)
	for _, f := range between {
		if err := add(f); err != nil {
			return nil, err
		}
	}
	at := map[report.ID]int{}
	for i, s := range list {
		at[s.ID] = i
	}
	slices.SortStableFunc(out, func(a, b FlagRow) int { return at[a.Report.ID] - at[b.Report.ID] })
	return out, err
}

func (l *Library) byID(ctx context.Context) (map[report.ID]report.Summary, error) {
	list, err := l.db.Summaries(ctx)
	out := make(map[report.ID]report.Summary, len(list))
	for _, s := range list {
		out[s.ID] = s
	}
	return out, err
}
