//go:build ignore

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"time"
)

// size is the number of bytes of a usual report; most lie between half and twice of it.
const size = 3900

// Chances of what a report has.
const (
	withHouse   = 0.6
	withTable   = 0.25
	onTopic     = 0.4 // of a line to be about the report's topic
	traditional = 0.02
	jittered    = 0.5 // of a line to have other numbers than where it was taken from
)

// The k-th line of a pool is taken with a chance of (k+evenness) to the power of -steepness: some are in many reports and most in few, as words are, yet no two reports have
// enough in common to be taken for versions of one.
const (
	steepness = 1.15
	evenness  = 300
)

// lastDay is the date of the newest report; the oldest is five years older.
var lastDay = time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)

const days = 5 * 365

// report is one under way.
type report struct {
	pool  *pool
	r     *rand.Rand
	topic topic
	used  map[int]bool
	out   bytes.Buffer
}

func newReport(p *pool, r *rand.Rand) *report {
	return &report{pool: p, r: r, topic: p.topics[r.IntN(len(p.topics))], used: map[int]bool{}}
}

// write gives the report's file name and text.
func (w *report) write(number int) (name string, text []byte) {
	day := lastDay.AddDate(0, 0, -w.r.IntN(days)).Format(time.DateOnly)
	kind := pick(w.r, w.pool.types)
	first := w.next()
	title := w.topic.name + "行业" + kind
	if first.lead != "" {
		title += "：" + first.lead
	}
	fmt.Fprintf(&w.out, "# %s\n\n", title)
	if w.r.Float64() < withHouse {
		fmt.Fprintf(&w.out, "%s研究所\n\n", pick(w.r, w.pool.houses))
	}
	fmt.Fprintf(&w.out, "日期：%s\n\n%s\n\n", day, first.text)
	length := int(size * (0.5 + w.r.ExpFloat64()/2))
	tableAt := length * 2
	if w.r.Float64() < withTable {
		tableAt = w.r.IntN(length)
	}
	for w.out.Len() < length {
		if w.out.Len() > tableAt {
			tableAt = length * 2
			w.table()
		}
		w.section()
	}
	text = w.out.Bytes()
	if w.r.Float64() < traditional {
		text = []byte(toTraditional(string(text)))
	}
	return fmt.Sprintf("%s行业%s-%s-%06d.md", w.topic.name, kind, day, number), text
}

// section writes a heading with two or three lines, as one paragraph or as a list.
func (w *report) section() {
	lines, list := 2+w.r.IntN(2), w.r.IntN(2) == 0
	if w.r.IntN(3) > 0 {
		fmt.Fprintf(&w.out, "## %s\n\n", pick(w.r, w.pool.headings))
	}
	for range lines {
		p := w.next()
		switch {
		case list && p.lead != "":
			fmt.Fprintf(&w.out, "- **%s：**%s\n", p.lead, p.text)
		case list:
			fmt.Fprintf(&w.out, "- %s\n", p.text)
		case p.lead != "":
			fmt.Fprintf(&w.out, "%s：%s", p.lead, p.text)
		default:
			w.out.WriteString(p.text)
		}
	}
	if !list {
		w.out.WriteByte('\n')
	}
	w.out.WriteByte('\n')
}

func (w *report) table() {
	t := w.pool.tables[w.r.IntN(len(w.pool.tables))]
	fmt.Fprintln(&w.out, t.head)
	for _, i := range w.r.Perm(len(t.rows))[:min(len(t.rows), 3+w.r.IntN(3))] {
		fmt.Fprintln(&w.out, jitter(w.r, t.rows[i]))
	}
	fmt.Fprintln(&w.out)
}

// next gives a line that the report does not have yet.
func (w *report) next() piece {
	for {
		n := 0
		if w.r.Float64() < onTopic && len(w.used) < fewest/4 {
			n = w.topic.pieces[w.rank(len(w.topic.pieces))]
		} else {
			n = w.rank(len(w.pool.all))
		}
		if w.used[n] {
			continue
		}
		w.used[n] = true
		p := w.pool.all[n]
		if w.r.Float64() < jittered {
			p.lead, p.text = jitter(w.r, p.lead), jitter(w.r, p.text)
		}
		return p
	}
}

// rank gives a number below n, small ones more often.
func (w *report) rank(n int) int {
	return int(rand.NewZipf(w.r, steepness, evenness, uint64(n-1)).Uint64())
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }
