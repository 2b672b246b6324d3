package model

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"yanku/internal/report"
)

// cabinet keeps searches in memory.
type cabinet struct {
	rows []report.Search
	news map[report.ID]int
	seen []report.ID
}

func (k *cabinet) Searches(context.Context) ([]report.Search, error) {
	return slices.Clone(k.rows), nil
}

func (k *cabinet) SaveSearch(_ context.Context, s report.Search) (report.Search, error) {
	k.rows = slices.DeleteFunc(k.rows, func(o report.Search) bool { return o.ID == s.ID })
	if s.ID == "" {
		s.ID = report.ID(fmt.Sprint("s", len(k.rows)))
	}
	k.rows = append(k.rows, s)
	return s, nil
}

func (k *cabinet) DropSearch(_ context.Context, id report.ID) error {
	k.rows = slices.DeleteFunc(k.rows, func(o report.Search) bool { return o.ID == id })
	return nil
}

func (k *cabinet) News(context.Context) (map[report.ID]int, error) { return k.news, nil }

func (k *cabinet) SeenSearch(_ context.Context, id report.ID) error {
	k.seen = append(k.seen, id)
	return nil
}

func openSaved(t *testing.T) (*desk, *cabinet, *Saved) {
	t.Helper()
	d, k := newDesk(t), &cabinet{}
	m := NewSaved(d.Office, SavedPorts{k, k, newShelf()})
	m.Load()
	d.settle()
	return d, k, m
}

func TestSearchIsKeptRenamedAndGivenUp(t *testing.T) {
	d, k, m := openSaved(t)
	var done []string
	m.Done = func(verb string) { done = append(done, verb) }
	ask := Ask{"光模块", true, false}
	m.Save(report.Search{Name: "光", Query: ask.Text, Whole: true, Collection: true})
	d.settle()
	s, ok := m.Of(ask)
	if !ok || s.Name != "光" || s.Seen != d.now.UnixMilli() || m.Count(s.ID) != 2 {
		t.Fatalf("kept %+v, %d reports", s, m.Count(s.ID))
	}
	if _, ok := m.Of(Ask{Text: "光模块"}); ok {
		t.Error("a search for whole words is another one")
	}
	s.Name = "光模块周报"
	m.Save(s)
	d.settle()
	if len(m.Rows()) != 1 || m.Rows()[0].Name != "光模块周报" {
		t.Errorf("renamed: %+v", m.Rows())
	}
	m.Drop(s.ID)
	d.settle()
	if len(m.Rows()) != 0 || len(k.rows) != 0 || fmt.Sprint(done) != "[save save unsave]" {
		t.Errorf("given up: %+v, done %v", m.Rows(), done)
	}
	m.Fixed = true
	m.Save(report.Search{Query: "x"})
	m.Drop("x")
	if len(d.problems) != 2 || len(d.jobs) != 0 {
		t.Errorf("for reading only: %v", d.problems)
	}
}

// What an import brought is told of the search to which the most is new, and not again; a look at it makes nothing new.
func TestNewsAreTold(t *testing.T) {
	d, k, m := openSaved(t)
	k.rows = []report.Search{{ID: "a", Name: "甲"}, {ID: "b", Name: "乙"}}
	k.news = map[report.ID]int{"a": 1}
	m.Load()
	d.settle()
	var told []string
	m.Came = func(s report.Search, n int) { told = append(told, fmt.Sprint(s.Name, n)) }
	m.Arrived()
	d.settle()
	k.news = map[report.ID]int{"a": 2, "b": 3}
	m.Arrived()
	d.settle()
	if fmt.Sprint(told) != "[乙3]" || m.News("a") != 2 {
		t.Errorf("told %v", told)
	}
	m.Seen("b")
	m.Seen("b")
	d.settle()
	if m.News("b") != 0 || m.News("a") != 2 || fmt.Sprint(k.seen) != "[b]" {
		t.Errorf("seen %v, news %d", k.seen, m.News("b"))
	}
}
