package pdf

import (
	"fmt"
	"strings"
	"testing"

	"yanku/internal/format"
)

// drawnPage reads a page of words and filled rectangles.
func drawnPage(t *testing.T, content string) string {
	data := objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", onePage, stream("", content), "<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>")
	raw, err := Format.Read(t.Context(), format.File{Name: "x.pdf", Data: data}, format.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, b := range raw.Blocks {
		all = append(all, b.Text)
	}
	return strings.Join(all, "|")
}

func say(x, y int, s string) string {
	return fmt.Sprintf("BT /F 10 Tf %d %d Td (%s) Tj ET ", x, y, s)
}

const prose = "Optical modules rose this week, and orders are visible until the end of the year."

// The scale and the names under a chart of bars are no words of the text; the same words beside shaded cells, which are as high as each other, stay.
func TestBarCharts(t *testing.T) {
	labels := say(70, 390, "CPO") + say(110, 390, "IDC") + say(150, 390, "Server") + say(190, 390, "Cable") + say(40, 400, "0") + say(40, 450, "5%")
	text := say(40, 700, prose) + say(40, 684, prose) + say(40, 300, prose)
	for name, c := range map[string]struct {
		heights [4]int
		gone    bool
	}{
		"bars":           {[4]int{60, 45, -30, 80}, true},
		"shaded cells":   {[4]int{20, 20, 20, 20}, false},
		"lying bars too": {[4]int{}, true},
	} {
		drawn := ""
		for i, h := range c.heights {
			if name == "lying bars too" {
				drawn += fmt.Sprintf("70 %d %d 14 re f ", 405+20*i, 40+30*i)
				continue
			}
			drawn += fmt.Sprintf("%d 410 20 %d re f ", 70+40*i, h)
		}
		got := drawnPage(t, text+drawn+labels)
		if gone := !strings.Contains(got, "Server"); gone != c.gone || strings.Count(got, "Optical") != 3 {
			t.Errorf("%s: %q", name, got)
		}
	}
}
