package zh

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"yanku/assets"
	"yanku/internal/report"
)

// Segmenter cuts Chinese text into words. Its methods may be called from many goroutines.
type Segmenter struct {
	seg *gse.Segmenter
}

var loadSegmenter = sync.OnceValues(newSegmenter)

// LoadSegmenter gives the segmenter with its embedded dictionary: the words of gse's s_1.txt (of jieba's making) that were counted ten times or more.
// The first call takes about a third of a second and 76 MB; call it in the background. Build with the tag "ne", which keeps gse's own dictionaries out.
func LoadSegmenter() (*Segmenter, error) { return loadSegmenter() }

func newSegmenter() (*Segmenter, error) {
	seg := &gse.Segmenter{SkipLog: true, NotLoadHMM: true, Dict: gse.NewDict()}
	seg.Init()
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
			n = 2 // as gse itself does, so that words win over single characters
		}
		if err := seg.Dict.AddToken(seg.ToToken(string(word), n)); err != nil {
			return nil, fmt.Errorf("add the word %s: %w", word, err)
		}
	}
	if seg.Dict.NumTokens() == 0 {
		return nil, errors.New("the dictionary of words is empty")
	}
	seg.CalcToken()
	return &Segmenter{seg}, nil
}

// Words gives the words of Simplified text, in order; spaces and punctuation are words of their own. A nil Segmenter gives nil.
func (s *Segmenter) Words(text string) []report.Span {
	if s == nil {
		return nil
	}
	segs := s.seg.Segment([]byte(text))
	out := make([]report.Span, 0, len(segs))
	for i := range segs {
		sp := report.Span{From: segs[i].Start(), To: segs[i].End()}
		if sp.From < 0 || sp.To > len(text) {
			return out // a capital whose small letter has another length; none is known in gse's tables
		}
		out = append(out, sp)
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
