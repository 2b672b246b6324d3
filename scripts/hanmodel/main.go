//go:build ignore

// Command hanmodel counts characters, pairs and triples of Chinese text and writes the table that the repair of damaged pages reads:
//
//	go run scripts/hanmodel/main.go -out assets/tables/han_ngrams.bin <folder of Markdown or text files>
//
// Every tenth file, by name, is left out, so that tests can measure on text the table has not seen. The words of segment_words.csv are counted too,
// by wordWeight. The table holds counts only.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yanku/assets"
	"yanku/internal/zh"
)

const (
	wordWeight = 0.02 // of one counted word of the dictionary against one of the reports
	pairMin    = 0.3  // rarer pairs are left out
	tripleMin  = 1.0
	charMin    = 0.5
)

// counts are n-grams of classes.
type counts struct {
	one   map[rune]float64
	two   map[[2]rune]float64
	three map[[3]rune]float64
}

func main() {
	out := flag.String("out", "han_ngrams.bin", "file to write")
	flag.Parse()
	if err := run(flag.Arg(0), *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("find texts in %s: %d files, %w", dir, len(paths), err)
	}
	slices.Sort(paths)
	c := counts{map[rune]float64{}, map[[2]rune]float64{}, map[[3]rune]float64{}}
	seen := map[string]bool{}
	for i, p := range paths {
		if i%10 == 0 {
			continue
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return fmt.Errorf("read a text: %w", err)
		}
		for line := range strings.Lines(string(data)) {
			if !seen[line] {
				seen[line] = true
				c.add(line, 1, true)
			}
		}
	}
	if err := c.addWords(); err != nil {
		return err
	}
	return os.WriteFile(out, c.encode(), 0o644)
}

// addWords counts the words of the dictionary, without what stands around them.
func (c counts) addWords() error {
	sc := bufio.NewScanner(bytes.NewReader(assets.Table("segment_words.csv")))
	for sc.Scan() {
		word, n, _ := strings.Cut(sc.Text(), ",")
		if count, err := strconv.ParseFloat(n, 64); err == nil {
			c.add(word, count*wordWeight, false)
		}
	}
	return sc.Err()
}

// add counts a text; a whole line has a break before and after it.
func (c counts) add(text string, weight float64, whole bool) {
	var rs []rune
	if whole {
		rs = append(rs, '\n')
	}
	for _, r := range text {
		if k := zh.NgramClass(r); len(rs) == 0 || rs[len(rs)-1] != k || k != '0' && k != 'a' && k != '\n' {
			rs = append(rs, k)
		}
	}
	for i, r := range rs {
		c.one[r] += weight
		if i > 0 {
			c.two[[2]rune{rs[i-1], r}] += weight
		}
		if i > 1 {
			c.three[[3]rune{rs[i-2], rs[i-1], r}] += weight
		}
	}
}

// encode writes the table as zh reads it.
func (c counts) encode() []byte {
	var chars []rune
	for r, n := range c.one {
		if n >= charMin {
			chars = append(chars, r)
		}
	}
	slices.Sort(chars)
	id, size := map[rune]uint32{}, uint32(len(chars)+1)
	var w writer
	w.number(uint32(len(chars)))
	for i, r := range chars {
		id[r] = uint32(i + 1)
		w.entry(uint32(r), c.one[r])
	}
	two := map[uint32]float64{}
	for k, n := range c.two {
		if id[k[0]] > 0 && id[k[1]] > 0 && n >= pairMin {
			two[id[k[0]]*size+id[k[1]]] = n
		}
	}
	number := w.table(two)
	three := map[uint32]float64{}
	for k, n := range c.three {
		if pair, ok := number[id[k[0]]*size+id[k[1]]]; ok && id[k[2]] > 0 && n >= tripleMin {
			three[pair*size+id[k[2]]] = n
		}
	}
	w.table(three)
	return w.out
}

type writer struct {
	out  []byte
	last uint32
}

func (w *writer) number(n uint32) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

// entry writes a key, larger than the last one, and its count.
func (w *writer) entry(key uint32, count float64) {
	w.number(key - w.last)
	w.last = key
	w.number(uint32(max(0, math.Round(8*math.Log2(count+0.5)))))
}

// table writes keys in order and gives the number of each.
func (w *writer) table(t map[uint32]float64) map[uint32]uint32 {
	keys := make([]uint32, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	w.number(uint32(len(keys)))
	w.last = 0
	number := make(map[uint32]uint32, len(keys))
	for i, k := range keys {
		number[k] = uint32(i)
		w.entry(k, t[k])
	}
	return number
}
