package format

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// A tar archive has its sign at this place of its first header (POSIX.1-1988, ustar).
const (
	tarSign   = "ustar"
	tarSignAt = 257
)

func matchTar(_ string, data []byte) bool {
	return len(data) >= 512 && string(data[tarSignAt:tarSignAt+len(tarSign)]) == tarSign
}

func matchGzip(_ string, data []byte) bool { return bytes.HasPrefix(data, []byte("\x1F\x8B\x08")) }

func matchBzip2(_ string, data []byte) bool {
	return len(data) > 10 && string(data[:3]) == "BZh" && string(data[4:10]) == "1AY&SY"
}

func openTar(ctx context.Context, f File, room *Room, each func(Part) error) error {
	return untar(ctx, f, bytes.NewReader(f.Data), room, each)
}

// untar gives the plain files of a tar archive; links, devices and the rest are left out.
func untar(ctx context.Context, f File, in io.Reader, room *Room, each func(Part) error) error {
	for r := tar.NewReader(in); ; {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("open %s: %w", f.Name, err)
		}
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = room.enter(1)
		}
		if err != nil {
			return fmt.Errorf("open %s: %w", f.Name, faultOf(err))
		}
		name := strings.TrimPrefix(chineseName(h.Name), "./")
		if h.Typeflag != tar.TypeReg || litterPath(name) {
			continue
		}
		p := Part{File: File{Password: f.Password}}
		if p.Path, p.Name, p.Err = entryPath(name); p.Err == nil {
			p.Data, p.Err = room.read(ctx, r)
			p.Err = faultOf(p.Err)
		}
		if errors.Is(p.Err, ErrRoom) || ctx.Err() != nil {
			return fmt.Errorf("open %s of %s: %w", p.Path, f.Name, p.Err)
		}
		if err := each(p); err != nil {
			return err
		}
	}
}

// openPacked gives what a file packed by gzip or bzip2 holds: the files of a tar archive, or one file under the name without its ending.
func openPacked(ctx context.Context, f File, room *Room, each func(Part) error) error {
	var in io.Reader = bzip2.NewReader(bytes.NewReader(f.Data))
	if matchGzip(f.Name, f.Data) {
		z, err := gzip.NewReader(bytes.NewReader(f.Data))
		if err != nil {
			return fmt.Errorf("open %s: %w: %w", f.Name, ErrDamaged, err)
		}
		in = z
	}
	// What is passed over costs time too: the stream has a room of its own.
	stream := bufio.NewReaderSize(&metered{ctx, NewRoom(len(f.Data), room.lim), in}, 64<<10)
	if head, _ := stream.Peek(512); matchTar("", head) {
		return untar(ctx, f, stream, room, each)
	}
	if err := room.enter(1); err != nil {
		return fmt.Errorf("open %s: %w", f.Name, err)
	}
	data, err := room.read(ctx, stream)
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Name, faultOf(err))
	}
	name := SafeName(strings.TrimSuffix(f.Name, path.Ext(f.Name)))
	return each(Part{File: File{Name: name, Data: data, Password: f.Password}, Path: name})
}
