package model

import (
	"context"
	"image"

	"yanku/internal/report"
)

// Lister gives the lines of the library, in any order.
type Lister interface {
	List(ctx context.Context) ([]report.Summary, error)
}

// Finder searches the library by the words and fields of the query language: hits best first, at most limit of them, and how many there are in all.
type Finder interface {
	Find(ctx context.Context, text string, limit int) ([]report.Hit, int, error)
}

// Opener reads one report whole.
type Opener interface {
	Open(ctx context.Context, id report.ID) (report.Stored, error)
}

// Marker keeps what the user made of a report.
type Marker interface {
	SetRead(ctx context.Context, id report.ID, read bool) error
	SetStar(ctx context.Context, id report.ID, star bool) error
}

// Load is what is to be imported: files and folders, or a text from the clipboard, or the sample library.
type Load struct {
	Paths   []string
	Text    string
	Samples bool
	Watched bool // nobody asked: the files came into a watched folder
}

// Progress is how far an import is.
type Progress struct {
	Done, Total int
	File        string
}

// Outcome is what became of one file: Status is "imported", "duplicate", "version" (of a report that is there) or "failed". Code is CONTRACT's error code, Detail the error's own words.
type Outcome struct {
	Path, File, Status string
	Report             report.ID // of the new report, or of the first one for a duplicate
	Code, Detail       string
}

// Importer brings files into the library. Its callbacks come from any goroutine, one at a time for each file. A bad file is an Outcome; the error is for the
// whole batch, and context.Canceled when it was stopped.
type Importer interface {
	Import(ctx context.Context, load Load, progress func(Progress), outcome func(Outcome)) error
}

// Gatherer collects the figures of the library for the charts.
type Gatherer interface {
	Gather(ctx context.Context) (Drawer, error)
}

// Drawer draws one chart of the figures it was made from. It is quick (tens of milliseconds) and safe to call from the UI goroutine.
type Drawer interface {
	Draw(spec ChartSpec) (Picture, error)
}

// ChartSpec is one chart to be drawn. Width and Height are pixels of the picture before Scale.
type ChartSpec struct {
	Name          string
	Width, Height int
	Scale         float64
	Dark          bool
	Colors, Lang  string
}

// Region is a place of a picture that stands for a figure, in shares (0..1) of its width and height.
type Region struct {
	X0, Y0, X1, Y1 float32
	Label          string
	Figure, Report report.ID
}

// Picture is a drawn chart. Empty says that there are no figures for it yet; then there is no image.
type Picture struct {
	Image   image.Image
	Regions []Region
	Empty   bool
}
