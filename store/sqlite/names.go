package sqlite

import (
	"context"
	"database/sql"
)

// Name is a word that the library's reports are about, and how many of them.
type Name struct {
	Text  string
	Count int
}

// Names gives the subjects of figures and the institutions.
func (db *DB) Names(ctx context.Context) (out []Name, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var n Name
		err := rows.Scan(&n.Text, &n.Count)
		out = append(out, n)
		return err
	}, `SELECT subject, count(DISTINCT report) FROM figures WHERE subject <> '' GROUP BY subject
		UNION ALL SELECT institution, count(*) FROM reports WHERE institution <> '' GROUP BY institution`)
	return out, wrap(err, "read names")
}
