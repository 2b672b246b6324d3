package chart

import (
	"bytes"
	"image/png"
	"testing"

	"yanku/internal/report"
)

func TestFind(t *testing.T) {
	for _, c := range All {
		got, ok := Find(c.Name)
		if !ok || got.Name != c.Name || len(c.Kinds) == 0 {
			t.Errorf("Find(%s) gives %v %v", c.Name, got.Name, ok)
		}
	}
	if _, ok := Find("capex-guidance"); ok {
		t.Error("a chart of a later time was found")
	}
}

// The PNG decodes to the very picture.
func TestPNGDecodes(t *testing.T) {
	p := drawn(t, "sector-week", weeklies(t), Options{Scale: 2})
	data, err := p.PNG()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if d := difference(p.Image, img); d != 0 || img.Bounds().Dx() != 2560 {
		t.Errorf("the decoded picture of %v differs by %v", img.Bounds(), d)
	}
}

// A total is drawn only when it is asked for by name.
func TestTotalsStayOut(t *testing.T) {
	b := newBook(t)
	b.weekly("t", "2026-02-02", "2026-02-06", "2026-02-08")
	b.spend("t", "微软", "2025Q4", 299)
	total := b.add("t", report.Figure{Kind: report.Capex, Subject: report.Name{Text: "合计", Members: []string{"微软", "谷歌"}}, Period: report.Period{Key: "2025Q4"}, Quantity: report.Quantity{Value: report.Num(578), Unit: "亿美元"}})
	for _, c := range []struct {
		subjects []string
		want     report.ID
	}{{nil, b.in.Figures[0].ID}, {[]string{"合计"}, total.ID}} {
		p := drawn(t, "capex", b.in, Options{Subjects: c.subjects})
		if len(p.Regions) != 1 || p.Regions[0].Figure != c.want {
			t.Errorf("%v: drew %+v", c.subjects, p.Regions)
		}
	}
}
