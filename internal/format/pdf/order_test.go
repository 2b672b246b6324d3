package pdf

import (
	"cmp"
	"math"
	"slices"
	"testing"
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
