package index

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Weighted is a word, folded, with how much it says of a report.
type Weighted struct {
	Text   string
	Weight float64
}

// Likening is what reports are to be like.
type Likening struct {
	Words       []Weighted
	Title       []string // words of the title
	Type        report.Type
	Institution string
	Indices     []string
	Without     []report.ID
}

const (
	likeWords  = 16  // how many words are looked for: those that say most. More find nothing better and take longer
	likeFirst  = 400 // how many reports are looked at closely
	commonPart = 6   // a word in more than a sixth of all reports says next to nothing, and costs most

	titleWeight = 1.5 // of a word in the title
)

// Like gives the limit reports that share most words with what is asked, best first, and the words that were looked for, those that say most first. A word counts by its weight, by
// how few reports have it and, as in BM25, by how often it stands in a report of that length; more when it stands in the title and the points; the same type and a
// common index lift a report a little.
func (ix *Index) Like(ctx context.Context, as Likening, limit int) (found []Match, words []string, err error) {
	parts, err := ix.acquire()
	if err != nil {
		return nil, nil, err
	}
	defer closeParts(parts)
	defer guard(&err)
	l := newLiker(ctx, parts, as)
	if err := l.choose(as.Words); err != nil {
		return nil, nil, err
	}
	for _, w := range slices.Concat(l.words, l.title) {
		if !slices.Contains(words, w.Text) {
			words = append(words, w.Text)
		}
	}
	all, err := l.candidates()
	if err != nil {
		return nil, nil, err
	}
	for _, c := range all[:min(limit, len(all))] {
		found = append(found, Match{parts[c.part].ids[c.doc], dateOf(c.day), c.score})
	}
	return found, words, nil
}

// liker looks for reports that share words.
type liker struct {
	ctx    context.Context
	as     Likening
	parts  []part
	living []bits
	words  []Weighted // the weight has in it how rare the word is
	title  []Weighted // the same, of titles
	size   float64    // of a usual text
	total  int

	sample  []part // the largest segments, by which it is told how rare a word is
	sampled int    // reports in them
}

func newLiker(ctx context.Context, parts []part, as Likening) *liker {
	l := &liker{ctx: ctx, as: as, parts: parts, size: 1}
	sum := 0.0
	for _, p := range parts {
		l.living = append(l.living, p.living(as.Without))
		l.total += p.n
		for _, n := range p.cols.size {
			sum += float64(n)
		}
	}
	if l.total > 0 {
		l.size = max(1, sum/float64(l.total))
	}
	bySize := slices.SortedFunc(slices.Values(parts), func(a, b part) int { return b.n - a.n })
	for _, p := range bySize {
		if l.sampled < l.total-l.total/8 {
			l.sample, l.sampled = append(l.sample, p), l.sampled+p.n
		}
	}
	return l
}

// choose keeps the words that say most, by their weights and by how many reports have them at most.
func (l *liker) choose(words []Weighted) (err error) {
	if l.words, err = l.rare(spaceText, words, max(10, l.total/commonPart)); err != nil {
		return err
	}
	var title []Weighted
	for _, w := range l.as.Title {
		title = append(title, Weighted{w, titleWeight})
	}
	l.title, err = l.rare(spaceTitle, title, l.total)
	return err
}

// rare keeps the words that few reports, at most limit, have in a space: those that say most.
func (l *liker) rare(sp space, words []Weighted, limit int) (out []Weighted, err error) {
	for _, w := range words {
		n, err := l.most(sp, w.Text)
		if err != nil {
			return nil, err
		}
		if n < 2 && l.sampled == l.total || n > limit {
			continue // nobody else has it, or too many have
		}
		out = append(out, Weighted{w.Text, w.Weight * math.Log(float64(l.total+1)/float64(max(1, n)))})
	}
	slices.SortStableFunc(out, func(a, b Weighted) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text)) })
	return out[:min(likeWords, len(out))], nil
}

// most gives in how many reports a word stands in a space at most: as many as have the rarest of its pairs.
func (l *liker) most(sp space, text string) (sum int, err error) {
	runes := []rune(text)
	for _, p := range l.sample {
		n := p.n
		for i := range max(1, len(runes)-1) {
			k := single(sp, runes[i])
			if len(runes) > 1 {
				k = pair(sp, runes[i], runes[i+1])
			}
			e, ok, err := p.find(k)
			if err != nil {
				return 0, err
			}
			if !ok {
				e.count = 0
			}
			if n = min(n, int(e.count)); n == 0 {
				break
			}
		}
		sum += n
	}
	return sum * l.total / max(1, l.sampled), nil
}

// candidates gives the reports that share words, best first: all by how often they have them, then the first of these by all that counts.
func (l *liker) candidates() ([]candidate, error) {
	var all []candidate
	scores := make([][]float64, len(l.parts))
	for i, p := range l.parts {
		scores[i] = make([]float64, p.n)
		e := &eval{ctx: l.ctx, seg: p.segment, hits: map[string]*hits{}}
		if err := l.said(e, i, scores[i]); err != nil {
			return nil, err
		}
		for doc, score := range scores[i] {
			if score > 0 {
				all = append(all, candidate{score, p.cols.day[doc], i, uint32(doc)})
			}
		}
	}
	all = first(all, min(likeFirst, len(all)), l.compare)
	for i := range l.parts {
		if err := l.weigh(all, i); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, l.compare)
	return all, l.ctx.Err()
}

func (l *liker) compare(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.day, a.day), cmp.Compare(l.parts[a.part].ids[a.doc], l.parts[b.part].ids[b.doc]))
}

// said adds to the scores of a segment's reports what each word tells by standing in the text or the title.
func (l *liker) said(e *eval, part int, scores []float64) error {
	sizes := e.seg.cols.size
	for _, w := range l.title {
		if err := e.count(spaceTitle, w.Text, l.living[part], func(doc uint32, _ int) { scores[doc] += w.Weight }); err != nil {
			return fmt.Errorf("look for words: %w", err)
		}
	}
	for _, w := range l.words {
		err := e.count(spaceText, w.Text, l.living[part], func(doc uint32, times int) {
			scores[doc] += w.Weight * float64(times) / (float64(times) + 0.4 + 0.8*float64(sizes[doc])/l.size)
		})
		if err != nil {
			return fmt.Errorf("look for words: %w", err)
		}
	}
	return nil
}

// weigh adds to the scores of the candidates of a segment what their points, types, institutions and indices tell.
func (l *liker) weigh(all []candidate, part int) error {
	p := l.parts[part]
	chosen, at := newBits(p.n), map[uint32]*candidate{}
	for i := range all {
		if c := &all[i]; c.part == part {
			chosen.set(c.doc)
			at[c.doc] = c
		}
	}
	if len(at) == 0 {
		return nil
	}
	e := &eval{ctx: l.ctx, seg: p.segment, hits: map[string]*hits{}}
	for _, w := range l.words {
		point := func(doc uint32, times int) { at[doc].score += 0.75 * w.Weight * share(times, 0.75) }
		if err := e.count(spacePoint, w.Text, chosen, point); err != nil {
			return err
		}
	}
	for doc, c := range at {
		c.score *= l.lift(p.cols, doc)
	}
	return nil
}

// lift gives by how much a report of the same sort is lifted.
func (l *liker) lift(c *columns, doc uint32) float64 {
	out := 1.0
	if l.as.Type != "" && c.strs[c.kind[doc]] == string(l.as.Type) {
		out *= 1.05
		if l.as.Institution != "" && c.strs[c.house[doc]] == l.as.Institution {
			out *= 1.1 // it may be one of a series
		}
	}
	shares := slices.ContainsFunc(c.span(doc, 1), func(n uint32) bool {
		return slices.ContainsFunc(l.as.Indices, func(s string) bool { return query.FoldString(s) == query.FoldString(c.strs[n]) })
	})
	if shares {
		out *= 1.05
	}
	return out
}
