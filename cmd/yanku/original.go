package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"sync"
	"time"
	"unicode/utf8"

	"yanku/internal/format"
	"yanku/internal/format/pdf"
	"yanku/internal/report"
	"yanku/internal/zh"
	"yanku/ui/model"
)

// originals shows the files that reports came from. The file looked at last is kept in memory for a while.
type originals struct {
	l *library

	mu   sync.Mutex
	path string
	file format.File
	drop *time.Timer
	dots image.Image // of the file when it is a picture and was looked at
}

// keepFile is how long a file that nobody looks at is kept.
const keepFile = time.Minute

// load reads a report's file.
func (o *originals) load(ctx context.Context, id report.ID) (format.File, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.drop != nil {
		o.drop.Stop()
	}
	o.drop = time.AfterFunc(keepFile, o.forget)
	s, err := o.l.store()
	if err != nil {
		return format.File{}, err
	}
	path, err := s.Original(ctx, id)
	if err != nil {
		return format.File{}, err
	}
	if o.path == path {
		return o.file, nil
	}
	r, err := s.Report(ctx, id)
	if err != nil {
		return format.File{}, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return format.File{}, fmt.Errorf("read the original of %s: %w", r.File, err)
	}
	o.path, o.dots, o.file = path, nil, format.File{Name: r.File, Data: data, Password: r.Reading.Password}
	return o.file, nil
}

func (o *originals) forget() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.path, o.dots, o.file = "", nil, format.File{}
}

// Pages gives the sizes of the pages of a report's file.
func (o *originals) Pages(ctx context.Context, id report.ID) ([]model.PageSize, error) {
	f, img, err := o.look(ctx, id)
	if err != nil {
		return nil, err
	}
	if img != nil {
		return []model.PageSize{{W: float64(img.Bounds().Dx()), H: float64(img.Bounds().Dy())}}, nil
	}
	sizes, err := pdf.Pages(ctx, f)
	out := make([]model.PageSize, len(sizes))
	for i, s := range sizes {
		out[i] = model.PageSize(s)
	}
	return out, err
}

// Draw draws a part of a page.
func (o *originals) Draw(ctx context.Context, id report.ID, p model.Part) (image.Image, error) {
	f, img, err := o.look(ctx, id)
	if err != nil {
		return nil, err
	}
	if img != nil {
		return scaled(img, p)
	}
	m, err := pdf.RenderBox(ctx, f, p.Page, p.Box, p.Scale)
	if err != nil {
		return nil, err
	}
	return &image.RGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}, nil // nothing is see-through, and the screen takes this form as it is
}

// Find looks for words on a page. On a picture there are none: the blocks that were recognised are marked.
func (o *originals) Find(ctx context.Context, id report.ID, page int, quotes []model.Quote) ([]model.Found, error) {
	f, err := o.load(ctx, id)
	if err != nil {
		return nil, err
	}
	if format.IsPicture(f.Data) {
		return make([]model.Found, len(quotes)), nil
	}
	ask := make([]pdf.Quote, len(quotes))
	for i, q := range quotes {
		ask[i] = pdf.Quote(q)
	}
	found, err := pdf.Find(ctx, f, page, ask)
	out := make([]model.Found, len(found))
	for i, f := range found {
		out[i] = model.Found(f)
	}
	return out, err
}

// shownText is how many bytes of a file's text are shown.
const shownText = 1 << 20

// File tells of a report's file, with its text when it is one.
func (o *originals) File(ctx context.Context, id report.ID) (model.SourceFile, error) {
	f, err := o.load(ctx, id)
	if err != nil {
		return model.SourceFile{}, err
	}
	out := model.SourceFile{Name: f.Name, Bytes: int64(len(f.Data))}
	head := f.Data
	if len(head) > 2*shownText {
		head = head[:bytes.LastIndexByte(head[:2*shownText], '\n')+1] // no character is cut
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("%PDF-")) {
		return out, nil
	}
	text, _, err := zh.Decode(head, "")
	if err != nil {
		return out, nil // it is no text, which its side says
	}
	end := min(len(text), shownText)
	for end > 0 && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	out.Text, out.Cut = text[:end], end < len(text) || len(head) < len(f.Data)
	return out, nil
}

// Copy writes a report's file into a new folder of temporary files, under the name that it came with.
func (o *originals) Copy(ctx context.Context, id report.ID) (string, error) {
	f, err := o.load(ctx, id)
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "yanku-original-")
	if err != nil {
		return "", fmt.Errorf("copy %s: %w", f.Name, err)
	}
	path := filepath.Join(dir, filepath.Base(f.Name))
	if err := os.WriteFile(path, f.Data, 0o400); err != nil {
		return "", fmt.Errorf("copy %s: %w", f.Name, err)
	}
	return path, nil
}
