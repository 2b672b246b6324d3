package index

import "yanku/internal/query"

// mergeFacts writes the figures of one name, which the walks of some sources stand at.
func (w *writer) mergeFacts(k key, all []*source) error {
	name, list := "", []fact(nil)
	for _, s := range all {
		if !s.walk.on() || s.walk.entry.key != k {
			continue
		}
		for s.names < len(s.segment.names) && hashed(spaceFact, s.segment.names[s.names]) < k {
			s.names++
		}
		if s.names == len(s.segment.names) {
			return ErrDamaged
		}
		name = s.segment.names[s.names]
		docs, _, err := s.streams()
		if err != nil {
			return err
		}
		s.walk.step()
		eachFact(name, docs, func(doc uint32, f query.Fact) {
			if to := s.to(doc); to != none {
				list = append(list, fact{to, f.Clone()})
			}
		})
	}
	if len(list) == 0 {
		return nil
	}
	w.names = append(w.names, name)
	return w.list(encodeFacts(name, list))
}

// to gives a report's new number; none when it is dead.
func (s *source) to(doc uint32) uint32 {
	if s.moved != nil {
		return s.moved[doc]
	}
	return s.base + doc
}
