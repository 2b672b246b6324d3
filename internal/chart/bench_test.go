package chart

import (
	"strconv"
	"testing"

	"yanku/internal/report"
)

// A chart of 1280 × 720 as PNG, from figures to bytes. The bound is 90 ms.
func BenchmarkPNG(b *testing.B) {
	for _, c := range All {
		in := weeklies(b)
		if c.Name == "capex" {
			in = spending(b)
		}
		b.Run(c.Name, func(b *testing.B) {
			for b.Loop() {
				p, err := c.Draw(in, Options{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := p.PNG(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A chart from the figures of a thousand weeklies, without encoding: what the window does on a resize.
func BenchmarkDrawThousand(b *testing.B) {
	book := newBook(b)
	monday := day(b, "2006-01-02")
	for w := range 1000 {
		id := report.ID(strconv.Itoa(w))
		book.weekly(id, monday.String(), monday.Add(4).String(), monday.Add(6).String())
		for i := range 10 {
			book.move(id, "板块"+strconv.Itoa(i), report.Week, float64(w%9-4))
			book.move(id, "板块"+strconv.Itoa(i), report.MTD, float64(w%7-3))
		}
		monday = monday.Add(7)
	}
	for _, c := range All {
		b.Run(c.Name, func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Draw(book.in, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
