package model

import (
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// Draft is a figure as it is typed in.
type Draft struct {
	Kind                           report.Kind
	Subject, Code, Measure         string
	Period, Start, End             string
	Value, Low, High, Unit, Growth string
	Nature                         report.Nature
	Basis                          report.Basis
	Quote                          string
}

// DraftKinds are the kinds of figures that are numbers, which can be typed in.
var DraftKinds = []report.Kind{
	report.IndexMove, report.StockMove, report.Excess, report.Capex, report.Metric, report.Price, report.Flow, report.Order, report.EPS, report.Target, report.Forecast,
}

// DraftOf gives a figure as one would type it.
func DraftOf(f *report.Figure) Draft {
	text := func(v *float64) string {
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	q := f.Quantity
	return Draft{
		Kind: f.Kind, Subject: f.Subject.Text, Code: f.Subject.Code, Measure: f.Measure,
		Period: f.Period.Key, Start: f.Period.Start.String(), End: f.Period.End.String(),
		Value: text(q.Value), Low: text(q.Low), High: text(q.High), Unit: q.Unit, Growth: text(f.Growth.YoY),
		Nature: f.Nature, Basis: f.Basis, Quote: f.Source.Quote,
	}
}

// periodKey is the form of the keys of amounts: 2025, 2025Q4, 2025H1, FY2026Q2, 2026-02, 2026-01..02, at:2026-02.
var periodKey = regexp.MustCompile(`^(FY)?\d{4}(Q[1-4]|H[12]|M(0[1-9]|1[0-2]))?$|^(at:)?\d{4}-(0[1-9]|1[0-2])(\.\.(\d{4}-)?(0[1-9]|1[0-2]))?(-\d{2})?$|^at:\d{4}(Q[1-4]|H[12])?$`)

// moveKeys are the keys of moves.
var moveKeys = []string{report.Day, report.FiveDay, report.Week, report.TwoWeek, report.MTD, report.Month, report.QTD, report.Quarter, report.YTD, report.Year}

// MoveKeys gives the periods of moves in their order.
func MoveKeys() []string { return moveKeys }

// Fault is what is wrong with a field of a draft: Key says it in the words of the window, "fault." and so on.
type Fault struct{ Field, Key string }

// Faults tells what is wrong with a draft, in the order of its fields. doc is the text that the quote must stand in, nil when it is not changed.
func (d Draft) Faults(doc *report.Doc) (out []Fault) {
	say := func(field, key string, wrong bool) {
		if wrong {
			out = append(out, Fault{field, "fault." + key})
		}
	}
	say("kind", "kind", d.Kind == "")
	say("subject", "subject", strings.TrimSpace(d.Subject) == "")
	say("period", "period", !d.periodFits())
	for _, f := range []struct{ field, text string }{{"start", d.Start}, {"end", d.End}} {
		_, ok := report.ParseDate(f.text)
		say(f.field, "date", f.text != "" && !ok)
	}
	start, okStart := report.ParseDate(d.Start)
	end, okEnd := report.ParseDate(d.End)
	say("end", "order", okStart && okEnd && end.Before(start))
	for _, f := range []struct{ field, text string }{{"value", d.Value}, {"low", d.Low}, {"high", d.High}, {"growth", d.Growth}} {
		_, ok := typedNumber(f.text)
		say(f.field, "number", !ok)
	}
	low, _ := typedNumber(d.Low)
	high, _ := typedNumber(d.High)
	say("high", "range", low != nil && high != nil && *high < *low)
	say("value", "either", d.Value != "" && (d.Low != "" || d.High != ""))
	say("value", "value", d.numeric() && d.Value == "" && d.Low == "" && d.High == "" && d.Growth == "")
	if doc != nil && d.Quote != "" {
		n := strings.Count(doc.Body, d.Quote)
		say("quote", "quote", n == 0)
		say("quote", "quotes", n > 1)
	}
	return out
}

// numeric tells whether figures of the kind are numbers.
func (d Draft) numeric() bool {
	switch d.Kind {
	case report.Rating, report.Prosperity, report.Instrument:
		return false
	}
	return true
}

func (d Draft) periodFits() bool {
	if d.Period == "" {
		return !d.numeric()
	}
	for _, k := range moveKeys {
		if k == d.Period {
			return true
		}
	}
	return periodKey.MatchString(d.Period)
}

// typedNumber reads a number as people type it: thousands' commas, a percent sign, a true minus, full-width digits. An empty text is none, and well.
func typedNumber(s string) (*float64, bool) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '−' || r == '－':
			return '-'
		case r == '．':
			return '.'
		case r == '，' || r == ',' || r == ' ' || r == '%' || r == '％':
			return -1
		}
		return r
	}, s)
	if s == "" {
		return nil, true
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v != v || v > 1e18 || v < -1e18 {
		return nil, false
	}
	return &v, true
}

// into writes a draft without faults into a figure. Its sentence stays.
func (d Draft) into(f *report.Figure) {
	f.Kind, f.Measure, f.Nature, f.Basis = d.Kind, strings.TrimSpace(d.Measure), d.Nature, d.Basis
	f.Subject.Text, f.Subject.Code = strings.TrimSpace(d.Subject), strings.TrimSpace(d.Code)
	start, _ := report.ParseDate(d.Start)
	end, _ := report.ParseDate(d.End)
	if f.Period.Key != d.Period || f.Period.Start != start || f.Period.End != end {
		f.Period = report.Period{Key: d.Period, Start: start, End: end}
	}
	was := f.Quantity
	f.Quantity.Value, _ = typedNumber(d.Value)
	f.Quantity.Low, _ = typedNumber(d.Low)
	f.Quantity.High, _ = typedNumber(d.High)
	f.Quantity.Unit = strings.TrimSpace(d.Unit)
	if was.Value == nil || f.Quantity.Value == nil || *was.Value != *f.Quantity.Value {
		f.Quantity.Qualifier = "" // it was of the number as read
	}
	f.Growth.YoY, _ = typedNumber(d.Growth)
}

// anchor ties an added figure to its words.
func (d Draft) anchor(f *report.Figure, doc *report.Doc) {
	if d.Quote == "" || doc == nil {
		return
	}
	at := strings.Index(doc.Body, d.Quote)
	span := report.Span{From: at, To: at + len(d.Quote)}
	f.Source.Span, f.Source.Mark, f.Source.Quote = span, span, d.Quote
	if i := strings.Index(d.Quote, d.Value); d.Value != "" && i >= 0 {
		f.Source.Mark = report.Span{From: at + i, To: at + i + len(d.Value)}
	}
	if b := doc.BlockAt(at); b >= 0 {
		f.Source.Page = doc.Blocks[b].Page
	}
}
