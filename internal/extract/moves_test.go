package extract_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"yanku/internal/report"
	"yanku/internal/testing/golden"
)

// numbers shows the figures of a text of the kinds that have numbers.
func numbers(name string) func(*testing.T, string) []string {
	return func(t *testing.T, text string) []string {
		var out []string
		for _, f := range read(t, name, text).Figures {
			switch f.Kind {
			case report.IndexMove, report.StockMove, report.Excess, report.Capex, report.Forecast:
				out = append(out, line(f))
			}
		}
		return out
	}
}

// line writes a figure on one line, what is empty left out.
func line(f report.Figure) string {
	parts := []string{string(f.Kind), f.Subject.Text, f.Period.Key}
	add := func(label string, v *float64) {
		if v != nil {
			parts = append(parts, label+strconv.FormatFloat(*v, 'f', -1, 64))
		}
	}
	add("", f.Quantity.Value)
	add("low=", f.Quantity.Low)
	add("high=", f.Quantity.High)
	parts = append(parts, f.Quantity.Unit, string(f.Quantity.Qualifier), string(f.Nature), string(f.Basis))
	add("yoy=", f.Growth.YoY)
	add("qoq=", f.Growth.QoQ)
	add("yoy_low=", f.Growth.YoYLow)
	add("yoy_high=", f.Growth.YoYHigh)
	if f.Measure != "" && f.Kind == report.Excess {
		parts = append(parts, "against="+f.Measure)
	}
	if f.Superseded {
		parts = append(parts, "former")
	}
	if f.Rank.N > 0 {
		parts = append(parts, fmt.Sprintf("rank=%d/%d", f.Rank.N, f.Rank.Of))
	}
	if len(f.Subject.Members) > 0 {
		parts = append(parts, "members="+strings.Join(f.Subject.Members, "+"))
	}
	if f.Author != "" {
		parts = append(parts, "author="+f.Author)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// Moves as weeklies tell them; their period is the week unless another is told.
func TestMovesOfWeeklies(t *testing.T) {
	golden.Cases(t, "testdata/move_weekly.txt", numbers("某某证券-通信行业周报：样例-260322.md"))
}

// Moves as dailies and articles tell them.
func TestMovesOfDailies(t *testing.T) {
	golden.Cases(t, "testdata/move_daily.txt", numbers("市场日报-260807.md"))
}

// Capital expenditure of companies and groups, in a report of 6 February 2026.
func TestCapex(t *testing.T) {
	golden.Cases(t, "testdata/capex.txt", numbers("某某证券-海外云厂商跟踪：样例-260206.md"))
}
