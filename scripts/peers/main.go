//go:build ignore

// Command peers compares Yanku with other search programs on the same reports. scripts/bench.sh calls it.
//
//	go run scripts/peers/*.go import [-rounds N] [-ctl build/yankuctl] REPORTS         time until all is on the disk and can be searched
//	go run scripts/peers/*.go relevance [-list] JUDGEMENTS REPORTS…                    nDCG@10 of Recoll and of BM25 on pairs of characters
//	go run scripts/peers/*.go fts5 DB LIBRARY                                          one run of SQLite FTS5, as import calls it
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
)

var commands = map[string]func(ctx context.Context, args []string) error{
	"import":    compareImport,
	"relevance": compareRelevance,
	"fts5":      indexFTS5,
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: peers import|relevance|fts5 …")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](ctx, os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
