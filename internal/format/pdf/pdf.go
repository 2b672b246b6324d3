// Package pdf reads PDF reports as blocks of text with page and place.
//
// PDFium runs as WebAssembly in a worker process, this program started again with a hidden argument, so that a hostile file cannot take the program with it:
// it is killed at its limit of time or memory, sees no file but our fonts, and is replaced after some files. See Serve.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"yanku/internal/format"
	"yanku/internal/report"
)

// Format reads PDF. Its errors wrap format.ErrDamaged, ErrEncrypted, ErrNoText (a scan), ErrLimit, ErrTooLarge or ctx's.
var Format = format.Format{Name: "pdf", Match: match, Read: read}

// headerBytes is how far into a file its header may stand, as readers take it (PDF 1.7, implementation note 13).
const headerBytes = 1024

func match(_ string, head []byte) bool {
	return bytes.Contains(head[:min(len(head), headerBytes)], []byte("%PDF-"))
}

func read(ctx context.Context, f format.File, lim format.Limits) (format.Raw, error) {
	raw := format.Raw{Format: "pdf", Hints: report.Hints{Name: f.Name}}
	if len(f.Data) == 0 {
		return raw, fmt.Errorf("read %s: %w", f.Name, format.ErrEmpty)
	}
	if lim.Bytes > 0 && len(f.Data) > lim.Bytes {
		return raw, fmt.Errorf("read %s: %d bytes, at most %d: %w", f.Name, len(f.Data), lim.Bytes, format.ErrTooLarge)
	}
	out, err := workers.read(ctx, request{Data: f.Data, Password: f.Password})
	if errors.Is(err, format.ErrEncrypted) && f.Password != "" {
		err = fmt.Errorf("%w: %w", format.ErrPassword, err)
	}
	if err != nil {
		return raw, fmt.Errorf("read %s: %w", f.Name, err)
	}
	if lim.Nodes > 0 && len(out.Blocks) > lim.Nodes {
		return raw, fmt.Errorf("read %s: %d blocks: %w", f.Name, len(out.Blocks), format.ErrLimit)
	}
	raw.Blocks, raw.Hints = out.Blocks, out.hints(f.Name)
	return raw, nil
}

// Prepare compiles PDFium once on a machine, which takes seconds; it returns at once when that was done before. Without it the first file waits.
func Prepare(ctx context.Context) error {
	if done, err := filepath.Glob(filepath.Join(cacheDir(), "*", "*")); err == nil && len(done) > 0 {
		return nil
	}
	p, err := workers.take(ctx)
	if err != nil {
		return err
	}
	workers.give(p)
	return nil
}
