package main

import (
	"yanku/internal/report"
)

// figureJSON is a figure as CONTRACT flattens it; what is empty is left out. The order is that of CONTRACT, and of the columns of --csv.
type figureJSON struct {
	ID         report.ID        `json:"id"`
	Report     report.ID        `json:"report"`
	File       string           `json:"file"`
	Kind       report.Kind      `json:"kind"`
	Subject    string           `json:"subject,omitempty"`
	Members    []string         `json:"members,omitempty"`
	Code       string           `json:"code,omitempty"`
	Family     string           `json:"family,omitempty"`
	Measure    string           `json:"measure,omitempty"`
	Period     string           `json:"period,omitempty"`
	Start      string           `json:"start,omitempty"`
	End        string           `json:"end,omitempty"`
	Inferred   bool             `json:"inferred,omitempty"`
	Calendar   string           `json:"calendar,omitempty"`
	Value      *float64         `json:"value,omitempty"`
	Low        *float64         `json:"low,omitempty"`
	High       *float64         `json:"high,omitempty"`
	Unit       string           `json:"unit,omitempty"`
	YoY        *float64         `json:"yoy,omitempty"`
	QoQ        *float64         `json:"qoq,omitempty"`
	YoYLow     *float64         `json:"yoy_low,omitempty"`
	YoYHigh    *float64         `json:"yoy_high,omitempty"`
	Nature     report.Nature    `json:"nature,omitempty"`
	Basis      report.Basis     `json:"basis,omitempty"`
	Qualifier  report.Qualifier `json:"qualifier,omitempty"`
	Superseded bool             `json:"superseded,omitempty"`
	Rank       int              `json:"rank,omitempty"`
	Of         int              `json:"of,omitempty"`
	Rating     string           `json:"rating,omitempty"`
	Action     string           `json:"action,omitempty"`
	Scope      string           `json:"scope,omitempty"`
	Label      string           `json:"label,omitempty"`
	Note       string           `json:"note,omitempty"`
	Match      report.Match     `json:"match,omitempty"`
	Author     string           `json:"author,omitempty"`
	Horizon    string           `json:"horizon,omitempty"`
	Quote      string           `json:"quote"`
	From       int              `json:"from"`
	To         int              `json:"to"`
	Page       int              `json:"page,omitempty"`
	MarkFrom   int              `json:"mark_from"`
	MarkTo     int              `json:"mark_to"`
	Context    []report.Span    `json:"context,omitempty"`
	Mentions   []mentionJSON    `json:"mentions,omitempty"`
	Rule       string           `json:"rule,omitempty"`
	Version    int              `json:"version,omitempty"`
	State      report.State     `json:"state"`
	OCR        bool             `json:"ocr,omitempty"` // its words were recognised from a picture
}

// mentionJSON is another place that says the same.
type mentionJSON struct {
	Quote    string `json:"quote"`
	From     int    `json:"from"`
	To       int    `json:"to"`
	Page     int    `json:"page,omitempty"`
	MarkFrom int    `json:"mark_from"`
	MarkTo   int    `json:"mark_to"`
}

// flatten gives a figure of report s as one line.
func flatten(f report.Figure, s report.Summary) figureJSON {
	line := figureJSON{
		ID: f.ID, Report: f.Report, File: s.File, Kind: f.Kind,
		Subject: f.Subject.Text, Members: f.Subject.Members, Code: f.Subject.Code, Family: f.Subject.Family, Measure: f.Measure,
		Period: f.Period.Key, Start: f.Period.Start.String(), End: f.Period.End.String(), Inferred: f.Period.Inferred, Calendar: f.Period.Calendar,
		Value: f.Quantity.Value, Low: f.Quantity.Low, High: f.Quantity.High, Unit: f.Quantity.Unit, Qualifier: f.Quantity.Qualifier,
		YoY: f.Growth.YoY, QoQ: f.Growth.QoQ, YoYLow: f.Growth.YoYLow, YoYHigh: f.Growth.YoYHigh,
		Nature: f.Nature, Basis: f.Basis, Superseded: f.Superseded, Rank: f.Rank.N, Of: f.Rank.Of,
		Action: f.Grade.Action, Scope: f.Grade.Scope, Label: f.Grade.Label, Note: f.Grade.Note,
		Match: f.Match, Author: f.Author, Horizon: f.Horizon,
		Quote: f.Source.Quote, From: f.Source.Span.From, To: f.Source.Span.To, Page: f.Source.Page,
		MarkFrom: f.Source.Mark.From, MarkTo: f.Source.Mark.To, Context: f.Source.Context,
		Rule: f.Source.Rule, Version: f.Source.Version, State: f.State, OCR: s.Reading.OCR,
	}
	if f.Kind == report.Rating {
		line.Rating, line.Label = f.Grade.Label, ""
	}
	for _, m := range f.Mentions {
		line.Mentions = append(line.Mentions, mentionJSON{m.Quote, m.Span.From, m.Span.To, m.Page, m.Mark.From, m.Mark.To})
	}
	return line
}
