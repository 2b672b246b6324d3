package model

import (
	"cmp"
	"slices"

	"yanku/internal/report"
)

// Look is what a mark's colour says.
type Look string

// The looks, one for each sort of mark. The hits of a search lie over all of them.
const (
	PointLook   Look = "point"
	UpLook      Look = "up"
	DownLook    Look = "down"
	FlatLook    Look = "flat"
	CapexLook   Look = "capex"
	FigureLook  Look = "figure" // other amounts: prices, flows, orders, metrics and what is forecast of them; events
	RatingLook  Look = "rating"
	CodeLook    Look = "code"
	RiskLook    Look = "risk"
	CaptionLook Look = "caption"
	HitLook     Look = "hit"
	HereLook    Look = "here" // the hit that was gone to
)

// Looks is all of them, in the order of the legend.
var Looks = []Look{PointLook, UpLook, DownLook, FlatLook, CapexLook, FigureLook, RatingLook, CodeLook, RiskLook, CaptionLook, HitLook, HereLook}

// Mark is a coloured stretch of a piece, in bytes of its text; a tap on it leads to its Item.
type Mark struct {
	From, To int
	Look     Look
	Item     Item
	Doubt    bool // an open flag stands at it
}

// placed is a mark in bytes of the report's body.
type placed struct {
	report.Span
	look  Look
	item  Item
	doubt bool
}

// places gives the marks of a report, wide ones before those that lie in them.
func places(r *report.Stored) []placed {
	doubted := map[report.ID]bool{}
	for _, f := range r.Flags {
		for _, id := range f.Figures {
			doubted[id] = doubted[id] || open(f)
		}
	}
	var out []placed
	for i, f := range r.Findings {
		if look := findingLook(f.Kind); look != "" {
			out = append(out, placed{span(f.Source), look, FindingItem(i), false})
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.State == report.Rejected {
			continue
		}
		for _, s := range append([]report.Source{f.Source}, f.Mentions...) {
			out = append(out, placed{span(s), figureLook(f), FigureItem(f.ID), doubted[f.ID]})
		}
	}
	slices.SortStableFunc(out, func(a, b placed) int {
		return cmp.Or((b.To-b.From)-(a.To-a.From), a.From-b.From)
	})
	return out
}

// span is what is coloured of a source: the number or label when it is known, else the whole.
func span(s report.Source) report.Span {
	if !s.Mark.Empty() {
		return s.Mark
	}
	return s.Span
}

func findingLook(k report.Kind) Look {
	switch k {
	case report.KeyPoint:
		return PointLook
	case report.Risk:
		return RiskLook
	case report.Caption, report.CaptionSource:
		return CaptionLook
	case report.Event:
		return FigureLook
	}
	return ""
}

func figureLook(f *report.Figure) Look {
	switch f.Kind {
	case report.Rating, report.Prosperity, report.Target:
		return RatingLook
	case report.Instrument:
		return CodeLook
	case report.Capex:
		return CapexLook
	case report.IndexMove, report.StockMove, report.Excess:
		return []Look{DownLook, FlatLook, UpLook}[Sign(f)+1]
	case report.Forecast:
		if isMove(f) {
			return []Look{DownLook, FlatLook, UpLook}[Sign(f)+1]
		}
	}
	return FigureLook
}

// marksOf gives the marks of a block: figures and findings when they are to be shown, hits always.
func (t *Text) marksOf(b report.Span) []Mark {
	var out []Mark
	if t.marks {
		for _, p := range t.spans {
			if p.Meets(b) {
				s := within(p.Span, b)
				out = append(out, Mark{s.From, s.To, p.look, p.item, p.doubt})
			}
		}
	}
	for i, h := range t.hits {
		if h.Meets(b) {
			s := within(h, b)
			look := HitLook
			if i == t.hit {
				look = HereLook
			}
			out = append(out, Mark{From: s.From, To: s.To, Look: look})
		}
	}
	return out
}
