package store

import (
	"context"
	"sync"

	"yanku/internal/report"
)

// doubts keeps the flags between reports until the figures they come from change.
type doubts struct {
	mu    sync.Mutex
	known bool
	at    int64 // sqlite.DB.Facts
	flags []report.Flag
}

// Doubts gives the flags between reports, each on the report to be looked at, as Options.Doubt finds them over the whole library.
func (l *Library) Doubts(ctx context.Context) ([]report.Flag, error) {
	if l.options.Doubt == nil {
		return nil, nil
	}
	flags, err := l.betweenReports(ctx)
	if err != nil {
		return nil, err
	}
	return l.withStates(ctx, flags)
}

// doubtsAtHand is Doubts as far as they are known; it does not look for them.
func (l *Library) doubtsAtHand(ctx context.Context) ([]report.Flag, error) {
	if !l.doubts.mu.TryLock() {
		return nil, nil // they are being looked for
	}
	flags := l.doubts.flags
	l.doubts.mu.Unlock()
	return l.withStates(ctx, flags)
}

// withStates gives copies of flags, the dismissed ones marked.
func (l *Library) withStates(ctx context.Context, flags []report.Flag) ([]report.Flag, error) {
	if len(flags) == 0 {
		return nil, nil
	}
	dismissed, err := l.db.Dismissed(ctx, "")
	out := make([]report.Flag, len(flags))
	for i, f := range flags {
		if out[i] = f; dismissed[f.ID] {
			out[i].State = "dismissed"
		}
	}
	return out, err
}

func (l *Library) betweenReports(ctx context.Context) ([]report.Flag, error) {
	d := &l.doubts
	d.mu.Lock() // a second caller waits: the work is the same
	defer d.mu.Unlock()
	at, err := l.db.Facts(ctx)
	if err != nil || d.known && d.at == at {
		return d.flags, err
	}
	reports, err := l.byID(ctx)
	if err != nil {
		return nil, err
	}
	var all []report.Said
	err = l.db.Figures(ctx, func(f report.Figure) error {
		if f.Kind == report.Instrument {
			return nil // half of all figures: they name a product and give nothing to compare
		}
		f.Mentions = nil
		if n := len(all); n == 0 || all[n-1].ID != f.Report {
			all = append(all, report.Said{Summary: reports[f.Report]})
		}
		last := &all[len(all)-1]
		last.Figures = append(last.Figures, f)
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	d.flags, d.at, d.known = l.options.Doubt(all), at, true
	return d.flags, nil
}
