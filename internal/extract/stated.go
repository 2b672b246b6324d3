package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// measureWord is what a row of assets/tables/measures.csv says of a word for something measured.
type measureWord struct {
	kind  report.Kind // empty: a number behind the word is of no kind here
	unit  string      // money, share (an amount without scale), percent, count
	name  string      // the measure's one name
	scope string      // whose it may be: firm, world, self (says it itself), flow, fund, goods
	minus bool        // it counts downwards: 净流出
}

// measures is the table of measures.csv: one to find the words with, one to look them up in.
type measures struct {
	find  *wordTable
	words map[string]measureWord
}

var measureWords = sync.OnceValue(func() measures {
	m := measures{newWordTable(), map[string]measureWord{}}
	lexicon.Rows("measures.csv", func(c []string) {
		w := measureWord{kind: report.Kind(strings.Clone(c[1])), unit: strings.Clone(c[2]), scope: strings.Clone(c[4])}
		name, minus := strings.CutPrefix(c[3], "-")
		w.name, w.minus = strings.Clone(name), minus
		word := strings.Clone(c[0])
		m.words[word] = w
		m.find.add(word, wordEntry{arg: word})
	})
	return m
})

// measureHit is a word for something measured at its place.
type measureHit struct {
	measureWord
	report.Span     // of the word
	from, to    int // tokens that it touches
}

// statedReader reads what reports state of measures other than moves and capex: 营收120亿元，同比+15%. It goes from measure to measure; the amounts behind one,
// up to the next, are its own. The companies, periods and growth are read as those of capex are.
type statedReader struct {
	capexReader
	words measures
	hits  []measureHit
	runes []rune
	at    []int // byte offset of each rune in the sentence

	topic   *lexicon.Entry // the company that heads the last sentence that names one, nil where several do
	topicAt int            // sentence in which it was named
	titled  bool           // a colon or its code stood behind it
	row     *lexicon.Entry // the company of the table's row
	coded   *lexicon.Entry // the company last named with its code, as the head of what follows in the block
	fund    report.Name    // the last index, stock or fund named in the block
	fundAt  int
	last    report.Period // of the last statement in the block
	lastAt  int
	found   []report.Figure
}

// stated gives the figures of one kind; the first call reads the text for all of them, and claims their numbers.
func (t *Text) stated(kind report.Kind) []report.Figure {
	if !t.said {
		t.said = true
		r := &statedReader{words: measureWords()}
		r.capexReader = capexReader{t: t, block: -1, number: 9, carry: carried{quarters: map[*lexicon.Entry]Moment{}}}
		r.ownTitle()
		for i := range t.Sentences {
			switch t.Doc.Blocks[t.Sentences[i].Block].Role {
			case report.RoleCaption, report.RoleCaptionSource, report.RoleRisk, report.RoleByline:
				continue
			}
			r.statements(&t.Sentences[i])
		}
		t.statements = r.found
	}
	var out []report.Figure
	for _, f := range t.statements {
		if f.Kind == kind {
			out = append(out, f)
		}
	}
	return out
}

// ownTitle reads the company and the period of the title; one that is named there in passing, 中标中国电信项目, is none.
func (r *statedReader) ownTitle() {
	title := r.t.Doc.Meta.Title
	toks := newScanner(r.t.Lex).tokens(title, 0)
	r.title = r.titleOf(toks)
	for j := 1; j < len(toks); j++ {
		if r.company(toks[j]) == nil {
			continue
		}
		for _, w := range marks("passing") {
			if strings.HasSuffix(title[:toks[j].From], w) {
				r.title.whom = nil
			}
		}
	}
}

// statements reads one sentence.
func (r *statedReader) statements(s *Sentence) {
	r.number++
	r.prev = r.toks
	r.s, r.toks, r.kind, r.word, r.from, r.good = s, s.Tokens, noMeasure, -1, 0, 0
	if s.Block != r.block {
		r.block = s.Block
		r.enterBlock()
		r.row = r.rowFirm()
		r.topic, r.topicAt, r.coded, r.fund, r.last, r.lastAt = nil, 0, nil, report.Name{}, report.Period{}, 0
	}
	if r.numbered() {
		r.findHits()
		for i := 0; i < len(r.hits); {
			i = r.measured(i)
		}
		r.unitPrices()
	}
	r.noteTopic()
}

// rowFirm gives the company that the first cells of a table's row name, nil for other blocks.
func (r *statedReader) rowFirm() *lexicon.Entry {
	b := r.t.Doc.Blocks[r.block]
	if b.Kind != report.Row {
		return nil
	}
	words := r.t.Doc.Text(b.Span)
	for _, h := range r.t.Lex.Find(words[:min(len(words), 80)]) {
		if e := r.company(Token{Kind: Named, Entries: h.Entries}); e != nil {
			return e
		}
	}
	return nil
}

// numbered tells whether the sentence has a number that no rule has taken, and nothing that doubts it.
func (r *statedReader) numbered() bool {
	free := false
	for i := range r.toks {
		k := &r.toks[i]
		if k.Class == Doubt {
			return false
		}
		free = free || k.Kind == Number && !k.Claimed && k.Num.Unit != Ordinal && k.Num.Unit != Level
	}
	return free
}

// findHits finds the words of measures.csv in the sentence, the longest at each place.
func (r *statedReader) findHits() {
	r.hits, r.runes, r.at = r.hits[:0], r.runes[:0], r.at[:0]
	text := r.t.Doc.Text(r.s.Span)
	for i, c := range text {
		r.runes, r.at = append(r.runes, halfWidth(c)), append(r.at, i)
	}
	r.at = append(r.at, len(text))
	token := 0
	for i := 0; i < len(r.runes); {
		e, n := r.words.find.longest(r.runes, i)
		if n == 0 || r.runes[i+n-1] == '价' && i+n < len(r.runes) && r.runes[i+n] == '格' { // 黄金价格 is no 金价
			i++
			continue
		}
		h := measureHit{measureWord: r.words.words[e.arg], Span: report.Span{From: r.s.From + r.at[i], To: r.s.From + r.at[i+n]}}
		for token < len(r.toks) && r.toks[token].To <= h.From {
			token++
		}
		h.from, h.to = token, token
		for h.to < len(r.toks) && r.toks[h.to].From < h.To {
			h.to++
		}
		r.hits = append(r.hits, h)
		i += n
	}
}

// measured reads the statement of measure i, or of the list of measures that begins there, and gives the measure to go on with.
func (r *statedReader) measured(i int) int {
	last := i
	for last+1 < len(r.hits) && r.hits[last+1].unit == r.hits[i].unit && r.hits[last+1].kind != "" && r.listedHits(r.hits[last], r.hits[last+1]) {
		last++
	}
	limit := len(r.toks)
	if last+1 < len(r.hits) {
		limit = r.hits[last+1].from
	}
	if r.hits[i].kind != "" {
		r.statement(r.hits[i:last+1], limit)
	}
	return last + 1
}

// listedHits tells whether two measures stand in one list: 营收/归母净利, 营收和净利润分别….
func (r *statedReader) listedHits(a, b measureHit) bool {
	between := strings.TrimSpace(r.t.Doc.Body[min(a.To, b.From):b.From])
	return slices.Contains([]string{"/", "、", "和", "及", "与", "&", "，", ","}, between) && utf8.RuneCountInString(between) == 1
}

// noteTopic keeps for the next sentences of the block the company, and the index or fund, that this one speaks of.
func (r *statedReader) noteTopic() {
	var head *lexicon.Entry
	several := false
	for j := range r.toks {
		e := r.company(r.toks[j])
		switch {
		case e == nil:
			continue
		case r.hasCode(j):
			r.coded, head, several = e, e, false
		case head == nil && !several && r.heads(j):
			head = e
		case e != head:
			several = true
		}
	}
	if head != nil || several {
		r.titled = len(r.toks) > 1 && (r.company(r.toks[0]) == head && r.toks[1].Class == Colon || head == r.coded)
		r.topic, r.topicAt = head, r.number
		if several && head != r.coded {
			r.topic = nil
		}
	}
	for j := range r.toks {
		if name, ok := r.security(j); ok {
			r.fund, r.fundAt = name, r.number
			break
		}
	}
}

// hasCode tells whether the code of the company at token j stands in a bracket behind it, as where a report begins to speak of it.
func (r *statedReader) hasCode(j int) bool {
	if j+2 >= len(r.toks) || r.toks[j+1].Kind != Mark || r.toks[j+1].Class != Open {
		return false
	}
	rest := r.t.Doc.Body[r.toks[j+1].To:min(r.s.To, r.toks[j+1].To+16)]
	end := strings.IndexAny(rest, ")）,，")
	return end > 0 && (codeIn(strings.TrimSpace(rest[:end])) != "" || shortCode(rest[:end]))
}

// shortCode tells a code with the letters of an exchange behind it: 002138CH.
func shortCode(s string) bool {
	return len(s) == 8 && strings.HasSuffix(s, "CH") && strings.Trim(s[:6], "0123456789") == ""
}

// heads tells whether the name at token j stands at the front of a clause, so that the clause is about it.
func (r *statedReader) heads(j int) bool {
	if r.hasCode(j) {
		return true
	}
	for j--; j >= 0; j-- {
		switch k := r.toks[j]; {
		case k.Kind == When, k.Class == Glue, k.Class == Quote, k.Class == Other, k.Class == Guide, r.t.institutionName(k) != "":
			continue
		case k.Kind == Mark:
			return k.Class != Listing && k.Class != Slash && k.Class != Open
		default:
			return false
		}
	}
	return true
}
