package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yanku/ui/model"
	own "yanku/ui/widget"
)

// captionsView is the side 图表目录: the pictures and tables that the report names, with their source lines, each a click from its place.
type captionsView struct {
	kit    *kit
	model  *model.Captions
	object fyne.CanvasObject
	reader *own.Reader
	none   fyne.CanvasObject
	seq    int
}

func newCaptionsView(k *kit, m *model.Captions, follow func(model.Item)) *captionsView {
	v := &captionsView{kit: k, model: m, reader: own.NewReader(), seq: -1}
	v.reader.OnMark = func(id string, _ int) { follow(model.Item(id)) }
	v.none = k.empty(theme.ListIcon(), k.t("empty.captions"), k.t("empty.captions.how"))
	v.object = container.NewStack(v.reader, v.none)
	return v
}

// refresh takes over the captions and the one to show.
func (v *captionsView) refresh() {
	chosen, seq := v.model.Chosen()
	if seq == v.seq {
		return
	}
	v.seq = seq
	rows := v.model.Rows()
	s := newSheet(v.kit)
	s.table(v.kit.t("col.number"), v.kit.t("col.caption"), v.kit.t("col.source"))
	for _, r := range rows {
		s.row(cell{r.Number, r.Item, ""}, cell{r.Title, r.Item, model.CaptionLook}, cell{r.Source, r.SourceItem, ""})
	}
	v.reader.SetBlocks(s.blocks)
	show(v.none, len(rows) == 0)
	show(v.reader, len(rows) > 0)
	v.kit.redraw()
	v.reader.SetActive("")
	if chosen >= 0 {
		v.reader.SetActive(string(rows[chosen].Item))
		v.reader.ScrollTo(chosen+1, 0, len(s.blocks[chosen+1].Text))
	}
}
