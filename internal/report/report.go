// Package report is the domain of Yanku: what a report says and where it says it.
// It imports nothing of the project and knows no file format, no database and no screen.
package report

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"
)

// ID names a report, a figure or a flag. A report's ID is the first 16 hexadecimal digits of the SHA-256 of its first file.
type ID string

// FileID gives the ID and the whole SHA-256, in hexadecimal, of a file's bytes.
func FileID(data []byte) (ID, string) {
	sum := sha256.Sum256(data)
	full := hex.EncodeToString(sum[:])
	return ID(full[:16]), full
}

// Span is a half-open range [From, To) of bytes in Doc.Body.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Empty tells whether the span holds no byte.
func (s Span) Empty() bool { return s.To <= s.From }

// Holds tells whether t lies wholly in s.
func (s Span) Holds(t Span) bool { return s.From <= t.From && t.To <= s.To }

// Meets tells whether s and t share a byte.
func (s Span) Meets(t Span) bool { return s.From < t.To && t.From < s.To }

// Shift moves the span by n bytes.
func (s Span) Shift(n int) Span { return Span{s.From + n, s.To + n} }

// Box is a rectangle on a page in points (1/72 inch) from the page's top left corner; all zero when there is none.
type Box struct {
	X, Y, W, H float64
}

// BlockKind is what a block is by its form in the file.
type BlockKind string

// The kinds of blocks.
const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Item      BlockKind = "item" // a list item
	Row       BlockKind = "row"  // a table row
	Quoted    BlockKind = "quoted"
	Code      BlockKind = "code"
	Rule      BlockKind = "rule" // a thematic break; its text is empty
)

// Role is what a block is for. Only Body feeds figures; all roles are searchable.
type Role string

// The roles of blocks.
const (
	RoleBody          Role = "body"
	RoleTitle         Role = "title"
	RoleByline        Role = "byline" // institution, analyst, licence number, rating line, date line
	RoleCaption       Role = "caption"
	RoleCaptionSource Role = "caption_source"
	RoleRisk          Role = "risk"
	RoleDisclaimer    Role = "disclaimer"
	RoleLegend        Role = "rating_legend"
	RoleBoilerplate   Role = "boilerplate" // addresses, platform notices, navigation
	RoleFooter        Role = "footer"
)

// Feeds tells whether blocks of this role may give figures.
func (r Role) Feeds() bool {
	switch r {
	case RoleDisclaimer, RoleLegend, RoleBoilerplate, RoleFooter:
		return false
	}
	return true
}

// Block is one paragraph, heading, list item or table row of a report. Blocks stand in reading order and do not overlap.
type Block struct {
	Kind  BlockKind
	Role  Role
	Level int // of a heading 1..6, of a list item its depth from 1
	Span
	Number string // the marker of a numbered item as written: "1.", "2)"
	Strong []Span // bold text, in Body offsets
	Cells  []Span // of a row, in Body offsets
	Table  int    // rows of one table share a number from 1; 0 elsewhere
	Head   bool   // a row that names its columns
	Page   int    // from 1; 0 where the format has no pages
	Box    Box
}

// Sentence is one sentence of a block. Its span lies in one block and leaves out surrounding space.
type Sentence struct {
	Span
	Block int // index in Doc.Blocks
}

// Edit is one change that cleaning made: at At in Body the words Was stood where Body now has Span.
type Edit struct {
	Span         // what Body has now; empty when words were only removed
	Was   string // what stood there, in the script of Doc.Was
	Pass  string // which pass made it: "pinyin", "damage", "space", "break"
	Sure  bool   // false: a guess, marked in the reader
	Guess string // what probably stood there in the place of all of Span, where cleaning left words as they are; in the script of Doc.Was; "" elsewhere

	Undone   bool // the user took the edit back: the words stand as written, and Guess is what cleaning made of them
	Accepted bool // the user took the guess for right: it stands in Body
}

// Doc is a report's text and what is known of it.
//
// Body is the cleaned text in Simplified script: the blocks' texts joined by one "\n". Was holds the same text in the script as written and is
// aligned with Body byte for byte: len(Was) == len(Body), and every rune starts at the same offset (a fold that would change the length of a rune in UTF-8 is not made).
// Both are valid UTF-8. Edits are ordered by From.
type Doc struct {
	Meta      Meta
	Body, Was string
	Blocks    []Block
	Sentences []Sentence
	Edits     []Edit
}

// Text gives the words of Body in s.
func (d *Doc) Text(s Span) string { return d.Body[s.From:s.To] }

// BlockAt gives the index of the block that holds byte offset at, or the last one before it; -1 when there is none.
func (d *Doc) BlockAt(at int) int {
	lo, hi := 0, len(d.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Blocks[mid].From <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// Written gives the text as the file had it, before cleaning: Was with every edit put back.
func (d *Doc) Written() string {
	out := make([]byte, 0, len(d.Was))
	at := 0
	for _, e := range d.Edits {
		if e.From < at || e.To > len(d.Was) {
			continue
		}
		out = append(out, d.Was[at:e.From]...)
		out = append(out, e.Was...)
		at = e.To
	}
	return string(append(out, d.Was[at:]...))
}

// Folded counts the characters that stand in Body in Simplified script and in Was in Traditional.
func (d *Doc) Folded() (n int) {
	if d.Body == d.Was || len(d.Body) != len(d.Was) {
		return 0
	}
	for i, r := range d.Body {
		if d.Was[i:i+utf8.RuneLen(r)] != string(r) {
			n++
		}
	}
	return n
}
