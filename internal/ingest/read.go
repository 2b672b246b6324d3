package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unicode"
	"unicode/utf8"

	"yanku/internal/audit"
	"yanku/internal/extract"
	"yanku/internal/format"
	"yanku/internal/format/pdf"
	"yanku/internal/ocr"
	"yanku/internal/report"
)

// fileTime is how long one file may take: a hundred times what the largest allowed text needs.
const fileTime = 2 * time.Minute

// formats are those that are found by their bytes, before the ones of text.
var formats = []format.Format{pdf.Format, format.Picture}

// Read reads a file's bytes: its text, its highlights, its figures and what is doubtful in them. It keeps nothing and asks nothing but the bytes; name is the file's base name.
// Errors are those of format; a reader that panics makes format.ErrDamaged.
func Read(ctx context.Context, name string, data []byte) (report.Import, error) {
	return ReadAs(ctx, name, data, report.Reading{})
}

// ReadAs is Read in the way that the user decided.
func ReadAs(ctx context.Context, name string, data []byte, how report.Reading) (report.Import, error) {
	return Reader{}.ReadAs(ctx, name, data, how)
}

// Reader reads files by the user's own settings. The zero Reader has none.
type Reader struct {
	Names *extract.Names // by which files' names are read; nil is ours alone
}

// ReadAs is the package's ReadAs with the reader's settings.
func (r Reader) ReadAs(ctx context.Context, name string, data []byte, how report.Reading) (in report.Import, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("read %s: %w: %v", name, format.ErrDamaged, p)
		}
	}()
	raw, how, err := rawAs(ctx, format.File{Name: name, Data: data, Password: how.Password}, how)
	if err != nil {
		return in, err
	}
	ctx, cancel := context.WithTimeout(ctx, fileTime)
	defer cancel()
	defer alone(raw)()
	in = report.Import{Name: name, Data: data, Doc: JoinAs(raw, how), Reading: how}
	in.ID, in.SHA = report.FileID(data)
	if err := ctx.Err(); err != nil {
		return in, fmt.Errorf("read %s: %w", name, err)
	}
	found := extract.RunWith(in.Doc, r.Names)
	extract.Identify(&found, in.ID)
	in.Figures, in.Findings = found.Figures, found.Findings
	in.Flags = audit.Run(in.Doc, in.Figures, in.ID)
	in.Quality = quality(in.Doc)
	return in, ctx.Err()
}

// rawAs reads a file's text in the way that the user decided, and gives that way back without what the file did not need.
func rawAs(ctx context.Context, file format.File, how report.Reading) (format.Raw, report.Reading, error) {
	if how.OCR = how.OCR && ocr.Can(file.Name, file.Data); how.OCR {
		raw, err := ocr.Read(ctx, file) // which has limits of its own: a long scan takes an hour
		return raw, how, err
	}
	f, err := format.Sniff(file.Name, file.Data, formats...)
	if err != nil {
		return format.Raw{}, how, err
	}
	ctx, cancel := context.WithTimeout(ctx, fileTime)
	defer cancel()
	raw, err := f.Read(ctx, file, format.DefaultLimits())
	if errors.Is(err, format.ErrNoText) && ocr.Can(file.Name, file.Data) {
		err = fmt.Errorf("%w: %w", ocr.ErrScan, err)
	}
	return raw, how, err
}

// quality gives the share of the text's characters, 0..1, that came through healthy: no replacement character, no control or private-use character,
// not written by an edit that is a guess.
func quality(d *report.Doc) float64 {
	all, bad := utf8.RuneCountInString(d.Body), 0
	for _, r := range d.Body {
		if r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && r != '\n' && r != '\t' {
			bad++
		}
	}
	for _, e := range d.Edits {
		if !e.Sure {
			bad += max(1, utf8.RuneCountInString(d.Text(e.Span)))
		}
	}
	if all == 0 {
		return 0
	}
	return max(0, 1-float64(bad)/float64(all))
}
