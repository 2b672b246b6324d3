package store

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"yanku/internal/query"
	"yanku/store/sqlite"
)

// BenchmarkLarge measures search in the large library that YANKU_LARGE names, as `scripts/bench.sh large` makes it, with all queries of testdata/queries.txt: the first
// page once cold and then warm, exact counts with facets, like reports and sentences said again, the memory of the process, the size of the index and the time to open.
func BenchmarkLarge(b *testing.B) {
	dir := os.Getenv("YANKU_LARGE")
	if dir == "" {
		b.Skip("needs a large library, which scripts/bench.sh large makes and YANKU_LARGE names")
	}
	trees, out := golden(b), results{}
	closing(b, dir, func(l *Library) { // an index of another version is made anew before
		if err := l.Sync(b.Context()); err != nil {
			b.Fatal(err)
		}
	})
	start := time.Now()
	l := open(b, dir, Options{})
	out["open-ms"] = ms(time.Since(start))
	if waiting, err := l.db.Waiting(b.Context()); err != nil || len(waiting) > 0 {
		b.Fatalf("%d reports are not in the index, %v", len(waiting), err)
	}
	out.spread("cold", each(b, trees, firstPage(l)))
	var warm []time.Duration
	for b.Loop() {
		warm = append(warm, each(b, trees, firstPage(l))...)
	}
	out.spread("page", warm)
	out.spread("survey", each(b, trees, func(ctx context.Context, q query.Tree) error {
		_, err := l.Survey(ctx, q)
		return err
	}))
	out.others(b, l)
	out.memory()
	out.sizes(b, l)
	for name, value := range out {
		b.ReportMetric(value, name)
	}
}

// results are by name; a benchmark forgets what is reported before its loop begins.
type results map[string]float64

// others keeps how long it takes, for a hundred of the reports, to find what is like one and which of its sentences others say.
func (r results) others(b *testing.B, l *Library) {
	b.Helper()
	list, err := l.Reports(b.Context(), query.Tree{})
	if err != nil {
		b.Fatal(err)
	}
	var like, said []time.Duration
	for i := 0; i < len(list); i += max(1, len(list)/100) {
		start := time.Now()
		if _, err := l.Similar(b.Context(), list[i].ID, 50); err != nil {
			b.Fatal(err)
		}
		like = append(like, time.Since(start))
		start = time.Now()
		if _, err := l.Echoes(b.Context(), list[i].ID); err != nil {
			b.Fatal(err)
		}
		said = append(said, time.Since(start))
	}
	r.spread("similar", like)
	r.spread("echoes", said)
}

// golden reads the queries.
func golden(b *testing.B) (out []query.Tree) {
	data, err := os.ReadFile(filepath.Join("testdata", "queries.txt"))
	if err != nil {
		b.Fatal(err)
	}
	for typed := range strings.Lines(strings.TrimSpace(string(data))) {
		out = append(out, query.Parse(strings.TrimSuffix(typed, "\n")))
	}
	return out
}

// firstPage asks for twenty reports with snippets.
func firstPage(l *Library) func(context.Context, query.Tree) error {
	return func(ctx context.Context, q query.Tree) error {
		_, err := l.Find(ctx, q, 20)
		return err
	}
}

// each does something for every query and tells how long each took.
func each(b *testing.B, trees []query.Tree, do func(context.Context, query.Tree) error) (took []time.Duration) {
	b.Helper()
	for _, q := range trees {
		start := time.Now()
		if err := do(b.Context(), q); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	return took
}

// spread keeps the median, the 99th percentile and the longest.
func (r results) spread(what string, took []time.Duration) {
	slices.Sort(took)
	r[what+"-p50-ms"] = ms(took[len(took)/2])
	r[what+"-p99-ms"] = ms(took[len(took)*99/100])
	r[what+"-max-ms"] = ms(took[len(took)-1])
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// memory keeps what the process holds now and held at most (Linux alone tells), and the heap after a collection.
func (r results) memory() {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		for key, name := range map[string]string{"VmRSS:": "rss-MB", "VmHWM:": "most-MB"} {
			if value, is := strings.CutPrefix(line, key); is {
				kb, _ := strconv.ParseFloat(strings.Fields(value)[0], 64)
				r[name] = kb / 1024
			}
		}
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	r["heap-MB"] = float64(m.HeapAlloc) / (1 << 20)
}

// sizes keeps the number of reports, the bytes of their texts and how many times as large the index is.
func (r results) sizes(b *testing.B, l *Library) {
	b.Helper()
	count, text, index := 0, int64(0), int64(0)
	err := l.db.Texts(b.Context(), nil, false, func(t *sqlite.Text) error {
		count++
		text += int64(len(t.Fields.Body))
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(l.dir, "index"), func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			index += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	r["reports"] = float64(count)
	r["text-MB"] = float64(text) / 1e6
	r["index/text"] = float64(index) / float64(text)
}
