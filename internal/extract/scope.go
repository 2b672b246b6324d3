package extract

import "yanku/internal/report"

// reach is how many tokens a rule looks back at most, so that a text without full stops is read in linear time.
const reach = 400

// scope is what holds until something else is said.
type scope struct {
	period    report.Period // of moves; Key is empty when none was told
	told      int           // sentence in which the period was told
	dir       Class         // the last verb of the sentence
	head      head          // of the list that goes on
	topic     []int         // subjects of this sentence that are spoken of
	last      []report.Name // the index or stock last given a move
	sector    report.Name   // the sector last given a move in this block: what 板块 alone means
	lastSort  nameSort
	lastMoved int           // sentence of the last move
	hint      nameSort      // what unknown names of the sentence are
	only      report.Name   // the one subject that moved in the last sentence with moves
	onlyAt    int           // that sentence, 0 when several moved in it
	here      int           // sentence of the last move in this block
	outer     report.Period // what holds outside of a bracket
	around    []int         // the subjects spoken of outside of it
	within    bool
	list      bool // the sentence tells the moves of parts: 子行业中, 个股方面
	moved     bool // a move was found in this sentence
	index     int  // the last index that it names, -1 for none
	lead      int  // the subject of its first move
	excess    bool // the last verb was of a difference
	forecast  bool
	doubt     bool // what is said depends on a condition: 如果
	modal     bool // the clause only supposes: 或将, 可能
	author    string
	family    string // of the indices, where the sentence tells it: 参考申万一级行业划分
}

// head is the beginning of a list of moves that may go on over sentences and blocks: 涨幅前五的个股包括：….
type head struct {
	dir    Class
	hint   nameSort
	period report.Period
	at     int // its sentence
}

// enter begins a block: what the one before it left open ends, but the head of a list holds on until a heading, and a period to the next sentence.
func (p *parser) enter(s *Sentence) {
	items := p.block >= 0 && p.t.Doc.Blocks[s.Block].Kind == report.Item && p.t.Doc.Blocks[p.block].Kind == report.Item
	p.block = s.Block
	p.scope.sector = report.Name{}
	was := p.scope
	p.scope = scope{lastMoved: was.lastMoved, lastSort: was.lastSort, last: was.last}
	if !items && p.number-was.told <= 1 {
		p.scope.period, p.scope.told = was.period, was.told
	}
	if p.t.Doc.Blocks[s.Block].Kind != report.Heading {
		p.scope.head = was.head
	}
}

// carry takes over the head of a list when the sentence goes on with it: it begins with a name and a number in a bracket.
func (p *parser) carry() {
	h := p.scope.head
	if h.dir == "" || p.number-h.at > 15 || len(p.subs) == 0 {
		return
	}
	i := p.subs[0].to
	if p.subs[0].from > 1 || i+1 >= len(p.toks) || p.toks[i].Class != Open || p.toks[i+1].Kind != Number || p.toks[i+1].Num.Unit != Percent {
		return
	}
	p.scope.dir, p.scope.hint, p.scope.list = h.dir, h.hint, true
	if h.period.Key != "" {
		p.scope.period, p.scope.told = h.period, p.number
	}
	p.scope.head.at = p.number
}

// remember keeps the head of a list that the sentence may have opened: a verb with 前五, 居前 or a colon.
func (p *parser) remember() {
	if p.scope.dir == "" || p.scope.hint == someWords {
		return
	}
	for i := range p.toks {
		if p.toks[i].Class == Order && p.verbNear(i, 3) || p.toks[i].Class == Colon && i == len(p.toks)-1 && p.verbNear(i, 6) {
			p.scope.head = head{p.scope.dir, p.scope.hint, p.scope.period, p.number}
			return
		}
	}
}

// verbNear tells whether a verb of moves stands among the n tokens before token i.
func (p *parser) verbNear(i, n int) bool {
	for j := i - 1; j >= 0 && j >= i-n; j-- {
		switch p.toks[j].Class {
		case Up, Down, Signed:
			return true
		}
	}
	return false
}
