package widget

import (
	"image/color"
	"math"
)

// Range is a stretch of a block's text, in bytes: [From, To).
type Range struct{ From, To int }

// Mark is a coloured stretch of a block's text. Offsets are bytes of Block.Text.
type Mark struct {
	From, To  int
	Fill      color.Color // the soft background; text drawn over it keeps the colour of its block
	ID        string      // given to OnMark and OnHover; may be empty
	Underline bool        // a line of colour Fill below the words instead of a background
}

// BlockStyle says how a block looks.
type BlockStyle int

// The styles of a block.
const (
	Body    BlockStyle = iota
	H1                 // 26, semi-bold
	H2                 // 20, semi-bold
	H3                 // 16, semi-bold
	H4                 // 14, semi-bold, grey
	Item               // a list item: Bullet hangs to the left
	Quote              // with a bar to the left
	Row                // a row of a table: Cells stand in columns
	Caption            // 13, grey: the caption of a figure
	Small              // 12, grey: sources, notes, disclaimers
	Fold               // one line that opens and closes what follows: OnToggle
)

// Block is one paragraph, heading, item or table row of the text.
type Block struct {
	Text   string
	Style  BlockStyle
	Bullet string  // "•", "1." …; hangs to the left of the text in any style but Row and Fold
	Indent int     // levels of 24 units to the right
	Strong []Range // bold, in order, not overlapping
	Marks  []Mark
	Cells  []Range // Row: the text of each cell; without any, what tabs part
	Table  int     // Row: neighbouring rows with the same number make one table
	Head   bool    // Row: a header row
	Open   bool    // Fold: what it hides is shown now
	Key    string  // names the block for SetBlocks, which keeps the place in the text by it; may be empty
}

// colour roles of text
type tone uint8

const (
	plain tone = iota
	grey
	linked
)

// look is how a style is set: sizes in units at zoom 1, line height as a multiple of the size.
type look struct {
	size, leading  float32
	before, after  float32 // space above and below the block
	bold           bool
	tone           tone
	indent, inside float32 // from the left edge; padding above and below inside
}

const (
	readingSize = 16 // of body text
	columnHan   = 42 // Han characters in a line at most
	indentStep  = 24
	bulletGap   = 8
	cellPad     = 10
	topPad      = 24
	bottomPad   = 48
	sidePad     = 24
)

// looks follows the type scale of the design: 12 meta, 14 interface, 16 reading with line height 1.7, 20 and 26 headings.
var looks = [...]look{
	Body:    {size: readingSize, leading: 1.7, after: 10},
	H1:      {size: 26, leading: 1.4, before: 8, after: 14, bold: true},
	H2:      {size: 20, leading: 1.4, before: 20, after: 10, bold: true},
	H3:      {size: 16, leading: 1.5, before: 14, after: 8, bold: true},
	H4:      {size: 14, leading: 1.5, before: 10, after: 6, bold: true, tone: grey},
	Item:    {size: readingSize, leading: 1.7, after: 6},
	Quote:   {size: readingSize, leading: 1.7, after: 10, indent: 16, tone: grey},
	Row:     {size: 14, leading: 1.5, inside: 5},
	Caption: {size: 13, leading: 1.5, before: 4, after: 6, tone: grey},
	Small:   {size: 12, leading: 1.6, after: 6, tone: grey},
	Fold:    {size: 14, leading: 1.5, before: 6, after: 10, inside: 6, indent: 12, tone: linked},
}

// line is the height of a line in whole units, so that what lies behind neighbouring lines meets without a gap.
func (l look) line(zoom float32) float32 {
	return float32(math.Round(float64(l.size * l.leading * zoom)))
}

func (b *Block) look() look {
	if b.Style < 0 || int(b.Style) >= len(looks) {
		return looks[Body]
	}
	return looks[b.Style]
}
