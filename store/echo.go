package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"yanku/internal/likeness"
	"yanku/internal/report"
	"yanku/store/index"
)

// Bounds of what is looked at to find where sentences are said again: of one sentence in how many reports, and how many texts in all.
const (
	echoReports = 50
	echoTexts   = 300
)

// said is a sentence that is looked for in other reports.
type said struct {
	span  report.Span
	words likeness.Sentence
	where []index.Said
}

// Echoes gives the sentences of a report that stand in others too, word for word or nearly: of their pairs of letters and figures 0.8 and more are the same. What more than 200
// reports say is a formula and left out, as are versions of the report itself and reports that wait for the index. At most 50 others are given for a sentence, the
// oldest first. ErrNotFound when there is no such report.
func (l *Library) Echoes(ctx context.Context, id report.ID) ([]report.Echo, error) {
	without, err := l.beside(ctx, id)
	if err != nil {
		return nil, err
	}
	var all []said
	var prints []likeness.SentencePrints
	err = l.db.Sentences(ctx, []report.ID{id}, func(_ report.Summary, body string, sentences []report.Span) error {
		var p likeness.Printer
		for _, s := range sentences {
			if print, ok := p.Print(body[s.From:s.To]); ok {
				all = append(all, said{span: s, words: likeness.ReadSentence(body[s.From:s.To])})
				prints = append(prints, print)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = l.indexed(ctx, func(ix *index.Index, waiting []report.ID) error {
		where, err := ix.Echoes(ctx, prints, append(waiting, without...), echoReports)
		for i, w := range where {
			all[i].where = w
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return l.hear(ctx, all)
}

// beside gives the reports that nothing is looked for in: the versions of one, itself among them.
func (l *Library) beside(ctx context.Context, id report.ID) (out []report.ID, err error) {
	versions, err := l.db.Versions(ctx, id)
	for _, v := range versions {
		out = append(out, v.ID)
	}
	return out, err
}

// indexed calls do with the index and the reports that it does not know as they are. Where there is none it is not called, and one that turns out to be damaged is made anew in
// the background.
func (l *Library) indexed(ctx context.Context, do func(ix *index.Index, waiting []report.ID) error) error {
	ix, waiting, err := l.waiting(ctx, l.atHand())
	if ix == nil || err != nil {
		return err
	}
	err = do(ix, waiting)
	if errors.Is(err, index.ErrDamaged) || errors.Is(err, index.ErrClosed) {
		l.mend(ix, err)
		return nil
	}
	return err
}

// hear compares sentences with those that may be the same.
func (l *Library) hear(ctx context.Context, all []said) (out []report.Echo, err error) {
	texts := textsOf(all)
	others := make([][]report.Elsewhere, len(all))
	asked := map[report.ID][]int{} // the sentences that a text may say
	for i, s := range all {
		for _, w := range s.where {
			asked[w.ID] = append(asked[w.ID], i)
		}
	}
	err = l.db.Sentences(ctx, texts, func(s report.Summary, body string, sentences []report.Span) error {
		for _, i := range asked[s.ID] {
			if o, ok := all[i].in(s, body, sentences); ok {
				others[i] = append(others[i], o)
			}
		}
		return ctx.Err()
	})
	for i, list := range others {
		if len(list) == 0 {
			continue
		}
		slices.SortFunc(list, oldest)
		out = append(out, report.Echo{Span: all[i].span, Others: list})
	}
	return out, err
}

// oldest puts the oldest first; those without a date come last.
func oldest(a, b report.Elsewhere) int {
	x, y := a.Summary, b.Summary
	if x.Date.Zero() != y.Date.Zero() {
		return y.Date.Compare(x.Date)
	}
	return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.ID, y.ID))
}

// in finds a sentence in a report that may say it.
func (s said) in(of report.Summary, body string, sentences []report.Span) (report.Elsewhere, bool) {
	for _, w := range s.where {
		if w.ID != of.ID || w.Number >= len(sentences) || !of.Current {
			continue
		}
		at := sentences[w.Number]
		quote := body[at.From:at.To]
		other := likeness.ReadSentence(quote)
		if like := s.words.Like(other); like >= likeness.SaidAgain && other.Tells() {
			return report.Elsewhere{Summary: of, Span: at, Quote: strings.Clone(quote), Likeness: like}, true
		}
	}
	return report.Elsewhere{}, false
}

// textsOf chooses the reports to look at: of every sentence the likeliest, then the next of each, until there are enough.
func textsOf(all []said) (out []report.ID) {
	seen := map[report.ID]bool{}
	for rank := range echoReports {
		for _, s := range all {
			if rank >= len(s.where) || seen[s.where[rank].ID] {
				continue
			}
			if len(out) == echoTexts {
				return out
			}
			seen[s.where[rank].ID] = true
			out = append(out, s.where[rank].ID)
		}
	}
	return out
}
