package pdf

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"
)

// idleTime is how long a worker without work is kept.
const idleTime = 2 * time.Minute

// errNoWorker says that main of this program does not call Serve.
var errNoWorker = errors.New("this program has no PDF reader")

// pool keeps workers between files, at most one for each processor.
type pool struct {
	slots    chan struct{}
	bounds   bounds
	starting sync.Mutex // one worker starts at a time: the first one fills the cache for the others

	mu      sync.Mutex
	enabled bool
	idle    []*process
	timer   *time.Timer
}

// workers are the workers of this program.
var workers = &pool{slots: make(chan struct{}, runtime.NumCPU()), bounds: bounds{fileTime, pageTime, maxMemory}}

func (w *pool) enable() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.enabled = true
}

// read has a worker read a file, as soon as one is free.
func (w *pool) read(ctx context.Context, r request) (content, error) {
	select {
	case w.slots <- struct{}{}:
	case <-ctx.Done():
		return content{}, ctx.Err()
	}
	defer func() { <-w.slots }()
	p, err := w.take(ctx)
	if err != nil {
		return content{}, err
	}
	used := p.files > 0
	out, err := w.readBy(ctx, p, r)
	if used && errors.Is(err, errLost) { // it may have died of an earlier file, or of the machine's sleep
		if p, err = w.start(ctx); err == nil {
			out, err = w.readBy(ctx, p, r)
		}
	}
	return out, err
}

// readBy has worker p read a file and puts it back if it is fit for more.
func (w *pool) readBy(ctx context.Context, p *process, r request) (content, error) {
	out, fit, err := p.read(ctx, r)
	if fit && p.files < perWorker && resident(p.cmd.Process.Pid) < w.bounds.memory/2 {
		w.give(p)
	} else {
		p.end()
	}
	return out, err
}

// take gives an idle worker, or a new one.
func (w *pool) take(ctx context.Context) (*process, error) {
	if p, err := w.fromIdle(); p != nil || err != nil {
		return p, err
	}
	w.starting.Lock()
	defer w.starting.Unlock()
	if p, err := w.fromIdle(); p != nil || err != nil {
		return p, err
	}
	return start(ctx, w.bounds)
}

// start gives a new worker.
func (w *pool) start(ctx context.Context) (*process, error) {
	w.starting.Lock()
	defer w.starting.Unlock()
	return start(ctx, w.bounds)
}

func (w *pool) fromIdle() (*process, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.enabled {
		return nil, errNoWorker
	}
	n := len(w.idle)
	if n == 0 {
		return nil, nil
	}
	p := w.idle[n-1]
	w.idle = w.idle[:n-1]
	return p, nil
}

// give puts a worker back.
func (w *pool) give(p *process) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.idle = append(w.idle, p)
	if w.timer != nil {
		w.timer.Stop()
	}
	w.timer = time.AfterFunc(idleTime, w.dismiss)
}

// dismiss ends all idle workers.
func (w *pool) dismiss() {
	w.mu.Lock()
	idle := w.idle
	w.idle = nil
	w.mu.Unlock()
	for _, p := range idle {
		p.end()
	}
}
