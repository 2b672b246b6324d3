package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/index"
	"yanku/store/sqlite"
)

// characteristic is how many words of a report are asked for in how many reports they stand.
const characteristic = 80

// fewWords is how few words of title, headings and key points say too little: then those of the text are taken too.
const fewWords = 30

// Similar gives the limit reports most like one, best first, with the words that they share marked: by the words of its title, headings and key points and by the names in its figures.
// Its versions and reports that wait for the index are left out. ErrNotFound when there is no such report.
func (l *Library) Similar(ctx context.Context, id report.ID, limit int) ([]report.Hit, error) {
	without, err := l.beside(ctx, id)
	if err != nil {
		return nil, err
	}
	var as index.Likening
	err = l.db.Texts(ctx, []report.ID{id}, true, func(t *sqlite.Text) error {
		if err := t.Structure(); err != nil {
			return err
		}
		as.Words, as.Title, as.Type, as.Institution, as.Indices = l.telling(t.Fields), l.split(t.Title), t.Type, t.Institution, t.Fields.Indices
		return nil
	})
	if err != nil {
		return nil, err
	}
	var found []index.Match
	var words []string
	err = l.indexed(ctx, func(ix *index.Index, waiting []report.ID) (err error) {
		as.Without = append(waiting, without...)
		found, words, err = ix.Like(ctx, as, limit)
		return err
	})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	ids := make([]report.ID, len(found))
	for i, m := range found {
		ids[i] = m.ID
	}
	hits, err := l.Hits(ctx, anyOf(words), ids)
	for i := range hits {
		hits[i].Score = found[slices.Index(ids, hits[i].Summary.ID)].Score
	}
	return hits, err
}

// anyOf asks for one of some words.
func anyOf(words []string) query.Tree {
	ways := query.Any{}
	for _, w := range words {
		ways = append(ways, query.Words{Text: w})
	}
	return query.Tree{Root: query.All{ways}}
}

// telling gives the words that tell what a report is about, those first that it says most of: each counts by where it stands and how often the text has it.
func (l *Library) telling(f query.Fields) []index.Weighted {
	weights := map[string]float64{}
	add := func(text string, weight float64) {
		for _, w := range l.split(text) {
			weights[w] = max(weights[w], weight) + weight/8
		}
	}
	add(f.Title, 3)
	for _, p := range f.Points {
		add(p, 2)
	}
	if len(weights) < fewWords {
		add(f.Body, 1)
	}
	for _, names := range [][]string{f.Companies, f.Indices} {
		for _, n := range names {
			if n = query.FoldString(n); utf8.RuneCountInString(n) > 1 {
				weights[n] = max(weights[n], 2) + 0.25
			}
		}
	}
	body := query.NewText(f.Body)
	var out []index.Weighted
	for w, weight := range weights {
		times := float64(body.Count(w))
		out = append(out, index.Weighted{Text: w, Weight: min(weight, 4) * (0.3 + times/(times+2))})
	}
	slices.SortFunc(out, func(a, b index.Weighted) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text))
	})
	return out[:min(characteristic, len(out))]
}

// split gives the words of a text, folded: those of the dictionary where one is loaded, else every two and four Chinese characters that follow each other. Single characters and numbers
// tell nothing.
func (l *Library) split(text string) (out []string) {
	text = query.FoldString(text)
	var words []string
	if l.options.Words != nil {
		for _, s := range l.options.Words(text) {
			words = append(words, text[s.From:s.To])
		}
	}
	if len(words) == 0 {
		words = runs(text)
	}
	for _, w := range words {
		if utf8.RuneCountInString(w) > 1 && strings.IndexFunc(w, unicode.IsLetter) >= 0 && !strings.Contains(w, "\n") {
			out = append(out, strings.Clone(w))
		}
	}
	return out
}

// runs gives words without a dictionary: runs of letters and digits whole, of Chinese characters every two and four of them.
func runs(text string) (out []string) {
	var run []rune
	sort := 0
	end := func() {
		if sort != sortHan && len(run) > 0 {
			out = append(out, string(run))
		}
		for i := 0; sort == sortHan && i < len(run); i++ {
			for _, n := range []int{2, 4} {
				if i+n <= len(run) {
					out = append(out, string(run[i:i+n]))
				}
			}
		}
		run = run[:0]
	}
	for _, r := range text {
		s := sortOf(r)
		if s != sort {
			end()
			sort = s
		}
		if s != sortNone {
			run = append(run, r)
		}
	}
	end()
	return out
}

// The sorts of characters that words are made of.
const (
	sortNone = iota
	sortHan
	sortOther
)

func sortOf(r rune) int {
	switch {
	case unicode.Is(unicode.Han, r):
		return sortHan
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return sortOther
	}
	return sortNone
}
