package chart

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"yanku/internal/i18n"
	"yanku/internal/report"
)

// Whatever the figures and the size, a chart is drawn, its regions lie in the picture and no label covers another.
func TestAnyFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	names := []string{"光模块指数", "IDC", "通信(申万二级)", "半导体材料设备主题指数", "A very long English sector name", "液冷", "微软", "甲骨文"}
	for i := range 60 {
		b := newBook(t)
		monday := day(t, "2026-01-05")
		for w := range 1 + r.IntN(5) {
			id := report.ID(strconv.Itoa(w))
			b.weekly(id, monday.String(), monday.Add(4).String(), monday.Add(6).String())
			for range r.IntN(30) {
				v := math.Round((r.NormFloat64()*math.Pow(10, float64(r.IntN(5)-1)))*100) / 100
				name := names[r.IntN(len(names))]
				b.move(id, name, []string{report.Week, report.MTD}[r.IntN(2)], v)
				b.spend(id, name, strconv.Itoa(2023+r.IntN(3))+"Q"+strconv.Itoa(1+r.IntN(4)), math.Abs(v), v)
			}
			monday = monday.Add(7 * (1 + r.IntN(3)))
		}
		o := Options{Width: MinWidth + r.IntN(700), Height: MinHeight + r.IntN(400), Scale: 0.5 + r.Float64(), Dark: i%2 == 0, Lang: []i18n.Lang{i18n.Chinese, i18n.English}[i%2]}
		for _, c := range All {
			p := drawn(t, c.Name, b.in, o)
			bad := slices.IndexFunc(p.Regions, func(r Region) bool {
				return !(r.X0 >= 0 && r.Y0 >= 0 && r.X1 <= float64(p.Width) && r.Y1 <= float64(p.Height))
			})
			if bad >= 0 {
				t.Errorf("case %d, %s of %d × %d at %.2f×: out of the picture: %+v", i, c.Name, o.Width, o.Height, o.Scale, p.Regions[bad])
			}
		}
	}
}

func TestLabelsNeverMeet(t *testing.T) {
	c, err := newCanvas(Options{})
	if err != nil {
		t.Fatal(err)
	}
	frame := box{0, 0, float64(c.Width), float64(c.Height)}
	r := rand.New(rand.NewPCG(5, 5))
	placed := 0
	for range 300 {
		at := point{r.Float64() * frame.x1, r.Float64() * frame.y1}
		if c.place(tag{text: signed(r.NormFloat64() * 10), color: c.ink, places: []point{at, {at.x, at.y + 20}}}, frame) {
			placed++
		}
	}
	if placed < 100 || placed != len(c.taken) {
		t.Errorf("%d of 300 labels were placed", placed)
	}
	for i, a := range c.taken {
		if slices.ContainsFunc(c.taken[i+1:], a.meets) {
			t.Fatalf("label %v meets another", a)
		}
	}
}
