package index

import "slices"

// weigh gives some candidates the scores of all their signs and puts them in order.
func (r *Result) weigh(some []candidate) error {
	if len(r.terms) == 0 {
		return nil
	}
	byPart := make([][]int, len(r.parts))
	for i, c := range some {
		byPart[c.part] = append(byPart[c.part], i)
	}
	err := r.each(func(part int) error {
		list := byPart[part]
		slices.SortFunc(list, func(a, b int) int { return int(some[a].doc) - int(some[b].doc) })
		return r.found[part].weigh(r.terms, some, list, &ages{newest: r.newest})
	})
	if err != nil {
		return err
	}
	slices.SortFunc(some, r.compare)
	return nil
}

// weigh sets the scores of the candidates of one segment; list names them in the order of their reports.
func (e *eval) weigh(terms [][]string, some []candidate, list []int, ages *ages) error {
	if len(list) == 0 {
		return nil
	}
	chosen := newBits(e.seg.n)
	for _, i := range list {
		chosen.set(some[i].doc)
	}
	cheap, err := e.signs(terms, chosen)
	if err != nil {
		return err
	}
	spots := make([][][]spot, len(terms)) // for each term and candidate
	for t, ways := range terms {
		if spots[t], err = e.spotsOf(ways, some, list, chosen); err != nil {
			return err
		}
	}
	var m marks
	var read reader
	records := e.seg.readRecords()
	all := make([]Signs, len(terms))
	for n, i := range list {
		rec, err := e.seg.record(records, some[i].doc)
		if err != nil {
			return err
		}
		m.of(rec, spaceOutline, true)
		borders, _ := rec.cut()
		read.begin(m.breaks, borders)
		for t := range terms {
			all[t] = cheap[t].of(some[i].doc)
			read.count(&all[t], spots[t][n])
		}
		some[i].score = Weigh(all, len(read.all), ages.of(some[i].day))
	}
	return nil
}

// spotsOf gives where a term, said in several ways, stands in each of some candidates.
func (e *eval) spotsOf(ways []string, some []candidate, list []int, chosen bits) ([][]spot, error) {
	out := make([][]spot, len(list))
	for _, text := range ways {
		w, ok, err := e.seg.open(spaceText, text, true)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		for n, doc := 0, uint32(0); w.seek(doc, chosen); doc++ {
			doc = w.doc
			for some[list[n]].doc < doc {
				n++
			}
			for _, p := range w.at() {
				out[n] = append(out[n], spot{p, uint32(len(w.runes))})
			}
		}
	}
	if len(ways) > 1 {
		for _, list := range out {
			sortSpots(list)
		}
	}
	return out, nil
}
