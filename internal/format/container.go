package format

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
)

// Container is a kind of file that holds other files, as a folder does.
type Container struct {
	Name    string
	Archive bool // packs files; archives may stand in archives only so deep
	Reads   bool // is read as a report too, when it has words of its own: a mail
	Match   func(name string, data []byte) bool
	// Open gives the files one after another until each fails, and that error. Its other errors wrap one of the Err… values or ctx's: nothing more can be had.
	Open func(ctx context.Context, f File, room *Room, each func(Part) error) error
}

// Part is one file of a container, or the reason why it cannot be had.
type Part struct {
	File
	Path string // in the container, with slashes; to be told, never to be opened or written
	Err  error
}

// Containers are those that are opened, the most certain first.
var Containers = []Container{
	{Name: "zip", Archive: true, Match: matchZIP, Open: openZIP},
	{Name: "tar", Archive: true, Match: matchTar, Open: openTar},
	{Name: "gzip", Archive: true, Match: matchGzip, Open: openPacked},
	{Name: "bzip2", Archive: true, Match: matchBzip2, Open: openPacked},
	{Name: "mbox", Archive: true, Match: matchMbox, Open: openMbox},
	{Name: "eml", Reads: true, Match: matchMail, Open: openEML},
}

// ContainerOf finds the kind of container that a file is by its content; ok is false when it is none.
func ContainerOf(name string, data []byte) (c Container, ok bool) {
	for _, c := range Containers {
		if c.Match(name, data) {
			return c, true
		}
	}
	return Container{}, false
}

// ErrRoom says that a file's containers hold more than one file may hold. It comes with ErrLimit.
var ErrRoom = errors.New("the archive unpacks to too much")

// roomLeast is how many bytes may come out of any file, however small: a page of spaces shrinks a thousandfold.
const roomLeast = 4 << 20

// Room is what may still come out of one file of the user's, all containers in it taken together. It may be used by several goroutines.
type Room struct {
	lim Limits

	mu      sync.Mutex
	entries int
	bytes   int64
}

// NewRoom gives the room for a file of that many bytes.
func NewRoom(size int, lim Limits) *Room {
	r := &Room{lim: lim, entries: lim.Entries, bytes: lim.Unpacked}
	r.bytes = min(r.bytes, max(roomLeast, int64(size)*int64(lim.Ratio)))
	return r
}

// enter takes the place of n more entries.
func (r *Room) enter(n int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.entries -= n; r.entries < 0 {
		return fmt.Errorf("more than %d entries: %w: %w", r.lim.Entries, ErrRoom, ErrLimit)
	}
	return nil
}

// take takes the place of n more bytes.
func (r *Room) take(n int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.bytes -= int64(n); r.bytes < 0 {
		return fmt.Errorf("more bytes than %d, or than %d times the file's: %w: %w", r.lim.Unpacked, r.lim.Ratio, ErrRoom, ErrLimit)
	}
	return nil
}

// read reads what an entry unpacks to. What an archive says of sizes is a claim only, so the bytes are counted as they come. The error wraps ErrTooLarge, ErrLimit, or is in's.
func (r *Room) read(ctx context.Context, in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(&metered{ctx, r, in}, int64(r.lim.Bytes)+1))
	if err == nil && len(data) > r.lim.Bytes {
		err = fmt.Errorf("more than %d bytes: %w", r.lim.Bytes, ErrTooLarge)
	}
	return data, err
}

// metered takes what is read off the room.
type metered struct {
	ctx  context.Context
	room *Room
	in   io.Reader
}

// Read reads on while there is room.
func (m *metered) Read(b []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.in.Read(b)
	if full := m.room.take(n); full != nil {
		return 0, full
	}
	return n, err
}

// faultOf gives err one of the package's kinds: damaged, where it has none.
func faultOf(err error) error {
	if err == nil || Code(err) != "io" {
		return err
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}
