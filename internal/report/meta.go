package report

// Type is what sort of report it is.
type Type string

// The types of reports, as CONTRACT names them.
const (
	Weekly   Type = "weekly"
	Daily    Type = "daily"
	Article  Type = "article"
	Depth    Type = "depth"
	Comment  Type = "comment"
	Monthly  Type = "monthly"
	Strategy Type = "strategy"
	Minutes  Type = "minutes"
	Other    Type = "other"
)

// Author is an analyst; Licence is the number of the Securities Association of China (S and 13 digits), empty when not told.
type Author struct {
	Name    string `json:"name"`
	Licence string `json:"licence,omitempty"`
}

// Meta is what a report says of itself.
type Meta struct {
	Title        string
	Institution  string // short name: 国金证券
	Authors      []Author
	Date         Date // of publication
	DateInferred bool // Date follows from the period or the file's name and is not printed
	Start, End   Date // the period reported on; zero when not told
	Type         Type
	Rating       string // the report's own rating, empty when none
	Format       string // "markdown", "text", "html"
	Charset      string // "utf-8", "gb18030"
	Traditional  bool   // the words as written are in Traditional script
	Hints        Hints
}

// Hints are what the file says outside its text: front matter, meta tags, its name.
type Hints struct {
	Title, Date, Author, Source, URL string
	Name                             string // the file's base name at import
}

// Summary is one line of the library's list.
type Summary struct {
	ID      ID
	File    string // base name at import
	SHA     string // whole SHA-256 of the original
	Added   int64  // Unix milliseconds of the import
	Bytes   int    // length of Body
	Unread  bool
	Star    bool
	Tags    []string
	Figures int
	Flags   int     // open errors; quiet notes are not counted
	Quality float64 // 0..1, see Quality in the import line of CONTRACT
	Reading Reading

	Work     ID   // the first of the report's versions; its own ID when it has no other
	Versions int  // how many there are, itself among them
	Current  bool // it is the version that lists, search, figures and charts show
	Chosen   bool // the user chose it to be that
	Apart    bool // the user keeps it apart from others of the same text
	Meta
}

// Stored is everything the library holds of one report.
type Stored struct {
	Summary
	Doc      *Doc
	Figures  []Figure
	Findings []Finding
	Flags    []Flag
}

// Import is one read file on its way into the library.
type Import struct {
	ID      ID
	SHA     string
	Name    string // base name
	Data    []byte // the file as it came
	Doc     *Doc
	Quality float64
	Reading Reading

	Figures  []Figure
	Findings []Finding
	Flags    []Flag
}

// Hit is one found report. Spans are exact and in Body, Quotes are their words; Snippet is a piece of Body around the first of them and Marks are the hits in Snippet, in its own byte offsets.
// Copies are reports whose every marked sentence is a copy of one of this report: on the first page of a search they stand under it, and take no place of their own.
type Hit struct {
	Summary Summary
	Score   float64
	Spans   []Span
	Quotes  []string
	Snippet string
	Marks   []Span
	Copies  []Summary
}
