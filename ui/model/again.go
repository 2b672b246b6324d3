package model

import (
	"context"
	"errors"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Extractor extracts a report again by the rules of this version. Again tells what that changes and writes nothing, Accept takes it.
type Extractor interface {
	Again(ctx context.Context, id report.ID) (report.Diff, error)
	Accept(ctx context.Context, id report.ID) error
}

// Anew is what extracting a report again changes.
type Anew struct {
	report.Summary
	Diff report.Diff
	Err  error // it could not be read
}

// Again extracts reports again, one after another, and takes what that changes when the user says so.
type Again struct {
	office *Office
	port   Extractor
	run    task.Latest
	stop   context.CancelFunc

	Done, Total int
	Changes     []Anew // of the reports that change or could not be read
	Accepting   bool   // it is being taken
	Finished    bool
	Changed     func()
	Accepted    func(reports int) // after all was taken
}

// NewAgain gives an Again that has nothing to do; see Start.
func NewAgain(o *Office, e Extractor) *Again { return &Again{office: o, port: e, stop: func() {}} }

// Start looks at what changes in these reports.
func (a *Again) Start(reports []report.Summary) {
	a.Stop()
	a.Done, a.Total, a.Changes, a.Accepting, a.Finished = 0, len(reports), nil, false, false
	a.work(reports, func(ctx context.Context, s report.Summary) (Anew, error) {
		d, err := a.port.Again(ctx, s.ID)
		return Anew{s, d, err}, nil
	}, func(x Anew) {
		if !x.Diff.Empty() || x.Err != nil {
			a.Changes = append(a.Changes, x)
		}
	}, nil)
}

// Accept takes all that was told. Stopped on the way, what was taken so far stays.
func (a *Again) Accept() {
	var reports []report.Summary
	for _, x := range a.Changes {
		if x.Err == nil {
			reports = append(reports, x.Summary)
		}
	}
	if !a.Finished || a.Accepting || len(reports) == 0 {
		return
	}
	a.Done, a.Total, a.Accepting, a.Finished = 0, len(reports), true, false
	a.work(reports, func(ctx context.Context, s report.Summary) (Anew, error) {
		return Anew{}, a.port.Accept(ctx, s.ID)
	}, func(Anew) {}, func() {
		if a.Accepted != nil {
			a.Accepted(a.Done)
		}
	})
}

// Stop ends what is being done.
func (a *Again) Stop() { a.stop() }

// work does one thing to each report in the background and tells of each as it is done; end is called when the work ended, also when it was stopped.
func (a *Again) work(reports []report.Summary, do func(context.Context, report.Summary) (Anew, error), one func(Anew), end func()) {
	ctx, stop := context.WithCancel(a.office.Context)
	a.stop = stop
	work(a.office, &a.run, func(run context.Context) (struct{}, error) {
		for _, s := range reports {
			if err := errors.Join(ctx.Err(), run.Err()); err != nil {
				return struct{}{}, err
			}
			x, err := do(ctx, s)
			if err != nil {
				return struct{}{}, err
			}
			a.office.Post(func() {
				if ctx.Err() != nil {
					return
				}
				a.Done++
				one(x)
				changed(a.Changed)
			})
		}
		return struct{}{}, nil
	}, func(_ struct{}, err error) {
		stop()
		a.Finished = true
		if err != nil && !errors.Is(err, context.Canceled) {
			a.office.Problem(err)
		}
		if end != nil {
			end()
		}
		changed(a.Changed)
	})
}

// Counts gives how many figures are added, changed and lost, and how many reports could not be read.
func (a *Again) Counts() (added, turned, lost, failed int) {
	for _, x := range a.Changes {
		added, turned, lost = added+len(x.Diff.Added), turned+len(x.Diff.Changed), lost+len(x.Diff.Lost)
		if x.Err != nil {
			failed++
		}
	}
	return added, turned, lost, failed
}
