package extract

import (
	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// SetRoles gives each block without a role its role.
func SetRoles(d *report.Doc) {
	for i := range d.Blocks {
		if d.Blocks[i].Role == "" {
			d.Blocks[i].Role = report.RoleBody
		}
	}
}

// ReadMeta fills what d.Meta does not know yet.
func ReadMeta(_ *report.Doc, _ *lexicon.Lexicon) {}

func setRating(_ *report.Doc, _ []report.Figure) {}

func findRatings(_ *Text) []report.Figure        { return nil }
func findProsperity(_ *Text) []report.Figure     { return nil }
func findInstruments(_ *Text) []report.Figure    { return nil }
func findKeyPoints(_ *Text) []report.Finding     { return nil }
func findRisks(_ *Text) []report.Finding         { return nil }
func findCaptions(_ *Text) []report.Finding      { return nil }
func findDisclaimers(_ *Text) []report.Finding   { return nil }
