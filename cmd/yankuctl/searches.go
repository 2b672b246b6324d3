package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"yanku/internal/ingest"
	"yanku/internal/report"
	"yanku/store"
)

// searchJSON is a line of searches.
type searchJSON struct {
	ID         report.ID `json:"id"`
	Name       string    `json:"name"`
	Query      string    `json:"query"`
	Whole      bool      `json:"whole"`
	Plain      bool      `json:"plain"`
	Collection bool      `json:"collection"`
	Seen       string    `json:"seen"` // RFC 3339
	New        int       `json:"new"`  // reports that came in since
}

// runSearches lists the kept searches with what is new to them, and marks them looked at when asked to.
func runSearches(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON, see := f.Bool("json", false, ""), f.Bool("seen", false, "")
	if err := e.bare(f, args); err != nil {
		return err
	}
	if !*see {
		return e.reading(ctx, func(l *store.Library) error {
			_, err := e.printSearches(ctx, l, *asJSON)
			return err
		})
	}
	return e.writing(ctx, func(l *store.Library) error {
		all, err := e.printSearches(ctx, l, *asJSON)
		if err != nil {
			return err
		}
		for _, s := range all {
			if err := l.SeenSearch(ctx, s.ID); err != nil {
				return err
			}
		}
		return l.Sync(ctx)
	})
}

func (e *env) printSearches(ctx context.Context, l *store.Library, asJSON bool) ([]report.Search, error) {
	all, fresh, err := news(ctx, l)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if asJSON {
			e.line(searchJSON{s.ID, s.Name, s.Query, s.Whole, s.Plain, s.Collection, time.UnixMilli(s.Seen).UTC().Format(time.RFC3339), fresh[s.ID]})
			continue
		}
		fprintln(e.out, string(s.ID), s.Name, s.Query, e.how(s), e.lang.T("ctl.searches.new", fresh[s.ID]))
	}
	return all, nil
}

// news gives the kept searches and how many reports are new to each.
func news(ctx context.Context, l *store.Library) (all []report.Search, fresh map[report.ID]int, err error) {
	if all, err = l.Searches(ctx); err == nil {
		fresh, err = l.News(ctx)
	}
	return all, fresh, err
}

// how tells in words in which way a kept search searches.
func (e *env) how(s report.Search) string {
	var words []string
	for _, w := range []struct {
		is  bool
		key string
	}{{s.Collection, "ctl.searches.collection"}, {s.Whole, "ctl.searches.whole"}, {s.Plain, "ctl.searches.plain"}} {
		if w.is {
			words = append(words, e.lang.T(w.key))
		}
	}
	return strings.Join(words, ", ")
}

// runSave keeps a search and tells its ID.
func runSave(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	var s report.Search
	f.BoolVar(&s.Whole, "whole", false, "")
	f.BoolVar(&s.Plain, "plain", false, "")
	f.BoolVar(&s.Collection, "collection", false, "")
	f.StringVar(&s.Name, "name", "", "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	if s.Query = strings.Join(args, " "); queryOf(args).Empty() {
		return usagef("ctl.no_saved")
	}
	return e.writing(ctx, func(l *store.Library) error {
		s, err := l.SaveSearch(ctx, s)
		if err != nil {
			return err
		}
		fprintln(e.out, string(s.ID), s.Name)
		return l.Sync(ctx)
	})
}

// runUnsave drops kept searches: all that are named, or none.
func runUnsave(ctx context.Context, e *env, args []string) error {
	args, err := parse(e.flags(), args)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return usagef("ctl.one_search")
	}
	return e.writing(ctx, func(l *store.Library) error {
		all, err := l.Searches(ctx)
		if err != nil {
			return err
		}
		var chosen []report.ID
		for _, arg := range args {
			id, ok := e.pickSearch(all, arg)
			if !ok {
				return errSome
			}
			if !slices.Contains(chosen, id) {
				chosen = append(chosen, id)
			}
		}
		for _, id := range chosen {
			if err := l.DropSearch(ctx, id); err != nil {
				return err
			}
		}
		return l.Sync(ctx)
	})
}

// pickSearch finds the one kept search whose ID begins with prefix, or says why there is none.
func (e *env) pickSearch(all []report.Search, prefix string) (id report.ID, ok bool) {
	for _, s := range all {
		switch {
		case prefix == "" || !strings.HasPrefix(string(s.ID), strings.ToLower(prefix)):
		case ok:
			e.say("ctl.searches.many", prefix)
			return "", false
		default:
			id, ok = s.ID, true
		}
	}
	if !ok {
		e.say("ctl.searches.none", prefix)
	}
	return id, ok
}

// tellNews says which kept searches have new reports, when an import brought some.
func (e *env) tellNews(ctx context.Context, l *store.Library, events []ingest.Event) error {
	if !slices.ContainsFunc(events, func(ev ingest.Event) bool { return ev.Status == ingest.Imported || ev.Status == ingest.Version }) {
		return nil
	}
	all, fresh, err := news(ctx, l)
	for _, s := range all {
		if n := fresh[s.ID]; n > 0 {
			e.say("ctl.news", s.Name, n)
		}
	}
	return err
}
