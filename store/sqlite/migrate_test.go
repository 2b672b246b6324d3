package sqlite

import (
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
)

// old makes a database of schema 1 with two reports in it, as version 0.1 wrote them.
func old(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "old.db")
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	const row = `INSERT INTO reports VALUES ('%','%-sha','周报.md','.md',1,12,0,1,'重点',0.9,'通信周报','国金证券','2026-03-27',0,'','','weekly','','',0,0,'{}');
		INSERT INTO docs VALUES ('%','光模块',NULL,'{}');`
	for _, query := range []string{
		schema1, "PRAGMA user_version = 1", replace(row, "a"), replace(row, "b"),
		"INSERT INTO changes (at, verb, data, inverse) VALUES (1, 'star', '{}', '{\"verb\":\"star\",\"reports\":[\"a\"]}')",
	} {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func replace(row, id string) (out string) {
	for _, r := range row {
		if r == '%' {
			out += id
		} else {
			out += string(r)
		}
	}
	return out
}

// A library of schema 1 is brought to the newest with everything in it: each report is a work of its own until it is compared with the others.
func TestMigrateFromSchema1(t *testing.T) {
	path := old(t)
	if _, err := Open(t.Context(), path, true); !errors.Is(err, ErrOlder) {
		t.Errorf("reading it: %v, want ErrOlder", err)
	}
	db, err := Open(t.Context(), path, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	all, err := db.Summaries(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("%d reports, %v", len(all), err)
	}
	for _, s := range all {
		if s.Work != s.ID || s.Versions != 1 || !s.Current || s.Chosen || s.Apart || !s.Star || s.Title != "通信周报" || len(s.Tags) != 1 {
			t.Errorf("%+v", s)
		}
	}
	if ids, err := db.Unprinted(t.Context(), 1, 9); len(ids) != 2 || err != nil {
		t.Errorf("to be compared: %v, %v", ids, err)
	}
	if c, err := db.Last(t.Context()); c.Verb != VerbStar || err != nil {
		t.Errorf("the journal: %+v, %v", c, err)
	}
	var schema int
	if err := db.read.QueryRow("PRAGMA user_version").Scan(&schema); schema != Schema || err != nil {
		t.Errorf("schema %d, %v", schema, err)
	}
}

// A library of schema 3 keeps what stands in it, its list is in the same order, and there is room for kept searches.
func TestMigrateFromSchema3(t *testing.T) {
	path := old(t)
	raw, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		schema2, schema3, "PRAGMA user_version = 3",
		"UPDATE reports SET date = '2026-04-03', unread = 1, star = 0 WHERE id = 'b'",
		"INSERT INTO ledger VALUES ('f', 'a', 1, 'confirmed', '{}'); INSERT INTO dismissals VALUES ('g', 'a', 1)",
	} {
		if _, err := raw.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, true); !errors.Is(err, ErrOlder) {
		t.Errorf("reading it: %v, want ErrOlder", err)
	}
	db, err := Open(t.Context(), path, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	list, err := db.Summaries(t.Context())
	if err != nil || len(list) != 2 || list[0].ID != "b" || list[1].ID != "a" {
		t.Errorf("%+v, %v", list, err)
	}
	if all, unread, starred, err := db.Counts(t.Context()); all != 2 || unread != 1 || starred != 1 || err != nil {
		t.Errorf("%d reports, %d unread, %d starred, %v", all, unread, starred, err)
	}
	if n := [3]int{count(t, db, "ledger"), count(t, db, "dismissals"), count(t, db, "searches")}; n != [3]int{1, 1, 0} {
		t.Errorf("rows of ledger, dismissals, searches: %v", n)
	}
}

// A report that goes out takes its print, its bands and its likenesses with it.
func TestDropTakesPrintAlong(t *testing.T) {
	db, a, b := open(t), some("通信"), some("电子")
	putSome(t, db, a, b)
	write(t, db, func(tx *Tx) error {
		ctx := t.Context()
		return errors.Join(tx.PutPrint(ctx, a.ID, 1, []byte("p"), []int64{1, -2}), tx.PutPrint(ctx, b.ID, 1, []byte("q"), []int64{5, -2}), tx.PutAlike(ctx, b.ID, a.ID, 0.9))
	})
	write(t, db, func(tx *Tx) error {
		near, err := tx.Near(t.Context(), a.ID, 1, []int64{1, -2})
		if len(near) != 1 || near[0].Report != b.ID || string(near[0].Print) != "q" {
			t.Errorf("near: %+v", near)
		}
		alike, err2 := tx.Alike(t.Context(), a.ID)
		if alike[b.ID] != 0.9 {
			t.Errorf("alike: %v", alike)
		}
		return errors.Join(err, err2, tx.Drop(t.Context(), a.ID))
	})
	if n := [3]int{count(t, db, "prints"), count(t, db, "bands"), count(t, db, "alike")}; n != [3]int{1, 2, 0} {
		t.Errorf("left: %v", n)
	}
}
