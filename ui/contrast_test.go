package ui

import (
	"image/color"
	"math"
	"testing"

	"yanku/ui/model"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over lays a colour with its opacity over an opaque one.
func over(top, under color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 {
		return uint8((int(a)*int(top.A) + int(b)*(255-int(top.A))) / 255)
	}
	return color.NRGBA{mix(top.R, under.R), mix(top.G, under.G), mix(top.B, under.B), 255}
}

const least = 4.5 // WCAG 2.2 AA for text

// All text can be read on all that lies beneath it, in light and dark.
func TestTextHasContrast(t *testing.T) {
	for name, p := range map[string]*palette{"light": &lightPalette, "dark": &darkPalette} {
		check := func(what string, text, back color.NRGBA) {
			if c := contrast(text, back); c < least {
				t.Errorf("%s: %s has a contrast of %.2f, less than %.1f", name, what, c, least)
			}
		}
		for what, back := range map[string]color.NRGBA{"page": p.Page, "panel": p.Panel, "raised": p.Raised, "hover": over(p.Hover, p.Page), "chosen": p.AccentSoft} {
			check("text on "+what, p.Text, back)
			check("meta on "+what, p.Meta, back)
			check("accent on "+what, p.Accent, back)
		}
		for what, c := range map[string]color.NRGBA{"rise": p.Up, "fall": p.Down, "amber": p.Amber} {
			check(what+" on page", c, p.Page)
			check(what+" on the chosen row", c, over(p.Select, p.Page))
		}
		check("text on the chosen row", p.Text, over(p.Select, p.Page))
		check("meta on the chosen row", p.Meta, over(p.Select, p.Page))
		check("text on a button", p.Text, p.Button)
		check("the main button", p.OnAccent, p.Accent)
		for _, l := range model.Looks {
			back, ok := p.Marks[l]
			if !ok {
				t.Errorf("%s: no colour for %s", name, l)
			}
			check("text on "+string(l), p.Text, back)
			check("selected text on "+string(l), p.Text, over(p.Select, back))
		}
		for _, l := range []model.Look{model.CaptionLook, model.RatingLook, model.RiskLook} {
			check("small grey text on "+string(l), p.Meta, p.Marks[l])
		}
	}
}

// A rise is red for most readers in China, green for others, and never told by colour alone.
func TestConventionsOfColour(t *testing.T) {
	p := &lightPalette
	if p.mark(model.UpLook, redUp) != p.Marks[model.UpLook] || p.mark(model.UpLook, greenUp) != p.Marks[model.DownLook] || p.mark(model.DownLook, noColour) != p.Marks[model.FlatLook] {
		t.Error("marks do not follow the convention")
	}
	if p.move(1, redUp) != p.Up || p.move(1, greenUp) != p.Down || p.move(-1, noColour) != p.Text || p.move(0, redUp) != p.Text {
		t.Error("numbers do not follow the convention")
	}
}
