package chart

import "testing"

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
