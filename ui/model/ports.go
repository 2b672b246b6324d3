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

// Ask is a search as the user wants it.
type Ask struct {
	Text  string // as typed
	Whole bool   // whole words only
	Plain bool   // without synonyms
}

// Finder searches the library by the words and fields of the query language. Find gives the first page, best first, at once; Survey, which may take a second,
// the exact number, all reports best first and the facets; Hits what was found in some of them.
type Finder interface {
	Find(ctx context.Context, ask Ask, limit int) (report.Found, error)
	Survey(ctx context.Context, ask Ask) (report.Survey, error)
	Hits(ctx context.Context, ask Ask, ids []report.ID) ([]report.Hit, error)
}

// Advisor tells what may have been meant, and how far the search index is.
type Advisor interface {
	Suggest(ctx context.Context, ask Ask) ([]report.Suggestion, error)
	Index(ctx context.Context) (report.Index, error)
}

// SearchKeeper keeps searches. SaveSearch gives a search without an ID a new one, and puts one with an ID in the place of the old.
type SearchKeeper interface {
	Searches(ctx context.Context) ([]report.Search, error)
	SaveSearch(ctx context.Context, s report.Search) (report.Search, error)
	DropSearch(ctx context.Context, id report.ID) error
}

// NewsTeller counts, for each kept search, the reports that are new to it since it was seen.
type NewsTeller interface {
	News(ctx context.Context) (map[report.ID]int, error)
	SeenSearch(ctx context.Context, id report.ID) error
}

// Relations tells what a report has in common with others: those like it, best first, and its sentences that others say too.
type Relations interface {
	Similar(ctx context.Context, id report.ID) ([]report.Hit, error)
	Echoes(ctx context.Context, id report.ID) ([]report.Echo, error)
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

	Password string // for files that ask for one
	OCR      bool   // scans are recognised
	Again    bool   // the paths are those of outcomes that failed before
}

// Progress is how far an import is.
type Progress struct {
	Done, Total int
	File        string

	Page, Pages int // of File while it is recognised; else 0
}

// Outcome is what became of one file: Status is "imported", "duplicate", "version" (of a report that is there) or "failed", and "waiting" once it is tried
// again. Code is CONTRACT's error code, Detail the error's own words.
type Outcome struct {
	Path, File, Status string
	Report             report.ID // of the new report, or of the first one for a duplicate
	Code, Detail       string
	Kind               string // of a file whose format is not known: "7z", "epub"; it has words under "kind."
	Reason             string // the exact name of what is wrong: "scan", "wrong_password"; it has words under "reason."
	Password           string // with which it was tried
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

// PageSize is the sides of a page in points; zero for a page that cannot be read.
type PageSize struct{ W, H float64 }

// Part is a part of a page that is to be drawn: its page from 1, its box in points (empty for all of it), and pixels for each point.
type Part struct {
	Page  int
	Box   report.Box
	Scale float64
}

// Quote is words that are looked for on a page, in a box first. From and To are bytes of Words: the part that is marked.
type Quote struct {
	Near     report.Box
	Words    string
	From, To int
}

// Found is where a quote stands, a box for each line; empty where it was not found.
type Found struct{ Words, Mark []report.Box }

// Pager shows the pages of a report's file.
type Pager interface {
	Pages(ctx context.Context, id report.ID) ([]PageSize, error)
	Draw(ctx context.Context, id report.ID, p Part) (image.Image, error)
	Find(ctx context.Context, id report.ID, page int, quotes []Quote) ([]Found, error)
}

// SourceFile is a report's file as it came. Text is what a file of text says, at most its first part (then Cut is set), and empty for others.
type SourceFile struct {
	Name  string
	Bytes int64
	Text  string
	Cut   bool
}

// Filer gives a report's file. Copy makes a copy for another program, so that the library's own is not written to, and gives its path.
type Filer interface {
	File(ctx context.Context, id report.ID) (SourceFile, error)
	Copy(ctx context.Context, id report.ID) (path string, err error)
}
