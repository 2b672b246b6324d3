// Package sqlite keeps the library's rows in one SQLite file: WAL, synchronous=FULL, foreign keys. One file of the package holds one entity.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
)

// DB is an open database: one connection that writes, several that read. It may be used from several goroutines.
type DB struct {
	write, read *sql.DB // write is nil when opened for reading
	writes      atomic.Int64
}

// Writes grows with every write of this process.
func (db *DB) Writes() int64 { return db.writes.Load() }

// Open opens the file at path. For writing it is made when missing and brought to the newest schema; for reading a missing or empty file is ErrNotFound
// and one of an older schema ErrOlder. ErrNewer and ErrDamaged leave the file untouched.
func Open(ctx context.Context, path string, readOnly bool) (*DB, error) {
	err := inspect(path)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case missing && readOnly:
		return nil, fmt.Errorf("open database %s: %w", path, ErrNotFound)
	case err != nil && !missing:
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	db := &DB{}
	if db.read, err = connect(path, "mode=ro", "_pragma=query_only(1)"); err != nil {
		return nil, wrap(err, "open database")
	}
	if !missing {
		v, err := version(ctx, db.read)
		switch {
		case err != nil || !readOnly:
		case v == 0:
			err = fmt.Errorf("open database %s: empty: %w", path, ErrNotFound)
		case v < Schema:
			err = fmt.Errorf("open database %s: schema %d: %w", path, v, ErrOlder)
		}
		if err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	if !readOnly {
		if err := db.openToWrite(ctx, path); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return db, nil
}

// openToWrite opens the connection that writes. Its larger cache and log spare an import a quarter of the writes and two thirds of the reads of pages (measured on 910
// reports): prints and figures touch pages all over the file, and each is written again at every checkpoint.
func (db *DB) openToWrite(ctx context.Context, path string) (err error) {
	db.write, err = connect(path, "_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)", "_pragma=foreign_keys(1)", "_txlock=immediate",
		"_pragma=cache_size(-16000)", "_pragma=wal_autocheckpoint(8000)")
	if err != nil {
		return wrap(err, "open database")
	}
	db.write.SetMaxOpenConns(1)
	return migrate(ctx, db.write)
}

// connect opens a pool by a file: URI, so that any character may stand in the path.
func connect(path string, options ...string) (*sql.DB, error) {
	p, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	p = filepath.ToSlash(p)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/… on Windows
	}
	options = append(options, "_pragma=busy_timeout(5000)")
	u := url.URL{Scheme: "file", Path: p, RawQuery: strings.Join(options, "&")}
	return sql.Open("sqlite", u.String())
}

// Close closes the database. The file is whole at any time, also without it.
func (db *DB) Close() error {
	var errs []error
	for _, d := range []*sql.DB{db.read, db.write} { // the writer last: it empties the WAL
		if d != nil {
			errs = append(errs, d.Close())
		}
	}
	return errors.Join(errs...)
}

// Tx is one transaction that writes.
type Tx struct{ tx *prepared }

// Write runs do in one transaction, which is on the disk when Write returns nil. An error takes everything back.
func (db *DB) Write(ctx context.Context, do func(*Tx) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return wrap(err, "begin write")
	}
	if err := do(&Tx{&prepared{tx, map[string]*sql.Stmt{}}}); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	defer db.writes.Add(1)
	return wrap(tx.Commit(), "commit")
}

func (tx *Tx) exec(ctx context.Context, what, query string, args ...any) error {
	_, err := tx.tx.ExecContext(ctx, query, args...)
	return wrap(err, what)
}

// each runs a query and calls row for every row of its answer; row scans it.
func each(ctx context.Context, q querier, row func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// inspect reads the head of a database file without touching it: fs.ErrNotExist, ErrDamaged or ErrNewer.
// The layout is of the SQLite file format: 16 bytes of magic, the user version as a big-endian number at byte 60.
func inspect(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 100)
	n, err := f.Read(head)
	if n == 0 && err != nil {
		return nil // empty: a file that was made and never written
	}
	if n < len(head) || string(head[:16]) != "SQLite format 3\x00" {
		return ErrDamaged
	}
	if v := int(head[60])<<24 | int(head[61])<<16 | int(head[62])<<8 | int(head[63]); v > Schema {
		return fmt.Errorf("schema %d: %w", v, ErrNewer)
	}
	return nil
}
