package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// versionMenu is the quiet chooser in a report's head: “2 个版本 ▼”.
type versionMenu struct {
	kit   *kit
	model *model.Versions
	chip  *chip
	open  report.ID
}

func newVersionMenu(k *kit, m *model.Versions) *versionMenu {
	v := &versionMenu{kit: k, model: m}
	v.chip = newChip(k, pillChip, "", v.drop)
	k.trace.watch("versions", v.chip)
	return v
}

// refresh takes over the versions of the report with this ID.
func (v *versionMenu) refresh(open report.ID) {
	v.open = open
	rows := v.model.Rows()
	show(v.chip, len(rows) > 0)
	v.chip.set(v.kit.t("versions", len(rows)), false)
}

// drop shows the versions below the chip.
func (v *versionMenu) drop() {
	var items []*fyne.MenuItem
	for _, s := range v.model.Rows() {
		item := fyne.NewMenuItem(v.line(s), func() { v.model.Choose(s.ID) })
		item.Checked = s.Current
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(v.kit.t("versions.apart"), func() { v.model.Apart(v.open) }))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.chip).AddXY(0, v.chip.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), v.kit.window.Canvas(), at)
}

// line is format, date, time of import and file of a version.
func (v *versionMenu) line(s report.Summary) string {
	format := v.kit.t("format." + s.Format)
	if strings.HasPrefix(format, "format.") {
		format = s.Format // one that the words do not know
	}
	return joined(format, s.Date.String(), v.kit.t("versions.added", time.UnixMilli(s.Added).Format("2006-01-02 15:04")), s.File)
}
