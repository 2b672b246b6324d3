package model

import (
	"cmp"
	"slices"

	"yanku/internal/report"
)

// Line is one thing on the page of highlights. A tap on it leads to its sentence.
type Line struct {
	Number string // as stated, or counted
	Lead   string // its short name
	Text   string
	Item   Item
}

// MoveRow is the moves of one subject; Cells stand under Points.Periods and may be empty.
type MoveRow struct {
	Subject, Code string
	Cells         []*report.Figure
}

// Points is the highlights of the open report.
type Points struct {
	Rating     []*report.Figure // the report's own first
	Doubts     []Doubt
	Dismissed  []Doubt // by the user
	All        bool    // the dismissed ones are shown too
	Keys       []Line
	Periods    []string // columns of the moves, by the keys of report.Period
	Moves      []MoveRow
	Stocks     []MoveRow
	Capex      []*report.Figure
	Prosperity []*report.Figure
	Forecasts  []*report.Figure
	Events     []Line // by their days, which lead
	Risks      []Line
	Codes      []*report.Figure
	Echoes     []Say // sentences that other reports say too

	report  *report.Stored
	chosen  Item
	seq     int
	Changed func() // after another report or item is shown
}

// Pages gives the page of an item (0 for none), nil where the file has no pages.
func (p *Points) Pages() func(Item) int {
	if !Paged(p.report) {
		return nil
	}
	return func(it Item) int {
		s, _, ok := it.Place(p.report)
		if !ok {
			return 0
		}
		return PageOf(p.report, s)
	}
}

// Show takes another report; nil is none.
func (p *Points) Show(r *report.Stored) {
	*p = Points{Changed: p.Changed, seq: p.seq + 1, report: r}
	if r != nil {
		p.Doubts, p.Dismissed = doubts(r)
		p.findings(r)
		p.figures(r)
	}
	changed(p.Changed)
}

// Select shows one item.
func (p *Points) Select(it Item) {
	p.chosen = it
	p.seq++
	changed(p.Changed)
}

// Chosen gives the item to show and a number that changes with every request.
func (p *Points) Chosen() (Item, int) { return p.chosen, p.seq }

// Empty tells whether there is nothing to show.
func (p *Points) Empty() bool {
	return len(p.Rating)+len(p.Doubts)+len(p.Dismissed)+len(p.Keys)+len(p.Moves)+len(p.Stocks)+len(p.Capex)+len(p.Prosperity)+len(p.Forecasts)+len(p.Events)+len(p.Risks)+len(p.Codes)+len(p.Echoes) == 0
}

func (p *Points) findings(r *report.Stored) {
	for i, f := range r.Findings {
		line := Line{Number: f.Number, Lead: f.Label, Text: f.Note, Item: FindingItem(i)}
		switch f.Kind {
		case report.KeyPoint:
			p.Keys = append(p.Keys, line)
		case report.Risk:
			p.Risks = append(p.Risks, line)
		case report.Event:
			line.Lead, line.Text = f.Note+" "+f.Label, f.Source.Quote
			p.Events = append(p.Events, line)
		}
	}
	slices.SortStableFunc(p.Events, func(a, b Line) int { return cmp.Compare(a.Lead, b.Lead) })
}

func (p *Points) figures(r *report.Stored) {
	var index, stock []*report.Figure
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.State == report.Rejected || f.Superseded {
			continue
		}
		switch f.Kind {
		case report.Rating:
			p.Rating = append(p.Rating, f)
		case report.IndexMove:
			index = append(index, f)
		case report.StockMove:
			stock = append(stock, f)
		case report.Capex:
			p.Capex = append(p.Capex, f)
		case report.Prosperity:
			p.Prosperity = append(p.Prosperity, f)
		case report.Forecast, report.Target:
			p.Forecasts = append(p.Forecasts, f)
		case report.Instrument:
			p.Codes = append(p.Codes, f)
		}
	}
	slices.SortStableFunc(p.Rating, func(a, b *report.Figure) int { return own(b, r) - own(a, r) })
	p.Periods = periods(append(slices.Clone(index), stock...))
	p.Moves = moveRows(index, p.Periods)
	p.Stocks = moveRows(stock, p.Periods)
}

// own is 1 for the rating that is the report's own.
func own(f *report.Figure, r *report.Stored) int {
	if f.Grade.Label == r.Rating {
		return 1
	}
	return 0
}

var periodOrder = []string{report.Day, report.FiveDay, report.Week, report.TwoWeek, report.MTD, report.Month, report.QTD, report.Quarter, report.YTD, report.Year}

// periods gives the period keys that occur, the short ones first, those that are no word of report.Period last.
func periods(figures []*report.Figure) []string {
	var out []string
	for _, f := range figures {
		if !slices.Contains(out, f.Period.Key) {
			out = append(out, f.Period.Key)
		}
	}
	rank := func(key string) int {
		if i := slices.Index(periodOrder, key); i >= 0 {
			return i
		}
		return len(periodOrder)
	}
	slices.SortStableFunc(out, func(a, b string) int { return rank(a) - rank(b) })
	return out
}

// moveRows puts moves of one subject in one row, each under its period. A second value for the same period begins another row: what a report says twice
// in two ways is seen twice.
func moveRows(figures []*report.Figure, periods []string) []MoveRow {
	var out []MoveRow
	for _, f := range figures {
		col := slices.Index(periods, f.Period.Key)
		row := slices.IndexFunc(out, func(r MoveRow) bool { return r.Subject == f.Subject.Text && r.Cells[col] == nil })
		if row < 0 {
			row = after(out, f.Subject.Text)
			out = slices.Insert(out, row, MoveRow{Subject: f.Subject.Text, Code: f.Subject.Code, Cells: make([]*report.Figure, len(periods))})
		}
		out[row].Cells[col] = f
	}
	return out
}

// after gives the place behind the last row of a subject, or the end.
func after(rows []MoveRow, subject string) int {
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Subject == subject {
			return i + 1
		}
	}
	return len(rows)
}
