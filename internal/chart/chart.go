// Package chart draws series as pictures by go-chart's renderer with the embedded Chinese font; one file for each chart.
//
// Every column and point is a region of the picture that names its figure, so that a click can lead to the sentence it came from.
// The picture on the screen and the exported one are drawn by the same code.
package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"

	"yanku/internal/i18n"
	"yanku/internal/report"
	"yanku/internal/series"
)

// The users' conventions for up and down.
const (
	ColorsCN   = "cn"   // red up, green down
	ColorsIntl = "intl" // green up, red down
	ColorsNone = "none" // one hue
)

// The bounds of Options: sides in units, scale in pixels for each.
const (
	MinWidth  = 320
	MinHeight = 240
	MaxSide   = 4096
	MinScale  = 0.5
	MaxScale  = 4.0
)

// Options are how a chart is drawn. The zero value gives 1280 × 720 at 1×, light, red up, in Chinese, of everything there is.
type Options struct {
	Width, Height int     // before Scale, at least MinWidth × MinHeight
	Scale         float64 // 1, 2, 3; pixels for each unit of Width and Height
	Dark          bool
	Colors        string // cn, intl, none
	Lang          i18n.Lang
	Subjects      []string    // only these sectors or companies, by name or code
	From, To      report.Date // only points within; zero is open
	Week          report.Date // any day of the week sector-week draws; zero is the latest
}

// Region is a place in the picture, in pixels, that stands for one figure. Label says it in words.
type Region struct {
	X0, Y0, X1, Y1 float64
	Label          string
	Figure, Report report.ID
}

// Picture is a drawn chart. Where there is nothing to draw it is Empty and its image says what would be here.
type Picture struct {
	Image         image.Image
	Width, Height int // pixels
	Regions       []Region
	Empty         bool
}

// PNG encodes the picture, for speed before size.
func (p Picture) PNG() ([]byte, error) {
	var buf bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&buf, p.Image); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return buf.Bytes(), nil
}

// Chart is one kind of chart: its name on the command line, the kinds of figures it is made of, and how it is drawn.
type Chart struct {
	Name  string
	Kinds []report.Kind
	Draw  func(series.Input, Options) (Picture, error)
}

// All are the charts, in the order the window shows them.
var All = []Chart{sectorWeek, sectorTime, capex}

// Find gives the chart of a name.
func Find(name string) (Chart, bool) {
	at := slices.IndexFunc(All, func(c Chart) bool { return c.Name == name })
	if at < 0 {
		return Chart{}, false
	}
	return All[at], true
}

// whole gives the options with every gap filled and every size in bounds.
func (o Options) whole() Options {
	if o.Width <= 0 {
		o.Width = 1280
	}
	if o.Height <= 0 {
		o.Height = 720
	}
	o.Width, o.Height = min(max(o.Width, MinWidth), MaxSide), min(max(o.Height, MinHeight), MaxSide)
	if o.Scale <= 0 {
		o.Scale = 1
	}
	o.Scale = min(max(o.Scale, MinScale), MaxScale)
	if o.Lang != i18n.English {
		o.Lang = i18n.Chinese
	}
	return o
}

// wants tells whether the options ask for a subject, which knows the names it goes by.
func (o Options) wants(named func(string) bool) bool {
	return len(o.Subjects) == 0 || slices.ContainsFunc(o.Subjects, named)
}

// within tells whether a day lies between From and To.
func (o Options) within(d report.Date) bool {
	return (o.From.Zero() || !d.Before(o.From)) && (o.To.Zero() || !o.To.Before(d))
}
