package model

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Sort is an order of the list.
type Sort string

// The orders. While a search is on, hits stand best first unless the user chose otherwise since.
const (
	ByDate        Sort = "date"
	ByTitle       Sort = "title"
	ByInstitution Sort = "institution"
	ByAdded       Sort = "added"
	ByScore       Sort = "score"
)

// Sorts is the orders a user may choose.
var Sorts = []Sort{ByDate, ByTitle, ByInstitution, ByAdded}

// Row is one line of the list. Hit is set while a search is on.
type Row struct {
	report.Summary
	Hit *report.Hit
}

// List is the list of reports: a shelf of the library or the hits of a search on it, in an order.
type List struct {
	office  *Office
	library *Library
	finder  Finder
	find    task.Latest

	shelf  Shelf
	order  Sort
	up     bool
	text   string // as typed
	shown  string // of the hits at hand
	hits   []report.Hit
	total  int
	rows   []Row
	stay   map[report.ID]bool // rows that stay though the shelf does not hold them any more
	asking bool
	enter  bool // the first hit is to be opened when it is there

	Changed func()            // after rows, order or text changed
	Found   func(string, int) // after a search: its words and the number of hits
	Entered func(Row)         // the first hit was asked for by Enter
}

const mostHits = 2000 // more hits than anyone reads; the count is of all

// NewList gives the list of the whole library, newest first.
func NewList(o *Office, library *Library, finder Finder) *List {
	return &List{office: o, library: library, finder: finder, shelf: Shelf{Kind: AllShelf}, order: ByDate}
}

// Rows gives the lines as they stand.
func (l *List) Rows() []Row { return l.rows }

// Row gives the line of a report.
func (l *List) Row(id report.ID) (int, Row) {
	i := slices.IndexFunc(l.rows, func(r Row) bool { return r.ID == id })
	if i < 0 {
		return -1, Row{}
	}
	return i, l.rows[i]
}

// Shelf is the shelf that is shown.
func (l *List) Shelf() Shelf { return l.shelf }

// Order gives the order and whether it is upwards.
func (l *List) Order() (by Sort, up bool) {
	if l.shown != "" && l.order == ByScore {
		return ByScore, false
	}
	return l.order, l.up
}

// Text is the search as typed.
func (l *List) Text() string { return l.text }

// Searching tells whether the rows are hits.
func (l *List) Searching() bool { return l.shown != "" }

// Total is how many reports were found, also those beyond the rows; -1 while no search is on.
func (l *List) Total() int {
	if l.shown == "" {
		return -1
	}
	return l.total
}

// Update takes over what changed in the library; hits are looked up anew when reports came or went. A row that was listed stays until another shelf is
// chosen: an unread report does not vanish under the hand that opens it.
func (l *List) Update(came bool) {
	if came && l.text != "" {
		l.ask()
	}
	l.stay = map[report.ID]bool{}
	for _, r := range l.rows {
		l.stay[r.ID] = true
	}
	l.fill()
}

// SetShelf shows another shelf.
func (l *List) SetShelf(s Shelf) {
	l.shelf, l.stay = s, nil
	l.fill()
}

// SetOrder puts the rows in another order; the same one again turns it round.
func (l *List) SetOrder(by Sort, up bool) {
	l.order, l.up = by, up
	l.fill()
}

// Search looks for text as it is typed. The rows stay until the hits are there; an empty text gives the shelf back at once.
func (l *List) Search(text string) {
	text = strings.TrimSpace(text)
	if text == l.text {
		return
	}
	l.text, l.enter = text, false
	if text == "" {
		l.find.Drop()
		l.shown, l.hits, l.total, l.asking = "", nil, 0, false
		if l.order == ByScore {
			l.order, l.up = ByDate, false
		}
		l.fill()
		return
	}
	l.ask()
}

// Enter opens the first hit, as soon as it is there.
func (l *List) Enter() {
	if l.asking {
		l.enter = true
		return
	}
	if len(l.rows) > 0 && l.Entered != nil {
		l.Entered(l.rows[0])
	}
}

type found struct {
	hits  []report.Hit
	total int
}

func (l *List) ask() {
	text := l.text
	l.asking = true
	work(l.office, &l.find, func(ctx context.Context) (found, error) {
		hits, total, err := l.finder.Find(ctx, text, mostHits)
		return found{hits, total}, err
	}, func(f found, err error) {
		l.asking = false
		if err != nil {
			l.office.Problem(err)
			return
		}
		if l.shown == "" {
			l.order = ByScore
		}
		l.shown, l.hits, l.total = text, f.hits, f.total
		l.fill()
		if l.Found != nil {
			l.Found(text, f.total)
		}
		if l.enter {
			l.enter = false
			l.Enter()
		}
	})
}

func (l *List) fill() {
	l.rows = l.rows[:0:0]
	if l.shown != "" {
		for i := range l.hits {
			h := &l.hits[i]
			s, ok := l.library.Row(h.Summary.ID)
			if !ok {
				s = h.Summary
			}
			if l.holds(s) {
				l.rows = append(l.rows, Row{s, h})
			}
		}
	} else {
		for _, s := range l.library.Rows() {
			if l.holds(s) {
				l.rows = append(l.rows, Row{Summary: s})
			}
		}
	}
	l.sort()
	changed(l.Changed)
}

func (l *List) holds(s report.Summary) bool { return l.shelf.Holds(s) || l.stay[s.ID] }

func (l *List) sort() {
	if l.order == ByScore {
		return // as the search gave them
	}
	slices.SortStableFunc(l.rows, func(a, b Row) int {
		c := 0
		switch l.order {
		case ByTitle:
			c = cmp.Compare(a.Title, b.Title)
		case ByInstitution:
			c = cmp.Compare(a.Institution, b.Institution)
		case ByAdded:
			c = cmp.Compare(a.Added, b.Added)
		default:
			c = a.Date.Compare(b.Date)
		}
		if !l.up {
			c = -c
		}
		return cmp.Or(c, b.Date.Compare(a.Date), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
}
