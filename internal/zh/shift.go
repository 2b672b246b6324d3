package zh

import (
	"math"
)

// A token is one character of a damaged run as it is seen, with the note that stands behind it.
type token struct {
	r        rune
	note     string // the syllable of `(zì)` behind it
	key      string // of r == '?': the syllable of `?zì)`
	from, to int    // bytes, the note included
	last     bool   // nothing follows in the block
}

// A path is one reading of the bytes up to a token: what stood there, and how the bytes stand now.
type path struct {
	score   float32
	gap     float32 // to the best other reading that met this one on the way
	certain int     // runes that all readings share which met this one and were not far behind
	a, b    uint16  // the last two characters, as ids of the model
	pair    pair    // the two in the model
	class   rune    // of the last one
	lead    byte    // the byte that waits for its trail byte; 0 when the bytes stand right or the lead byte is not known
	after   byte    // when it is not known: the trail byte of the dropped pair before it
	state   state
	wide    bool  // dropped, and among the best: what follows may be new to the model
	healthy uint8 // tokens since the bytes stand right
	end     int   // bytes of the text that the run takes
	node    int32 // last rune found
}

type state uint8

const (
	shifted state = iota // lead waits
	dropped              // a pair was dropped: some lead byte waits
	aligned              // the bytes stand right again
	closed               // another run has begun behind this one
)

// node is a rune of a reading, behind another.
type node struct {
	prev  int32
	r     rune
	depth int // runes up to here
	at    int // bytes of the text read so far
}

// Limits of the search. Narrower ones lose runs, wider ones cost time.
const (
	pathMax    = 50 // readings kept at a token
	dropMax    = 80 // readings kept behind a dropped pair
	wideMax    = 6  // of those: how many may go on with two characters that the model has not seen together
	againMax   = 24 // of those: how many may go on with another dropped pair
	dropsInRow = 2  // dropped pairs between two tokens
	pathBehind = 9  // nats behind the best at which a reading is given up
	tokenMax   = 48 // tokens until the bytes must stand right
	healthyMin = 4  // healthy tokens that must follow
)

// closedCost is what a token behind the beginning of another run counts, in nats: about as much as a healthy character.
const closedCost = 5

// What a sign that was eaten costs, in nats, and how likely the character in front of it must be to be written.
const (
	eatenCost  = 3
	clearShare = 0.98
)

// What it costs, in nats, that a Latin letter or a figure is this one and no other: the model counts all as one.
const (
	letterCost = 3
	digitCost  = 2.3
)

// badNote is what a note costs, in nats, behind a healthy character that it does not fit.
const badNote = 8

// lostRune stands for what cannot be known: a character whose trail byte was eaten together with an ASCII sign, or such a sign alone.
const lostRune = '?'

// search looks for what stood in a shifted run.
type search struct {
	gbk   *gbkTable
	model *ngrams
	forms *formCosts
	page  *Page // nil: the model alone
	nodes []node
	paths []path // at the token before
	next  []path
	drops []path
	index map[pathKey]int32
	top   float32 // the best score at this token
	at    int     // bytes of the text read so far
}

type pathKey struct {
	a, b        uint16
	lead, after byte
	state       state
	end         int
}

func newSearch(page *Page) *search {
	return &search{page: page, gbk: gbk(), model: loadNgrams(), forms: loadForms(), index: map[pathKey]int32{}}
}

// reading is what a search found.
type reading struct {
	text   []rune
	end    int     // bytes of the text that the run takes
	margin float32 // nats to the next best reading
	found  bool
	// Where the margin is not wide: the runes it shares with all readings that are not far behind, and the bytes of the text that they were read from.
	certain, cut int
}

// run reads a shifted run: before is the text in front of it, keys are the characters that the note may stand for.
func (s *search) run(before []rune, keys []rune, tokens []token) reading {
	s.nodes, s.paths = append(s.nodes[:0], node{}), s.paths[:0]
	start := s.context(before)
	for _, k := range keys {
		p := start
		p.lead, p.gap, p.score, p.certain = byte(s.gbk.pair[k]), math.MaxFloat32, -s.forms.cost[k], math.MaxInt
		if !traditionalOnly(k) {
			p.score -= costPlain
		}
		s.paths = append(s.paths, p)
	}
	for _, t := range tokens {
		if !s.step(t) || s.settled() {
			return s.best()
		}
	}
	s.finish(tokens)
	return s.best()
}

// context gives a path with the last two characters in front of a run.
func (s *search) context(before []rune) path {
	p := path{class: ngramBreak, b: s.model.of('\n')}
	for _, r := range before[max(0, len(before)-8):] {
		s.read(&p, r)
	}
	p.score = 0
	return p
}

// read puts a character behind a path and scores it.
func (s *search) read(p *path, r rune) {
	c := NgramClass(r)
	switch c {
	case 'a':
		p.score -= letterCost
	case '0':
		p.score -= digitCost
	}
	if c == p.class && repeats(c) {
		return
	}
	s.follow(p, s.model.id[c], c)
}

// follow scores a character of a class.
func (s *search) follow(p *path, id uint16, c rune) {
	log, pair := s.rate(p, id)
	p.score, p.pair = p.score+log, pair
	p.a, p.b, p.class = p.b, id, c
}

// rate gives the log-probability of a character behind a path, and its pair in the model with the one before.
func (s *search) rate(p *path, id uint16) (float32, pair) {
	log, pair := s.model.follow(p.pair, p.b, id)
	return s.page.follow(p.a, p.b, id, log), pair
}

// put adds a character that was found to a path; ok is false when its score is not above least.
func (s *search) put(p *path, r rune, least float32) (q path, ok bool) {
	id := s.forms.id[r]
	if id == 0 {
		q = *p
		s.read(&q, r)
		q.score -= s.forms.cost[r]
	} else { // nothing that is searched for is of a class that repeats
		log, pair := s.rate(p, id)
		score := p.score + log - s.forms.cost[r]
		if score <= least {
			return q, false
		}
		q = *p
		q.score, q.pair, q.a, q.b, q.class = score, pair, p.b, id, r
	}
	if q.score <= least {
		return q, false
	}
	q.node = s.note(p.node, r)
	return q, true
}

// least is the score that a path must pass to be kept.
func (s *search) least() float32 { return s.top - pathBehind }

// step reads one token on every path; it is false when no path can go on.
func (s *search) step(t token) bool {
	s.reset()
	s.at = t.from
	s.drop()
	s.at = t.to
	for _, p := range s.paths {
		if p.state >= aligned {
			s.healthy(p, t)
		}
	}
	for _, list := range [2][]path{s.paths, s.drops} {
		for i := range list {
			if p := &list[i]; p.state < aligned {
				s.shift(p, t)
			}
		}
	}
	s.next = prune(s.next, pathMax)
	if len(s.next) == 0 {
		return false
	}
	s.paths, s.next = s.next, s.paths
	return true
}

// reset begins a token.
func (s *search) reset() {
	s.next, s.top = s.next[:0], -math.MaxFloat32
	clear(s.index)
}
