package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// ErrNoQuery says that a search to be kept asks for nothing.
var ErrNoQuery = errors.New("the search asks for nothing")

// Searches gives the kept searches in the order in which they were made.
func (l *Library) Searches(ctx context.Context) ([]report.Search, error) { return l.db.Searches(ctx) }

// SaveSearch keeps a search, or changes the kept one that has its ID, and gives it as it is kept. Without an ID it is a new one, to which no report is new;
// without a name it has its query for one. ErrNoQuery when it asks for nothing.
func (l *Library) SaveSearch(ctx context.Context, s report.Search) (report.Search, error) {
	defer l.ring()
	s.Query = strings.ToValidUTF8(s.Query, "")
	s.Name = cmp.Or(oneLine(s.Name), oneLine(s.Query))
	if query.Parse(s.Query).Empty() {
		return s, fmt.Errorf("keep search %s: %w", s.Name, ErrNoQuery)
	}
	if s.ID == "" {
		s.ID, _ = report.FileID(fmt.Appendf(nil, "%s|%s|%d", s.Name, s.Query, time.Now().UnixNano()))
		s.Seen = 0
	}
	row := sqlite.Search{Search: s}
	err := l.db.Write(ctx, func(tx *sqlite.Tx) error {
		return apply(ctx, tx, job{Change: sqlite.Change{Verb: sqlite.VerbSave, Search: &row}})
	})
	return row.Search, err
}

// oneLine makes runs of spaces and line ends one space.
func oneLine(s string) string { return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ") }

// DropSearch drops a kept search; ErrNotFound when there is none with this ID.
func (l *Library) DropSearch(ctx context.Context, id report.ID) error {
	return l.change(ctx, sqlite.Change{Verb: sqlite.VerbUnsave, Search: &sqlite.Search{Search: report.Search{ID: id}}})
}

// SeenSearch notes that the user looks at what a kept search finds: none of the reports that are here is new to it. That is no change of the user's: there is nothing
// to take back. ErrNotFound when there is none with this ID.
func (l *Library) SeenSearch(ctx context.Context, id report.ID) error {
	defer l.ring()
	return l.db.Write(ctx, func(tx *sqlite.Tx) error { return tx.SeenSearch(ctx, id, time.Now().UnixMilli()) })
}

// save keeps a search. j.Search becomes what is kept; one that is kept so already is nothing to take back.
func (j job) save(ctx context.Context, tx *sqlite.Tx) (inverse sqlite.Change, err error) {
	is, was, err := tx.PutSearch(ctx, *j.Search, time.Now().UnixMilli())
	if err != nil {
		return inverse, err
	}
	*j.Search = is
	switch {
	case was == nil:
		return sqlite.Change{Verb: sqlite.VerbUnsave, Search: j.Search}, nil
	case sameSearch(is, *was):
		return sqlite.Change{Verb: j.Verb}, nil
	}
	return sqlite.Change{Verb: j.Verb, Search: was}, nil
}

// sameSearch tells whether two searches are the same but for when they were seen.
func sameSearch(a, b sqlite.Search) bool {
	a.Seen = b.Seen
	return a == b
}

// unsave drops a kept search. j.Search becomes what was dropped.
func (j job) unsave(ctx context.Context, tx *sqlite.Tx) (sqlite.Change, error) {
	was, err := tx.DropSearch(ctx, j.Search.ID)
	if err == nil {
		*j.Search = was
	}
	return sqlite.Change{Verb: sqlite.VerbSave, Search: &was}, err
}

// treeOf is what a kept search asks for, on the day of today.
func treeOf(s report.Search) query.Tree { return query.ParseWith(s.Query, s.Whole, s.Plain) }
