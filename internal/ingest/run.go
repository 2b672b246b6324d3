package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"yanku/internal/format"
	"yanku/internal/report"
)

// What became of a file.
const (
	Imported  = "imported"
	Duplicate = "duplicate"
	Version   = "version"
	Failed    = "failed"
)

// Event is what became of one file.
type Event struct {
	Path, File  string // as asked for or found, and its base name
	Status      string // Imported, Duplicate, Version, Failed
	Report      report.ID
	DuplicateOf report.ID // the report that a duplicate is, or that a version is of
	Err         error
	Code        string // CONTRACT's code of Err
	Took        time.Duration
	Quality     float64
	Edits       int
	Figures     int
	Flags       int
	OCR         bool // its text was recognised
}

// Progress counts finished files. File is the one that finished last. Total grows while archives are unpacked.
type Progress struct {
	Done, Total int
	File        string

	Page, Pages int // of File, while its text is recognised; else 0
}

// Options of Run. The callbacks may be nil; they are called one at a time, not on the caller's goroutine.
type Options struct {
	OnEvent    func(Event)    // when a file is durable, known or given up
	OnProgress func(Progress) // after each event, and once at the start
	Workers    int            // files read at a time; 0 is one for each processor
	Password   string         // for files that ask for one
	OCR        bool           // scans are recognised instead of refused

	// Read reads a file's bytes; nil is ReadAs.
	Read func(ctx context.Context, name string, data []byte, how report.Reading) (report.Import, error)
}

// putters is how many read reports may be on their way to the disk at a time: a sink that gathers them commits them together.
const putters = 48

// Run imports files and folders and gives the events in the order in which the files finished. A file that cannot be read is an event, and the others go on.
// The files in archives and mails are imported one by one; their path is the archive's with theirs behind it, and may be asked for again.
// When ctx ends, what is not durable yet becomes an event with the code "cancelled", and Run returns ctx's error.
func Run(ctx context.Context, sink Sink, paths []string, o Options) ([]Event, error) {
	return runJobs(ctx, sink, find(ctx, paths), o)
}

// Add imports one file whose bytes are at hand, such as a text from the clipboard. An archive makes an event for each of its files.
func Add(ctx context.Context, sink Sink, name string, data []byte) []Event {
	events, _ := runJobs(ctx, sink, []job{{path: name, inside: true, name: filepath.Base(name), data: data}}, Options{Workers: 1}) // the error is ctx's, which the events tell
	return events
}

func runJobs(ctx context.Context, sink Sink, files []job, o Options) ([]Event, error) {
	r := &run{sink: sink, options: o, total: len(files), claims: map[string]chan struct{}{}, jobs: make(chan job)}
	r.progress("")
	ready := make(chan loaded)
	var readers, writers sync.WaitGroup
	for range workers(o.Workers) {
		readers.Go(func() {
			for j := range r.jobs {
				r.read(ctx, j, ready)
			}
		})
	}
	for range putters {
		writers.Go(func() {
			for l := range ready {
				r.put(ctx, l)
			}
		})
	}
	for _, j := range files {
		r.pending.Add(1)
		r.jobs <- j
	}
	r.pending.Wait() // jobs make jobs
	close(r.jobs)
	readers.Wait()
	close(ready)
	writers.Wait()
	return r.events, ctx.Err()
}

// workers gives how many files are read at a time when n were asked for.
func workers(n int) int {
	if n <= 0 {
		return runtime.NumCPU()
	}
	return n
}

// run is one import under way.
type run struct {
	sink    Sink
	options Options
	jobs    chan job
	pending sync.WaitGroup // jobs not read yet

	mu     sync.Mutex
	total  int
	ended  int
	events []Event
	claims map[string]chan struct{} // by SHA-256: files being imported; closed when that is over
}

// loaded is a read file on its way to the sink.
type loaded struct {
	event Event
	start time.Time
	in    report.Import
}

// read reads a file and sends it on, opens it when it holds others, or ends it.
func (r *run) read(ctx context.Context, j job, ready chan<- loaded) {
	defer r.pending.Done()
	if j.err == nil {
		j.err = ctx.Err()
	}
	if j.err == nil && !j.inside {
		j.data, j.err = load(j.path)
	}
	if j.err != nil {
		r.fail(ctx, j.event(), j.err)
		return
	}
	box, holds := format.ContainerOf(j.event().File, j.data)
	switch {
	case holds:
		r.expand(ctx, j, box, ready)
	case j.only != "":
		r.fail(ctx, j.event(), &fs.PathError{Op: "open", Path: j.path + "/" + j.only, Err: fs.ErrNotExist})
	default:
		r.take(ctx, j.event(), j.data, nil, ready)
	}
}

// load reads a file of at most the allowed size.
func load(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	most := int64(format.DefaultLimits().Bytes)
	if info, err := f.Stat(); err == nil && info.Size() > most {
		return nil, fmt.Errorf("read %s: %d bytes: %w", filepath.Base(path), info.Size(), format.ErrTooLarge)
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("read %s: %w", filepath.Base(path), format.ErrTooLarge)
	}
	return data, err
}

// take reads a file's bytes and sends the report on, unless the library or this run has it. An error that is silent, which may be nil, is not told.
func (r *run) take(ctx context.Context, event Event, data []byte, silent func(error) bool, ready chan<- loaded) {
	start := time.Now()
	_, sha := report.FileID(data)
	id, known, err := r.claim(ctx, sha)
	event.Took = time.Since(start)
	switch {
	case err != nil:
		r.fail(ctx, event, err)
		return
	case known:
		event.Status, event.Report, event.DuplicateOf = Duplicate, id, id
		r.end(event)
		return
	}
	in, err := r.readAs(ctx, event.File, data)
	event.Took = time.Since(start)
	if err != nil {
		r.release(sha)
		if silent != nil && silent(err) {
			r.done(event.File)
			return
		}
		r.fail(ctx, event, err)
		return
	}
	ready <- loaded{event, start, in}
}

// claim asks whether the file is in the library. When it is not, it is the caller's to import until release; a second caller waits for that.
func (r *run) claim(ctx context.Context, sha string) (id report.ID, known bool, err error) {
	for {
		r.mu.Lock()
		other, taken := r.claims[sha]
		if !taken {
			r.claims[sha] = make(chan struct{})
		}
		r.mu.Unlock()
		if !taken {
			break
		}
		<-other
	}
	id, known, err = r.sink.Has(ctx, sha)
	if known || err != nil {
		r.release(sha)
	}
	return id, known, err
}

func (r *run) release(sha string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.claims[sha])
	delete(r.claims, sha)
}

// put brings a read report into the sink and ends its file.
func (r *run) put(ctx context.Context, l loaded) {
	err := r.sink.Put(ctx, l.in)
	l.event.Took = time.Since(l.start)
	defer r.release(l.in.SHA) // after the event: a duplicate is told of after the first
	if err != nil {
		r.fail(ctx, l.event, err)
		return
	}
	e := l.event
	e.Status, e.Report, e.Quality = Imported, l.in.ID, l.in.Quality
	e.OCR = l.in.Reading.OCR
	e.Edits, e.Figures, e.Flags = len(l.in.Doc.Edits), len(l.in.Figures), len(l.in.Flags)
	if known, ok := r.sink.(Librarian); ok {
		if first, yes, err := known.VersionOf(ctx, e.Report); err == nil && yes { // else it is a report all the same
			e.Status, e.DuplicateOf = Version, first
		}
	}
	r.end(e)
}

// fail ends a file that could not be imported. What fails once ctx has ended fails because of that, as an archive whose files are gone already.
func (r *run) fail(ctx context.Context, e Event, err error) {
	if cause := ctx.Err(); cause != nil && !errors.Is(err, cause) {
		err = fmt.Errorf("%w: %w", cause, err)
	}
	e.Status, e.Err, e.Code = Failed, err, format.Code(err)
	if keep, ok := r.sink.(Recorder); ok && ctx.Err() == nil {
		if err := keep.Failed(ctx, e.Path, e.Code, err.Error()); err != nil {
			e.Err = fmt.Errorf("%w (and it could not be noted: %w)", e.Err, err)
		}
	}
	r.end(e)
}

// end tells of a finished file.
func (r *run) end(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
	if r.options.OnEvent != nil {
		r.options.OnEvent(e)
	}
	r.ended++
	r.progress(e.File)
}

// done ends a file of which there is nothing to tell.
func (r *run) done(file string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ended++
	r.progress(file)
}

func (r *run) progress(file string) {
	if r.options.OnProgress != nil {
		r.options.OnProgress(Progress{Done: r.ended, Total: r.total, File: file})
	}
}
