package pdf

import (
	"encoding/hex"
	"testing"
	"unicode/utf16"

	"yanku/internal/format"
	"yanku/internal/report"
)

// factsOf writes a page that says sentence under a table of facts.
func factsOf(t *testing.T, title, author, made string) report.Hints {
	wide := func(s string) string {
		b := []byte{0xFE, 0xFF}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u>>8), byte(u))
		}
		return "<" + hex.EncodeToString(b) + ">"
	}
	data := objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", onePage, stream("", "BT /F 11 Tf 72 700 Td (Optics weekly: orders are visible) Tj ET"),
		"<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>", "<</Title "+wide(title)+" /Author "+wide(author)+" /CreationDate("+made+")>>")
	data = []byte(string(data[:len(data)-len("/Root 1 0 R>>\n%%EOF\n")]) + "/Root 1 0 R /Info 6 0 R>>\n%%EOF\n")
	raw, err := Format.Read(t.Context(), format.File{Name: "x.pdf", Data: data}, format.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return raw.Hints
}

// A title and an author that the text has too are taken; what programs write there by themselves is not; the day the file was made is kept as such.
func TestFacts(t *testing.T) {
	for _, c := range []struct {
		title, author, made string
		want                report.Hints
	}{
		{"Optics weekly", "orders", "D:20260419093000+08'00'", report.Hints{Name: "x.pdf", Title: "Optics weekly", Author: "orders", Date: "2026-04-19"}},
		{"Microsoft Word - 文档1", "Administrator", "yesterday", report.Hints{Name: "x.pdf"}},
		{"", "", "D:20261399", report.Hints{Name: "x.pdf"}},
	} {
		if got := factsOf(t, c.title, c.author, c.made); got != c.want {
			t.Errorf("%+v, want %+v", got, c.want)
		}
	}
}
