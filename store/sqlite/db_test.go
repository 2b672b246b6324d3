package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// The file is opened as DESIGN says: WAL, whole syncs, foreign keys, the newest schema.
func TestPragmas(t *testing.T) {
	db := open(t)
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "user_version": "4", "integrity_check": "ok"} {
		var got string
		if err := db.write.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", pragma, got, err, want)
		}
	}
}

// A failed transaction leaves nothing behind.
func TestWriteIsAllOrNothing(t *testing.T) {
	db := open(t)
	failed := errors.New("no")
	err := db.Write(t.Context(), func(tx *Tx) error {
		if err := tx.Put(t.Context(), some("通信"), "", 0); err != nil {
			return err
		}
		return failed
	})
	if !errors.Is(err, failed) || count(t, db, "reports") != 0 || count(t, db, "docs") != 0 {
		t.Errorf("%v; %d reports, %d texts", err, count(t, db, "reports"), count(t, db, "docs"))
	}
}

// A reader cannot write, even by mistake.
func TestReaderCannotWrite(t *testing.T) {
	db := open(t)
	if _, err := db.read.ExecContext(t.Context(), "DELETE FROM reports"); err == nil {
		t.Error("the reading connection writes")
	}
}

func TestOpenForReading(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := Open(t.Context(), path, true); !errors.Is(err, ErrNotFound) {
		t.Errorf("a missing file: %v, want ErrNotFound", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("a reader made the file")
	}
}

// An empty file, as a crash may leave it at the first start, is taken for a new database; to a reader there is none yet.
func TestEmptyFileIsNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, true); !errors.Is(err, ErrNotFound) {
		t.Errorf("reading it: %v, want ErrNotFound", err)
	}
	db, err := Open(t.Context(), path, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
