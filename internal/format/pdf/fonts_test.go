package pdf

import (
	"encoding/hex"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"yanku/internal/format"
	"yanku/internal/report"
)

const sentence = "本周光模块指数上涨5.36%，跑赢沪深300。"

// words reads the one paragraph of a document with the given font and text operand.
func words(t *testing.T, font, operand, page string) string {
	data := songPage(font, operand, page)
	raw, err := Format.Read(t.Context(), format.File{Name: "x.pdf", Data: data}, format.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return string(solid(raw.Blocks))
}

// songPage writes a page with one line of text.
func songPage(font, operand, page string) []byte {
	return objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>",
		strings.Replace(onePage, "/Contents", page+" /Contents", 1), stream("", "BT /F 11 Tf 72 700 Td "+operand+" Tj ET"), font, "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
		"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
		stream("", "500 0 0 0 500 500 d1 0 0 500 500 re f"),
		stream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <5149> <42> <6A21> endbfchar endcmap end end"))
}

// Chinese fonts that the file names but does not hold are read by their encoding: GBK, UCS-2, and pages that are turned.
func TestFontsThatAreNotEmbedded(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(sentence)
	if err != nil {
		t.Fatal(err)
	}
	var ucs []byte
	for _, u := range utf16.Encode([]rune(sentence)) {
		ucs = append(ucs, byte(u>>8), byte(u))
	}
	for _, turn := range []string{"", "/Rotate 90", "/Rotate 180", "/Rotate 270"} {
		for encoding, bytes := range map[string]string{"GBK-EUC-H": gbk, "UniGB-UCS2-H": string(ucs)} {
			font := fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%s/DescendantFonts[6 0 R]>>", encoding)
			if got := words(t, font, "<"+hex.EncodeToString([]byte(bytes))+">", turn); got != sentence {
				t.Errorf("%s %s: %q", encoding, turn, got)
			}
		}
	}
}

// A Type 3 font, whose letters are drawings, is read by its table of characters.
func TestType3(t *testing.T) {
	font := "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 8 0 R/b 8 0 R>>/Encoding<</Type/Encoding/Differences[65/a/b]>>/FirstChar 65/LastChar 66/Widths[1000 1000]/ToUnicode 9 0 R>>"
	if got := words(t, font, "(ABAB)", ""); got != "光模光模" {
		t.Errorf("%q", got)
	}
}

// A page set sideways is read like any other, and its boxes stand where the page shows the words.
func TestSideways(t *testing.T) {
	for _, c := range []struct {
		matrix string
		box    report.Box // about
	}{
		{"1 0 0 1 100 700", report.Box{X: 100, Y: 134, W: 40, H: 10}},
		{"0 1 -1 0 100 700", report.Box{X: 92, Y: 102, W: 10, H: 40}},
		{"0 -1 1 0 100 700", report.Box{X: 98, Y: 142, W: 10, H: 40}},
		{"-1 0 0 -1 100 700", report.Box{X: 60, Y: 140, W: 40, H: 10}},
	} {
		data := objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", onePage, stream("", "BT /F 10 Tf "+c.matrix+" Tm (Sideways) Tj ET"), "<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>")
		raw, err := Format.Read(t.Context(), format.File{Name: "x.pdf", Data: data}, format.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		b, want := raw.Blocks[0], c.box
		if far := max(math.Abs(b.Box.X-want.X), math.Abs(b.Box.Y-want.Y), math.Abs(b.Box.W-want.W), math.Abs(b.Box.H-want.H)); b.Text != "Sideways" || far > 4 {
			t.Errorf("%s: %q at %v, want about %v", c.matrix, b.Text, b.Box, want)
		}
	}
}

// A Chinese font that the file does not hold is drawn with ours; without it the page stays white.
func TestOurFontDraws(t *testing.T) {
	e, err := newEngine(t.Context(), cacheDir())
	if err != nil {
		t.Fatal(err)
	}
	data := songPage("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>", "<5149 6A21 5757>", "")
	doc := e.call("FPDF_LoadMemDocument", e.put(data), uint64(len(data)), 0)
	pg := e.call("FPDF_LoadPage", doc, 0)
	const w, h = 595, 842
	bitmap := e.call("FPDFBitmap_Create", w, h, 0)
	e.call("FPDFBitmap_FillRect", bitmap, 0, 0, w, h, 0xFFFFFFFF)
	e.call("FPDF_RenderPageBitmap", bitmap, pg, 0, 0, w, h, 0, 0)
	pixels, ok := e.mod.Memory().Read(uint32(e.call("FPDFBitmap_GetBuffer", bitmap)), w*h*4)
	if !ok || e.err != nil {
		t.Fatal("no picture", e.err)
	}
	dark := 0
	for i := 0; i < len(pixels); i += 4 {
		if pixels[i] < 128 {
			dark++
		}
	}
	if dark < 50 {
		t.Errorf("%d dark points: the words were not drawn", dark)
	}
}
