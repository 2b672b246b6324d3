package format

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"yanku/internal/report"
)

// Limits of Office files, which are ZIP archives of XML parts (notes/formats.md): bytes of one part, bytes of all parts, how many times larger than the
// archive its parts may be, and how many there may be.
const (
	partMost    = 128 << 20
	unzipMost   = 512 << 20
	ratioMost   = 200
	ratioFrom   = 4 << 20 // parts together smaller than this may have any ratio
	entriesMost = 5000
)

// officeKind tells by the names of its parts which Office format the bytes of a file, or its front, hold: "docx", "pptx", "xlsx"; "" for everything else.
// An archive cut off before its directory is told by the parts whose headers are there.
func officeKind(data []byte) string {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return ""
	}
	main := map[string]string{"word/": "docx", "ppt/": "pptx", "xl/": "xlsx"}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		head := data[:min(len(data), headBytes)]
		if !bytes.Contains(head, []byte("[Content_Types].xml")) && !bytes.Contains(head, []byte("_rels/.rels")) {
			return ""
		}
		for folder, kind := range main {
			if bytes.Contains(head, []byte(folder)) {
				return kind
			}
		}
		return ""
	}
	kind, typed := "", false
	for _, f := range r.File {
		folder, _, _ := strings.Cut(f.Name, "/")
		if k := main[folder+"/"]; k != "" && kind == "" {
			kind = k
		}
		typed = typed || f.Name == "[Content_Types].xml"
	}
	if !typed {
		return ""
	}
	return kind
}

// matchOffice makes the Match of an Office format.
func matchOffice(kind string) func(string, []byte) bool {
	return func(_ string, head []byte) bool { return officeKind(head) == kind }
}

// parts are the parts of an Office file by name.
type parts struct {
	ctx   context.Context
	name  string // of the file
	files map[string]*zip.File
	depth int
	read  int64 // bytes unpacked so far
	size  int64 // of the archive
}

// openParts opens an Office file within its limits.
func openParts(ctx context.Context, f File, lim Limits) (*parts, error) {
	if err := checkSize(f, lim.Bytes); err != nil {
		return nil, err
	}
	r, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w: %w", f.Name, ErrDamaged, err)
	}
	if len(r.File) > entriesMost {
		return nil, fmt.Errorf("read %s: %d parts: %w", f.Name, len(r.File), ErrLimit)
	}
	p := &parts{ctx: ctx, name: f.Name, files: map[string]*zip.File{}, depth: lim.Depth, size: int64(len(f.Data))}
	var total uint64
	for _, part := range r.File {
		p.files[strings.TrimPrefix(part.Name, "/")] = part
		total += part.UncompressedSize64
		if part.Flags&1 != 0 {
			return nil, fmt.Errorf("read %s: %w", f.Name, ErrEncrypted)
		}
	}
	if total > unzipMost || total > ratioFrom && total/uint64(p.size) > ratioMost {
		return nil, fmt.Errorf("read %s: %d bytes unpacked: %w", f.Name, total, ErrLimit)
	}
	return p, ctx.Err()
}

// has tells whether a part is there.
func (p *parts) has(name string) bool { return p.files[name] != nil }

// walk reads a part and gives its root element to fn; a part that is not there is no error. fn takes the root's children with x.each.
func (p *parts) walk(name string, fn func(x *xmlReader) error) error {
	part := p.files[name]
	if part == nil {
		return nil
	}
	body, err := part.Open()
	if err != nil {
		return p.fault(name, err)
	}
	defer body.Close()
	x := newXMLReader(p.ctx, &meter{p: p, in: body, left: partMost}, p.depth)
	if _, err = x.root(); err == nil {
		err = fn(x)
	}
	if err != nil {
		return p.fault(name, err)
	}
	return nil
}

// fault gives the error of a part one of the package's kinds.
func (p *parts) fault(part string, err error) error {
	for _, known := range []error{ErrLimit, ErrDamaged, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, known) {
			return fmt.Errorf("read %s of %s: %w", part, p.name, err)
		}
	}
	return fmt.Errorf("read %s of %s: %w: %w", part, p.name, ErrDamaged, err)
}

// meter counts what is unpacked, for the sizes an archive names are a claim only.
type meter struct {
	p    *parts
	in   io.Reader
	left int64
}

// Read reads on until a limit is reached.
func (m *meter) Read(b []byte) (int, error) {
	n, err := m.in.Read(b)
	m.left -= int64(n)
	m.p.read += int64(n)
	if m.left < 0 || m.p.read > unzipMost || m.p.read > ratioFrom && m.p.read/m.p.size > ratioMost {
		return n, ErrLimit
	}
	return n, err
}

// relations gives the targets of a part's relations: by id its part's name, and by the last word of its type ("slide", "notesSlide", "chart") the first of that type.
func (p *parts) relations(part string) (byID, byType map[string]string, err error) {
	byID, byType = map[string]string{}, map[string]string{}
	dir := path.Dir(part)
	err = p.walk(path.Join(dir, "_rels", path.Base(part)+".rels"), func(x *xmlReader) error {
		return x.each(func(e element) error {
			target := e.attr("Target")
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(dir, target)
			}
			if e.attr("TargetMode") != "External" {
				byID[e.attr("Id")] = target
				if kind := path.Base(e.attr("Type")); byType[kind] == "" {
					byType[kind] = target
				}
			}
			return x.skip()
		})
	})
	return byID, byType, err
}

// properties reads title, author and day of creation of a file.
func (p *parts) properties() (h report.Hints, err error) {
	err = p.walk("docProps/core.xml", func(x *xmlReader) error {
		return x.each(func(e element) error {
			text, err := x.text()
			switch e.name {
			case "title":
				h.Title = text
			case "creator":
				h.Author = text
			case "created":
				h.Date = text
			}
			return err
		})
	})
	return h, err
}

// keepTitle drops a title from the properties that the text does not have: templates and old editions leave theirs behind.
func keepTitle(raw *Raw) {
	want := strings.Join(strings.Fields(raw.Hints.Title), "")
	for _, b := range raw.Blocks[:min(len(raw.Blocks), 30)] {
		if want != "" && strings.Contains(strings.Join(strings.Fields(b.Text), ""), want) {
			return
		}
	}
	raw.Hints.Title = ""
}

// finishOffice completes a document of Office: its text is within the limit, its tables are numbered in order, its title is its own.
func finishOffice(raw Raw, name string, lim Limits) (Raw, error) {
	n := 0
	for _, b := range raw.Blocks {
		n += len(b.Text)
	}
	if lim.Text > 0 && n > lim.Text {
		return Raw{}, fmt.Errorf("read %s: %d bytes of text: %w", name, n, ErrTooLarge)
	}
	raw.Blocks = renumber(raw.Blocks)
	keepTitle(&raw)
	return finish(raw, name, lim)
}
