package sqlite

import (
	"context"
	"database/sql"
	_ "embed" // the schema's files
	"fmt"
)

//go:embed schema/0001.sql
var schema1 string

//go:embed schema/0002.sql
var schema2 string

//go:embed schema/0003.sql
var schema3 string

//go:embed schema/0004.sql
var schema4 string

// migrations bring the schema from number i to i+1.
var migrations = []string{schema1, schema2, schema3, schema4}

// Schema is the number of the schema this program writes; it stands in the file's user_version.
var Schema = len(migrations)

// version reads the schema's number: ErrNewer when this program does not know it.
func version(ctx context.Context, db *sql.DB) (int, error) {
	var v, tables int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v); err != nil {
		return 0, wrap(err, "read schema")
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return 0, wrap(err, "read schema")
	}
	switch {
	case v > Schema:
		return v, fmt.Errorf("schema %d: %w", v, ErrNewer)
	case v < 0 || v == 0 && tables > 0:
		return v, fmt.Errorf("schema %d with %d tables: %w", v, tables, ErrDamaged)
	}
	return v, nil
}

// migrate brings the file to Schema, each step in a transaction of its own.
func migrate(ctx context.Context, db *sql.DB) error {
	v, err := version(ctx, db)
	if err != nil {
		return err
	}
	for ; v < Schema; v++ {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return wrap(err, "begin migration")
		}
		if _, err := tx.ExecContext(ctx, migrations[v]+fmt.Sprintf("\nPRAGMA user_version = %d;", v+1)); err != nil {
			_ = tx.Rollback() // the first error says why
			return wrap(err, fmt.Sprintf("migrate to schema %d", v+1))
		}
		if err := tx.Commit(); err != nil {
			return wrap(err, fmt.Sprintf("migrate to schema %d", v+1))
		}
	}
	return nil
}
