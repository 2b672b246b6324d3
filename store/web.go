package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"yanku/internal/likeness"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// group puts the reports that hang together with these into works and chooses the current version of each. The outcome follows from which reports are alike and
// from what the user decided, not from the order in which they came; only where nothing else decides is the first to come the current one.
func group(ctx context.Context, tx *sqlite.Tx, ids ...report.ID) error {
	w := newWeb(tx)
	for _, id := range ids {
		if err := w.reach(ctx, id); err != nil {
			return err
		}
	}
	for _, work := range w.works() {
		if err := w.settle(ctx, work); err != nil {
			return err
		}
	}
	return nil
}

// web is the reports that hang together by being alike.
type web struct {
	tx    *sqlite.Tx
	at    map[report.ID]*sqlite.Version
	alike map[report.ID]map[report.ID]float64
}

func newWeb(tx *sqlite.Tx) *web {
	return &web{tx: tx, at: map[report.ID]*sqlite.Version{}, alike: map[report.ID]map[report.ID]float64{}}
}

// reach reads a report and all that hang together with it. A report that is gone is left out.
func (w *web) reach(ctx context.Context, id report.ID) error {
	if w.at[id] != nil {
		return nil
	}
	v, err := w.tx.Version(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	w.at[id] = &v
	if w.alike[id], err = w.tx.Alike(ctx, id); err != nil {
		return err
	}
	for _, other := range ordered(w.alike[id]) {
		if err := w.reach(ctx, other); err != nil {
			return err
		}
	}
	return nil
}

func ordered(m map[report.ID]float64) []report.ID {
	out := make([]report.ID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// works gives the reports in groups, each in the order of arrival. What the user keeps apart is a group of its own.
func (w *web) works() (out [][]*sqlite.Version) {
	all := make([]*sqlite.Version, 0, len(w.at))
	for _, v := range w.at {
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b *sqlite.Version) int {
		return cmp.Or(cmp.Compare(a.Added, b.Added), cmp.Compare(a.Order, b.Order))
	})
	taken := map[report.ID]bool{}
	for _, v := range all {
		if taken[v.ID] {
			continue
		}
		in := w.linked(v)
		var work []*sqlite.Version
		for _, x := range all {
			if in[x.ID] {
				work = append(work, x)
				taken[x.ID] = true
			}
		}
		out = append(out, work)
	}
	return out
}

// linked gives the reports that v is linked with, itself among them, over none that is kept apart.
func (w *web) linked(v *sqlite.Version) map[report.ID]bool {
	in, queue := map[report.ID]bool{v.ID: true}, []*sqlite.Version{v}
	for len(queue) > 0 {
		x := queue[0]
		queue = queue[1:]
		for other := range w.alike[x.ID] {
			if o := w.at[other]; o != nil && !x.Apart && !o.Apart && !in[other] {
				in[other] = true
				queue = append(queue, o)
			}
		}
	}
	return in
}

// current chooses the version of a work to be shown: the one the user chose, else the first, or the later edition of it.
func (w *web) current(work []*sqlite.Version) *sqlite.Version {
	now := work[0]
	for _, v := range work[1:] {
		if edition(v).Supersedes(edition(now), w.alike[v.ID][now.ID]) {
			now = v
		}
	}
	for _, v := range work {
		if v.Chosen {
			now = v
		}
	}
	return now
}

func edition(v *sqlite.Version) likeness.Edition {
	return likeness.Edition{File: v.File, Date: v.Date, Title: v.Title, Format: v.Format}
}

// settle writes what changed in a work. The star and the tags go with being current; that it was read goes with the user's choice of another version.
func (w *web) settle(ctx context.Context, work []*sqlite.Version) error {
	now := w.current(work)
	marks := now.Summary
	marks.Star, marks.Tags = false, nil
	for _, v := range work {
		if v.Current {
			marks.Star = marks.Star || v.Star
			marks.Tags = union(marks.Tags, v.Tags)
			if !now.Current && now.Chosen {
				marks.Unread = v.Unread
			}
		}
	}
	for _, v := range work {
		next := v.Summary
		if v == now {
			next = marks
		}
		next.Work, next.Versions, next.Current = work[0].ID, len(work), v == now
		if same(next, v.Summary) {
			continue
		}
		if err := w.tx.SetVersion(ctx, next); err != nil {
			return err
		}
		if err := w.tx.Enqueue(ctx, v.ID, next.Current != v.Current); err != nil {
			return err
		}
	}
	return nil
}

func same(a, b report.Summary) bool {
	return a.Work == b.Work && a.Versions == b.Versions && a.Current == b.Current && a.Star == b.Star && a.Unread == b.Unread && slices.Equal(a.Tags, b.Tags)
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
