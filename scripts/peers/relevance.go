//go:build ignore

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"yanku/internal/ingest"
	"yanku/internal/query"
	"yanku/internal/testing/relevance"
	"yanku/internal/zh"
	"yanku/store"
)

// first is how many results count.
const first = 10

// ranker gives the base names of the best reports for what was typed, best first.
type ranker struct {
	name string
	rank func(ctx context.Context, typed string) ([]string, error)
}

// compareRelevance prints the mean nDCG@10 of each program over the judged queries, and of every query with -list.
func compareRelevance(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("relevance", flag.ExitOnError)
	list := f.Bool("list", false, "")
	_ = f.Parse(args) // it exits
	if f.NArg() < 2 {
		return errors.New("relevance: JUDGEMENTS REPORTS…")
	}
	judged, err := relevance.Read(f.Arg(0))
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "yanku-relevance-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	l, err := store.Open(ctx, library(dir), store.Options{Words: zh.Words})
	if err != nil {
		return err
	}
	defer l.Close()
	if _, err := ingest.Run(ctx, l, f.Args()[1:], ingest.Options{}); err != nil {
		return err
	}
	if err := l.Sync(ctx); err != nil {
		return err
	}
	rankers := []ranker{{"Yanku", yankuRank(l)}}
	if r, err := recollRanker(ctx, dir, f.Args()[1:]); errors.Is(err, exec.ErrNotFound) {
		fmt.Fprintln(os.Stderr, "Recoll is not installed and is left out.")
	} else if err != nil {
		return err
	} else {
		rankers = append(rankers, r)
	}
	bm25, err := bm25Ranker(ctx, l)
	if err != nil {
		return err
	}
	return judge(ctx, append(rankers, bm25), judged, *list)
}

func judge(ctx context.Context, rankers []ranker, judged []relevance.Query, list bool) error {
	sums := make([]float64, len(rankers))
	for _, q := range judged {
		line := ""
		for i, r := range rankers {
			names, err := r.rank(ctx, q.Text)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", r.name, q.Text, err)
			}
			got := relevance.NDCG(names, q.Grades)
			sums[i] += got / float64(len(judged))
			line += fmt.Sprintf(" %6.3f", got)
		}
		if list {
			fmt.Println(line, q.Text)
		}
	}
	for i, r := range rankers {
		fmt.Printf("%-8s nDCG@10 %.3f over %d queries\n", r.name, sums[i], len(judged))
	}
	return nil
}

func yankuRank(l *store.Library) func(context.Context, string) ([]string, error) {
	return func(ctx context.Context, typed string) (names []string, err error) {
		hits, _, err := l.Search(ctx, query.ParseWith(typed, false, false), first)
		for _, h := range hits {
			names = append(names, h.Summary.File)
		}
		return names, err
	}
}

// bm25Ranker ranks title and body of the library's reports.
func bm25Ranker(ctx context.Context, l *store.Library) (r ranker, err error) {
	list, err := l.Reports(ctx, query.Tree{})
	if err != nil {
		return r, err
	}
	docs := map[string]string{}
	for _, s := range list {
		stored, err := l.Report(ctx, s.ID)
		if err != nil {
			return r, err
		}
		docs[s.File] = s.Title + "\n" + stored.Doc.Body
	}
	x := relevance.NewBM25(docs)
	return ranker{"BM25", func(_ context.Context, typed string) ([]string, error) { return x.Rank(typed, first), nil }}, nil
}

// recollRanker indexes the reports and asks recollq. Recoll is given its best chance: all words must be there, and where that finds too few, those with any of them follow.
// It knows Traditional and Simplified characters as different ones, so that every word is asked for in both ways of writing, as typed and folded. Of fields their values
// are asked for: it has the same ones for no text file.
func recollRanker(ctx context.Context, dir string, reports []string) (r ranker, err error) {
	var all []string
	for _, path := range reports {
		abs, err := filepath.Abs(path)
		if err != nil {
			return r, err
		}
		all = append(all, `"`+abs+`"`)
	}
	conf, err := recollFolder(dir, strings.Join(all, " "))
	if err != nil {
		return r, err
	}
	if _, err := timed(exec.CommandContext(ctx, "recollindex", "-c", conf)); err != nil {
		return r, err
	}
	return ranker{"Recoll", func(ctx context.Context, typed string) (names []string, err error) {
		words := relevance.Words(typed)
		var both, any []string
		for _, w := range words {
			way := quoted(w)
			if f := query.FoldString(w); f != w {
				way += " OR " + quoted(f)
				any = append(any, quoted(f))
			}
			both, any = append(both, way), append(any, quoted(w))
		}
		for _, q := range []string{strings.Join(both, " "), strings.Join(any, " OR ")} {
			more, err := recollq(ctx, conf, q)
			if err != nil {
				return nil, err
			}
			for _, name := range more {
				if !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		return names, nil
	}}, nil
}

func quoted(w string) string { return `"` + w + `"` }

// recollq gives the base names of the best results of a query.
func recollq(ctx context.Context, conf, q string) (names []string, err error) {
	out, err := exec.CommandContext(ctx, "recollq", "-c", conf, "-n", fmt.Sprint(first), "-b", q).Output()
	for line := range strings.Lines(string(out)) {
		address, is := strings.CutPrefix(strings.TrimSpace(line), "file://")
		if !is {
			continue
		}
		if plain, err := url.PathUnescape(address); err == nil {
			address = plain
		}
		names = append(names, filepath.Base(address))
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(names) == 0 && len(exit.Stderr) == 0 {
		err = nil // it found nothing
	}
	return names, err
}
