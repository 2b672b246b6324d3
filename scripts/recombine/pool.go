//go:build ignore

package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/assets"
)

// shortest is the number of bytes below which a line is no sentence, but a label.
const shortest = 60

// pool is what reports are put together from. All of it is in an order of chance, so that rank says nothing of where a line came from.
type pool struct {
	all    []piece
	tables []table
	topics []topic
	houses []string

	types, headings []string
}

// piece is a line of a report: what it says in bold before its colon, and the rest.
type piece struct{ lead, text string }

type table struct {
	head string // with the line below it
	rows []string
}

// topic is an industry with the lines that name it.
type topic struct {
	name   string
	pieces []int // of pool.all
}

//go:embed words.csv
var words []byte

// fewest is how many lines a topic must have.
const fewest = 40

func readPool(dir string, seed uint64) (*pool, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no Markdown files in %s: %w", dir, err)
	}
	p, seen := &pool{}, map[string]bool{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		p.add(string(data), seen)
	}
	r := rand.New(rand.NewPCG(seed, 0))
	r.Shuffle(len(p.all), func(i, j int) { p.all[i], p.all[j] = p.all[j], p.all[i] })
	r.Shuffle(len(p.tables), func(i, j int) { p.tables[i], p.tables[j] = p.tables[j], p.tables[i] })
	if err := p.addWords(); err != nil {
		return nil, err
	}
	if len(p.all) < fewest || len(p.tables) == 0 || len(p.topics) == 0 {
		return nil, fmt.Errorf("%s: %d lines, %d tables, %d topics are too few", dir, len(p.all), len(p.tables), len(p.topics))
	}
	return p, nil
}

// add takes the lines and tables of a report, each once.
func (p *pool) add(text string, seen map[string]bool) {
	var t table
	for line := range strings.Lines(text + "\n") {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "|"):
			t.add(line, seen)
			continue
		case len(t.rows) > 2:
			p.tables = append(p.tables, t)
		}
		t = table{}
		line = strings.TrimLeft(line, "*-•0123456789. ")
		if len(line) < shortest || strings.HasPrefix(line, "#") || seen[line] {
			continue
		}
		seen[line] = true
		p.all = append(p.all, split(line))
	}
}

func (t *table) add(line string, seen map[string]bool) {
	switch {
	case t.head == "":
		t.head = line
	case !strings.Contains(t.head, "\n"):
		t.head += "\n" + line
	case !seen[line]:
		seen[line] = true
		t.rows = append(t.rows, line)
	}
}

// split takes the bold words at the beginning of a line from the rest.
func split(line string) piece {
	line = strings.NewReplacer("**", "", "*", "", "`", "").Replace(line)
	at := strings.IndexAny(line, "：:")
	if at < 6 || at > 90 || strings.Contains(line[:at], "[") {
		return piece{text: line}
	}
	_, n := utf8.DecodeRuneInString(line[at:])
	return piece{strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+n:])}
}

// addWords reads the words of headings and types, the institutions, and the industries that enough lines name.
func (p *pool) addWords() error {
	rows, err := csv.NewReader(bytes.NewReader(words)).ReadAll()
	if err != nil {
		return fmt.Errorf("read words.csv: %w", err)
	}
	for _, row := range rows[1:] {
		switch row[0] {
		case "type":
			p.types = append(p.types, row[1])
		case "heading":
			p.headings = append(p.headings, row[1])
		}
	}
	p.houses = column("institutions.csv", 0)
	names := column("indices.csv", 1)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if t := p.topic(name); len(t.pieces) >= fewest {
			p.topics = append(p.topics, t)
		}
	}
	return nil
}

func (p *pool) topic(name string) topic {
	t := topic{name: name}
	for i, c := range p.all {
		if strings.Contains(c.lead, name) || strings.Contains(c.text, name) {
			t.pieces = append(t.pieces, i)
		}
	}
	return t
}

// column gives a column of one of the program's tables.
func column(name string, n int) (out []string) {
	for i, line := range strings.Split(strings.TrimSpace(string(assets.Table(name))), "\n") {
		if cells := strings.Split(line, ","); i > 0 && len(cells) > n {
			out = append(out, cells[n])
		}
	}
	return out
}
