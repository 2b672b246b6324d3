package chart

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"yanku/internal/report"
	"yanku/internal/series"
)

const (
	margin = 24.0 // around the picture
	gap    = 8.0  // the grid everything stands on
)

// swatch is what a legend shows before its words.
type swatch int

const (
	solid  swatch = iota // one colour, or two side by side for up and down
	open                 // an outlined column
	stroke               // a line with a point
	ring                 // a hollow point
	none                 // words alone
)

// key is one entry of a legend.
type key struct {
	words  string
	shape  swatch
	colors []drawing.Color
}

// sheet is what stands around a plot.
type sheet struct {
	title, unit string
	legend      []key
	notes       []string // under the plot, before the source
	sources     []report.ID
}

// lay draws everything around the plot and gives the box that is left for it, with its axes.
func (c *canvas) lay(s sheet, in series.Input) box {
	w, h := float64(c.Width), float64(c.Height)
	y := margin + large*0.9
	c.text(c.fit(s.title, large, w-2*margin), margin, y, large, c.ink, left)
	y += gap*1.5 + small
	c.text(c.fit(s.unit, small, w-2*margin), margin, y, small, c.soft, left)
	y = c.legend(s.legend, y, margin+c.measure(s.unit, small)+3*gap)

	bottom := h - margin + 4
	foot := c.source(s.sources, in)
	if len(s.notes) > 0 {
		foot = strings.TrimPrefix(strings.Join(s.notes, " · ")+" · "+foot, " · ")
	}
	c.text(c.fit(foot, small, w-2*margin), margin, bottom, small, c.soft, left)
	return box{margin, y + gap*1.5, w - margin, bottom - small - gap*1.5}
}

// legend writes the keys at the right of the unit line where they fit, else in lines of their own; it gives the last baseline.
func (c *canvas) legend(keys []key, y, from float64) float64 {
	if len(keys) == 0 {
		return y
	}
	total := 0.0
	for _, k := range keys {
		total += c.keyWidth(k)
	}
	end := float64(c.Width) - margin
	x := end - total + 2*gap
	if x < from {
		x, y = margin, y+small+gap
	}
	for _, k := range keys {
		if width := c.keyWidth(k) - 2*gap; x+width > end && x > margin {
			x, y = margin, y+small+gap
		}
		c.key(k, x, y)
		x += c.keyWidth(k)
	}
	return y
}

func (c *canvas) keyWidth(k key) float64 {
	w := c.measure(k.words, small) + 2*gap
	switch k.shape {
	case none:
		return w
	case stroke:
		return w + 26
	}
	return w + 18
}

func (c *canvas) key(k key, x, y float64) {
	b := box{x, y - 10, x + 12, y + 1}
	switch k.shape {
	case solid:
		part := b.width() / float64(len(k.colors))
		for i, color := range k.colors {
			c.fill(box{b.x0 + part*float64(i), b.y0, b.x0 + part*float64(i+1), b.y1}, color)
		}
		x += 18
	case open:
		c.hollow(b, k.colors[0])
		x += 18
	case stroke:
		c.line(k.colors[0], 2, nil, point{x, y - 4}, point{x + 20, y - 4})
		c.dot(point{x + 10, y - 4}, 3.5, k.colors[0], false)
		x += 26
	case ring:
		c.dot(point{x + 6, y - 4}, 4, k.colors[0], true)
		x += 18
	}
	c.text(k.words, x, y, small, c.soft, left)
}

// source names the reports drawn, the latest first: institution and date, three of them at most.
func (c *canvas) source(ids []report.ID, in series.Input) string {
	var drawn []report.Summary
	for _, id := range ids {
		if r, ok := in.Reports[id]; ok && !slices.ContainsFunc(drawn, func(d report.Summary) bool { return d.ID == r.ID }) {
			drawn = append(drawn, r)
		}
	}
	if len(drawn) == 0 {
		return c.Lang.T("chart.source.ours")
	}
	slices.SortFunc(drawn, func(a, b report.Summary) int { return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID)) })
	var names []string
	for _, r := range drawn {
		if n := said(r); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	list := strings.Join(names[:min(3, len(names))], c.Lang.T("chart.source.comma"))
	if len(names) > 3 {
		return c.Lang.T("chart.source.many", list, len(drawn))
	}
	return c.Lang.T("chart.source", list)
}

// said names a report in few words: institution and date.
func said(r report.Summary) string {
	return strings.TrimSpace(cmp.Or(r.Institution, r.Title, r.File) + " " + r.Date.String())
}

// empty is the picture of a chart without figures: it says what would be here and how to get it.
func empty(o Options, title, words string) (Picture, error) {
	c, err := newCanvas(o)
	if err != nil {
		return Picture{}, err
	}
	w, h := float64(c.Width), float64(c.Height)
	c.text(c.fit(c.Lang.T(title), large, w-2*margin), margin, margin+large*0.9, large, c.ink, left)
	lines := strings.Split(c.Lang.T(words), "\n")
	y := h/2 - float64(len(lines)-1)*medium*0.85
	for _, line := range lines {
		c.text(c.fit(line, medium, w-2*margin), w/2, y, medium, c.soft, center)
		y += medium * 1.7
	}
	p, err := c.picture()
	p.Empty = true
	return p, err
}
