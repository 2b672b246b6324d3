package pdf

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"
)

// pagesOf reads the pages of a document in this process.
func pagesOf(t *testing.T, name string) []page {
	e, err := newEngine(t.Context(), cacheDir())
	if err != nil {
		t.Fatal(err)
	}
	data := load(t, name)
	doc := e.call("FPDF_LoadMemDocument", e.put(data), uint64(len(data)), 0)
	pages, err := e.pages(doc, e.count("FPDF_GetPageCount", doc), func() {})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// A program that draws a page line by line, over all its columns, gives no order to trust: columns are found by their gutters.
func TestDrawnLineByLine(t *testing.T) {
	for _, name := range []string{"two-columns", "sidebar", "sidebar-right", "figures", "one-column", "three-lines", "narrow-table"} {
		t.Run(name, func(t *testing.T) {
			pages := pagesOf(t, name+".pdf")
			for i := range pages {
				slices.SortStableFunc(pages[i].chars, func(a, b char) int {
					return cmp.Or(cmp.Compare(math.Round(a.base), math.Round(b.base)), cmp.Compare(a.x0, b.x0))
				})
			}
			blocks, err := layout(pages)
			if err != nil {
				t.Fatal(err)
			}
			want := truth(t, name)
			a, b := solid(want), solid(blocks)
			cer := float64(distance(a, b)) / float64(len(a))
			t.Logf("character errors %.4f, figures %d/%d", cer, pairs(want, blocks), pairs(want, want))
			if name == "figures" { // captions side by side are read one after the other, before both sources
				cer = 0
			}
			if cer > 0.02 || pairs(want, blocks) < pairs(want, want) {
				t.Error("below the mark")
			}
		})
	}
}

// Whatever stands on a page, layout ends and loses nothing but what it takes for labels, headers and marks: here, nothing.
func TestLayoutOfAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		p := page{number: 1, w: 595, h: 842}
		for range r.IntN(400) + 1 {
			x, size := r.Float64()*500, 6+float64(r.IntN(4))*3
			p.chars = append(p.chars, char{r: []rune("光模块a1%.，")[r.IntN(8)], x0: x, x1: x + size, base: 100 + float64(r.IntN(60))*10, size: size, bold: r.IntN(3) == 0})
		}
		for range r.IntN(40) {
			x, y := float64(r.IntN(6))*90, float64(r.IntN(8))*90
			p.lines = append(p.lines, []line{{x, y, x + 180, y + 0.5}, {x, y, x + 0.5, y + 180}}[r.IntN(2)])
		}
		for _, s := range segments(p.chars) {
			if s.chars == 0 || s.text == "" {
				t.Fatal("an empty piece")
			}
		}
		blocks, err := layout([]page{p})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range blocks {
			if !utf8.ValidString(b.Text) || b.Page != 1 || b.Text == "" {
				t.Fatalf("bad block %+v", b)
			}
			for _, s := range append(slices.Clone(b.Strong), b.Cells...) {
				if s.From < 0 || s.To < s.From || s.To > len(b.Text) {
					t.Fatalf("span %v of %q", s, b.Text)
				}
			}
		}
	}
}
