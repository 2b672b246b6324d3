package zh

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"yanku/assets"
	"yanku/internal/report"
)

// Segmenter cuts Chinese text into words. Its methods may be called from many goroutines.
type Segmenter struct {
	words wordTree
}

var loadSegmenter = sync.OnceValues(newSegmenter)

// LoadSegmenter gives the segmenter with its embedded dictionary: the words of gse's s_1.txt (of jieba's making) that were counted ten times or more.
// The first call takes a twentieth of a second and 3 MB.
func LoadSegmenter() (*Segmenter, error) { return loadSegmenter() }

func newSegmenter() (*Segmenter, error) {
	tree := newWordTree()
	table := assets.Table("segment_words.csv")
	_, table, _ = bytes.Cut(table, []byte("\n"))
	for len(table) > 0 {
		var line []byte
		line, table, _ = bytes.Cut(table, []byte("\n"))
		word, count, ok := bytes.Cut(line, []byte(","))
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(string(count), 64)
		if err != nil {
			return nil, fmt.Errorf("read the dictionary's line %q: %w", line, err)
		}
		if utf8.RuneCount(word) == 1 {
			n = 2 // so that words win over single characters
		}
		if err := tree.add(string(word), n); err != nil {
			return nil, fmt.Errorf("add the word %s: %w", word, err)
		}
	}
	if tree.total == 0 {
		return nil, errors.New("the dictionary of words is empty")
	}
	tree.weigh()
	return &Segmenter{*tree}, nil
}

// unknown is what a character costs that is no word of the dictionary, in bits: more than the rarest word.
const unknown = 32

// piece is the least that words are made of: one character, or a run of letters and digits that are not Chinese.
type piece struct {
	from, to int     // bytes
	cost     float32 // of the best words up to its end, 0 while there are none
	first    int     // the piece that the last of these words begins with
}

// reach offers words up to the end of a piece.
func (p *piece) reach(first int, cost float32) {
	if p.cost == 0 || p.cost > cost {
		p.first, p.cost = first, cost
	}
}

// Words gives the words of Simplified text, in order: those that together are the likeliest by how often each was counted, as gse and jieba find them without a model
// of new words. Spaces and punctuation are words of their own. A nil Segmenter gives nil.
func (s *Segmenter) Words(text string) []report.Span {
	if s == nil {
		return nil
	}
	var room [64]piece // enough for most, without asking for memory
	pieces := appendPieces(room[:0], text)
	before := float32(0)
	for i := range pieces {
		known, node := false, uint32(root)
		for j := i; j < len(pieces); j++ {
			if node = s.words.follow(node, text[pieces[j].from:pieces[j].to]); node == none {
				break
			}
			if cost := s.words.costs[node]; cost > 0 {
				pieces[j].reach(i, before+cost)
				known = known || j == i
			}
		}
		if !known {
			pieces[i].reach(i, before+unknown)
		}
		before = pieces[i].cost
	}
	n := 0
	for i := len(pieces) - 1; i >= 0; i = pieces[i].first - 1 {
		n++
	}
	out := make([]report.Span, n)
	for i := len(pieces) - 1; i >= 0; i = pieces[i].first - 1 {
		n--
		out[n] = report.Span{From: pieces[pieces[i].first].from, To: pieces[i].to}
	}
	return out
}

// appendPieces adds the pieces of a text. Letters and digits of one or two bytes stand together: those of Latin, Greek and Cyrillic.
func appendPieces(out []piece, text string) []piece {
	run := false
	for at, r := range text {
		size := 1
		if r >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(text[at:])
		}
		letter := size <= 2 && (unicode.IsLetter(r) || unicode.IsNumber(r))
		if letter && run {
			out[len(out)-1].to = at + size
			continue
		}
		out, run = append(out, piece{from: at, to: at + size}), letter
	}
	return out
}

// Words gives the words of Simplified text as the segmenter does, which the first call loads; nil when it cannot be had.
func Words(text string) []report.Span {
	s, err := LoadSegmenter()
	if err != nil {
		return nil
	}
	return s.Words(text)
}
