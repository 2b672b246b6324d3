package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

const (
	tipPad    = 8
	tipSize   = 12
	tipLine   = 18
	tipLines  = 6
	tipBeside = 14 // from the pointer
)

// tip is a small note beside the pointer. It is made of objects of its owner, so that moving it draws nothing else anew.
type tip struct {
	ground *canvas.Rectangle
	lines  [tipLines]*canvas.Text
	size   fyne.Size
}

func newTip() *tip {
	t := &tip{ground: canvas.NewRectangle(nil)}
	for i := range t.lines {
		t.lines[i] = canvas.NewText("", nil)
		t.lines[i].TextSize = tipSize
		t.lines[i].TextStyle.Bold = i == 0
	}
	t.restyle()
	t.hide()
	return t
}

func (t *tip) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{t.ground}
	for _, line := range t.lines {
		all = append(all, line)
	}
	return all
}

// restyle takes the theme's colours.
func (t *tip) restyle() {
	t.ground.FillColor = theme.Color(theme.ColorNameOverlayBackground)
	t.ground.StrokeColor, t.ground.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	t.ground.CornerRadius = 4
	for _, line := range t.lines {
		line.Color = theme.Color(theme.ColorNameForeground)
	}
}

// say sets the words, up to six lines, and shows the tip.
func (t *tip) say(text string) {
	words := strings.SplitN(text, "\n", tipLines)
	t.size = fyne.NewSize(0, float32(len(words))*tipLine+2*tipPad)
	for i, line := range t.lines {
		line.Hidden = i >= len(words)
		if line.Hidden {
			continue
		}
		line.Text = words[i]
		least := line.MinSize()
		line.Resize(fyne.NewSize(least.Width, tipLine))
		t.size.Width = max(t.size.Width, least.Width+2*tipPad)
	}
	t.ground.Hidden = text == ""
	t.ground.Resize(t.size)
}

// near puts the tip beside a point, within an area.
func (t *tip) near(at fyne.Position, area fyne.Size) {
	x, y := at.X+tipBeside, at.Y+tipBeside
	if x+t.size.Width > area.Width {
		x = at.X - tipBeside - t.size.Width
	}
	if y+t.size.Height > area.Height {
		y = at.Y - tipBeside - t.size.Height
	}
	x, y = max(x, 0), max(y, 0)
	t.ground.Move(fyne.NewPos(x, y))
	for i, line := range t.lines {
		line.Move(fyne.NewPos(x+tipPad, y+tipPad+float32(i)*tipLine))
	}
}

func (t *tip) hide() {
	if t.ground.Hidden {
		return
	}
	t.ground.Hide()
	for _, line := range t.lines {
		line.Hide()
	}
}
