package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"yanku/internal/format"
)

// How deep containers may stand in each other: archives, and archives and mails together.
const (
	archivesMost   = 2
	containersMost = 4
)

// job is a file on its way to be read: one on the disk, or one that a container held.
type job struct {
	path string // as asked for or found; in a container, the container's path with the part's behind it
	only string // the one part of the container that was asked for; "" for all
	err  error  // why there is nothing to read

	inside     bool   // data is at hand
	name       string // base name
	data       []byte
	room       *format.Room // of the outermost file
	archives   int          // that it lies in
	containers int
}

// expand imports what a container holds, each file as one of its own. The container is no report, unless it is a mail with words of its own; it is told of
// only when it cannot be opened, or holds nothing.
func (r *run) expand(ctx context.Context, j job, box format.Container, ready chan<- loaded) {
	event := j.event()
	if box.Archive && j.archives == archivesMost || j.containers == containersMost {
		r.fail(ctx, event, fmt.Errorf("open %s: %d containers deep: %w", event.File, j.containers+1, format.ErrLimit))
		return
	}
	if j.room == nil {
		j.room = format.NewRoom(len(j.data), format.DefaultLimits())
	}
	parts, err := r.open(ctx, j, box, ready)
	switch {
	case err != nil:
		r.fail(ctx, event, err)
	case parts == 0 && j.only != "":
		r.fail(ctx, event, &fs.PathError{Op: "open", Path: j.path + "/" + j.only, Err: fs.ErrNotExist})
	case box.Reads && j.only == "":
		r.take(ctx, event, j.data, func(err error) bool { return parts > 0 && errors.Is(err, format.ErrNoText) }, ready)
	case parts == 0:
		r.fail(ctx, event, fmt.Errorf("open %s: %w", event.File, format.ErrEmpty))
	default:
		r.done(event.File)
	}
}

// open passes on the parts of a container that were asked for, and counts them. A reader that panics makes format.ErrDamaged.
func (r *run) open(ctx context.Context, j job, box format.Container, ready chan<- loaded) (parts int, err error) {
	file := format.File{Name: j.event().File, Data: j.data, Password: r.options.Password}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("open %s: %w: %v", file.Name, format.ErrDamaged, p)
		}
	}()
	err = box.Open(ctx, file, j.room, func(p format.Part) error {
		if in, ok := j.part(p, box.Archive); ok {
			parts++
			r.pass(ctx, in, ready)
		}
		return ctx.Err()
	})
	return parts, err
}

// event is how the job's file is told of.
func (j job) event() Event {
	e := Event{Path: j.path, File: filepath.Base(j.path)}
	if j.inside {
		e.File = j.name
	}
	return e
}

// part is the job of a container's part; ok is false when another one was asked for.
func (j job) part(p format.Part, archive bool) (in job, ok bool) {
	in = job{path: j.path + "/" + p.Path, err: p.Err, inside: true, name: p.Name, data: p.Data, room: j.room, archives: j.archives, containers: j.containers + 1}
	if archive {
		in.archives++
	}
	if j.only == "" || p.Path == j.only || strings.HasPrefix(p.Path, j.only+"/") {
		return in, true
	}
	rest, ok := strings.CutPrefix(j.only, p.Path+"/")
	in.only = rest
	return in, ok
}

// pass gives a job to a worker that waits, or does it here: a large archive keeps all workers busy, and nothing is unpacked that nobody reads yet.
func (r *run) pass(ctx context.Context, j job, ready chan<- loaded) {
	r.grow()
	r.pending.Add(1)
	select {
	case r.jobs <- j:
	default:
		r.read(ctx, j, ready)
	}
}

// grow counts one more file.
func (r *run) grow() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.total++
}
