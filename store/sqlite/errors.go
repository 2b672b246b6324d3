package sqlite

import (
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrNewer says that the file was written by a later version of the program. The file is left as it is.
var ErrNewer = errors.New("the library was written by a newer version")

// ErrOlder says that the file was written by an earlier version and must be opened for writing once before it can be read.
var ErrOlder = errors.New("the library was written by an older version")

// ErrDamaged says that the file is no database or that its pages cannot be read. The file is left as it is.
var ErrDamaged = errors.New("the library's database is damaged")

// ErrNotFound says that there is no such row.
var ErrNotFound = errors.New("not found")

// ErrStored says that a report with the same bytes is there already.
var ErrStored = errors.New("already in the library")

// wrap names what was done and turns the driver's codes into the errors of this package.
func wrap(err error, what string) error {
	if err == nil {
		return nil
	}
	var e *sqlite.Error
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = ErrNotFound
	case errors.As(err, &e):
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			err = fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE {
			err = fmt.Errorf("%w: %w", ErrStored, err)
		}
	}
	return fmt.Errorf("%s: %w", what, err)
}
