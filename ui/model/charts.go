package model

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"io"

	"yanku/internal/task"
)

// ChartNames is the charts of the page in their order, by CONTRACT's names.
var ChartNames = []string{"sector-week", "sector-time", "capex"}

// Charts is the page of charts over all reports.
type Charts struct {
	office   *Office
	gatherer Gatherer
	load     task.Latest
	drawer   Drawer
	name     string
	stale    bool
	shown    bool

	Dark         bool
	Colors, Lang string

	Changed func() // after other figures or another chart are shown
}

// NewCharts gives the page at its first chart, without figures yet.
func NewCharts(o *Office, g Gatherer) *Charts {
	return &Charts{office: o, gatherer: g, name: ChartNames[0], stale: true}
}

// Name is the chart that is shown.
func (c *Charts) Name() string { return c.name }

// Ready tells whether figures are there to draw from.
func (c *Charts) Ready() bool { return c.drawer != nil }

// Show opens the page at a chart; figures are gathered when the library changed since.
func (c *Charts) Show(name string) {
	if name != "" {
		c.name = name
	}
	c.shown = true
	c.gather()
	changed(c.Changed)
}

// Hide says that the page is not seen, so that nothing is gathered for it.
func (c *Charts) Hide() { c.shown = false }

// Stale says that the library changed.
func (c *Charts) Stale() {
	c.stale = true
	if c.shown {
		c.gather()
	}
}

// With calls f with figures gathered, at once or as soon as they are there.
func (c *Charts) With(f func()) {
	if !c.stale && c.drawer != nil {
		f()
		return
	}
	c.stale = false
	work(c.office, &c.load, c.gatherer.Gather, func(d Drawer, err error) {
		if err != nil {
			c.stale = true
			c.office.Problem(err)
			return
		}
		c.drawer = d
		changed(c.Changed)
		f()
	})
}

func (c *Charts) gather() { c.With(func() {}) }

// Draw draws the chart for a pane of width × height units at scale pixels a unit. Without figures the picture is empty.
func (c *Charts) Draw(width, height int, scale float64) Picture {
	return c.draw(c.name, width, height, scale)
}

// The size of an exported chart before its scale.
const (
	exportWidth  = 1280
	exportHeight = 720
)

// ErrNoFigures says that there is nothing to draw yet.
var ErrNoFigures = errors.New("no figures for this chart yet")

// Export writes a chart as PNG at 1×, 2× or 3×. The file is opened in the background; done is called on the UI goroutine with its length.
func (c *Charts) Export(name string, scale float64, open func() (io.WriteCloser, error), done func(bytes int, err error)) {
	c.With(func() {
		drawer, spec := c.drawer, ChartSpec{name, exportWidth, exportHeight, scale, c.Dark, c.Colors, c.Lang}
		c.office.Start(func() {
			n, err := save(drawer, spec, open)
			c.office.Post(func() { done(n, err) })
		})
	})
}

func save(d Drawer, spec ChartSpec, open func() (io.WriteCloser, error)) (int, error) {
	p, err := d.Draw(spec)
	if err != nil {
		return 0, fmt.Errorf("draw chart %s: %w", spec.Name, err)
	}
	if p.Empty || p.Image == nil {
		return 0, ErrNoFigures
	}
	var buf bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&buf, p.Image); err != nil {
		return 0, fmt.Errorf("encode chart %s: %w", spec.Name, err)
	}
	w, err := open()
	if err != nil {
		return 0, fmt.Errorf("write chart %s: %w", spec.Name, err)
	}
	_, err = w.Write(buf.Bytes())
	if err := errors.Join(err, w.Close()); err != nil {
		return 0, fmt.Errorf("write chart %s: %w", spec.Name, err)
	}
	return buf.Len(), nil
}

func (c *Charts) draw(name string, width, height int, scale float64) Picture {
	if c.drawer == nil || width < 64 || height < 64 {
		return Picture{Empty: true}
	}
	p, err := c.drawer.Draw(ChartSpec{name, width, height, scale, c.Dark, c.Colors, c.Lang})
	if err != nil {
		c.office.Problem(err)
		return Picture{Empty: true}
	}
	return p
}
