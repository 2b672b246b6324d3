package sqlite

import (
	"database/sql"
	"strings"
	"testing"
)

// What Texts reads of a report's figures is looked up by the report: by their kind it would look at those of all reports, for every report.
func TestTextsLookUpFiguresByReport(t *testing.T) {
	db := open(t)
	figures := 0
	err := each(t.Context(), db.read, func(rows *sql.Rows) error {
		var id, parent, unused int
		var step string
		err := rows.Scan(&id, &parent, &unused, &step)
		if strings.Contains(step, " figures ") {
			figures++
			if !strings.Contains(step, "(report=?") {
				t.Error(step)
			}
		}
		return err
	}, "EXPLAIN QUERY PLAN SELECT "+summary+wholeColumns+" FROM reports r JOIN docs d ON d.report = r.id WHERE r.id IN (?, ?)", "a", "b")
	if err != nil || figures != 2 {
		t.Errorf("figures are looked up %d times, %v", figures, err)
	}
}
