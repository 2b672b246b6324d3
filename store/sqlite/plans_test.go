package sqlite

import (
	"database/sql"
	"strings"
	"testing"

	"yanku/internal/report"
)

// What a library of 100,000 reports is asked all the time is answered by an index alone, in the order asked for.
func TestIndicesAnswer(t *testing.T) {
	db := open(t)
	for _, query := range []string{
		"SELECT count(*), coalesce(sum(unread), 0), coalesce(sum(star), 0) FROM reports WHERE current = 1", // Counts
		"SELECT id FROM reports WHERE " + states["unread"],
		"SELECT id FROM reports WHERE " + states["read"],
		"SELECT id FROM reports WHERE " + states["star"],
		"SELECT id FROM reports WHERE " + states["doubt"],
		"SELECT id FROM reports WHERE " + states["tag"],
		"SELECT id, tags FROM reports WHERE tags <> ''", // Tagged
		"SELECT id FROM reports WHERE current = 1 ORDER BY date DESC, added DESC, id",
		"SELECT id FROM reports WHERE current = 1 AND date BETWEEN '2026-01-01' AND '2026-03-31'",
		"SELECT id FROM reports WHERE current = 1 AND added >= 5 ORDER BY added, id", // Added
		"SELECT max(added) FROM reports WHERE current = 1",
		"SELECT max(date) FROM reports",
	} {
		if p := plan(t, db, query); !strings.Contains(p, "COVERING INDEX") || strings.Contains(p, "TEMP B-TREE") {
			t.Errorf("%s: %s", query, p)
		}
	}
	if p := plan(t, db, "SELECT "+summary+" FROM reports r WHERE r.current = 1 ORDER BY r.date DESC, r.added DESC, r.id"); strings.Contains(p, "TEMP B-TREE") {
		t.Errorf("the list is sorted before its first row comes: %s", p)
	}
}

// plan is how SQLite goes about a query.
func plan(t *testing.T, db *DB, query string) string {
	t.Helper()
	var steps []string
	err := each(t.Context(), db.read, func(rows *sql.Rows) error {
		var id, parent, unused int
		var step string
		err := rows.Scan(&id, &parent, &unused, &step)
		steps = append(steps, step)
		return err
	}, "EXPLAIN QUERY PLAN "+query)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "; ")
}

// Reports since a moment come in the order of their import, that moment among them; a version that is not current does not.
func TestAdded(t *testing.T) {
	db, ctx := open(t), t.Context()
	ins := []report.Import{some("甲"), some("乙"), some("丙"), some("丁")}
	putSome(t, db, ins...) // at 0, 1, 2, 3
	write(t, db, func(tx *Tx) error {
		return tx.exec(ctx, "hide", "UPDATE reports SET current = 0 WHERE id = ?", ins[2].ID)
	})
	for since, want := range map[int64]int{0: 3, 1: 2, 2: 1, 3: 1, 4: 0} {
		got, err := db.Added(ctx, since)
		if err != nil || len(got) != want || want > 0 && got[want-1] != ins[3].ID {
			t.Errorf("since %d: %v, %v; want %d", since, got, err, want)
		}
	}
}
