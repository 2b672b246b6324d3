package format

import (
	"errors"
	"strings"
	"testing"
)

// Paragraphs that would keep goldmark busy for minutes are read as text.
func TestTangled(t *testing.T) {
	for name, src := range map[string]string{
		"open links": "# a\n\n" + strings.Repeat("[a](b", 100_000),
		"open stars": "# a\n\n" + strings.Repeat("*a_", 80_000),
	} {
		raw, err := readMarkdown(t.Context(), File{Name: "a.md", Data: []byte(src)}, DefaultLimits())
		if err != nil || raw.Format != "text" {
			t.Errorf("%s: read as %s, %v", name, raw.Format, err)
		}
	}
	if tooTangled(strings.Repeat("**光模块**[上涨](a) *3.2%*\n", 1000)) {
		t.Error("an honest paragraph is taken for a tangle")
	}
}

// A list nested two thousand deep is refused before it costs anything; a deep one that a person might write is read.
func TestNestedLists(t *testing.T) {
	nested := func(n int) []byte {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("  ", i) + "- **光模块**\n")
		}
		return []byte(b.String())
	}
	if _, err := readMarkdown(t.Context(), File{Name: "a.md", Data: nested(2000)}, DefaultLimits()); !errors.Is(err, ErrLimit) {
		t.Errorf("two thousand levels: %v", err)
	}
	raw, err := readMarkdown(t.Context(), File{Name: "a.md", Data: nested(30)}, DefaultLimits())
	if err != nil || len(raw.Blocks) != 30 || raw.Blocks[29].Level != 30 {
		t.Errorf("thirty levels: %d blocks, %v", len(raw.Blocks), err)
	}
	if n := listDepth("# 周报\n\n- 光模块\n  续行\n    - 液冷\n\n正文\n\n1. 服务器\n2. 交换机\n"); n != 2 {
		t.Errorf("%d levels, want 2", n)
	}
}

// A list of very many markers with tabs, and a page of very many rows, are read in about a second; each took a minute and more when all was looked at again for every line.
func TestVeryLong(t *testing.T) {
	for name, c := range map[string]struct {
		src    string
		format string
		blocks int
	}{
		"a list in text":     {strings.Repeat("-\t光模块\n", 12_000), "text", 12_000},
		"a list in Markdown": {"# 周报\n\n" + strings.Repeat("-\t光模块\n", 12_000), "markdown", 12_001},
		"a table in a page":  {"<html><body><table>" + strings.Repeat("<tr><td>光模块</td><td>3.2%</td></tr>", 11_000) + "</table></body></html>", "html", 11_000},
	} {
		f, err := Sniff("a", []byte(c.src))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := f.Read(t.Context(), File{Name: "a", Data: []byte(c.src)}, DefaultLimits())
		if err != nil || raw.Format != c.format || len(raw.Blocks) != c.blocks {
			t.Errorf("%s: %d blocks as %s, %v", name, len(raw.Blocks), raw.Format, err)
		}
	}
}
