package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// snippet is one line of text with hits marked in it; the first hit is always seen.
type snippet struct {
	widget.BaseWidget
	kit   *kit
	text  string
	marks []report.Span
	parts []fyne.CanvasObject
}

func newSnippet(k *kit) *snippet {
	s := &snippet{kit: k}
	s.ExtendBaseWidget(s)
	return s
}

// set shows another text; marks are bytes of it.
func (s *snippet) set(text string, marks []report.Span) {
	s.text, s.marks = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, text), marks
	s.lay()
	s.Refresh()
}

// before is how many characters stand before the first hit; a snippet that begins far before it is cut there.
const before = 8

func (s *snippet) lay() {
	s.parts = s.parts[:0]
	text, shift := s.text, 0
	if len(s.marks) > 0 && s.marks[0].From <= len(text) {
		if cut := runesBack(text, s.marks[0].From, before); cut > 0 {
			text, shift = "…"+text[cut:], len("…")-cut
		}
	}
	x, at := float32(0), 0
	for _, m := range s.marks {
		m = m.Shift(shift)
		if m.From < at || m.To > len(text) {
			continue
		}
		x = s.run(text[at:m.From], x, false)
		x = s.run(text[m.From:m.To], x, true)
		at = m.To
	}
	s.run(text[at:], x, false)
}

// run adds a stretch of text at x and gives where it ends; nothing goes over the right edge.
func (s *snippet) run(text string, x float32, hit bool) float32 {
	room := s.Size().Width - x
	if text == "" || room < grid {
		return x
	}
	p := s.kit.paint()
	t := s.kit.text(elide(text, metaSize, fyne.TextStyle{}, room), metaSize, p.Meta)
	size := t.MinSize()
	if size.Width > room {
		return x + size.Width
	}
	if hit {
		t.Color = p.Text
		back := canvas.NewRectangle(p.Marks[model.HitLook])
		back.CornerRadius = 2
		back.Resize(size)
		back.Move(fyne.NewPos(x, 0))
		s.parts = append(s.parts, back)
	}
	t.Resize(size)
	t.Move(fyne.NewPos(x, 0))
	s.parts = append(s.parts, t)
	return x + size.Width
}

// runesBack gives the byte n runes before at.
func runesBack(s string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

// CreateRenderer draws the line.
func (s *snippet) CreateRenderer() fyne.WidgetRenderer { return &snippetRenderer{s} }

type snippetRenderer struct{ s *snippet }

// Layout cuts the text to size.
func (r *snippetRenderer) Layout(fyne.Size) { r.s.lay() }

// MinSize is one line.
func (r *snippetRenderer) MinSize() fyne.Size { return fyne.NewSize(grid, 2*grid) }

// Refresh draws the line anew.
func (r *snippetRenderer) Refresh() { canvas.Refresh(r.s) }

// Objects are the stretches of text and the marks beneath.
func (r *snippetRenderer) Objects() []fyne.CanvasObject { return r.s.parts }

// Destroy frees nothing.
func (r *snippetRenderer) Destroy() {}
