package extract

import (
	"sort"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// Text is a document ready for the rules: the sentences that may feed figures, tokenised once, and the lexicon.
// It belongs to one extraction and is not safe for several goroutines.
type Text struct {
	Doc       *report.Doc
	Lex       *lexicon.Lexicon
	Sentences []Sentence

	moves  []move // filled by the first rule that asks
	parsed bool
	day    report.Date // see asOf
	dated  bool
	legal  int   // see legalFrom
	heads  []int // see tableHead

	statements []report.Figure // see stated
	said       bool
}

// Sentence is one sentence with its tokens in reading order. Text between two tokens is space only.
type Sentence struct {
	report.Span
	Block   int // index in Doc.Blocks
	Heading int // index in Doc.Blocks of the heading it stands under, -1 when there is none
	Tokens  []Token
}

// NewText tokenises the sentences of the blocks whose role feeds figures. Roles must be set before.
func NewText(d *report.Doc) *Text {
	t := &Text{Doc: d, Lex: lexicon.Default()}
	scan := newScanner(t.Lex)
	heading, block := -1, 0
	t.legal = legalFrom(d)
	t.Sentences = make([]Sentence, 0, len(d.Sentences))
	for _, s := range d.Sentences {
		for ; block <= s.Block && block < len(d.Blocks); block++ {
			if d.Blocks[block].Kind == report.Heading {
				heading = block
			}
		}
		if s.From >= t.legal || s.Block < len(d.Blocks) && !d.Blocks[s.Block].Role.Feeds() {
			continue
		}
		t.Sentences = append(t.Sentences, Sentence{s.Span, s.Block, heading, scan.tokens(d.Body[s.From:s.To], s.From)})
	}
	return t
}

// SentenceAt gives the index in Sentences of the sentence that holds byte offset at, or -1.
func (t *Text) SentenceAt(at int) int {
	i := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].To > at })
	if i < len(t.Sentences) && t.Sentences[i].From <= at {
		return i
	}
	return -1
}

// Words gives the words of Body in s.
func (t *Text) Words(s report.Span) string { return t.Doc.Text(s) }
