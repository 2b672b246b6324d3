package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yanku/assets"
)

// The type scale and the grid, in units of the toolkit.
const (
	metaSize    = 12
	textSize    = 14
	readSize    = 16
	headSize    = 20
	displaySize = 26
	grid        = 8
)

// look is the theme of the window: one grid, one type scale, one accent, and the embedded fonts for every style.
type look struct {
	dark bool
}

var (
	regularFont = fyne.NewStaticResource("NotoSansSC-Regular.ttf", assets.Font(false))
	boldFont    = fyne.NewStaticResource("NotoSansSC-SemiBold.ttf", assets.Font(true))
)

// starColour is the colour of a full star, by a name of our own.
const starColour fyne.ThemeColorName = "yankuStar"

// colours gives the palette of the variant.
func (l look) colours() *palette {
	if l.dark {
		return &darkPalette
	}
	return &lightPalette
}

var (
	lightColours = named(&lightPalette)
	darkColours  = named(&darkPalette)
)

// named gives the colours of a palette by the toolkit's names.
func named(p *palette) map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground:          p.Page,
		theme.ColorNameButton:              p.Button,
		theme.ColorNameDisabledButton:      p.Panel,
		theme.ColorNameDisabled:            p.Faint,
		theme.ColorNameError:               p.Amber,
		theme.ColorNameWarning:             p.Amber,
		theme.ColorNameSuccess:             p.Accent,
		theme.ColorNameFocus:               p.AccentSoft,
		theme.ColorNameForeground:          p.Text,
		theme.ColorNameForegroundOnPrimary: p.OnAccent,
		theme.ColorNameForegroundOnError:   p.Page,
		theme.ColorNameForegroundOnWarning: p.Page,
		theme.ColorNameForegroundOnSuccess: p.OnAccent,
		theme.ColorNameHeaderBackground:    p.Panel,
		theme.ColorNameHover:               p.Hover,
		theme.ColorNameHyperlink:           p.Accent,
		theme.ColorNameInputBackground:     p.Raised,
		theme.ColorNameInputBorder:         p.LineStrong,
		theme.ColorNameMenuBackground:      p.Raised,
		theme.ColorNameOverlayBackground:   p.Page,
		theme.ColorNamePlaceHolder:         p.Meta,
		theme.ColorNamePressed:             p.Pressed,
		theme.ColorNamePrimary:             p.Accent,
		theme.ColorNameScrollBar:           p.Scroll,
		theme.ColorNameScrollBarBackground: color.Transparent,
		theme.ColorNameSelection:           p.Select,
		theme.ColorNameSeparator:           p.Line,
		theme.ColorNameShadow:              p.Shade,
		starColour:                         p.Star,
	}
}

// Color gives a colour by the toolkit's name, whatever the system's variant is.
func (l look) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	known, v := lightColours, theme.VariantLight
	if l.dark {
		known, v = darkColours, theme.VariantDark
	}
	if c, ok := known[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, v)
}

// Font gives the embedded font for every style: the toolkit's own has no Chinese.
func (l look) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return boldFont
	}
	return regularFont
}

// Icon gives the toolkit's icons: they are one family.
func (l look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size gives the sizes of the grid and the type scale.
func (l look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameCaptionText:
		return metaSize
	case theme.SizeNameText:
		return textSize
	case theme.SizeNameSubHeadingText:
		return readSize
	case theme.SizeNameHeadingText:
		return headSize
	case theme.SizeNamePadding:
		return grid / 2
	case theme.SizeNameInnerPadding:
		return grid
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius, theme.SizeNameButtonRadius:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}
