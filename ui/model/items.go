package model

import (
	"strconv"
	"strings"

	"yanku/internal/report"
)

// FindingItem names the finding at index i of a report's findings.
func FindingItem(i int) Item { return Item("finding:" + strconv.Itoa(i)) }

// Place gives where an item of a report stands: its number or label, and the words around it. ok is false when there is no such item.
func (it Item) Place(r *report.Stored) (s report.Source, kind report.Kind, ok bool) {
	name, id, _ := strings.Cut(string(it), ":")
	switch name {
	case "figure":
		for i := range r.Figures {
			if r.Figures[i].ID == report.ID(id) {
				return r.Figures[i].Source, r.Figures[i].Kind, true
			}
		}
	case "finding":
		if i, err := strconv.Atoi(id); err == nil && i >= 0 && i < len(r.Findings) {
			return r.Findings[i].Source, r.Findings[i].Kind, true
		}
	case "span":
		from, to, _ := strings.Cut(id, "-")
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if errA == nil && errB == nil && r.Doc != nil && a >= 0 && a <= b && b <= len(r.Doc.Body) {
			return report.Source{Span: report.Span{From: a, To: b}}, "", true
		}
	}
	return report.Source{}, "", false
}

// SpanItem names a bare place in the text.
func SpanItem(s report.Span) Item {
	return Item("span:" + strconv.Itoa(s.From) + "-" + strconv.Itoa(s.To))
}

// pagePrefix stands before an item that is to be shown on its page.
const pagePrefix = "page:"

// OnPage names an item as it stands on its page.
func (it Item) OnPage() Item { return pagePrefix + it }

// Paged gives the item that OnPage named; page is false for others.
func (it Item) Paged() (bare Item, page bool) {
	rest, ok := strings.CutPrefix(string(it), pagePrefix)
	return Item(rest), ok
}

// PageOf gives the page of a source, 0 where the file has none.
func PageOf(r *report.Stored, s report.Source) int {
	if s.Page > 0 || r == nil || r.Doc == nil {
		return s.Page
	}
	if i := r.Doc.BlockAt(s.Span.From); i >= 0 {
		return r.Doc.Blocks[i].Page
	}
	return 0
}

// Home is the tab where items of a kind stand in a list: figures with the data, captions in the list of pictures, the rest with the key points.
func Home(k report.Kind) Tab {
	switch k {
	case report.Caption, report.CaptionSource:
		return CaptionsTab
	case report.KeyPoint, report.Risk, report.Event, report.Disclaimer:
		return PointsTab
	case "":
		return TextTab
	}
	return DataTab
}

// isMove tells whether a forecast is of a move and not of an amount or a share.
func isMove(f *report.Figure) bool { return f.Measure == "涨跌幅" }

// Sign is -1, 0 or 1 as a figure tells of a fall, of neither, or of a rise. Only moves have one.
func Sign(f *report.Figure) int {
	switch f.Kind {
	case report.IndexMove, report.StockMove, report.Excess:
	case report.Forecast:
		if !isMove(f) {
			return 0
		}
	default:
		return 0
	}
	if f.Quantity.Unit != "%" && f.Quantity.Unit != "pct" && f.Quantity.Unit != "bp" {
		return 0
	}
	v := f.Quantity.Value
	if v == nil {
		v = f.Quantity.Low
	}
	if v == nil {
		v = f.Quantity.High
	}
	switch {
	case v == nil || *v == 0:
		return 0
	case *v < 0:
		return -1
	}
	return 1
}
