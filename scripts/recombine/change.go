//go:build ignore

package main

import (
	"math/rand/v2"
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/assets"
)

// jitter puts other digits in the place of those of shares and of numbers with a point: 3.25% becomes 3.81%. Years, days and codes stay.
func jitter(r *rand.Rand, s string) string {
	out := []byte(s)
	for i := 0; i < len(out); i++ {
		if !isDigit(out[i]) {
			continue
		}
		end, point := i, false
		for end < len(out) && (isDigit(out[end]) || out[end] == '.' && end+1 < len(out) && isDigit(out[end+1])) {
			point = point || out[end] == '.'
			end++
		}
		if point || end < len(out) && out[end] == '%' {
			for at := i + 1; at < end; at++ {
				if isDigit(out[at]) {
					out[at] = byte('0' + r.IntN(10))
				}
			}
		}
		i = end
	}
	return string(out)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// toTraditional sets a text in Traditional script, character by character: what the table of OpenCC turns into one Simplified character, the other way about.
func toTraditional(s string) string {
	return strings.Map(func(r rune) rune {
		if t, ok := traditionals()[r]; ok {
			return t
		}
		return r
	}, s)
}

var traditionals = sync.OnceValue(func() map[rune]rune {
	out := map[rune]rune{}
	for line := range strings.Lines(string(assets.Table("opencc_t2s.csv"))) {
		from, to, _ := strings.Cut(strings.TrimSpace(line), ",")
		if utf8.RuneCountInString(from) != 1 || utf8.RuneCountInString(to) != 1 {
			continue
		}
		f, _ := utf8.DecodeRuneInString(from)
		t, _ := utf8.DecodeRuneInString(to)
		if _, taken := out[t]; !taken {
			out[t] = f
		}
	}
	return out
})
