package zh

import "slices"

// note puts a rune behind a reading and gives its number.
func (s *search) note(prev int32, r rune) int32 {
	s.nodes = append(s.nodes, node{prev, r, s.nodes[prev].depth + 1, s.at})
	return int32(len(s.nodes) - 1)
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
		s.eachTrail(&p, func(r rune, _ byte) {
			if q, ok := s.put(&p, r, s.least()); ok {
				s.read(&q, '\n')
				s.align(q, tokens[len(tokens)-1].to)
			}
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
