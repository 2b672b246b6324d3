package ui

import (
	"image/color"

	"yanku/ui/model"
)

// palette is the colours of one variant of the theme. Text stands on Page, Panel and every mark with a contrast of at least 4.5:1.
type palette struct {
	Page, Panel, Raised      color.NRGBA // behind reading text, around it, and on fields and menus
	Button, Line, LineStrong color.NRGBA
	Text, Meta, Faint        color.NRGBA // Faint is for what is disabled and holds no news
	Accent, OnAccent         color.NRGBA
	AccentSoft               color.NRGBA // behind the chosen row
	Hover, Pressed           color.NRGBA
	Select                   color.NRGBA // behind selected text
	Scroll, Shade            color.NRGBA
	Amber, Up, Down          color.NRGBA // as text
	Star                     color.NRGBA
	Marks                    map[model.Look]color.NRGBA
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

func rgba(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

var lightPalette = palette{
	Page: rgb(0xffffff), Panel: rgb(0xf5f6f8), Raised: rgb(0xffffff),
	Button: rgb(0xe9ecf0), Line: rgb(0xe4e7eb), LineStrong: rgb(0xc9ced6),
	Text: rgb(0x1f2329), Meta: rgb(0x59616d), Faint: rgb(0x9aa2ad),
	Accent: rgb(0x1f5fd1), OnAccent: rgb(0xffffff), AccentSoft: rgb(0xe3ecfb),
	Hover: rgba(0x1f2329, 0x0f), Pressed: rgba(0x1f2329, 0x1f), Select: rgba(0x1f5fd1, 0x30),
	Scroll: rgba(0x1f2329, 0x55), Shade: rgba(0x1f2329, 0x28),
	Amber: rgb(0x8a5300), Up: rgb(0xc4162a), Down: rgb(0x0a6831), Star: rgb(0xd98e04),
	Marks: map[model.Look]color.NRGBA{
		model.PointLook: rgb(0xfff6cf), model.UpLook: rgb(0xfcdada), model.DownLook: rgb(0xcfeedb), model.FlatLook: rgb(0xe3e7ec),
		model.CapexLook: rgb(0xd6e6fd), model.FigureLook: rgb(0xe9ebc6), model.RatingLook: rgb(0xe8ddfb), model.CodeLook: rgb(0xcdeeec), model.RiskLook: rgb(0xffe6c2),
		model.CaptionLook: rgb(0xebedf0), model.HitLook: rgb(0xffdf5d), model.HereLook: rgb(0xffb13d),
	},
}

var darkPalette = palette{
	Page: rgb(0x1b1d21), Panel: rgb(0x23262b), Raised: rgb(0x2b2f35),
	Button: rgb(0x343941), Line: rgb(0x33383f), LineStrong: rgb(0x4a515b),
	Text: rgb(0xe4e7eb), Meta: rgb(0xa7afba), Faint: rgb(0x6f7783),
	Accent: rgb(0x7fabff), OnAccent: rgb(0x10131a), AccentSoft: rgb(0x263a5c),
	Hover: rgba(0xffffff, 0x12), Pressed: rgba(0xffffff, 0x22), Select: rgba(0x7fabff, 0x3c),
	Scroll: rgba(0xffffff, 0x55), Shade: rgba(0x000000, 0x70),
	Amber: rgb(0xf0b35a), Up: rgb(0xff9595), Down: rgb(0x5fd097), Star: rgb(0xf2c14e),
	Marks: map[model.Look]color.NRGBA{
		model.PointLook: rgb(0x453d17), model.UpLook: rgb(0x63272c), model.DownLook: rgb(0x1b4b31), model.FlatLook: rgb(0x3c434c),
		model.CapexLook: rgb(0x1e3d6d), model.FigureLook: rgb(0x41451d), model.RatingLook: rgb(0x453472), model.CodeLook: rgb(0x124b4d), model.RiskLook: rgb(0x543a12),
		model.CaptionLook: rgb(0x33383f), model.HitLook: rgb(0x5f4d00), model.HereLook: rgb(0x7d4400),
	},
}

// colour conventions of moves, by the words of the settings.
const (
	redUp    = "cn"
	greenUp  = "intl"
	noColour = "none"
)

// mark gives the background of a look under a convention of colours.
func (p *palette) mark(l model.Look, colors string) color.NRGBA {
	if l == model.UpLook || l == model.DownLook {
		switch colors {
		case greenUp:
			l = map[model.Look]model.Look{model.UpLook: model.DownLook, model.DownLook: model.UpLook}[l]
		case noColour:
			l = model.FlatLook
		}
	}
	return p.Marks[l]
}

// move gives the colour of the text of a rise (1) or fall (-1) under a convention of colours.
func (p *palette) move(sign int, colors string) color.NRGBA {
	if colors == greenUp {
		sign = -sign
	}
	switch {
	case sign == 0 || colors == noColour:
		return p.Text
	case sign > 0:
		return p.Up
	}
	return p.Down
}
