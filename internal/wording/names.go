package wording

import (
	"strings"

	"yanku/internal/i18n"
	"yanku/internal/report"
)

// Kind writes what a figure or finding is of.
func Kind(l i18n.Lang, k report.Kind) string { return l.T("kind." + string(k)) }

// Type writes what sort of report it is.
func Type(l i18n.Lang, t report.Type) string { return l.T("type." + string(t)) }

// Facet writes a value of a facet.
func Facet(l i18n.Lang, name report.FacetName, value string) string {
	if name == report.FacetType {
		return Type(l, report.Type(value))
	}
	return value
}

// Period writes the period of a figure.
func Period(l i18n.Lang, p report.Period) string {
	key := "period." + p.Key
	if i18n.Has(key) {
		return l.T(key)
	}
	if day, ok := strings.CutPrefix(p.Key, "at:"); ok {
		if len(day) == len("2026-03-27") {
			return day
		}
		return l.T("period.at", day)
	}
	if days, ok := strings.CutSuffix(p.Key, "d"); ok {
		return l.T("period.days", days)
	}
	return strings.Replace(p.Key, "..", "–", 1)
}
