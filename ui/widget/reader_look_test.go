package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Every style of a block, marks, a table, at a usual width.
func TestReaderLook(t *testing.T) {
	r, c, w := newReader(t, sampleBlocks(), 840, 1000)
	c.turn(time.Second)
	r.SetActive("capex")
	golden(t, "reader_light", w.Canvas().Capture())
	useTheme(t, theme.VariantDark)
	r.SetBlocks(deep(sampleBlocks()))
	golden(t, "reader_dark", w.Canvas().Capture())
}

// A narrow reader wraps cells within their columns; a selection and a highlight lie over the marks.
func TestReaderNarrow(t *testing.T) {
	r, _, w := newReader(t, sampleBlocks(), 420, 900)
	r.Select(2, 0, len(weekText)/2)
	r.ScrollTo(3, 0, 30)
	golden(t, "reader_narrow", w.Canvas().Capture())
	w.Resize(fyne.NewSize(1200, 600))
	golden(t, "reader_wide", w.Canvas().Capture())
}
