package format

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// packed tells the formats in which text does not stand as it is.
func packed(f Format) bool { return slices.Contains([]string{"docx", "pptx", "xlsx", "rtf"}, f.Name) }

// zipped makes an archive of a text in which a line "=== name" begins each part.
func zipped(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range strings.Split("\n"+text, "\n=== ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Every format in which text does not stand as it is refuses the same things with the same errors.
func TestPackedErrors(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, f := range All {
		if !packed(f) {
			continue
		}
		paths, _ := filepath.Glob(filepath.Join("testdata", f.Name, "*.txt"))
		data := readSample(t, paths[0]).data(t)
		read := func(ctx context.Context, data []byte, l Limits) error {
			_, err := f.Read(ctx, File{Name: "a", Data: data}, l)
			return err
		}
		for name, c := range map[string]struct{ err, want error }{
			"nothing":        {read(t.Context(), nil, DefaultLimits()), ErrEmpty},
			"too large":      {read(t.Context(), data, Limits{Bytes: 100}), ErrTooLarge},
			"too many":       {read(t.Context(), data, Limits{Nodes: 1}), ErrLimit},
			"too deep":       {read(t.Context(), data, Limits{Depth: 2}), ErrLimit},
			"cancelled":      {read(cancelled, data, DefaultLimits()), context.Canceled},
			"junk":           {read(t.Context(), bytes.Repeat([]byte{0, 1, 2, 3, 0xFF}, 99), DefaultLimits()), ErrDamaged},
			"junk behind PK": {read(t.Context(), append([]byte("PK\x03\x04"), bytes.Repeat([]byte{7, 1, 2, 3, 0xFF}, 99)...), DefaultLimits()), ErrDamaged},
			"cut off":        {read(t.Context(), data[:len(data)*2/3], DefaultLimits()), ErrDamaged},
		} {
			if !errors.Is(c.err, c.want) {
				t.Errorf("%s, %s: %v, want %v", f.Name, name, c.err, c.want)
			}
		}
	}
}
