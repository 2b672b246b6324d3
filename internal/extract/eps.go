package extract

import "yanku/internal/report"

// findEPS gives earnings per share, reported or forecast: 预计2026-2028年EPS分别为3.2/4.1/5.0元 is one figure for each year. Lists of multiples are none.
func findEPS(t *Text) []report.Figure { return t.stated(report.EPS) }
