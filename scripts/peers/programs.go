//go:build ignore

package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	_ "modernc.org/sqlite"

	"yanku/internal/query"
	"yanku/store"
)

// library is where the library lies that Yanku made in a round.
func library(dir string) string { return filepath.Join(dir, "yanku") }

// yanku imports the reports: `yankuctl import` ends when all of them are durable and in the index.
func yanku(ctl, reports string) func(context.Context, string) (cost, error) {
	return func(ctx context.Context, dir string) (cost, error) {
		c, err := timed(exec.CommandContext(ctx, ctl, "--library", library(dir), "import", reports))
		if err != nil {
			return c, err
		}
		c.bytes = sizeOf(filepath.Join(library(dir), "index"))
		out, err := exec.CommandContext(ctx, ctl, "--library", library(dir), "search", "--json", "--limit", "0", probe).Output()
		c.found = bytes.Count(out, []byte("\n"))
		return c, err
	}
}

// recollConf is Recoll as it comes, with what it need not do here left out: no spelling dictionary, no watching, no queue of web pages.
const recollConf = `topdirs = %s
noaspell = 1
monitor = 0
processwebqueue = 0
loglevel = 2
`

// recollMimemap has Markdown indexed as text, as newer versions of Recoll do by themselves.
const recollMimemap = ".md = text/plain\n.markdown = text/plain\n"

// recollFolder makes a folder of settings for Recoll in dir.
func recollFolder(dir, reports string) (conf string, err error) {
	conf = filepath.Join(dir, "recoll")
	err = errors.Join(os.MkdirAll(conf, 0o755),
		os.WriteFile(filepath.Join(conf, "recoll.conf"), fmt.Appendf(nil, recollConf, reports), 0o644),
		os.WriteFile(filepath.Join(conf, "mimemap"), []byte(recollMimemap), 0o644))
	return conf, err
}

// recoll indexes the reports with recollindex, which takes pairs of Chinese characters by default.
func recoll(reports string) func(context.Context, string) (cost, error) {
	return func(ctx context.Context, dir string) (cost, error) {
		conf, err := recollFolder(dir, reports)
		if err != nil {
			return cost{}, err
		}
		c, err := timed(exec.CommandContext(ctx, "recollindex", "-c", conf))
		if err != nil {
			return c, err
		}
		c.bytes = sizeOf(filepath.Join(conf, "xapiandb"))
		out, err := exec.CommandContext(ctx, "recollq", "-c", conf, "-n", "0", "-b", probe).Output()
		c.found = strings.Count(string(out), "file://")
		return c, err
	}
}

// fts5 indexes the texts of the library that Yanku made, in a process of its own, which prints what the indexing alone took.
func fts5() func(context.Context, string) (cost, error) {
	return func(ctx context.Context, dir string) (c cost, err error) {
		self, err := os.Executable()
		if err != nil {
			return c, err
		}
		path := filepath.Join(dir, "fts5.db")
		out, err := exec.CommandContext(ctx, self, "fts5", path, library(dir)).Output()
		if err != nil {
			return c, err
		}
		if _, err := fmt.Sscan(string(out), &c.wall, &c.cpu); err != nil {
			return c, err
		}
		c.bytes = sizeOf(path)
		db, err := sql.Open("sqlite", path)
		if err != nil {
			return c, err
		}
		defer db.Close()
		return c, db.QueryRowContext(ctx, "SELECT count(*) FROM t WHERE t MATCH ?", quoted(probe)).Scan(&c.found)
	}
}

// atOnce is how many texts share a transaction.
const atOnce = 64

// indexFTS5 writes the texts of a library into a table of FTS5 with the trigram tokenizer, in transactions that are on the disk when they end, and prints the time and the
// processor time in nanoseconds. The texts are in memory before.
func indexFTS5(ctx context.Context, args []string) error {
	if len(args) != 2 {
		return errors.New("fts5: DB LIBRARY")
	}
	all, err := bodies(ctx, args[1])
	if err != nil {
		return err
	}
	start, used := time.Now(), processorTime()
	db, err := sql.Open("sqlite", args[0]+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "CREATE VIRTUAL TABLE t USING fts5(body, tokenize='trigram')"); err != nil {
		return err
	}
	for batch := range slices.Chunk(all, atOnce) {
		if err := insert(ctx, db, batch); err != nil {
			return err
		}
	}
	fmt.Println(time.Since(start).Nanoseconds(), (processorTime() - used).Nanoseconds())
	return nil
}

// bodies reads the texts of a library, as `yankuctl show --text` gives them.
func bodies(ctx context.Context, dir string) (out []string, err error) {
	l, err := store.Open(ctx, dir, store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	list, err := l.Reports(ctx, query.Tree{})
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		r, err := l.Report(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, r.Doc.Body)
	}
	return out, nil
}

func insert(ctx context.Context, db *sql.DB, texts []string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	for _, text := range texts {
		if _, err := tx.ExecContext(ctx, "INSERT INTO t (body) VALUES (?)", text); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// processorTime is what this process has used so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
