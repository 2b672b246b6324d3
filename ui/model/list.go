package model

import (
	"yanku/internal/report"
	"yanku/internal/task"
)

// Sort is an order of the list.
type Sort string

// The orders. Hits stand best first unless the user chose otherwise since.
const (
	ByDate        Sort = "date"
	ByTitle       Sort = "title"
	ByInstitution Sort = "institution"
	ByAdded       Sort = "added"
	ByScore       Sort = "score"
)

// Sorts is the orders a user may choose.
var Sorts = []Sort{ByDate, ByTitle, ByInstitution, ByAdded}

// Row is one line of the list. Hit is set while a search is on, as soon as it is known.
type Row struct {
	report.Summary
	Hit    *report.Hit
	Copies int  // reports of the same story that it stands for
	Open   bool // they are lines below it
}

// List is the list of reports: a shelf of the library, the hits of a search on it, or the reports like one, in an order.
type List struct {
	office    *Office
	library   *Library
	relations Relations
	arranging task.Latest
	liking    task.Latest

	Search *Search

	shelf  Shelf
	order  Sort
	up     bool
	hitsBy Sort // the order of hits: ByScore, ByDate for the newest first, or "" for that of shelves
	like   *found
	likeOf report.Summary
	rows   []*report.Summary
	at     map[report.ID]int // where they stand
	shown  *found            // what the rows are hits of; nil for a shelf
	copies map[report.ID]int // of rows
	hidden int               // how many of these are no rows
	stay   []*report.Summary // rows that stay though the shelf does not hold them any more
	enter  bool              // the first hit is to be opened when it is there

	unfolded map[report.ID]bool // rows whose copies are to be seen

	Changed func()    // after rows, order or text changed
	Entered func(Row) // the first hit was asked for by Enter
}

// ListPorts is what a list needs.
type ListPorts struct {
	Finder    Finder
	Advisor   Advisor
	Relations Relations
}

// NewList gives the list of the whole library, newest first.
func NewList(o *Office, library *Library, p ListPorts) *List {
	l := &List{office: o, library: library, relations: p.Relations, shelf: Shelf{Kind: AllShelf}, order: ByDate, hitsBy: ByScore, unfolded: map[report.ID]bool{}, Search: newSearch(o, p.Finder, p.Advisor)}
	l.Search.came = l.found
	l.Search.told = func() { changed(l.Changed) }
	return l
}

// Len counts the lines.
func (l *List) Len() int { return len(l.rows) }

// Count counts the reports that are listed: the lines and the copies they stand for.
func (l *List) Count() int { return len(l.rows) + l.hidden }

// Unfold shows the copies that a line stands for below it, or hides them again.
func (l *List) Unfold(id report.ID) {
	l.unfolded[id] = !l.unfolded[id]
	l.fill()
}

// At gives a line.
func (l *List) At(i int) Row {
	r := Row{Summary: *l.rows[i]}
	if now := l.library.now.row(r.ID); now != nil {
		r.Summary = *now
	}
	r.Hit = l.hit(r.ID)
	r.Copies, r.Open = l.copies[r.ID], l.unfolded[r.ID]
	return r
}

// Row gives the line of a report, -1 when it is not in the list.
func (l *List) Row(id report.ID) (int, Row) {
	if i, ok := l.at[id]; ok {
		return i, l.At(i)
	}
	return -1, Row{}
}

// Shelf is the shelf that is shown.
func (l *List) Shelf() Shelf { return l.shelf }

// Order gives the order and whether it is upwards.
func (l *List) Order() (by Sort, up bool) {
	switch {
	case l.like != nil:
		return ByScore, false
	case l.shown != nil && l.hitsBy != "":
		return l.hitsBy, false
	}
	return l.order, l.up
}

// ShelfOrder is the order that the user chose for shelves.
func (l *List) ShelfOrder() (by Sort, up bool) { return l.order, l.up }

// Searching tells whether the rows are hits.
func (l *List) Searching() bool { return l.shown != nil && l.like == nil }

// Like gives the report that the rows are like; ok is false when they are not chosen so.
func (l *List) Like() (of report.Summary, ok bool) { return l.likeOf, l.like != nil }

// Listed is what the rows are of: a shelf, and what was searched for on it, or the report that they are like.
type Listed struct {
	Shelf Shelf
	Ask   Ask
	Like  report.ID
}

// Listed tells what the rows are of.
func (l *List) Listed() Listed {
	out := Listed{Shelf: l.shelf, Like: l.likeOf.ID}
	if l.shown != nil {
		out.Ask = l.shown.ask
	}
	return out
}

// Update takes over what changed in the library; hits are looked up anew when reports came or went. A row that was listed stays until another shelf is
// chosen: an unread report does not vanish under the hand that opens it.
func (l *List) Update(came bool) {
	if came {
		l.Search.Again()
	}
	if !came && l.shelf.Kind != UnreadShelf && l.shelf.Kind != StarShelf {
		changed(l.Changed) // a mark moves nothing
		return
	}
	l.stay = l.rows
	l.fill()
}

// SetShelf shows another shelf.
func (l *List) SetShelf(s Shelf) {
	l.shelf, l.stay = s, nil
	l.leave()
	l.fill()
}

// SetOrder puts the rows in another order.
func (l *List) SetOrder(by Sort, up bool) {
	l.hitsBy = ByScore
	if by != ByScore {
		l.hitsBy, l.order, l.up = "", by, up
	}
	l.leave()
	l.fill()
}

// StartOrder sets the order of shelves; hits stand best first all the same.
func (l *List) StartOrder(by Sort, up bool) { l.order, l.up = by, up }

// Type looks for text as it is typed. The rows stay until hits are there; an empty text gives the shelf back at once.
func (l *List) Type(text string) {
	if l.Search.want.Empty() {
		l.hitsBy = ByScore
	}
	l.enter = false
	l.leave()
	l.Search.Type(text)
}

// Run shows a search on the whole library, best first or newest first.
func (l *List) Run(ask Ask, newest bool) {
	l.hitsBy = ByScore
	if newest {
		l.hitsBy = ByDate
	}
	l.shelf, l.stay = Shelf{Kind: AllShelf}, nil
	l.leave()
	same := l.Search.want == ask
	l.Search.Set(ask)
	if same {
		l.fill()
	}
}

// Enter opens the first hit, as soon as it is there.
func (l *List) Enter() {
	l.Search.Use()
	if l.Search.asking || l.like == nil && l.shown != l.Search.found {
		l.enter = true
		return
	}
	l.open()
}

func (l *List) open() {
	l.enter = false
	if len(l.rows) > 0 && l.Entered != nil {
		l.Entered(l.At(0))
	}
}

// found takes over that the search found something else.
func (l *List) found() {
	if l.shown == nil || l.Search.found == nil || l.shown.ask != l.Search.found.ask {
		clear(l.unfolded)
	}
	l.fill()
	if l.enter && !l.Search.asking && l.shown == l.Search.found {
		l.open()
	}
}
