package model

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"testing"
	"time"

	"yanku/internal/report"
)

// many is a library of 100,000 reports, all of which every search finds.
type many struct {
	*shelf
	ids []report.ID
}

func newMany() *many {
	m := &many{shelf: newShelf()}
	m.rows = make([]report.Summary, 100_000)
	for i := range m.rows {
		r := report.Summary{}
		r.ID = report.ID(fmt.Sprintf("%064x", i*2654435761%100_003*7919))
		r.Title = fmt.Sprintf("通信行业周报 第%d周", i*7%100_000)
		r.Institution = fmt.Sprintf("证券%d", i%80)
		r.Type = []report.Type{report.Weekly, report.Daily, report.Depth}[i%3]
		r.Unread = i%2 == 0
		r.Date = report.Date{Year: 2010 + i%16, Month: 1 + i%12, Day: 1 + i%28}
		m.rows[i] = r
		m.ids = append(m.ids, r.ID)
	}
	return m
}

func (m *many) Find(context.Context, Ask, int) (report.Found, error) {
	f := report.Found{Total: -1}
	for _, r := range m.rows[:pageSize] {
		f.Hits = append(f.Hits, report.Hit{Summary: r})
	}
	return f, nil
}

func (m *many) Survey(context.Context, Ask) (report.Survey, error) {
	return report.Survey{Total: len(m.ids), IDs: slices.Clone(m.ids)}, nil
}

func (m *many) Hits(context.Context, Ask, []report.ID) ([]report.Hit, error) { return nil, nil }

// BenchmarkWindowOf100000 tells how long the window's goroutine is held at most, in milliseconds, while one searches, sorts, marks and looks at shelves.
func BenchmarkWindowOf100000(b *testing.B) {
	m := newMany()
	var jobs, posts []func()
	o := &Office{Context: b.Context(), Start: func(f func()) { jobs = append(jobs, f) }, Post: func(f func()) { posts = append(posts, f) }, Problem: func(err error) { b.Error(err) }, Now: time.Now}
	held := map[string]time.Duration{}
	at := func(name string, f func()) {
		from := time.Now()
		f()
		held[name] = max(held[name], time.Since(from))
	}
	settle := func(name string) {
		for len(jobs)+len(posts) > 0 {
			now := jobs
			jobs = nil
			for _, f := range now {
				f()
			}
			shown := posts
			posts = nil
			for _, f := range shown {
				at(name, f)
			}
		}
	}
	lib := NewLibrary(o, m, m)
	list := NewList(o, lib, ListPorts{m, m, m})
	lib.Changed = func() { list.Update(lib.Came()) }
	lib.Load()
	settle("load")
	for b.Loop() {
		at("type", func() { list.Type("光模块") })
		settle("hits")
		at("sort", func() { list.SetOrder(ByTitle, true) })
		settle("sorted")
		at("mark", func() { lib.SetRead(m.ids[0], lib.now.row(m.ids[0]).Unread) })
		at("shelf", func() { list.SetShelf(Shelf{Kind: UnreadShelf}) })
		settle("shelved")
		at("mark unread", func() { lib.ToggleStar(m.ids[2]) })
		settle("marked")
		at("sight", func() { list.Sight(list.Len() - 5) })
		at("row", func() { list.Row(m.ids[len(m.ids)-2]) })
		settle("seen")
		at("shelves", func() { lib.Shelves() })
		list.SetShelf(Shelf{Kind: AllShelf})
		list.SetOrder(ByScore, false)
		list.Type("")
		settle("empty")
	}
	var names []string
	for name := range held {
		names = append(names, name)
	}
	sort.Strings(names)
	worst, all := time.Duration(0), ""
	for _, name := range names {
		all += fmt.Sprintf("%s %.2f, ", name, held[name].Seconds()*1000)
		worst = max(worst, held[name])
	}
	b.Log(all)
	b.ReportMetric(worst.Seconds()*1000, "ms-held")
}
