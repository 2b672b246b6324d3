package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// statusBar is the line at the foot: how many reports, how far an import is, and that nothing goes online.
type statusBar struct {
	kit      *kit
	library  *model.Library
	works    []*model.Import // the first that is under way is shown
	object   fyne.CanvasObject
	count    *canvas.Text
	doing    *headline
	bar      *widget.ProgressBar
	line     *fyne.Container
	cancel   *widget.Button
	progress *fyne.Container
	last     *chip
	watched  *chip
	watching *model.Watching
	index    *model.Indexing
}

func newStatusBar(k *kit, library *model.Library, index *model.Indexing, works []*model.Import, openReport func()) *statusBar {
	p := k.paint()
	s := &statusBar{kit: k, library: library, index: index, works: works, count: k.text("", metaSize, p.Meta), doing: newHeadline(k, metaSize, false), bar: widget.NewProgressBar()}
	s.bar.TextFormatter = func() string { return "" }
	s.cancel = widget.NewButton(k.t("status.cancel"), s.stop)
	s.cancel.Importance = widget.LowImportance
	s.last = newChip(k, pillChip, "", openReport)
	s.last.Hide()
	s.watched = newChip(k, quietChip, "", nil)
	s.watched.Hide()
	s.progress = container.NewHBox(
		container.New(layout.NewGridWrapLayout(fyne.NewSize(260, 20)), s.doing), container.New(layout.NewGridWrapLayout(fyne.NewSize(140, 8)), s.bar), s.cancel)
	for i := range 2 {
		s.progress.Objects[i] = container.NewCenter(s.progress.Objects[i])
	}
	lock := canvas.NewImageFromResource(theme.NewThemedResource(lockIcon))
	lock.FillMode = canvas.ImageFillContain
	lock.SetMinSize(fyne.NewSquareSize(14))
	s.line = container.NewHBox(container.NewCenter(s.count), gap(grid), s.progress, container.NewCenter(s.last), layout.NewSpacer(), container.NewCenter(s.watched), gap(grid), container.NewCenter(lock), container.NewCenter(k.text(k.t("status.offline"), metaSize, p.Meta)))
	s.object = container.NewVBox(k.rule(), k.panel(container.New(&heightLayout{30}, inset(s.line, 0, 0, 1.5*grid, 1.5*grid))))
	k.trace.watch("cancel", s.cancel)
	return s
}

// follow has the bar say how many folders are watched; a tap on that leads to them.
func (s *statusBar) follow(m *model.Watching, open func()) {
	s.watching, s.watched.tapped = m, open
	s.kit.trace.watch("watched", s.watched)
}

// heightLayout gives its objects one height.
type heightLayout struct{ height float32 }

// Layout fills the size.
func (l *heightLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is the width of the widest and the one height.
func (l *heightLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, l.height)
}

// refresh takes over counts and progress; last is what the last import came to, nil for none.
func (s *statusBar) refresh(last *model.ImportReport) {
	s.count.Text = s.kit.t("status.reports", s.library.Len())
	if !s.library.Ready() {
		s.count.Text = s.kit.t("status.opening")
	}
	canvas.Refresh(s.count)
	work := s.running()
	share, indexing := s.index.Progress()
	show(s.progress, work != nil || indexing)
	show(s.cancel, work != nil)
	show(s.last, work == nil && last != nil && !indexing)
	switch {
	case work != nil:
		s.refreshProgress(work.Progress())
	case indexing:
		s.doing.set(s.kit.t("status.indexing", int(share*100)))
		s.bar.Max = 1
		s.bar.SetValue(share)
	}
	s.refreshWatched()
	if last != nil {
		s.last.set(s.kit.importSum(last), false)
	}
	s.line.Refresh()
}

// running gives the import that is under way, nil when there is none.
func (s *statusBar) running() *model.Import {
	for _, m := range s.works {
		if m.Running() {
			return m
		}
	}
	return nil
}

// stop cancels the import that is shown.
func (s *statusBar) stop() {
	if m := s.running(); m != nil {
		m.Cancel()
	}
}

// refreshProgress says how far an import is. A scan moves the bar with each of its pages.
func (s *statusBar) refreshProgress(p model.Progress) {
	done := float64(p.Done)
	switch {
	case p.Pages > 0:
		s.doing.set(s.kit.t("status.ocr", p.Page, p.Pages, p.File))
		done += float64(p.Page-1) / float64(p.Pages)
	case p.Total == 0:
		s.doing.set(s.kit.t("status.looking"))
	default:
		s.doing.set(s.kit.t("status.importing", p.Done, p.Total, p.File))
	}
	s.bar.Max = float64(max(p.Total, 1))
	s.bar.SetValue(done)
}

// refreshWatched says how many folders are watched, and when one cannot be read.
func (s *statusBar) refreshWatched() {
	if s.watching == nil {
		return
	}
	n := s.watching.Active()
	text := s.kit.t("status.watched", n)
	for _, f := range s.watching.Folders() {
		if !f.Paused && s.watching.Lost(f.Path) != nil {
			text = s.kit.t("status.watched.lost", filepath.Base(f.Path))
		}
	}
	show(s.watched, n > 0)
	s.watched.set(text, false)
}

// importSum says in one line what an import came to.
func (k *kit) importSum(r *model.ImportReport) string {
	switch {
	case r.Err != nil:
		return k.t("import.broken", r.Err.Error())
	case r.Cancelled:
		return k.t("import.cancelled", r.Imported, r.Duplicate, r.Failed, r.Left)
	}
	sum := k.t("import.sum", r.Imported, r.Duplicate, r.Failed)
	if r.Versions > 0 {
		sum += k.t("import.sum.versions", r.Versions)
	}
	return sum
}
