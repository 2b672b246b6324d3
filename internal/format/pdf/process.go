package pdf

import (
	"bufio"
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"yanku/internal/format"
)

// What a worker may take, as it was measured for ordinary machines.
const (
	startTime = 90 * time.Second // compiling PDFium on a slow machine
	fileTime  = 120 * time.Second
	pageTime  = 20 * time.Second
	maxMemory = 1 << 30
	perWorker = 50 // files a worker reads before it is replaced: PDFium's memory never shrinks
)

// memoryTic is how often a worker's memory is looked at.
const memoryTic = time.Second / 10

// bounds are what one file may take.
type bounds struct {
	file, page time.Duration
	memory     int // bytes of the worker
}

// errLost says that a worker ended in the middle of a file.
var errLost = errors.New("the PDF reader ended unexpectedly")

// process is a running worker.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	frames chan frame // closed when the worker's output ends
	files  int
	bounds bounds
}

// start starts a worker and waits until it is ready.
func start(ctx context.Context, b bounds) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start PDF reader: %w", err)
	}
	cmd := exec.Command(self, workerArg) // not bound to ctx: it outlives the file that it was started for
	cmd.Env = append(os.Environ(), workerEnv+"=1")
	hide(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start PDF reader: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start PDF reader: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start PDF reader: %w", err)
	}
	p := &process{cmd: cmd, in: in, frames: make(chan frame), bounds: b}
	go p.listen(out)
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	if f, err := p.next(ctx, startTime); err != nil || f.kind != frameReady {
		p.end()
		return nil, fmt.Errorf("start PDF reader: %w", errors.Join(err, ctx.Err()))
	}
	return p, nil
}

// listen passes frames on until the worker's output ends, and then collects the process.
func (p *process) listen(out io.Reader) {
	r := bufio.NewReader(out)
	for {
		f, err := receive(r)
		if err != nil {
			break
		}
		p.frames <- f
	}
	close(p.frames)
	_, _ = io.Copy(io.Discard, r)
	_ = p.cmd.Wait() // how it ended is of no interest: what it did not send is lost
}

// end kills the worker. It does not wait.
func (p *process) end() {
	_ = p.in.Close()
	_ = p.cmd.Process.Kill()
	go func() {
		for range p.frames { // so that listen can end
		}
	}()
}

// next waits for a frame, at most wait, and watches the worker's memory meanwhile.
func (p *process) next(ctx context.Context, wait time.Duration) (frame, error) {
	over := time.NewTimer(wait)
	defer over.Stop()
	tic := time.NewTicker(memoryTic)
	defer tic.Stop()
	for {
		select {
		case f, ok := <-p.frames:
			if !ok {
				return frame{}, errLost
			}
			return f, nil
		case <-tic.C:
			if resident(p.cmd.Process.Pid) > p.bounds.memory {
				return frame{}, fmt.Errorf("more than %d MB of memory: %w", p.bounds.memory>>20, format.ErrLimit)
			}
		case <-over.C:
			return frame{}, fmt.Errorf("no page within %v: %w", wait, context.DeadlineExceeded)
		case <-ctx.Done():
			return frame{}, ctx.Err()
		}
	}
}

// read has the worker read a file. fit tells whether the worker can go on with other files.
func (p *process) read(ctx context.Context, r request) (out content, fit bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, p.bounds.file)
	defer cancel()
	p.files++
	sent := make(chan error, 1)
	go func() { sent <- send(p.in, frameRead, r) }()
	for {
		f, err := p.next(ctx, p.bounds.page)
		if errors.Is(err, errLost) {
			err = fmt.Errorf("%w: %w", format.ErrDamaged, err) // PDFium gave up on the file
		}
		if err != nil {
			return out, false, err
		}
		decode := gob.NewDecoder(bytes.NewReader(f.body))
		switch f.kind {
		case framePage:
			continue
		case frameDone:
			err = decode.Decode(&out)
			return out, err == nil && <-sent == nil, err
		case frameError:
			var bad failure
			if err := decode.Decode(&bad); err != nil {
				return out, false, err
			}
			return out, bad.Code != "limit" && <-sent == nil, &bad
		default:
			return out, false, errLost
		}
	}
}
