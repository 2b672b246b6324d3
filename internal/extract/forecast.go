package extract

import (
	"strconv"

	"yanku/internal/report"
)

// findForecasts gives what somebody expects an index or a stock to do: 高盛预测沪深300指数2026年上涨12%. A forecast names its author and its year.
func findForecasts(t *Text) []report.Figure {
	var out []report.Figure
	for _, m := range t.allMoves() {
		if m.kind != report.Forecast || m.author == "" || m.period.Key != report.Year && m.period.Key != report.YTD {
			continue
		}
		v := m.value
		year := strconv.Itoa(m.period.Start.Year)
		if m.period.Start.Zero() {
			continue
		}
		out = append(out, report.Figure{
			Kind: report.Forecast, Subject: m.subject, Measure: "涨跌幅", Period: report.Period{Key: year, Start: m.period.Start, End: report.Date{Year: m.period.Start.Year, Month: 12, Day: 31}},
			Quantity: report.Quantity{Value: &v, Unit: m.unit, Qualifier: m.qual}, Nature: report.Estimate, Author: m.author, Horizon: year,
			Source: report.Source{Span: m.span, Mark: m.mark},
		})
	}
	return out
}

// findEstimates gives what somebody expects of profits, markets and shipments, with the author and the year: IDC预计2027年全球AI服务器出货量将达300万台.
func findEstimates(t *Text) []report.Figure { return t.stated(report.Forecast) }
