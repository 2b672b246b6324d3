package store

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/likeness"
	"yanku/internal/report"
)

// mostRanked bounds how many candidates are looked at to fill a page when many of them are copies of each other.
const mostRanked = 300

// ranked is a hit in its place with the sentences that its marks stand in.
type ranked struct {
	report.Hit
	sentences []string
}

// fold puts hits whose every marked sentence stands in a better one, with the same figures, under that: a wire story that many print takes one place. It gives the best limit hits that
// are left. A hit without marks, or only with marks in headings and the like that are too short to be known again, stays.
func fold(all []ranked, limit int) (out []report.Hit) {
	f := folder{said: map[string][]*marked{}}
	for _, r := range all {
		sentences := f.read(r.sentences)
		if head := f.better(sentences); head >= 0 {
			out[head].Copies = append(out[head].Copies, r.Summary)
			continue
		}
		if len(out) == limit {
			continue // a copy may come yet
		}
		for _, s := range sentences {
			s.head = len(out)
			f.said[s.figures] = append(f.said[s.figures], s)
		}
		out = append(out, r.Hit)
	}
	return out
}

// folder holds the marked sentences of the hits that stand for themselves, by their figures.
type folder struct{ said map[string][]*marked }

// marked is a sentence with a mark in it. It is taken apart when another has the same figures.
type marked struct {
	text, figures string
	words         *likeness.Sentence
	head          int // whose it is
}

func (f *folder) read(sentences []string) (out []*marked) {
	for _, s := range sentences {
		out = append(out, &marked{text: s, figures: likeness.Figures(s)})
	}
	return out
}

// better gives the best hit that says all of some sentences, -1 when there is none. Those are looked for first whose figures fewest sentences have: mostly none has them.
func (f *folder) better(all []*marked) int {
	var heads []int
	tells := false
	rare := slices.SortedStableFunc(slices.Values(all), func(a, b *marked) int { return len(f.said[a.figures]) - len(f.said[b.figures]) })
	for i, s := range rare {
		var now []int
		for _, o := range f.said[s.figures] {
			if (i == 0 || slices.Contains(heads, o.head)) && !slices.Contains(now, o.head) && s.again(o) {
				now = append(now, o.head)
			}
		}
		if heads = now; len(heads) == 0 {
			return -1
		}
		tells = tells || s.read().Tells()
	}
	if !tells {
		return -1
	}
	return slices.Min(heads)
}

func (m *marked) read() *likeness.Sentence {
	if m.words == nil {
		s := likeness.ReadSentence(m.text)
		m.words = &s
	}
	return m.words
}

// again tells whether two sentences are the same, nearly when they are long enough.
func (m *marked) again(o *marked) bool {
	if m.text == o.text {
		return true
	}
	like := m.read().Like(*o.read())
	return like == 1 || like >= likeness.SaidAgain && m.read().Tells() && o.read().Tells()
}

// stops end a sentence.
const stops = "。！？；!?;\n"

// markedSentences gives the sentences of body that hits stand in. They are no part of body's memory.
func markedSentences(body string, hits []report.Span) (out []string) {
	end := 0
	for _, h := range hits {
		if h.From < end {
			continue
		}
		from := end
		if i := strings.LastIndexAny(body[end:h.From], stops); i >= 0 {
			_, size := utf8.DecodeRuneInString(body[end+i:])
			from += i + size
		}
		end = len(body)
		if i := strings.IndexAny(body[h.To:], stops); i >= 0 {
			end = h.To + i
		}
		out = append(out, strings.Clone(body[from:end]))
	}
	return out
}
