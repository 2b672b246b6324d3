package pdf

import (
	"context"
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	if os.Getenv("DUMP") == "" {
		t.Skip()
	}
	e, err := newEngine(context.Background(), cacheDir())
	if err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(os.Getenv("DUMP"))
	doc := e.call("FPDF_LoadMemDocument", e.put(data), uint64(len(data)), 0)
	n := e.count("FPDF_GetPageCount", doc)
	for i := range n {
		p := e.readPage(doc, i)
		fmt.Printf("== page %d %.0fx%.0f chars %d lines %d images %d\n", i+1, p.w, p.h, len(p.chars), len(p.lines), len(p.images))
		for _, l := range p.lines {
			fmt.Printf("  line %.1f %.1f %.1f %.1f\n", l.x0, l.y0, l.x1, l.y1)
		}
		for _, s := range segments(p.chars) {
			fmt.Printf("  %.1f-%.1f base %.1f size %.1f faint %v bold %v %q\n", s.x0, s.x1, s.base, s.size, s.faint, s.allBold(), s.text)
		}
	}
}
