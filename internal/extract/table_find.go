package extract

import (
	"slices"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// findInTables gives the figures of the cells of tables whose heads tell what they are: moves of indices and stocks, capital expenditure.
func findInTables(t *Text) []report.Figure {
	if sheetFormat(t.Doc.Meta.Format) {
		return nil
	}
	var out []report.Figure
	for _, g := range grids(t) {
		out = append(out, g.moves()...)
		out = append(out, g.capex()...)
	}
	return out
}

// inTable tells the figures that a rule of tables found.
func inTable(f report.Figure) bool {
	return f.Source.Rule == tableRule || f.Source.Rule == referenceRule
}

// The names of the rules of tables.
const (
	tableRule     = "table"
	referenceRule = "reference" // the mark by which a user tells figures of a file of figures from those of reports
)

// foldTables makes a table's figure a mention of the one that the text states, where both say the same; what a sentence tells beside, such as growth, is not lost so.
func foldTables(figures []report.Figure) []report.Figure {
	at := map[string]int{}
	for i, f := range figures {
		if !inTable(f) {
			at[sameStatement(f)] = i
		}
	}
	kept := figures[:0]
	moved := map[int]int{}
	for i, f := range figures {
		first, stated := at[sameStatement(f)]
		if inTable(f) && stated {
			kept[moved[first]].Mentions = append(kept[moved[first]].Mentions, f.Source)
			continue
		}
		moved[i] = len(kept)
		kept = append(kept, f)
	}
	return kept
}

// sameStatement is the same for two figures that say the same, growth aside.
func sameStatement(f report.Figure) string {
	value := ""
	if v := f.Quantity.Value; v != nil {
		value = trimFloat(*v)
	}
	name := f.Subject.Text
	if f.Kind == report.IndexMove {
		name = bareIndex(name)
	}
	return strings.Join([]string{string(f.Kind), name, f.Measure, f.Period.Key, f.Period.Calendar, value, f.Quantity.Unit, slices.Concat(f.Subject.Members, []string{""})[0]}, "|")
}

func trimFloat(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
