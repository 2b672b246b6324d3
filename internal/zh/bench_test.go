package zh

import (
	"strings"
	"testing"
)

func BenchmarkCleanSimplified(b *testing.B) {
	text := strings.Repeat(simplified, 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Clean(text, CleanOptions{})
	}
}

func BenchmarkCleanTraditional(b *testing.B) {
	text := strings.Repeat(traditional, 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Clean(text, CleanOptions{Notes: true})
	}
}

func BenchmarkFoldString(b *testing.B) {
	text := strings.Repeat(traditional, 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FoldString(text)
	}
}

func BenchmarkSegmenterWords(b *testing.B) {
	seg, err := LoadSegmenter()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(simplified, 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		seg.Words(text)
	}
}
