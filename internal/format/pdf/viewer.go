package pdf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"time"

	"yanku/internal/format"
)

// viewer keeps one worker with one file open, for pictures of its pages. It does one thing at a time.
type viewer struct {
	workers *pool
	turn    chan struct{} // held by who uses the rest

	worker *process
	open   [sha256.Size]byte // of the file and its password; zero for none
	sizes  []Size
	owed   chan error // not nil when the worker still has to answer somebody who left; what was sent to it is told here
	timer  *time.Timer
}

// pictures is the viewer of this program.
var pictures = newViewer(workers)

func newViewer(w *pool) *viewer { return &viewer{workers: w, turn: make(chan struct{}, 1)} }

// sight is an open file in the hands of a job.
type sight struct {
	v     *viewer
	sizes []Size
}

// size gives the size of a page.
func (s sight) size(page int) (Size, error) {
	if page < 1 || page > len(s.sizes) {
		return Size{}, fmt.Errorf("no page %d of %d", page, len(s.sizes))
	}
	if size := s.sizes[page-1]; sane(size.W) && sane(size.H) {
		return size, nil
	}
	return Size{}, fmt.Errorf("page %d: %w", page, format.ErrDamaged)
}

// with does a job with a file open. When the worker dies of it, or had died before, the job is done once more with another.
func (v *viewer) with(ctx context.Context, f format.File, job func(sight) error) error {
	select {
	case v.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-v.turn }()
	if len(f.Data) == 0 {
		return fmt.Errorf("draw %s: %w", f.Name, format.ErrEmpty)
	}
	err := v.try(ctx, f, job)
	if errors.Is(err, errLost) {
		err = v.try(ctx, f, job)
	}
	if errors.Is(err, errLost) {
		err = fmt.Errorf("%w: %w", format.ErrDamaged, err) // PDFium gave up on the file
	}
	if errors.Is(err, format.ErrEncrypted) && f.Password != "" {
		err = fmt.Errorf("%w: %w", format.ErrPassword, err)
	}
	if err != nil {
		return fmt.Errorf("draw %s: %w", f.Name, err)
	}
	return nil
}

func (v *viewer) try(ctx context.Context, f format.File, job func(sight) error) error {
	if v.worker == nil {
		p, err := v.workers.take(ctx)
		if err != nil {
			return err
		}
		v.worker = p
	}
	v.rest()
	key := sha256.Sum256(append([]byte(f.Password+"\x00"), f.Data...))
	if key != v.open {
		v.open = [sha256.Size]byte{}
		answer, err := v.ask(ctx, frameOpen, request{Data: f.Data, Password: f.Password})
		if err != nil {
			return err
		}
		v.sizes = nil
		if err := decode(answer, &v.sizes); err != nil {
			return err
		}
		v.open = key
	}
	if err := job(sight{v, v.sizes}); err != nil {
		return err
	}
	if resident(v.worker.cmd.Process.Pid) > v.workers.bounds.memory/2 {
		v.close() // PDFium's memory never shrinks
	}
	return nil
}

// ask sends a request to the worker and waits for the answer.
func (s sight) ask(ctx context.Context, kind byte, what any) ([]byte, error) {
	return s.v.ask(ctx, kind, what)
}

// ask waits for the answer to an earlier request first, if the one who made it left. A worker that fails, or takes too long, is ended.
func (v *viewer) ask(ctx context.Context, kind byte, what any) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if v.owed != nil {
		_, err := v.answer(ctx)
		switch {
		case ctx.Err() != nil:
			return nil, err
		case v.worker == nil:
			return nil, errLost // of another's page
		}
	}
	in, sent := v.worker.in, make(chan error, 1)
	v.owed = sent
	go func() { sent <- send(in, kind, what) }()
	return v.answer(ctx)
}

// answer waits for what the worker owes.
func (v *viewer) answer(ctx context.Context) ([]byte, error) {
	f, err := v.worker.next(ctx, v.workers.bounds.page)
	if err != nil {
		if ctx.Err() == nil {
			v.close()
		}
		return nil, err
	}
	if err := <-v.owed; err != nil {
		v.close()
		return nil, errLost
	}
	v.owed = nil
	if f.kind != frameError {
		return f.body, nil
	}
	var bad failure
	if err := decode(f.body, &bad); err != nil {
		return nil, err
	}
	return nil, &bad
}

// rest puts off the worker's end.
func (v *viewer) rest() {
	if v.timer != nil {
		v.timer.Stop()
	}
	v.timer = time.AfterFunc(idleTime, func() {
		select {
		case v.turn <- struct{}{}:
			v.close()
			<-v.turn
		default: // somebody came meanwhile, and put it off again
		}
	})
}

// close ends the worker.
func (v *viewer) close() {
	if v.worker != nil {
		v.worker.end()
	}
	v.worker, v.owed, v.open = nil, nil, [sha256.Size]byte{}
}

// decode reads the payload of a frame.
func decode(body []byte, into any) error {
	return gob.NewDecoder(bytes.NewReader(body)).Decode(into)
}
