// Package scan makes, for tests, what scanners and telephones make: pictures of text and PDF of such pictures; and a tesseract that needs no model.
package scan

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"yanku/assets"
)

// Line is a line of text in dots: its left end and base line, and the height of its font.
type Line struct {
	X, Y, Size int
	Text       string
}

// Picture draws lines in the program's font, dark on light.
func Picture(t testing.TB, w, h int, lines ...Line) *image.Gray {
	t.Helper()
	f, err := opentype.Parse(assets.Font(false))
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for _, l := range lines {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: float64(l.Size), DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			t.Fatal(err)
		}
		d := font.Drawer{Dst: img, Src: image.NewUniform(color.Gray{30}), Face: face, Dot: fixed.P(l.X, l.Y)}
		d.DrawString(l.Text)
	}
	return img
}

// Inverted gives the picture light on dark, as a telephone shows it at night.
func Inverted(img *image.Gray) *image.Gray {
	out := image.NewGray(img.Rect)
	for i, v := range img.Pix {
		out.Pix[i] = 255 - v
	}
	return out
}

// Sideways gives the picture turned by 90 degrees against the clock.
func Sideways(img *image.Gray) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			out.Pix[(w-1-x)*out.Stride+y] = img.Pix[y*img.Stride+x]
		}
	}
	return out
}

// PDF makes a document with one page for each picture, which fills it, at dpi dots for an inch.
func PDF(t testing.TB, dpi float64, pages ...*image.Gray) []byte {
	t.Helper()
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(at))
		fmt.Fprintf(&b, format, args...)
		b.WriteString("\nendobj\n")
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids)
	for i, img := range pages {
		w, h := float64(img.Rect.Dx())*72/dpi, float64(img.Rect.Dy())*72/dpi
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</XObject<</S %d 0 R>>>>>>", w, h, 4+3*i, 5+3*i)
		draws := fmt.Sprintf("q %.2f 0 0 %.2f 0 0 cm /S Do Q", w, h)
		object("<</Length %d>>\nstream\n%s\nendstream", len(draws), draws)
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		if _, err := z.Write(img.Pix); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		object("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream",
			img.Rect.Dx(), img.Rect.Dy(), packed.Len(), packed.String())
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}
