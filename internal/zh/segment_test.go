package zh

import (
	"bytes"
	"slices"
	"strconv"
	"testing"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"yanku/assets"
	"yanku/internal/report"
)

// reference is gse with the same dictionary.
func reference(t *testing.T) func(text string) []report.Span {
	t.Helper()
	seg := &gse.Segmenter{SkipLog: true, NotLoadHMM: true, Dict: gse.NewDict()}
	seg.Init()
	for i, line := range bytes.Split(bytes.TrimSpace(assets.Table("segment_words.csv")), []byte("\n")) {
		word, count, _ := bytes.Cut(line, []byte(","))
		n, err := strconv.ParseFloat(string(count), 64)
		if i == 0 {
			continue
		}
		if utf8.RuneCount(word) == 1 {
			n = 2
		}
		if err == nil {
			err = seg.Dict.AddToken(seg.ToToken(string(word), n))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	seg.CalcToken()
	return func(text string) (out []report.Span) {
		for _, s := range seg.Segment([]byte(text)) {
			out = append(out, report.Span{From: s.Start(), To: s.End()})
		}
		return out
	}
}

// The segmenter cuts as gse does: prose in both scripts, letters and digits among characters, signs, bytes that are no text, and every run of the dictionary's own words.
func TestSegmenterIsGse(t *testing.T) {
	seg, err := LoadSegmenter()
	if err != nil {
		t.Fatal(err)
	}
	want := reference(t)
	texts := []string{"", "的", "A", simplified, traditional, "ＡＢＣ卡拉OK厅的B超、T恤和卡拉ok", "1.6T光模块4Q25同比+10.65%，GPT-5与K2.5", "αβ粒子Ωéñ", "坏\xe4\xb8字节\xff\xfe中", "  空 格\t\n", "𠮷野家𠀀"}
	words := bytes.Split(assets.Table("segment_words.csv"), []byte("\n"))
	for i := 1; i+8 < len(words); i += 7 {
		var run []byte
		for _, line := range words[i : i+8] {
			word, _, _ := bytes.Cut(line, []byte(","))
			run = append(run, word...)
		}
		texts = append(texts, string(run))
	}
	for _, text := range texts {
		if got, want := seg.Words(text), want(text); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, gse gives %v", text, got, want)
		}
	}
}
