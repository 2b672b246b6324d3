package zh

import (
	"math"
	"slices"
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

// Limits of the search: readings kept at a token and behind a dropped pair, those of the latter that may go on with an unknown pair of characters and with another dropped pair, nats behind the best at which one is given up, tokens until the bytes must stand right, healthy
// tokens that must follow, dropped pairs in a row.
const (
	pathMax    = 80
	dropMax    = 150
	wideMax    = 12
	againMax   = 40
	pathBehind = 10
	tokenMax   = 48
	healthyMin = 4
	dropsInRow = 2
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

func newSearch() *search {
	return &search{gbk: gbk(), model: loadNgrams(), forms: loadForms(), index: map[pathKey]int32{}}
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
	log, pair := s.model.follow(p.pair, p.b, id)
	p.score, p.pair = p.score+log, pair
	p.a, p.b, p.class = p.b, id, c
}

// found scores a character that was found.
func (s *search) found(p *path, r rune) {
	if id := s.forms.id[r]; id > 0 {
		s.follow(p, id, r) // nothing that is searched for is of a class that repeats
	} else {
		s.read(p, r)
	}
	p.score -= s.forms.cost[r]
}

// put adds a character that was found.
func (s *search) put(p path, r rune) path {
	s.found(&p, r)
	if p.score > s.top-pathBehind {
		p.node = s.note(p.node, r)
	}
	return p
}

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
		for _, p := range list {
			if p.state < aligned {
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

// drop finds the paths on which pairs were dropped before the token.
func (s *search) drop() {
	s.drops = s.drops[:0]
	from, to := 0, 0
	for range dropsInRow {
		now := s.paths
		if to > 0 {
			now = s.drops[from:min(to, from+againMax)]
		}
		from = len(s.drops)
		top := float32(-math.MaxFloat32)
		for _, p := range now {
			if p.state < aligned {
				top = s.dropAfter(p, top)
			}
		}
		to = from + len(prune(s.drops[from:], dropMax))
		s.drops = s.drops[:to]
		for i := range s.drops[from:min(to, from+wideMax)] {
			s.drops[from+i].wide = true
		}
	}
}

// dropAfter adds what a dropped pair makes of a path, if it is not far behind the best, top; it gives the best.
func (s *search) dropAfter(p path, top float32) float32 {
	try := func(r rune, trail byte) {
		q := p
		s.found(&q, r)
		if q.score < top-pathBehind {
			return
		}
		top = max(top, q.score)
		q.node = s.note(p.node, r)
		q.state, q.lead, q.after = dropped, 0, trail
		s.drops = append(s.drops, q)
	}
	if p.state == shifted {
		for _, x := range s.forms.lossy[p.lead] {
			try(x.r, x.b)
		}
		return top
	}
	s.eachTrail(p, func(r rune, trail byte) {
		if s.gbk.may[trail] {
			try(r, trail)
		}
	})
	return top
}

// note puts a rune behind a reading and gives its number.
func (s *search) note(prev int32, r rune) int32 {
	s.nodes = append(s.nodes, node{prev, r, s.nodes[prev].depth + 1, s.at})
	return int32(len(s.nodes) - 1)
}

// eachTrail gives the characters that the waiting lead byte may belong to, with their trail bytes.
func (s *search) eachTrail(p path, f func(r rune, trail byte)) {
	if p.state == shifted {
		for _, x := range s.forms.byLead[p.lead] {
			f(x.r, x.b)
		}
		return
	}
	lost := &s.gbk.lost[p.after]
	for _, id := range s.model.next[p.b] { // only characters that are known to follow
		for _, r := range s.forms.byID[id] {
			if pair := s.gbk.pair[r]; lost[pair>>8] {
				f(r, byte(pair))
			}
		}
	}
}

// withTrail gives the characters that the waiting lead byte makes with a trail byte.
func (s *search) withTrail(p path, trail byte, f func(r rune)) {
	if p.state == shifted {
		if r := s.gbk.char[int(p.lead)<<8|int(trail)]; r != 0 && searched(r) {
			f(r)
		}
		return
	}
	for _, x := range s.forms.byTrail[trail] {
		if s.gbk.lost[p.after][x.b] && (p.wide || s.model.knows(p.b, x.id)) {
			f(x.r)
		}
	}
}

// healthy reads a token where the bytes stand right.
func (s *search) healthy(p path, t token) {
	if t.r == '?' && t.key != "" {
		p.state = closed
	}
	if p.state == closed {
		p.healthy, p.score = healthyMin, p.score-closedCost
		s.add(p)
		return
	}
	if p.healthy < healthyMin {
		p.healthy++
	}
	if t.note != "" && !fits(t.r, t.note) && !(t.r < 0x80 && p.state == aligned && p.healthy > 1) {
		p.score -= badNote
	}
	s.read(&p, t.r)
	s.add(p)
}

// shift reads a token where the bytes are shifted by one.
func (s *search) shift(p path, t token) {
	switch {
	case t.r == '?' && t.key != "":
		s.nested(p, t)
		return
	case t.r == '?':
		s.eaten(p, t)
		s.withTrail(p, 0x80, func(r rune) {
			q := s.put(p, r)
			s.align(q, t.to)
			q.state, q.lead, q.after = dropped, 0, 0x80
			s.add(q)
		})
		return
	case t.r == '€':
		s.withTrail(p, 0x80, func(r rune) {
			if t.note == "" || fits(r, t.note) {
				s.align(s.put(p, r), t.to)
			}
		})
	case t.r >= 0x40 && t.r < 0x7F:
		s.withTrail(p, byte(t.r), func(r rune) {
			if t.note == "" || fits(r, t.note) {
				s.align(s.put(p, r), t.to)
			}
		})
	}
	s.shiftPair(p, t)
	s.lostLetter(p, t)
}

// shiftPair reads a token that is a pair of bytes: the trail byte that waits for and the next lead byte, or a Latin letter.
func (s *search) shiftPair(p path, t token) {
	trail, lead, ok := s.gbk.code(wide(t.r))
	if !ok || t.note != "" && !fits(t.r, t.note) {
		return
	}
	s.withTrail(p, trail, func(r rune) {
		q := s.put(p, r)
		switch {
		case lead >= leadMin:
			q.state, q.lead, q.after, q.wide = shifted, lead, 0, false
			s.add(q)
		case lead >= trailMin && lead < 0x7F && t.r >= 0x80:
			s.align(s.put(q, rune(lead)), t.to)
		}
	})
}

// nested reads `?zì)` where the bytes are shifted: the trail byte of a key ate the bracket of its note.
func (s *search) nested(p path, t token) {
	for _, r := range s.forms.read[plainSyllable(t.key)] {
		if lead := byte(s.gbk.pair[r] >> 8); p.state == shifted && p.lead == lead || p.state == dropped && s.gbk.lost[p.after][lead] {
			s.align(s.put(p, r), t.to)
		}
	}
}

// eaten reads a question mark: a trail byte and an ASCII sign that it ate. What they were is lost but for the lead byte.
func (s *search) eaten(p path, t token) {
	sum, best := float64(0), p
	best.score = -math.MaxFloat32
	var clear rune
	s.eachTrail(p, func(r rune, trail byte) {
		if trail < leadMin {
			return
		}
		q := p
		s.found(&q, r)
		sum += math.Exp(float64(q.score - p.score))
		if q.score > best.score {
			best, clear = q, r
		}
	})
	if sum == 0 {
		return
	}
	top := math.Exp(float64(best.score - p.score))
	p.score += float32(math.Log(sum)) - eatenCost
	if top > clearShare*sum {
		p.node = s.note(p.node, clear)
	}
	p.node = s.note(p.node, lostRune)
	p.a, p.b, p.class, p.pair = 0, s.model.of('0'), '0', pair{} // mostly a figure or a space
	s.align(p, t.to)
}

// lostLetter reads a token before which a trail byte ate a Latin letter, and both were dropped.
func (s *search) lostLetter(p path, t token) {
	if t.r >= 0x80 || p.state == dropped && !p.wide {
		return // a lone letter before Chinese is not looked for
	}
	s.eachTrail(p, func(r rune, trail byte) {
		if trail < 0xA1 || trail > 0xA7 {
			return
		}
		q := s.put(p, r)
		q.node = s.note(q.node, lostRune)
		s.read(&q, 'a') // which letter it was need not be paid for
		q.score += letterCost
		q.state, q.lead, q.after, q.end = aligned, 0, 0, t.from
		s.healthy(q, t)
	})
}

// align ends a run: the bytes stand right behind end.
func (s *search) align(p path, end int) {
	p.state, p.lead, p.after, p.end, p.healthy, p.wide = aligned, 0, 0, end, 0, false
	s.add(p)
}

// add keeps the better of two paths that cannot be told apart any more, and how much better it is.
func (s *search) add(p path) {
	if p.score <= s.top-pathBehind {
		return
	}
	s.top = max(s.top, p.score)
	k := pathKey{p.a, p.b, p.lead, p.after, p.state, p.end}
	i, ok := s.index[k]
	if !ok {
		s.index[k] = int32(len(s.next))
		s.next = append(s.next, p)
		return
	}
	q := &s.next[i]
	if p.score > q.score {
		p, *q = *q, p
	}
	if n, same := s.shared(q.node, p.node); !same {
		gap := q.score - p.score
		q.gap = min(q.gap, gap)
		if gap < sureMargin {
			q.certain = min(q.certain, p.certain, n)
		}
	}
}

// shared gives the number of runes that two readings begin with alike, and whether they are the same.
func (s *search) shared(i, j int32) (n int, same bool) {
	same = s.nodes[i].depth == s.nodes[j].depth
	for s.nodes[i].depth > s.nodes[j].depth {
		i = s.nodes[i].prev
	}
	for s.nodes[j].depth > s.nodes[i].depth {
		j = s.nodes[j].prev
	}
	n = s.nodes[i].depth
	for ; i != j; i, j = s.nodes[i].prev, s.nodes[j].prev {
		if s.nodes[i].r != s.nodes[j].r {
			n, same = s.nodes[i].depth-1, false
		}
	}
	return n, same
}

// prune keeps the n best paths that are not far behind the best.
func prune(p []path, n int) []path {
	slices.SortFunc(p, func(x, y path) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return int(x.node - y.node)
	})
	if len(p) > n {
		p = p[:n]
	}
	for len(p) > 0 && p[len(p)-1].score < p[0].score-pathBehind {
		p = p[:len(p)-1]
	}
	return p
}

// finish ends the paths that are still shifted where the block ends: the last lead byte stands alone.
func (s *search) finish(tokens []token) {
	if len(tokens) == 0 || !tokens[len(tokens)-1].last {
		return
	}
	s.reset()
	for _, p := range s.paths {
		if p.state >= aligned {
			s.read(&p, '\n')
			s.add(p)
			continue
		}
		s.eachTrail(p, func(r rune, _ byte) {
			q := s.put(p, r)
			s.read(&q, '\n')
			s.align(q, tokens[len(tokens)-1].to)
		})
	}
	s.paths = prune(slices.Clone(s.next), pathMax)
}

// settled tells whether all paths worth looking at have found their end.
func (s *search) settled() bool {
	for _, p := range s.paths {
		if p.state < aligned || p.healthy < healthyMin {
			return false
		}
	}
	return true
}

// best gives the best reading.
func (s *search) best() reading {
	best := -1
	for i, p := range s.paths {
		if p.state >= aligned && (best < 0 || p.score > s.paths[best].score) {
			best = i
		}
	}
	if best < 0 {
		return reading{}
	}
	p := s.paths[best]
	out := reading{end: p.end, margin: p.gap, found: true}
	for i, q := range s.paths {
		if i == best {
			continue
		}
		if n, same := s.shared(q.node, p.node); !same || q.end != p.end {
			gap := p.score - q.score
			out.margin = min(out.margin, gap)
			if gap < sureMargin {
				p.certain = min(p.certain, q.certain, n)
			}
		}
	}
	for n := p.node; n > 0; n = s.nodes[n].prev {
		out.text = append(out.text, s.nodes[n].r)
		if s.nodes[n].depth == p.certain-1 { // the last one is where readings begin to differ: it is the least certain
			out.certain, out.cut = p.certain-1, s.nodes[n].at
		}
	}
	slices.Reverse(out.text)
	return out
}
