package store

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"unicode"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/suggest"
)

// few is how many reports a word may be found in for another way to write it to be offered.
const few = 2

// mostSuggestions is how many ways are offered for what was typed, and triedWords how many are looked up for each word.
const (
	mostSuggestions = 3
	triedWords      = 8
)

// book holds the words that may be meant: those of the tables, and the names in the library.
type book struct {
	mu    sync.Mutex
	at    int64 // sqlite.DB.Facts
	words *suggest.Book
}

// Suggest gives other ways to write the words of a query that are found in next to no report, those first that the most reports have. Only such are given as are found.
func (l *Library) Suggest(ctx context.Context, q query.Tree) (out []report.Suggestion, err error) {
	words, err := l.book(ctx)
	if err != nil {
		return nil, err
	}
	for _, was := range doubtful(q) {
		n, err := l.count(ctx, was)
		if err != nil {
			return nil, err
		}
		if n > few {
			continue
		}
		for _, is := range words.Suggest(was, triedWords) {
			s := report.Suggestion{Was: was, Is: is, Query: instead(q.Typed, was, is)}
			if s.Query == "" {
				continue
			}
			if s.Count, err = l.count(ctx, s.Query); err != nil {
				return nil, err
			}
			if s.Count > n {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b report.Suggestion) int { return cmp.Compare(b.Count, a.Count) })
	out = out[:min(mostSuggestions, len(out))]
	return out, nil
}

func (l *Library) count(ctx context.Context, typed string) (int, error) {
	ids, err := l.find(ctx, query.Parse(typed))
	return len(ids), err
}

// doubtful gives what of a query may be written otherwise: the whole of it where it is several Latin words, which may be syllables, and each word.
func doubtful(q query.Tree) (out []string) {
	syllables := len(q.Root) > 1
	for _, n := range q.Root {
		w, ok := n.(query.Words)
		ok = ok && w.Field == query.Anywhere && !w.Exact && !w.Full
		if ok {
			out = append(out, w.Text)
		}
		syllables = syllables && ok && latin(w.Text)
	}
	if syllables {
		out = append([]string{query.FoldString(q.Typed)}, out...)
	}
	return out
}

func latin(s string) bool {
	for _, r := range s {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// instead gives what was typed with a word in the place of another; "" where that is not found as it stands.
func instead(typed, was, is string) string {
	spans := query.NewText(typed).Find([]string{was})
	if len(spans) == 0 {
		return ""
	}
	return typed[:spans[0].From] + is + typed[spans[0].To:]
}

// book gives the words that may be meant, gathered anew when the figures of the library have changed.
func (l *Library) book(ctx context.Context) (*suggest.Book, error) {
	l.words.mu.Lock()
	defer l.words.mu.Unlock()
	at, err := l.db.Facts(ctx)
	if err != nil || l.words.words != nil && l.words.at == at {
		return l.words.words, err
	}
	names, err := l.db.Names(ctx)
	if err != nil {
		return nil, err
	}
	words := suggest.Vocabulary()
	for _, n := range names {
		words = append(words, suggest.Word{Text: n.Text, Weight: float64(n.Count)})
	}
	l.words.words, l.words.at = suggest.New(words), at
	return l.words.words, nil
}
