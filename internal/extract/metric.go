package extract

import "yanku/internal/report"

// findMetrics gives operating figures: 电信业务收入2904亿元，同比-1.7%. Whose they are, the measure and the period must be clear; a growth alone is one too.
func findMetrics(t *Text) []report.Figure { return t.stated(report.Metric) }
