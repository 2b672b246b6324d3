package sqlite

import (
	"path/filepath"
	"testing"

	"yanku/internal/report"
)

// open opens a new database for the length of the test.
func open(t *testing.T) *DB {
	t.Helper()
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "库 100%#?.db"), false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// write runs do in a transaction.
func write(t *testing.T, db *DB, do func(*Tx) error) {
	t.Helper()
	if err := db.Write(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

// some is a report with the text and figures given.
func some(body string, figures ...report.Figure) report.Import {
	in := report.Import{Name: body + ".md", Doc: &report.Doc{Body: body, Was: body}, Figures: figures}
	in.ID, in.SHA = report.FileID([]byte(body))
	for i := range in.Figures {
		in.Figures[i].Identify(in.ID)
	}
	return in
}

func putSome(t *testing.T, db *DB, ins ...report.Import) {
	t.Helper()
	write(t, db, func(tx *Tx) error {
		for i, in := range ins {
			if err := tx.Put(t.Context(), in, ".md", int64(i)); err != nil {
				return err
			}
		}
		return nil
	})
}

// count gives the number of rows of a table.
func count(t *testing.T, db *DB, table string) (n int) {
	t.Helper()
	if err := db.read.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
