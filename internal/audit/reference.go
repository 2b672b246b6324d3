package audit

import (
	"yanku/internal/report"
)

// ReferenceRule is the rule of figures that were read from a file of figures of the user's, such as his own workbook.
const ReferenceRule = "reference"

// Checked is a figure of a reference beside what reports say of the same thing.
type Checked struct {
	Reference     report.Figure
	Agree, Differ []report.Figure
}

// CheckReference compares the figures of references with what reports say of the same subject (by code, else by family and name), period, basis and nature. References that no
// report speaks of are left out. Rounding, bounds and ranges agree as they do between reports. The order is that of the references in all.
func CheckReference(all []report.Said) []Checked {
	said := map[refKey][]report.Figure{}
	for i := range all {
		for _, f := range all[i].Figures {
			if f.Source.Rule == ReferenceRule {
				continue
			}
			shown := f
			shown.Period = daysOf(f.Period, all[i].Summary)
			for _, k := range refKeys(&shown) {
				said[k] = append(said[k], f)
			}
		}
	}
	var out []Checked
	for i := range all {
		for _, f := range all[i].Figures {
			if c := check(f, said); len(c.Agree)+len(c.Differ) > 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

// check compares one figure, of which nothing is said when it is no reference.
func check(f report.Figure, said map[refKey][]report.Figure) Checked {
	c := Checked{Reference: f}
	if f.Source.Rule != ReferenceRule {
		return c
	}
	seen := map[report.ID]bool{}
	for _, k := range refKeys(&f) {
		for _, s := range said[k] {
			coded := f.Subject.Code != "" && s.Subject.Code != "" && f.Subject.Code != s.Subject.Code
			if seen[s.ID] || coded {
				continue
			}
			seen[s.ID] = true
			if agree(f.Quantity, s.Quantity) {
				c.Agree = append(c.Agree, s)
			} else {
				c.Differ = append(c.Differ, s)
			}
		}
	}
	return c
}

// refKey is what a reference and a report's figure must share to be of one thing.
type refKey struct {
	claim
	coded bool // the subject is a code
	end   report.Date
}

// refKeys gives the keys of a figure: by its code, and by its family and name. Moves need the day they end on, other figures their period. What is no fact has none.
func refKeys(f *report.Figure) []refKey {
	if !comparable(f) || f.Nature == report.Consensus {
		return nil
	}
	k := refKey{claim: claimOf(f)}
	k.author, k.scope = "", ""
	if k.nature == "" {
		k.nature = report.Actual
	}
	if k.measure == f.Subject.Text {
		k.measure = ""
	}
	if move(f) {
		if f.Period.End.Zero() {
			return nil
		}
		k.end = f.Period.End
	}
	keys := []refKey{k}
	if f.Subject.Code != "" {
		k.subject, k.family, k.coded = f.Subject.Code, "", true
		keys = append(keys, k)
	}
	return keys
}
