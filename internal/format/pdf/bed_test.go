package pdf

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"yanku/internal/format"
	"yanku/internal/report"
)

func TestMain(m *testing.M) {
	if Serve(context.Background(), os.Args[1:]) {
		return
	}
	os.Exit(m.Run())
}

// beds are the documents of the test bed; scripts/pdfbed.sh made them.
func beds(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("no test bed", err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".tsv")
	}
	return files
}

// truth reads what a document says, in reading order.
func truth(t testing.TB, name string) []format.Block {
	data, err := os.ReadFile("testdata/" + name + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []format.Block
	for line := range strings.Lines(string(data)) {
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 4)
		if f[0] == "sample" {
			continue
		}
		n, err := strconv.Atoi(f[1])
		if err != nil || len(f) != 4 {
			t.Fatalf("%s: bad line %q", name, line)
		}
		b := format.Block{Kind: report.BlockKind(f[0]), Level: n, Number: f[2], Text: f[3]}
		if b.Kind == report.Row {
			b.Level, b.Table = 0, n
		}
		out = append(out, b)
	}
	return out
}

func load(t testing.TB, name string) []byte {
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func readBed(t testing.TB, name string) format.Raw {
	raw, err := Format.Read(t.Context(), format.File{Name: name + ".pdf", Data: load(t, name+".pdf")}, format.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// solid gives the text of blocks without any space.
func solid(blocks []format.Block) []rune {
	var out []rune
	for _, b := range blocks {
		for _, r := range b.Number + b.Text {
			if !unicode.IsSpace(r) && r != '•' {
				out = append(out, r)
			}
		}
	}
	return out
}

// distance is the number of characters to put in, take out or change to make b of a.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		corner := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := corner
			if x != y {
				cost = min(corner, row[j], row[j+1]) + 1
			}
			corner, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// Each document of the bed is read nearly without error in reading order, with all its headings, rows and captions, and nothing that is printed round the text.
func TestBed(t *testing.T) {
	for _, name := range beds(t) {
		t.Run(name, func(t *testing.T) {
			raw := readBed(t, name)
			if os.Getenv("BED_DUMP") != "" {
				var b strings.Builder
				for _, x := range raw.Blocks {
					fmt.Fprintf(&b, "%s\t%d\t%s\t%s\n", x.Kind, x.Level+x.Table, x.Number, x.Text)
				}
				_ = os.WriteFile(os.Getenv("BED_DUMP")+"/"+name+".got", []byte(b.String()), 0o644)
			}
			want := truth(t, name)
			a, b := solid(want), solid(raw.Blocks)
			cer := float64(distance(a, b)) / float64(len(a))
			heads, ofHeads := found(want, raw.Blocks, report.Heading)
			rows, ofRows := found(want, raw.Blocks, report.Row)
			t.Logf("character errors %.4f, headings %d/%d, rows %d/%d, figures %d/%d", cer, heads, ofHeads, rows, ofRows, pairs(want, raw.Blocks), pairs(want, want))
			if cer > 0.02 || heads < ofHeads || rows*100 < ofRows*95 || pairs(want, raw.Blocks) < pairs(want, want) {
				t.Error("below the mark")
			}
			for _, b := range raw.Blocks {
				for _, w := range []string{"敬请参阅最后", "仅供内部使用", "张三1380"} {
					if strings.Contains(b.Text, w) {
						t.Errorf("%q was left on page %d: %s", w, b.Page, b.Text)
					}
				}
			}
		})
	}
}

// found counts the blocks of a kind that were found with the same words, cells and level, and those there are.
func found(want, got []format.Block, kind report.BlockKind) (n, of int) {
	have := map[string]int{}
	key := func(b format.Block) string {
		return fmt.Sprint(b.Level, strings.Map(func(r rune) rune {
			if r == ' ' {
				return -1
			}
			return r
		}, b.Text))
	}
	for _, b := range got {
		if b.Kind == kind {
			have[key(b)]++
		}
	}
	for _, b := range want {
		if b.Kind != kind {
			continue
		}
		of++
		if have[key(b)] > 0 {
			have[key(b)]--
			n++
		}
	}
	return n, of
}

// pairs counts the captions of want that stand in got as paragraphs of their own, followed by the same source line.
func pairs(want, got []format.Block) int {
	next := func(blocks []format.Block) map[string]string {
		out := map[string]string{}
		var open []string
		for _, b := range blocks {
			text := strings.ReplaceAll(b.Text, " ", "")
			if b.Kind != report.Paragraph {
				continue
			}
			if strings.HasPrefix(text, "图表") {
				open = append(open, text)
			} else if strings.HasPrefix(text, "来源") && len(open) > 0 {
				out[open[0]], open = text, open[1:]
			}
		}
		return out
	}
	n, have := 0, next(got)
	for c, s := range next(want) {
		if have[c] == s {
			n++
		}
	}
	return n
}
