package model

import (
	"context"
	"slices"
	"strings"

	"yanku/internal/audit"
	"yanku/internal/i18n"
	"yanku/internal/report"
)

// Doubt is an error of the report: why, and the sentences that raise it, each a tap from its place.
type Doubt struct {
	Lines []Line
	flag  report.Flag
}

// Why says in l what is doubted.
func (d Doubt) Why(l i18n.Lang) string { return audit.Say(d.flag, l == i18n.English) }

// ID names the doubt.
func (d Doubt) ID() report.ID { return d.flag.ID }

// open tells whether a flag asks to be looked at.
func open(f report.Flag) bool { return f.State != "dismissed" && f.Level == report.LevelError }

// doubts gives the errors of a report, the open ones apart from those that the user dismissed.
func doubts(r *report.Stored) (asking, dismissed []Doubt) {
	for _, f := range r.Flags {
		if f.Level != report.LevelError {
			continue
		}
		d := Doubt{flag: f}
		for _, s := range f.Spans {
			it := SpanItem(s.Span)
			if s.Report != "" && s.Report != r.ID {
				it = ElsewhereItem(s.Report, s.Span)
			}
			if !slices.ContainsFunc(d.Lines, func(l Line) bool { return l.Item == it }) { // one sentence may hold two of its figures
				d.Lines = append(d.Lines, Line{Text: s.Quote, Item: it})
			}
		}
		if open(f) {
			asking = append(asking, d)
		} else {
			dismissed = append(dismissed, d)
		}
	}
	return asking, dismissed
}

// ElsewhereItem names a place in the text of another report.
func ElsewhereItem(id report.ID, s report.Span) Item {
	return Item("elsewhere:" + string(id) + ":" + strings.TrimPrefix(string(SpanItem(s)), "span:"))
}

// Elsewhere gives the report that an item stands in and its name there; ok is false for an item of the report at hand.
func (it Item) Elsewhere() (id report.ID, there Item, ok bool) {
	rest, ok := strings.CutPrefix(string(it), "elsewhere:")
	name, place, cut := strings.Cut(rest, ":")
	return report.ID(name), Item("span:" + place), ok && cut
}

// FlagItem names a doubt, to dismiss it or to open it again.
func FlagItem(id report.ID) Item { return Item("flag:" + string(id)) }

// DismissedItem asks for the dismissed doubts to be shown or hidden.
const DismissedItem Item = "dismissed:"

// Flag gives the doubt that an item names.
func (it Item) Flag() (id report.ID, ok bool) {
	rest, ok := strings.CutPrefix(string(it), "flag:")
	return report.ID(rest), ok
}

// Dismisser keeps that a flag was dismissed, or asks to be looked at again.
type Dismisser interface {
	Dismiss(ctx context.Context, f report.Flag, dismissed bool) error
}

// Dismiss turns a doubt of the open report: one that asks is dismissed, a dismissed one asks again. The page shows it at once.
func (d *Detail) Dismiss(id report.ID) {
	i := -1
	if d.report != nil {
		i = slices.IndexFunc(d.report.Flags, func(f report.Flag) bool { return f.ID == id })
	}
	if i < 0 || d.Dismisser == nil {
		return
	}
	flag := d.report.Flags[i]
	dismissed := flag.State != "dismissed"
	d.mark(i, dismissed)
	d.office.Start(func() {
		err := d.Dismisser.Dismiss(d.office.Context, flag, dismissed)
		if d.office.Context.Err() != nil {
			return
		}
		d.office.Post(func() {
			if err != nil {
				d.office.Problem(err)
				if d.report != nil && i < len(d.report.Flags) && d.report.Flags[i].ID == id {
					d.mark(i, !dismissed)
				}
			} else if d.Dismissed != nil {
				d.Dismissed(dismissed)
			}
		})
	})
}

// mark shows a flag of the open report dismissed or open.
func (d *Detail) mark(i int, dismissed bool) {
	next := *d.report
	next.Flags = slices.Clone(next.Flags)
	next.Flags[i].State = "open"
	if dismissed {
		next.Flags[i].State = "dismissed"
	}
	all := d.Points.All
	d.show(next, d.hits)
	d.Points.SetAll(all)
	changed(d.Changed)
}

// SetAll shows the dismissed doubts too, or hides them.
func (p *Points) SetAll(on bool) {
	p.All = on
	p.seq++
	changed(p.Changed)
}
