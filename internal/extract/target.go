package extract

import "yanku/internal/report"

// findTargets gives target prices, 目标价由160元上调至185元, with the former value beside the new one. The subject is the company named, the one the block speaks of or the
// report's only one; the author is the institution named or the report's own. A target holds at the day of the report.
func findTargets(t *Text) []report.Figure { return t.stated(report.Target) }
