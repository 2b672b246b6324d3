package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"yanku/internal/likeness"
	"yanku/internal/query"
	"yanku/internal/report"
)

// A print of a sentence lies in one of a few lists, by its first bits; the place says which sentence of the report it is, and the print's other bits. So a list has many prints,
// for a list of its own costs 40 bytes and a print in a list 4.
const (
	echoBits  = 14 // of a print that choose its list
	checkBits = 12 // of a print that stand beside the number of its sentence
)

// manySay is from how many reports on a sentence is a formula of the trade.
const manySay = 200

// echo gives the list of a print and what stands for it in a place.
func echo(print uint32) (k key, check uint32) {
	return key(spaceEcho)<<hashBits | key(print>>(32-echoBits)), print >> (32 - echoBits - checkBits) & (1<<checkBits - 1)
}

// sentences adds the prints of a report's sentences.
func (b *builder) sentences(f query.Fields) {
	for i, s := range f.Sentences {
		if i >= 1<<(32-checkBits) {
			return
		}
		prints, ok := b.prints.Print(f.Body[s.From:s.To])
		if !ok {
			continue
		}
		for _, p := range prints {
			k, check := echo(p)
			b.add(k, uint32(i)<<checkBits|check)
		}
	}
}

// Said is a sentence that may be one that was asked for: the number of it among those of its report, and how many prints the two have in common.
type Said struct {
	ID     report.ID
	Date   report.Date
	Number int
	Common int
}

// Echoes gives for each of some sentences where it may be said again, in reports that are not among without: at most size reports, those with most prints in common first, then the
// oldest. A sentence that more than 200 reports seem to say has none.
func (ix *Index) Echoes(ctx context.Context, sentences []likeness.SentencePrints, without []report.ID, size int) (out [][]Said, err error) {
	parts, err := ix.acquire()
	if err != nil {
		return nil, err
	}
	defer closeParts(parts)
	defer guard(&err)
	var all []*listener
	for _, p := range parts {
		all = append(all, &listener{segment: p.segment, living: p.living(without), common: make([]uint8, p.n), number: make([]uint32, p.n)})
	}
	for _, prints := range sentences {
		said, many := []Said(nil), 0
		for _, l := range all {
			n, err := l.hear(prints)
			if err != nil {
				return nil, fmt.Errorf("look for a sentence: %w", err)
			}
			many += n
			said = l.take(said)
		}
		if many > manySay {
			said = nil
		}
		slices.SortFunc(said, func(a, b Said) int {
			return cmp.Or(b.Common-a.Common, a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
		})
		out = append(out, said[:min(size, len(said))])
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// listener looks for sentences in a segment, one after the other.
type listener struct {
	*segment
	living bits
	common []uint8  // for each report how many prints its sentence that has most has in common
	number []uint32 // of that sentence
	heard  []uint32 // reports with any
	same   []place  // of the sentence at hand
}

// place is a sentence of a report.
type place struct{ doc, number uint32 }

// hear looks for a sentence and tells how many reports seem to say it: those that have half of its prints and more.
func (l *listener) hear(prints likeness.SentencePrints) (many int, err error) {
	l.same = l.same[:0]
	for _, p := range prints {
		if err := l.gather(p); err != nil {
			return 0, err
		}
	}
	slices.SortFunc(l.same, func(a, b place) int { return cmp.Or(cmp.Compare(a.doc, b.doc), cmp.Compare(a.number, b.number)) })
	for i := 0; i < len(l.same); {
		p, n := l.same[i], uint8(0)
		for ; i < len(l.same) && l.same[i] == p; i++ {
			n++
		}
		if l.common[p.doc] == 0 {
			l.heard = append(l.heard, p.doc)
		}
		if n > l.common[p.doc] {
			l.common[p.doc], l.number[p.doc] = n, p.number
		}
	}
	for _, doc := range l.heard {
		if int(l.common[doc]) >= len(prints)/2 {
			many++
		}
	}
	return many, nil
}

// gather adds the sentences that have a print.
func (l *listener) gather(print uint32) error {
	k, check := echo(print)
	list, err := l.list(k, true)
	if err != nil {
		return err
	}
	var places [8]uint32
	for c := list.cursor(); c.next(); {
		if !l.living.has(c.doc) {
			continue
		}
		for _, p := range c.read(places[:0]) {
			if p&(1<<checkBits-1) == check {
				l.same = append(l.same, place{c.doc, p >> checkBits})
			}
		}
	}
	return nil
}

// take adds what was heard to said and forgets it.
func (l *listener) take(said []Said) []Said {
	for _, doc := range l.heard {
		said = append(said, Said{l.ids[doc], dateOf(l.cols.day[doc]), int(l.number[doc]), int(l.common[doc])})
		l.common[doc] = 0
	}
	l.heard = l.heard[:0]
	return said
}
