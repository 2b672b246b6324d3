package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// unmeasured marks an advance that was not asked for yet; no glyph has it.
const unmeasured float32 = -1 << 20

// face holds the advance widths of one weight at one size. Each rune and each pair of Latin letters is measured once.
type face struct {
	size  float32
	style fyne.TextStyle
	em    float32            // the advance of every Han character and full-width sign
	pages [256]*[256]float32 // advances by rune, in pages of 256
	rare  map[rune]float32   // advances beyond the basic plane
	kerns [128]*[128]float32 // kerning between two ASCII signs
}

func newFace(size float32, bold bool) *face {
	f := &face{size: size, style: fyne.TextStyle{Bold: bold}, rare: map[rune]float32{}}
	f.em = f.width("国")
	return f
}

func (f *face) width(s string) float32 { return fyne.MeasureText(s, f.size, f.style).Width }

// advance gives the width of one rune. Han characters are one em wide in every Chinese font, so they are not measured one by one.
func (f *face) advance(r rune) float32 {
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return f.em
	case r == '\t':
		return 2 * f.em
	case r < ' ' || r == 0xfeff || r == 0x200b:
		return 0
	case r > 0xffff:
		w, ok := f.rare[r]
		if !ok {
			w = f.width(string(r))
			f.rare[r] = w
		}
		return w
	}
	return *cached(&f.pages[r>>8], int(r&0xff), func() float32 { return f.width(string(r)) })
}

// kern gives what drawing a and b together adds to their advances; it is 0 but for Latin letters.
func (f *face) kern(a, b rune) float32 {
	if a >= 128 || b >= 128 {
		return 0
	}
	return *cachedASCII(&f.kerns[a], int(b), func() float32 {
		return f.width(string([]rune{a, b})) - f.advance(a) - f.advance(b)
	})
}

func cached(page **[256]float32, at int, measure func() float32) *float32 {
	if *page == nil {
		*page = new([256]float32)
		for i := range *page {
			(*page)[i] = unmeasured
		}
	}
	if (*page)[at] == unmeasured {
		(*page)[at] = measure()
	}
	return &(*page)[at]
}

func cachedASCII(page **[128]float32, at int, measure func() float32) *float32 {
	if *page == nil {
		*page = new([128]float32)
		for i := range *page {
			(*page)[i] = unmeasured
		}
	}
	if (*page)[at] == unmeasured {
		(*page)[at] = measure()
	}
	return &(*page)[at]
}

// faces holds every face in use for one pair of fonts. It is used on the UI goroutine only.
type faces struct {
	fonts string // names of the fonts that were measured
	all   map[faceKey]*face
}

type faceKey struct {
	size float32
	bold bool
}

func (f *faces) get(size float32, bold bool) *face {
	key := faceKey{size, bold}
	if m, ok := f.all[key]; ok {
		return m
	}
	m := newFace(size, bold)
	f.all[key] = m
	return m
}

// renew forgets all widths when the theme's fonts are others than those measured, and says whether it did.
func (f *faces) renew() bool {
	regular, bold := theme.TextFont(), theme.TextBoldFont()
	name := regular.Name() + "\n" + bold.Name()
	if name == f.fonts {
		return false
	}
	f.fonts = name
	f.all = map[faceKey]*face{}
	return true
}
