package format

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"yanku/internal/report"
)

var update = flag.Bool("update", false, "write what the formats give into the cases")

// A sample is a case of testdata: a sentence that says what it shows, a line "-- in --" (or "-- in gb18030 --" for the character set of the file), the file,
// a line "-- out --" and the blocks.
type sample struct {
	about, charset, in, out string
}

func readSample(t *testing.T, path string) sample {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	about, rest, ok := strings.Cut(string(data), "\n-- in")
	head, rest, ok2 := strings.Cut(rest, " --\n")
	in, out, ok3 := strings.Cut(rest, "-- out --\n")
	if !ok || !ok2 || !ok3 || !strings.HasSuffix(strings.TrimSpace(about), ".") {
		t.Fatalf("%s: no case", path)
	}
	return sample{about, strings.TrimSpace(head), in, out}
}

// data gives the file of a case in its character set.
func (s sample) data(t *testing.T) []byte {
	t.Helper()
	if s.charset == "" {
		return []byte(s.in)
	}
	if s.charset == "zip" {
		return zipped(t, s.in)
	}
	enc, err := htmlindex.Get(s.charset)
	if err != nil {
		t.Fatal(err)
	}
	b, err := enc.NewEncoder().Bytes([]byte(s.in))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// show writes what was read, a line a block.
func show(raw Raw) string {
	var b strings.Builder
	h := raw.Hints
	fmt.Fprintf(&b, "%s %s title=%q date=%q author=%q source=%q url=%q\n", raw.Format, raw.Charset, h.Title, h.Date, h.Author, h.Source, h.URL)
	for _, x := range raw.Blocks {
		fmt.Fprintf(&b, "%s", x.Kind)
		if x.Level > 0 {
			fmt.Fprintf(&b, " %d", x.Level)
		}
		if x.Number != "" {
			fmt.Fprintf(&b, " %q", x.Number)
		}
		if x.Table > 0 {
			fmt.Fprintf(&b, " table %d", x.Table)
		}
		if x.Head {
			b.WriteString(" head")
		}
		if x.Page > 0 {
			fmt.Fprintf(&b, " page %d", x.Page)
		}
		fmt.Fprintf(&b, " %q", x.Text)
		for _, s := range x.Strong {
			fmt.Fprintf(&b, " bold %q", x.Text[s.From:s.To])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Every format reads its samples as the cases say, is found by content under any name, and keeps the rules of Raw.
func TestConformance(t *testing.T) {
	for _, f := range All {
		paths, _ := filepath.Glob(filepath.Join("testdata", f.Name, "*.txt"))
		if len(paths) == 0 {
			t.Errorf("%s has no samples", f.Name)
		}
		for _, path := range paths {
			t.Run(f.Name+"/"+filepath.Base(path), func(t *testing.T) { conform(t, f, path) })
		}
	}
}

func conform(t *testing.T, f Format, path string) {
	s := readSample(t, path)
	data := s.data(t)
	found, err := Sniff("report.bin", data)
	if err != nil || found.Name != f.Name {
		t.Fatalf("sniffed as %q, %v", found.Name, err)
	}
	raw, err := f.Read(t.Context(), File{Name: "report.bin", Data: data}, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	check(t, raw)
	got := show(raw)
	if *update {
		head := "-- in --\n"
		if s.charset != "" {
			head = "-- in " + s.charset + " --\n"
		}
		if err := os.WriteFile(path, []byte(s.about+"\n"+head+s.in+"-- out --\n"+got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != s.out {
		t.Errorf("%s\ngot:\n%s\nwant:\n%s", s.about, got, s.out)
	}
}

// check tests what holds for every Raw.
func check(t *testing.T, raw Raw) {
	t.Helper()
	table := 0
	for i, b := range raw.Blocks {
		checkBlock(t, i, b)
		if b.Table > 0 && (b.Table < table || b.Table > table+1) {
			t.Errorf("block %d: table %d after %d", i, b.Table, table)
		}
		table = max(table, b.Table)
	}
}

func checkBlock(t *testing.T, i int, b Block) {
	t.Helper()
	if !utf8.ValidString(b.Text) || b.Kind == "" || (b.Text == "") != (b.Kind == report.Rule) {
		t.Errorf("block %d is %q %q", i, b.Kind, b.Text)
	}
	for _, s := range append(b.Strong, b.Cells...) {
		if s.From < 0 || s.To > len(b.Text) || s.From > s.To {
			t.Errorf("block %d: span %v outside %q", i, s, b.Text)
		}
	}
	row := b.Kind == report.Row
	if row != (b.Table > 0) || row != (len(b.Cells) > 0) {
		t.Errorf("block %d: %s in table %d with %d cells", i, b.Kind, b.Table, len(b.Cells))
	}
	if b.Kind == report.Heading && (b.Level < 1 || b.Level > 6) {
		t.Errorf("block %d: heading of level %d", i, b.Level)
	}
}

// Every format refuses the same things with the same errors.
func TestErrors(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, f := range All {
		if packed(f) {
			continue // see TestPackedErrors
		}
		read := func(ctx context.Context, data string, l Limits) error {
			_, err := f.Read(ctx, File{Name: "a", Data: []byte(data)}, l)
			return err
		}
		for name, c := range map[string]struct {
			err  error
			want error
		}{
			"nothing":    {read(t.Context(), "", DefaultLimits()), ErrEmpty},
			"only space": {read(t.Context(), " \n \n", DefaultLimits()), ErrNoText},
			"too large":  {read(t.Context(), strings.Repeat("上涨。\n\n", 99), Limits{Text: 100, HTML: 100}), ErrTooLarge},
			"too many":   {read(t.Context(), strings.Repeat("<p>上涨。</p>\n\n", 99), Limits{Nodes: 10}), ErrLimit},
			"cancelled":  {read(cancelled, "<p>上涨。</p>", DefaultLimits()), context.Canceled},
			"junk":       {read(t.Context(), string(bytes.Repeat([]byte{0, 1, 2, 3, 0xFF}, 99)), DefaultLimits()), ErrDamaged},
		} {
			if !errors.Is(c.err, c.want) {
				t.Errorf("%s, %s: %v, want %v", f.Name, name, c.err, c.want)
			}
		}
	}
}

// Files that are no text are named for what they are.
func TestSniffRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		code string
		kind string
	}{
		"a PDF":            {"%PDF-1.7\n", "unknown_format", "pdf"},
		"a ZIP":            {"PK\x03\x04aaaa", "unknown_format", "zip"},
		"a picture":        {"\x89PNG\r\n\x1a\n", "unknown_format", "png"},
		"an old Word file": {"\xD0\xCF\x11\xE0\xA1\xB1", "unknown_format", "office"},
		"junk":             {strings.Repeat("\x00\x01\x02\x03\xFF", 200), "unknown_format", ""},
		"nothing":          {"", "empty", ""},
		"only space":       {"\n\n  \n", "empty", ""},
	} {
		_, err := Sniff("周报.md", []byte(c.data))
		var unknown *UnknownError
		if Code(err) != c.code || errors.As(err, &unknown) && unknown.Format != c.kind {
			t.Errorf("%s: %v, code %s", name, err, Code(err))
		}
	}
}

func TestCode(t *testing.T) {
	for want, err := range map[string]error{
		"":               nil,
		"damaged":        fmt.Errorf("read: %w", ErrDamaged),
		"no_text":        ErrNoText,
		"cancelled":      fmt.Errorf("read: %w", context.Canceled),
		"timeout":        context.DeadlineExceeded,
		"unknown_format": &UnknownError{"pdf"},
		"io":             os.ErrNotExist,
	} {
		if got := Code(err); got != want {
			t.Errorf("Code(%v) = %s, want %s", err, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*/*.txt")
	for _, p := range paths {
		data, _ := os.ReadFile(p)
		_, in, _ := bytes.Cut(data, []byte(" --\n"))
		in, _, _ = bytes.Cut(in, []byte("-- out --\n"))
		f.Add(in)
	}
	lim := DefaultLimits()
	lim.Depth = 100
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, x := range All {
			raw, err := x.Read(t.Context(), File{Name: "a", Data: data}, lim)
			if err != nil {
				if c := Code(err); c == "" || c == "io" {
					t.Fatalf("%s: an error without a code: %v", x.Name, err)
				}
				continue
			}
			check(t, raw)
		}
	})
}
