package sqlite

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"yanku/internal/report"
)

func TestPutTwice(t *testing.T) {
	db, in := open(t), some("通信")
	putSome(t, db, in)
	err := db.Write(t.Context(), func(tx *Tx) error { return tx.Put(t.Context(), in, "", 0) })
	if !errors.Is(err, ErrStored) {
		t.Errorf("%v, want ErrStored", err)
	}
}

// With a report go all its rows.
func TestDropTakesEverything(t *testing.T) {
	db, in := open(t), some("通信", move("光模块", 1))
	in.Findings = []report.Finding{{Kind: report.Risk, Label: "需求"}}
	in.Flags = []report.Flag{{ID: "f", Kind: report.Stale, Level: report.LevelError, State: "open"}}
	putSome(t, db, in)
	write(t, db, func(tx *Tx) error { return tx.Drop(t.Context(), in.ID) })
	for _, table := range []string{"reports", "docs", "figures", "findings", "flags"} {
		if n := count(t, db, table); n != 0 {
			t.Errorf("%s has %d rows", table, n)
		}
	}
}

// Texts gives what a query looks at, for chosen reports, in any number, or for all.
func TestTexts(t *testing.T) {
	db := open(t)
	var ins []report.Import
	var ids []report.ID
	for n := range 450 {
		in := some(fmt.Sprint("日报", n), move("光模块", float64(n)))
		in.Doc.Meta = report.Meta{Title: "t", Institution: "i", Authors: []report.Author{{Name: "张三"}}, Type: report.Daily, Date: report.Date{Year: 2026, Month: 3, Day: 27}}
		ins, ids = append(ins, in), append(ids, in.ID)
	}
	putSome(t, db, ins...)
	for _, tt := range []struct {
		asked []report.ID
		want  int
	}{{nil, 450}, {ids, 450}, {append(slices.Clone(ids[:300]), "gone"), 300}, {[]report.ID{}, 0}} {
		seen := 0
		err := db.Texts(t.Context(), tt.asked, true, func(text *Text) error {
			f := text.Fields
			if seen++; f.Body == "" || f.Title != "t" || f.Broker != "i" || f.Authors[0] != "张三" || f.Codes[0] != "8841258.WI" || f.Type != report.Daily || f.Date.Zero() || f.File != text.File {
				t.Errorf("%+v", f)
			}
			return nil
		})
		if err != nil || seen != tt.want {
			t.Errorf("%d asked for, %d seen, %v; want %d", len(tt.asked), seen, err, tt.want)
		}
	}
}

func TestSetReadAndStarTellWhatWas(t *testing.T) {
	db, in := open(t), some("通信")
	putSome(t, db, in)
	write(t, db, func(tx *Tx) error {
		for _, step := range []struct {
			set     func() (bool, error)
			name    string
			wantWas bool
		}{
			{func() (bool, error) { return tx.SetRead(t.Context(), in.ID, true) }, "read", false},
			{func() (bool, error) { return tx.SetRead(t.Context(), in.ID, false) }, "unread", true},
			{func() (bool, error) { return tx.SetStar(t.Context(), in.ID, true) }, "star", false},
			{func() (bool, error) { return tx.SetStar(t.Context(), in.ID, true) }, "star again", true},
		} {
			if was, err := step.set(); was != step.wantWas || err != nil {
				t.Errorf("%s: was %v, %v; want %v", step.name, was, err, step.wantWas)
			}
		}
		_, err := tx.SetStar(t.Context(), "gone", true)
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("a report that is gone: %v, want ErrNotFound", err)
		}
		return nil
	})
	if all, unread, starred, err := db.Counts(t.Context()); all != 1 || unread != 1 || starred != 1 || err != nil {
		t.Errorf("%d, %d, %d, %v", all, unread, starred, err)
	}
}
