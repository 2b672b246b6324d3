package model

import (
	"testing"

	"yanku/internal/report"
)

// The dated events of a report stand in the order of their days, each with its sentence.
func TestPointsListEvents(t *testing.T) {
	var p Points
	event := func(label, note, quote string) report.Finding {
		return report.Finding{Kind: report.Event, Label: label, Note: note, Source: report.Source{Quote: quote}}
	}
	p.Show(&report.Stored{Doc: &report.Doc{}, Findings: []report.Finding{
		event("量产", "2027-end", "1.6T光模块2027年底量产"), event("GTC大会", "2026-03-16..2026-03-19", "GTC大会3月16日-19日举行"),
	}})
	if len(p.Events) != 2 || p.Events[0].Lead != "2026-03-16..2026-03-19 GTC大会" || p.Events[1].Text != "1.6T光模块2027年底量产" || p.Events[0].Item != FindingItem(1) || p.Empty() {
		t.Errorf("%+v", p.Events)
	}
}
