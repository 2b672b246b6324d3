package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/i18n"
)

// kit is what every view needs to look and speak right. It is a value: another language, theme or convention of colours builds the views anew with another kit.
type kit struct {
	lang   i18n.Lang
	look   look
	colors string // convention of colours of moves: redUp, greenUp, noColour
	bold   bool   // the bold font is parsed; before that bold text is set in regular
	window fyne.Window
	trace  *tracer
}

// t gives words.
func (k *kit) t(key string, args ...any) string { return k.lang.T(key, args...) }

// paint gives the palette.
func (k *kit) paint() *palette { return k.look.colours() }

// strong is the style of titles.
func (k *kit) strong() fyne.TextStyle { return fyne.TextStyle{Bold: k.bold} }

// text makes one line of text.
func (k *kit) text(s string, size float32, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize = size
	return t
}

// title makes one line of semi-bold text.
func (k *kit) title(s string, size float32) *canvas.Text {
	t := k.text(s, size, k.paint().Text)
	t.TextStyle = k.strong()
	return t
}

// icon makes a small button that shows only a picture.
func (k *kit) icon(res fyne.Resource, tapped func()) *widget.Button {
	b := widget.NewButtonWithIcon("", res, tapped)
	b.Importance = widget.LowImportance
	return b
}

// redraw has the window drawn anew. What was hidden until now belongs to no canvas yet, so that refreshing it alone would change nothing on the screen.
func (k *kit) redraw() {
	if o := k.window.Content(); o != nil {
		canvas.Refresh(o)
	}
}

// empty fills a place that has nothing to show: what would be here, how to get it, and buttons for that.
func (k *kit) empty(icon fyne.Resource, title, body string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	pic := canvas.NewImageFromResource(theme.NewDisabledResource(icon))
	pic.FillMode = canvas.ImageFillContain
	pic.SetMinSize(fyne.NewSquareSize(6 * grid))
	head := k.title(title, readSize)
	head.Alignment = fyne.TextAlignCenter
	box := container.NewVBox(pic, head)
	for line := range strings.SplitSeq(body, "\n") {
		t := k.text(line, textSize, k.paint().Meta)
		t.Alignment = fyne.TextAlignCenter
		box.Add(t)
	}
	if len(buttons) > 0 {
		box.Add(gap(grid))
		box.Add(container.NewCenter(container.NewHBox(buttons...)))
	}
	return container.NewCenter(box)
}

// panel puts the colour of the window's rim behind o. Pages need none: theirs is the one the window is cleared with, for a filled
// rectangle costs 35 ms a million pixels on software OpenGL (measured on llvmpipe).
func (k *kit) panel(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(k.paint().Panel), o)
}

// rule is a thin line between two areas.
func (k *kit) rule() fyne.CanvasObject {
	r := canvas.NewRectangle(k.paint().Line)
	r.SetMinSize(fyne.NewSquareSize(1))
	return r
}

// gap is a square of nothing.
func gap(size float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSquareSize(size))
	return r
}

// inset puts space around o.
func inset(o fyne.CanvasObject, top, bottom, left, right float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// elide cuts s so that it is at most width wide, with an ellipsis at its end.
func elide(s string, size float32, style fyne.TextStyle, width float32) string {
	if fyne.MeasureText(s, size, style).Width <= width {
		return s
	}
	runes := []rune(s)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if fyne.MeasureText(string(runes[:mid])+"…", size, style).Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:lo]), " ") + "…"
}

// joined puts the parts that are not empty together with a middle dot.
func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}
