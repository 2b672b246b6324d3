package chart

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"yanku/internal/i18n"
	"yanku/internal/report"
	"yanku/internal/series"
)

// Each figure drawn answers in exactly one region, within the picture, and says its name, its value and its report.
func TestRegionsLeadToFigures(t *testing.T) {
	for _, g := range pictures(t) {
		p := drawn(t, g.chart, g.in, g.o)
		if p.Empty != (len(p.Regions) == 0) {
			t.Errorf("%s: empty is %v with %d regions", g.file, p.Empty, len(p.Regions))
		}
		seen := map[report.ID]int{}
		for _, r := range p.Regions {
			seen[r.Figure]++
			if r.X0 < 0 || r.Y0 < 0 || r.X1 > float64(p.Width) || r.Y1 > float64(p.Height) || r.X0 >= r.X1 || r.Y0 >= r.Y1 {
				t.Errorf("%s: region out of the picture: %+v", g.file, r)
			}
			at := slices.IndexFunc(g.in.Figures, func(f report.Figure) bool { return f.ID == r.Figure })
			if at < 0 || g.in.Figures[at].Report != r.Report {
				t.Fatalf("%s: a region names a figure that is not there: %+v", g.file, r)
			}
			if !strings.Contains(r.Label, "示例证券") {
				t.Errorf("%s: a region that names no report: %q", g.file, r.Label)
			}
		}
		if g.chart == "capex" {
			continue // amount and growth of a figure are two places
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s: figure %s in %d regions", g.file, id, n)
			}
		}
	}
}

// The middle of a column's region has the column's colour, and just outside it has not: the regions are exact in pixels at every scale.
func TestRegionsAreExact(t *testing.T) {
	for _, scale := range []float64{1, 1.5, 2, 3} {
		p := drawn(t, "sector-week", weeklies(t), Options{Scale: scale})
		if p.Width != int(1280*scale) || p.Height != int(720*scale) {
			t.Fatalf("at %v× the picture is %d × %d", scale, p.Width, p.Height)
		}
		for _, r := range p.Regions {
			x, y0, y1 := int((r.X0+r.X1)/2), int(r.Y0), int(r.Y1)
			if y1-y0 < int(8*scale) {
				continue
			}
			up := strings.Contains(r.Label, "+")
			inside, edge := p.Image.At(x, y0), p.Image.At(x, y1-1)
			outside, below := p.Image.At(x, y0-1), p.Image.At(x, y1)
			if up && (inside == outside || !reddish(inside)) || !up && (edge == below || !greenish(edge)) {
				t.Errorf("at %v× %s is not where its region says: %v %v %v %v", scale, r.Label, outside, inside, edge, below)
			}
			if left, first := p.Image.At(int(r.X0)-1, (y0+y1)/2), p.Image.At(int(r.X0), (y0+y1)/2); left == first {
				t.Errorf("at %v× the left edge of %s is not the region's", scale, r.Label)
			}
		}
	}
}

func reddish(c color.Color) bool {
	r, g, _, _ := c.RGBA()
	return r > g
}

func greenish(c color.Color) bool {
	r, g, _, _ := c.RGBA()
	return g > r
}

func TestHollowIsBeside(t *testing.T) {
	p := drawn(t, "sector-week", weeklies(t), Options{})
	find := func(words string) Region {
		at := slices.IndexFunc(p.Regions, func(r Region) bool { return strings.Contains(r.Label, words) })
		if at < 0 {
			t.Fatalf("no region says %s", words)
		}
		return p.Regions[at]
	}
	drawn, other := find("+10.65%"), find("+8.02%")
	if other.X0 < drawn.X1 || drawn.Y0 >= other.Y0 {
		t.Errorf("the contradiction stands beside what is drawn, and lower: %+v %+v", drawn, other)
	}
	r, g, b, _ := p.Image.At(int(other.X0+other.X1)/2, int(other.Y0+other.Y1)/2).RGBA()
	if r != 0xffff || g != 0xffff || b != 0xffff {
		t.Error("a contradiction is hollow")
	}
}

func TestColoursOfUpAndDown(t *testing.T) {
	for _, c := range []struct {
		colors   string
		up, down drawing.Color
	}{{"", light.red, light.green}, {ColorsCN, light.red, light.green}, {ColorsIntl, light.green, light.red}, {ColorsNone, light.blue, light.blue}} {
		if up, down := light.sign(1, c.colors), light.sign(-1, c.colors); up != c.up || down != c.down {
			t.Errorf("%q: up %v, down %v", c.colors, up, down)
		}
	}
}

func TestChoosing(t *testing.T) {
	in := weeklies(t)
	p := drawn(t, "sector-week", in, Options{Subjects: []string{"光模块", "IDC指数"}, Week: day(t, "2026-03-18")})
	for _, r := range p.Regions {
		if !strings.HasPrefix(r.Label, "光模块") && !strings.HasPrefix(r.Label, "IDC") || !strings.Contains(r.Label, "2026-03-22") {
			t.Errorf("not asked for: %s", r.Label)
		}
	}
	if len(p.Regions) != 4 {
		t.Errorf("two sectors with week and month to date are four columns, got %d", len(p.Regions))
	}
	p = drawn(t, "capex", spending(t), Options{From: day(t, "2025-07-01"), To: day(t, "2025-09-30"), Subjects: []string{"Meta"}})
	if len(p.Regions) != 2 || !strings.Contains(p.Regions[0].Label, "2025Q3") {
		t.Errorf("one quarter of one company is a column and a point: %+v", p.Regions)
	}
}

func TestSourceLine(t *testing.T) {
	c, err := newCanvas(Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := crowd(t)
	if got, want := c.source([]report.ID{"a1", "a0", "b1"}, in), "来源：示例证券 2025-11-16、示例证券 2025-11-09；研库整理"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := c.source([]report.ID{"a1", "a0", "a2", "a3", "none"}, in), "来源：示例证券 2025-11-30、示例证券 2025-11-23、示例证券 2025-11-16 等 4 份；研库整理"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := c.source(nil, series.Input{}); got != "研库整理" {
		t.Errorf("without reports: %s", got)
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{2.43: "+2.43", -3.25: "−3.25", 0: "0.00", -0.001: "0.00", 10.5: "+10.50"} {
		if got := signed(v); got != want {
			t.Errorf("signed(%v) = %s, want %s", v, got, want)
		}
	}
	for v, want := range map[float64]string{298.8: "298.8", 1234: "1,234", 1234567.89: "1,234,567.9", -5: "−5", 0: "0"} {
		if got := number(v); got != want {
			t.Errorf("number(%v) = %s, want %s", v, got, want)
		}
	}
}

// Texts fit where they are put, in both languages and at the smallest size: nothing is cut off.
func TestTextFits(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.Chinese, i18n.English} {
		c, err := newCanvas(Options{Width: 1, Height: 1, Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		if c.Width != MinWidth || c.Height != MinHeight {
			t.Fatalf("the smallest picture, got %d × %d", c.Width, c.Height)
		}
		for _, s := range []string{"半导体材料设备主题指数", "Communication equipment", "通信(申万)"} {
			for _, line := range c.wrap(s, small, 60) {
				if w := c.measure(line, small); w > 60 {
					t.Errorf("%q is %.0f wide, more than 60", line, w)
				}
			}
		}
		if got := c.fit("来源：示例证券", small, 40); c.measure(got, small) > 40 || !strings.HasSuffix(got, "…") {
			t.Errorf("fit gave %q", got)
		}
	}
}

func TestScaleHoldsItsValues(t *testing.T) {
	band := box{0, 100, 400, 500}
	for _, values := range [][]float64{{-3, 5}, {0}, {12}, {-1, -9}, {1e6, 2e6}, {}} {
		s := newScale(values, true, band)
		for _, v := range append(values, 0) {
			if y := s.y(v); math.IsNaN(y) || y < band.y0 || y > band.y1 {
				t.Errorf("%v of %v stands at %v", v, values, y)
			}
		}
		if n := len(s.ticks()); n < 2 || n > 20 {
			t.Errorf("%v has %d ticks", values, n)
		}
	}
}
