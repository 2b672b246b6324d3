package extract_test

import (
	"slices"
	"testing"

	"yanku/internal/report"
	"yanku/internal/testing/golden"
)

// showing shows the figures of some kinds, one a line, with what they measure.
func showing(name string, kinds ...report.Kind) func(*testing.T, string) []string {
	return func(t *testing.T, text string) []string {
		var out []string
		for _, f := range read(t, name, text).Figures {
			if !slices.Contains(kinds, f.Kind) {
				continue
			}
			if f.Measure != "" {
				f.Subject.Text += " [" + f.Measure + "]"
			}
			out = append(out, line(f))
		}
		return out
	}
}

const (
	sampleWeekly = "国金证券-通信行业周报：样例-260322.md"
	sampleDaily  = "市场日报-260807.md"
)

// Target prices, old and new, of the company named or the report's own.
func TestTargets(t *testing.T) {
	golden.Cases(t, "testdata/target.txt", showing(sampleWeekly, report.Target))
}

// Earnings per share and forecasts of profits; lists of multiples are neither.
func TestProfits(t *testing.T) {
	golden.Cases(t, "testdata/profit.txt", showing(sampleWeekly, report.EPS, report.Forecast))
}

// Prices of goods with their specification and tax; prices of shares are none.
func TestPrices(t *testing.T) {
	golden.Cases(t, "testdata/price.txt", showing(sampleDaily, report.Price))
}

// Flows of money and sizes of funds with their window.
func TestFlows(t *testing.T) {
	golden.Cases(t, "testdata/flow.txt", showing(sampleDaily, report.Flow))
}

// Orders, backlog and what is still to be performed.
func TestOrders(t *testing.T) {
	golden.Cases(t, "testdata/order.txt", showing(sampleWeekly, report.Order))
}

// Operating figures of companies, sectors and countries.
func TestMetrics(t *testing.T) {
	golden.Cases(t, "testdata/metric.txt", showing(sampleWeekly, report.Metric))
}

// Forecasts of markets and shipments with their author and horizon.
func TestForecasts(t *testing.T) {
	golden.Cases(t, "testdata/forecast.txt", showing(sampleWeekly, report.Forecast))
}

// Events that are still to come, with their time as it is noted.
func TestEvents(t *testing.T) {
	golden.Cases(t, "testdata/event.txt", func(t *testing.T, text string) []string {
		var out []string
		for _, f := range read(t, sampleWeekly, text).Findings {
			if f.Kind == report.Event {
				out = append(out, f.Label+" | "+f.Note)
			}
		}
		return out
	})
}
