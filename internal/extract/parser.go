package extract

import (
	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// parser reads the moves of a document sentence by sentence. What a sentence leaves open — period, direction of a list, subject — it takes from the
// sentences before it in the same block, or from the heading.
type parser struct {
	t     *Text
	moves []move

	s     *Sentence
	toks  []Token
	subs  []subject
	at    []int   // subject of each token, -1 for none
	lists [][]int // subjects that stand in a list, a single one being a list too
	in    []int   // list of each subject

	scope  scope
	block  int
	number int // of the sentence in the text
}

func newParser(t *Text) *parser { return &parser{t: t, block: -1, number: 9, scope: scope{}} }

// sentence reads the moves of one sentence.
func (p *parser) sentence(s *Sentence) {
	p.number++
	switch p.t.Doc.Blocks[s.Block].Role {
	case report.RoleCaption, report.RoleCaptionSource, report.RoleRisk, report.RoleByline:
		return
	}
	if s.Block != p.block {
		p.enter(s)
	}
	p.begin(s)
	if !p.worth() {
		p.glance()
		return
	}
	p.subs, p.at = p.t.subjects(s)
	p.enlist()
	p.oneName()
	p.inherit()
	p.carry()
	if p.parade() {
		p.scope.list = true
	}
	for i := 0; i < len(p.toks); {
		i = p.token(i)
	}
	p.remember()
}

// begin forgets what holds within one sentence only.
func (p *parser) begin(s *Sentence) {
	p.s, p.toks, p.at = s, s.Tokens, nil
	c := &p.scope
	c.topic, c.moved, c.excess, c.forecast, c.doubt, c.modal, c.author, c.dir, c.hint, c.list = nil, false, false, false, false, false, "", "", someWords, false
	c.index, c.family, c.within = -1, "", false
	if p.number-c.told > 4 {
		c.period.Key = ""
	}
}

// worth tells whether the sentence holds a number of percent or of points.
func (p *parser) worth() bool {
	for i := range p.toks {
		if p.toks[i].Kind == Number && (p.toks[i].Num.Unit == Percent || p.toks[i].Num.Unit == Points) {
			return true
		}
	}
	return false
}

// glance takes from a sentence without moves what the next ones may need.
func (p *parser) glance() {
	for i := range p.toks {
		k := p.toks[i]
		if k.Kind == When {
			p.when(i)
		}
		p.header(i)
		if k.Arg != "" && (k.Class == Up || k.Class == Down || k.Class == Signed) {
			p.tell(p.period(Moment{Key: k.Arg, Word: true}))
		}
	}
	p.remember()
}

// header notes the direction and the sort of names of a list that follows.
func (p *parser) header(i int) {
	k := p.toks[i]
	if k.Kind != Keyword {
		return
	}
	switch k.Class {
	case Up, Down, Signed:
		p.scope.dir = k.Class
	case Order:
		p.scope.list = true
	case Category, Suffix:
		p.scope.list = p.scope.list || k.Arg == "list"
		if k.Arg == "stock" {
			p.scope.hint = stockName
		} else {
			p.scope.hint = indexName
		}
	}
}

// token reads token i and gives the one to go on with.
func (p *parser) token(i int) int {
	k := &p.toks[i]
	switch k.Kind {
	case When:
		p.when(i)
	case Number:
		if k.Num.Unit == Percent || k.Num.Unit == Points {
			g := p.group(i)
			p.take(g)
			return g.end
		}
	case Keyword:
		p.keyword(i)
	case Mark:
		p.mark(i)
	case Named, Wild:
		p.named(i)
	}
	return i + 1
}

// mark reads punctuation. A period and a name told in a bracket behind a percentage end with the bracket.
func (p *parser) mark(i int) {
	c := &p.scope
	switch p.toks[i].Class {
	case Semi, Stop:
		c.forecast, c.doubt, c.modal = false, false, false
	case Comma:
		c.modal = false
	case Open:
		c.within = i > 0 && p.toks[i-1].Kind == Number && p.toks[i-1].Num.Unit == Percent
		if c.within {
			c.outer, c.around = c.period, c.topic
		}
	case Close:
		if c.within {
			c.period, c.topic, c.within = c.outer, c.around, false
		}
	}
}

func (p *parser) keyword(i int) {
	k := p.toks[i]
	p.header(i)
	switch k.Class {
	case Up, Down, Signed:
		p.scope.excess = false
		if k.Arg != "" {
			p.tell(p.period(Moment{Key: k.Arg, Word: true}))
		}
	case Beat, Lag:
		p.scope.excess = true
	case Family:
		p.scope.family = lexicon.FamilyIn(p.t.Doc.Text(k.Span))
		p.named(i)
	case Guide, Street:
		p.scope.forecast = p.scope.forecast || !p.graded(i)
	case Maybe:
		p.scope.modal = k.Arg == "clause"
		p.scope.doubt = p.scope.doubt || !p.scope.modal
	default:
		p.named(i)
	}
}

// graded tells whether the word at token i is the rating of a cover, 看好（维持）, and looks at nothing ahead.
func (p *parser) graded(i int) bool {
	label, rest := ratingLabelAt(p.t.Doc.Text(p.toks[i].Span))
	return label != "" && rest == "" && i+1 < len(p.toks) && p.toks[i+1].Class == Open
}

// named notes the subject that begins at token i as the one spoken of, unless it is only compared with.
func (p *parser) named(i int) {
	n := p.at[i]
	if n < 0 || p.subs[n].from != i {
		return
	}
	sub := p.subs[n]
	if author := p.t.institutionName(p.toks[i]); author != "" && (sub.sort == someWords || i+1 < len(p.toks) && p.toks[i+1].Class == Guide) {
		p.scope.author = author
		return
	}
	switch p.before(n) {
	case Beat, Lag, Compare:
		return
	}
	if sub.sort == someWords && !p.leads(sub) {
		return
	}
	if sub.sort == sameIndex {
		return
	}
	p.scope.topic = p.lists[p.in[n]]
	if sub.sort == indexName {
		p.scope.index = n
	}
}

// leads tells whether unknown words are followed by a move or a rank: 被动元件领涨.
func (p *parser) leads(sub subject) bool {
	if p.toks[sub.to-1].Class == Family {
		return false // 申万一级行业第5位
	}
	for i := sub.to; i < len(p.toks); i++ {
		switch p.toks[i].Class {
		case Glue, Order, Category:
			continue
		case Up, Down, Signed, RankWord:
			return true
		}
		if p.toks[i].Kind == When {
			continue
		}
		return p.toks[i].Kind == Number && p.toks[i].Num.Unit == Ordinal
	}
	return false
}

// enlist joins subjects that stand in a list.
func (p *parser) enlist() {
	p.lists, p.in = p.lists[:0], make([]int, len(p.subs))
	for n := range p.subs {
		if n > 0 && p.joined(p.subs[n-1], p.subs[n]) {
			l := len(p.lists) - 1
			p.lists[l] = append(p.lists[l], n)
			p.in[n] = l
			continue
		}
		p.in[n] = len(p.lists)
		p.lists = append(p.lists, []int{n})
	}
}

// joined tells whether only a separator of lists stands between a and b.
func (p *parser) joined(a, b subject) bool {
	if a.sort == measureName || b.sort == measureName || p.setAgainst(b.from-1, b) {
		return false
	}
	between := p.toks[a.to:b.from]
	if len(between) == 0 || len(between) > 2 {
		return false
	}
	for _, k := range between {
		switch k.Class {
		case Listing, Slash, Joiner, Comma:
		default:
			return false
		}
	}
	if between[0].Class == Comma && a.from > 0 && p.toks[a.from-1].Class == Compare {
		return false // 相对于沪深300，通信
	}
	return between[0].Class != Comma || a.sort != someWords && b.sort != someWords
}
