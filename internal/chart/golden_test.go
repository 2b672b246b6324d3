package chart

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"yanku/internal/i18n"
	"yanku/internal/series"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// pictures are the golden cases; says is what each one shows.
func pictures(t testing.TB) []struct {
	file, says, chart string
	in                series.Input
	o                 Options
} {
	return []struct {
		file, says, chart string
		in                series.Input
		o                 Options
	}{
		{"week", "a week of seven sectors, one month to date contradicted", "sector-week", weeklies(t), Options{}},
		{"week-dark", "the same on a dark ground, in English, green up", "sector-week", weeklies(t), Options{Dark: true, Lang: i18n.English, Colors: ColorsIntl}},
		{"week-crowd", "22 sectors with long names: names in two lines, labels thinned", "sector-week", crowd(t), Options{}},
		{"week-small", "a small picture at 2×: the rest is named in a note", "sector-week", crowd(t), Options{Width: 560, Height: 360, Scale: 2, Colors: ColorsNone}},
		{"week-least", "the smallest picture", "sector-week", weeklies(t), Options{Width: MinWidth, Height: MinHeight}},
		{"time-least", "the smallest picture", "sector-time", crowd(t), Options{Width: MinWidth, Height: MinHeight}},
		{"capex-least", "the smallest picture", "capex", years(t), Options{Width: MinWidth, Height: MinHeight}},
		{"week-zero", "a single sector that did not move", "sector-week", nothing(t), Options{}},
		{"week-empty", "nothing imported yet", "sector-week", series.Input{}, Options{}},
		{"time", "two weeks of seven sectors", "sector-time", weeklies(t), Options{}},
		{"time-crowd", "24 weeks with a holiday between, eight sectors, a note about the rest", "sector-time", crowd(t), Options{Dark: true}},
		{"time-one", "a single week of a single sector", "sector-time", nothing(t), Options{}},
		{"capex", "four quarters of five companies with stated growth, one amount contradicted", "capex", spending(t), Options{}},
		{"capex-years", "sixteen quarters of six companies, growth computed, a second basis", "capex", years(t), Options{Dark: true, Lang: i18n.English}},
		{"capex-zero", "a company that spent nothing", "capex", nothing(t), Options{}},
	}
}

// Every picture is the golden one, but for a little tolerance in the edges of letters. -update writes them anew; look at them then.
func TestGoldenPictures(t *testing.T) {
	for _, g := range pictures(t) {
		t.Run(g.file, func(t *testing.T) {
			p := drawn(t, g.chart, g.in, g.o)
			file := filepath.Join("testdata", g.file+".png")
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				var buf bytes.Buffer
				if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&buf, p.Image); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, buf.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			golden, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := png.Decode(bytes.NewReader(golden))
			if err != nil {
				t.Fatal(err)
			}
			if share := difference(p.Image, want); share > 0.002 {
				t.Errorf("%s: %.2f%% of the pixels differ from %s", g.says, share*100, file)
			}
		})
	}
}

func drawn(t testing.TB, name string, in series.Input, o Options) Picture {
	t.Helper()
	c, ok := Find(name)
	if !ok {
		t.Fatalf("no chart %s", name)
	}
	p, err := c.Draw(in, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// difference is the share of pixels that differ by more than a tenth of the range in a channel; 1 for another size.
func difference(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	n, size := 0, a.Bounds()
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			r, g, bl, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if far(r, r2) || far(g, g2) || far(bl, b2) {
				n++
			}
		}
	}
	return float64(n) / float64(size.Dx()*size.Dy())
}

func far(a, b uint32) bool { return max(a, b)-min(a, b) > 0xffff/10 }
