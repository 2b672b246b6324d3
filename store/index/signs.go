package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/query"
)

// The outline of a text stands in its record among the breaks, each as the place where a line begins, shifted by two bits for its kind.
const outlineBits = 2

// outlineOf gives the outline of a text.
func outlineOf(f query.Fields) (out []uint32) {
	at, place := 0, uint32(1)
	for _, l := range f.Outline {
		if l.From < at || l.From > len(f.Body) {
			continue
		}
		place += uint32(utf8.RuneCountInString(f.Body[at:l.From]))
		at = l.From
		out = append(out, place<<outlineBits|uint32(l.Kind))
	}
	end := uint32(utf8.RuneCountInString(f.Body)) + 1
	return append(out, end<<outlineBits) // title, institution and so on follow
}

// reader counts signs by the places of terms and the outline of a text.
type reader struct {
	outline []uint32
	borders record
	lines   []int // of the term at hand, the lines that have it
	all     []int // prose lines that have every term so far
	begun   bool  // some term was counted
}

// spot is where a term stands in a text, and how many characters it has there.
type spot struct{ place, size uint32 }

// begin takes another text.
func (r *reader) begin(outline []uint32, borders record) {
	r.outline, r.borders, r.begun = outline, borders, false
}

// count adds to s what the spots of a term, in order, tell.
func (r *reader) count(s *Signs, spots []spot) {
	r.lines = r.lines[:0]
	line, section, last := -1, 0, -1
	for _, spot := range spots {
		p := spot.place
		if r.borders.border(p) && r.borders.border(p+spot.size) {
			s.Whole++
		}
		moved := false
		for line+1 < len(r.outline) && r.outline[line+1]>>outlineBits <= p {
			line, moved = line+1, true
			if r.kind(line) == query.HeadingLine {
				section++
			}
		}
		if line < 0 {
			continue
		}
		kind := r.kind(line)
		if kind != query.OtherLine && section != last {
			if last >= 0 {
				s.Sections++
			}
			last = section
		}
		switch {
		case kind == query.RowLine:
			s.Rows++
		case kind != query.OtherLine && moved: // a heading is a short paragraph
			r.lines = append(r.lines, line)
			s.Blocks++
			into := p - r.outline[line]>>outlineBits
			if into < openingRunes {
				s.Openings++
			}
			if into < leadRunes {
				s.Leads++
			}
		}
	}
	r.join()
}

func (r *reader) kind(line int) query.LineKind {
	return query.LineKind(r.outline[line] & (1<<outlineBits - 1))
}

// join keeps of the lines that have every term those that have this one too.
func (r *reader) join() {
	if !r.begun {
		r.all, r.begun = append(r.all[:0], r.lines...), true
		return
	}
	r.all = slices.DeleteFunc(r.all, func(l int) bool {
		_, ok := slices.BinarySearch(r.lines, l)
		return !ok
	})
}

// WeighText gives the score of a report whose text is at hand, as the index gives it.
func WeighText(f query.Fields, terms [][]string, age float64) float64 {
	text, title, points := query.FoldString(f.Anywhere()), query.FoldString(f.Title), query.FoldString(strings.Join(f.Points, "\n"))
	var r reader
	borders, _ := newRecord(text, f.Split).cut()
	r.begin(outlineOf(f), borders)
	all := make([]Signs, len(terms))
	for i, ways := range terms {
		s := &all[i]
		var spots []spot
		for _, w := range ways {
			spots = append(spots, spotsIn(text, w)...)
			s.Points += len(spotsIn(points, w))
			s.Title = s.Title || !f.Loose && strings.Contains(title, w)
		}
		s.Times = len(spots)
		sortSpots(spots)
		r.count(s, spots)
	}
	return Weigh(all, len(r.all), age)
}

func sortSpots(list []spot) {
	slices.SortFunc(list, func(a, b spot) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.size, b.size)) })
}

// spotsIn gives every spot of a word in a text, those that overlap too.
func spotsIn(text, word string) (out []spot) {
	place, size := uint32(1), uint32(utf8.RuneCountInString(word))
	for word != "" {
		i := strings.Index(text, word)
		if i < 0 {
			break
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		place += uint32(utf8.RuneCountInString(text[:i]))
		out = append(out, spot{place, size})
		place, text = place+1, text[i+n:]
	}
	return out
}
