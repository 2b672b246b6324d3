package zh

import "math"

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
		for i := range now {
			if p := &now[i]; p.state < aligned {
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
func (s *search) dropAfter(p *path, top float32) float32 {
	try := func(r rune, trail byte) {
		q, ok := s.put(p, r, top-pathBehind)
		if !ok {
			return
		}
		top = max(top, q.score)
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

// eachTrail gives the characters that the waiting lead byte may belong to, with their trail bytes.
func (s *search) eachTrail(p *path, f func(r rune, trail byte)) {
	if p.state == shifted {
		for _, x := range s.forms.byLead[p.lead] {
			f(x.r, x.b)
		}
		return
	}
	lost := &s.gbk.lost[p.after]
	for _, x := range s.forms.after[p.b] { // only characters that are known to follow
		if lost[x.lead] {
			f(x.r, x.trail)
		}
	}
}

// withTrail gives the characters that the waiting lead byte makes with a trail byte.
func (s *search) withTrail(p *path, trail byte, f func(r rune)) {
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
func (s *search) shift(p *path, t token) {
	switch {
	case t.r == '?' && t.key != "":
		s.nested(p, t)
		return
	case t.r == '?':
		s.eaten(*p, t)
		s.withTrail(p, 0x80, func(r rune) {
			if q, ok := s.put(p, r, s.least()); ok {
				s.align(q, t.to)
				q.state, q.lead, q.after = dropped, 0, 0x80
				s.add(q)
			}
		})
		return
	case t.r == '€':
		s.withTrail(p, 0x80, func(r rune) {
			if t.note == "" || fits(r, t.note) {
				s.alignWith(p, r, t.to)
			}
		})
	case t.r >= 0x40 && t.r < 0x7F:
		s.withTrail(p, byte(t.r), func(r rune) {
			if t.note == "" || fits(r, t.note) {
				s.alignWith(p, r, t.to)
			}
		})
	}
	s.shiftPair(p, t)
	s.lostLetter(p, t)
}

// shiftPair reads a token that is a pair of bytes: the trail byte that waits for and the next lead byte, or a Latin letter.
func (s *search) shiftPair(p *path, t token) {
	trail, lead, ok := s.gbk.code(wide(t.r))
	if !ok || t.note != "" && !fits(t.r, t.note) {
		return
	}
	s.withTrail(p, trail, func(r rune) {
		q, ok := s.put(p, r, s.least())
		switch {
		case !ok:
		case lead >= leadMin:
			q.state, q.lead, q.after, q.wide = shifted, lead, 0, false
			s.add(q)
		case lead >= trailMin && lead < 0x7F && t.r >= 0x80:
			s.alignWith(&q, rune(lead), t.to)
		}
	})
}

// nested reads `?zì)` where the bytes are shifted: the trail byte of a key ate the bracket of its note.
func (s *search) nested(p *path, t token) {
	for _, r := range s.forms.read[plainSyllable(t.key)] {
		if lead := byte(s.gbk.pair[r] >> 8); p.state == shifted && p.lead == lead || p.state == dropped && s.gbk.lost[p.after][lead] {
			s.alignWith(p, r, t.to)
		}
	}
}

// eaten reads a question mark: a trail byte and an ASCII sign that it ate. What they were is lost but for the lead byte.
func (s *search) eaten(p path, t token) {
	sum, best := float64(0), p
	best.score = -math.MaxFloat32
	var clear rune
	s.eachTrail(&p, func(r rune, trail byte) {
		if trail < leadMin {
			return
		}
		q, _ := s.put(&p, r, -math.MaxFloat32)
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
func (s *search) lostLetter(p *path, t token) {
	if t.r >= 0x80 || p.state == dropped && !p.wide {
		return // a lone letter before Chinese is not looked for
	}
	s.eachTrail(p, func(r rune, trail byte) {
		if trail < 0xA1 || trail > 0xA7 {
			return
		}
		q, ok := s.put(p, r, s.least())
		if !ok {
			return
		}
		q.node = s.note(q.node, lostRune)
		s.read(&q, 'a') // which letter it was need not be paid for
		q.score += letterCost
		q.state, q.lead, q.after, q.end = aligned, 0, 0, t.from
		s.healthy(q, t)
	})
}

// alignWith puts a character behind a path and ends its run.
func (s *search) alignWith(p *path, r rune, end int) {
	if q, ok := s.put(p, r, s.least()); ok {
		s.align(q, end)
	}
}

// align ends a run: the bytes stand right behind end.
func (s *search) align(p path, end int) {
	p.state, p.lead, p.after, p.end, p.healthy, p.wide = aligned, 0, 0, end, 0, false
	s.add(p)
}
