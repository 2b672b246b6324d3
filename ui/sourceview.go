package ui

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
	own "yanku/ui/widget"
)

// sourceView shows a file without pages as it came: its name, size, format and characters, its text where it is one, and the way to the program it belongs to.
type sourceView struct {
	kit    *kit
	model  *model.Original
	object fyne.CanvasObject
	name   *headline
	facts  *headline
	reader *own.Reader
	shown  *model.SourceFile
}

func newSourceView(k *kit, m *model.Original, open func()) *sourceView {
	v := &sourceView{kit: k, model: m, name: newHeadline(k, readSize, true), facts: newHeadline(k, metaSize+1, false), reader: own.NewReader()}
	button := widget.NewButton(k.t("original.open"), open)
	head := container.NewBorder(nil, nil, nil, container.NewCenter(button), container.NewVBox(v.name, v.facts))
	v.object = container.NewBorder(container.NewVBox(inset(head, grid, grid, 3*grid, 1.5*grid), k.rule()), nil, nil, nil, v.reader)
	k.trace.watch("source.open", button)
	return v
}

// refresh takes over the file.
func (v *sourceView) refresh() {
	f, r := v.model.File(), v.model.Report()
	if f == v.shown || f == nil || r == nil {
		return
	}
	v.shown = f
	v.name.set(f.Name)
	format := r.Format
	if format == "" {
		format = strings.TrimPrefix(filepath.Ext(f.Name), ".")
	}
	v.facts.set(joined(v.kit.bytes(f.Bytes), strings.ToUpper(format), strings.ToUpper(r.Charset)))
	var blocks []own.Block
	if f.Text == "" {
		blocks = append(blocks, own.Block{Text: v.kit.t("original.notext"), Style: own.Small})
	}
	for line := range strings.Lines(f.Text) {
		blocks = append(blocks, own.Block{Text: strings.TrimRight(line, "\r\n"), Style: own.Small})
	}
	if f.Cut {
		blocks = append(blocks, own.Block{Text: v.kit.t("original.cut"), Style: own.Small})
	}
	v.reader.SetBlocks(blocks)
	v.reader.ScrollToPlace(0, 0)
}

// bytes says a size in the unit that gives it few digits.
func (k *kit) bytes(n int64) string {
	switch {
	case n >= 10<<20:
		return strconv.FormatInt(n>>20, 10) + " MB"
	case n >= 10<<10:
		return strconv.FormatInt(n>>10, 10) + " KB"
	}
	return k.t("original.bytes", n)
}
