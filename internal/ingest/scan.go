package ingest

import (
	"context"
	"errors"

	"yanku/internal/ocr"
	"yanku/internal/report"
)

// readAs reads a file as the options say: a scan by OCR when they ask for it.
func (r *run) readAs(ctx context.Context, name string, data []byte) (report.Import, error) {
	read := r.options.Read
	if read == nil {
		read = ReadAs
	}
	how := report.Reading{Password: r.options.Password}
	in, err := read(ctx, name, data, how)
	if !r.options.OCR || !errors.Is(err, ocr.ErrScan) {
		return in, err
	}
	how.OCR = true
	ctx = ocr.Tell(ctx, func(page, pages int) { r.scanning(name, page, pages) })
	return read(ctx, name, data, how)
}

// scanning tells how far a scan is.
func (r *run) scanning(file string, page, pages int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.options.OnProgress != nil {
		r.options.OnProgress(Progress{Done: r.ended, Total: r.total, File: file, Page: page, Pages: pages})
	}
}
