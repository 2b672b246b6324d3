package ui

import (
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// ledgerPanel shows the figure the user is at: what it says, its sentence with the number marked, what references say of the same, its history, and what can be done.
type ledgerPanel struct {
	kit    *kit
	model  *model.Ledger
	acts   ledgerActs
	object fyne.CanvasObject
	reader *own.Reader
	whole  fyne.CanvasObject
	none   fyne.CanvasObject
	shown  string

	confirm, correct, reject, reset *widget.Button
}

func newLedgerPanel(k *kit, m *model.Ledger, acts ledgerActs) *ledgerPanel {
	p := &ledgerPanel{kit: k, model: m, acts: acts, reader: own.NewReader()}
	p.reader.OnMark = func(id string, _ int) { p.goTo(model.Item(id)) }
	p.confirm = widget.NewButtonWithIcon(k.t("ledger.confirm"), theme.ConfirmIcon(), func() { m.Judge(report.Confirmed) })
	p.correct = widget.NewButtonWithIcon(k.t("ledger.correct"), theme.DocumentCreateIcon(), acts.correct)
	p.reject = widget.NewButtonWithIcon(k.t("ledger.reject"), theme.CancelIcon(), func() { m.Judge(report.Rejected) })
	p.reset = widget.NewButtonWithIcon(k.t("ledger.reset"), theme.ContentUndoIcon(), func() { m.Judge("") })
	sentence := widget.NewButtonWithIcon(k.t("ledger.open"), theme.NavigateNextIcon(), p.open)
	sentence.Importance = widget.HighImportance
	buttons := container.NewVBox(sentence, container.NewGridWithColumns(2, p.confirm, p.correct, p.reject, p.reset))
	p.whole = container.NewBorder(nil, container.NewVBox(k.rule(), inset(buttons, grid, grid, grid, grid)), nil, nil, p.reader)
	p.none = k.empty(theme.DocumentIcon(), k.t("empty.figure"), k.t("empty.figure.how"))
	p.object = container.NewStack(p.whole, p.none)
	for name, b := range map[string]*widget.Button{"confirm": p.confirm, "correct": p.correct, "reject": p.reject, "reset": p.reset, "open": sentence} {
		k.trace.watch("ledger."+name, b)
	}
	return p
}

// open leads to the sentence in the report.
func (p *ledgerPanel) open() {
	if e := p.model.Entry(); e != nil {
		p.acts.follow(model.Route{View: model.LibraryView, Report: e.Report, Tab: model.TextTab, Item: model.FigureItem(e.ID)})
	}
}

// goTo leads to a figure that stands beside, or to the sentence.
func (p *ledgerPanel) goTo(it model.Item) {
	e := p.model.Entry()
	if e == nil {
		return
	}
	for _, b := range e.Beside {
		if model.FigureItem(b.ID) == it {
			p.acts.follow(model.Route{View: model.LibraryView, Report: b.Report, Tab: model.TextTab, Item: it})
			return
		}
	}
	p.open()
}

// refresh takes over the figure and its history.
func (p *ledgerPanel) refresh() {
	e := p.model.Entry()
	show(p.whole, e != nil)
	show(p.none, e == nil)
	if e == nil {
		p.shown = ""
		return
	}
	state := e.State
	enable(p.confirm, state != report.Confirmed && state != report.Corrected || p.model.Ticks() > 0)
	enable(p.reject, state != report.Rejected || p.model.Ticks() > 0)
	enable(p.reset, state != report.Extracted && state != "" || p.model.Ticks() > 0)
	says := fmt.Sprint(e.ID, e.State, model.Amount(p.kit.lang, &e.Figure), model.Subject(&e.Figure), model.PeriodName(p.kit.lang, e.Period), e.Growth, len(e.Beside), p.model.History())
	if says == p.shown {
		return
	}
	p.shown = says
	p.reader.SetBlocks(p.write(e).blocks)
}

func (p *ledgerPanel) write(e *model.Entry) *sheet {
	s, k, f := newSheet(p.kit, nil), p.kit, &e.Figure
	add := func(style own.BlockStyle, text string) {
		if text != "" {
			s.blocks = append(s.blocks, own.Block{Text: text, Style: style, Key: fmt.Sprint(style, text)})
		}
	}
	word := func(area, name string) string {
		if name == "" {
			return ""
		}
		return k.t(area + "." + name)
	}
	add(own.H3, joined(model.Subject(f), f.Subject.Code))
	add(own.H2, model.Amount(k.lang, f))
	yoy := model.YoY(f)
	if yoy != "" {
		yoy = k.t("col.yoy") + " " + yoy
	}
	days := ""
	if !f.Period.End.Zero() {
		days = f.Period.End.String()
		if !f.Period.Start.Zero() {
			days = k.t("date.period", f.Period.Start.String(), days)
		}
	}
	add(own.Small, joined(model.KindName(k.lang, f.Kind), model.PeriodName(k.lang, f.Period), days, yoy, word("nature", string(f.Nature)), word("basis", string(f.Basis))))
	p.quote(s, e)
	p.beside(s, e)
	p.history(s)
	return s
}

// quote writes the sentence with its number marked, and where it stands.
func (p *ledgerPanel) quote(s *sheet, e *model.Entry) {
	k, src := p.kit, e.Source
	s.head(k.t("col.quote"))
	if src.Quote == "" {
		s.text(k.t("ledger.unquoted"))
	} else {
		b := own.Block{Text: src.Quote, Style: own.Quote, Key: "quote"}
		item := string(model.FigureItem(e.ID))
		b.Marks = []own.Mark{{From: 0, To: len(src.Quote), Fill: color.Transparent, ID: item}}
		if m := src.Mark.Shift(-src.Span.From); src.Span.Holds(src.Mark) && !m.Empty() && m.To <= len(src.Quote) {
			b.Marks = append(b.Marks, own.Mark{From: m.From, To: m.To, Fill: k.paint().mark(figureLook(&e.Figure), k.colors), ID: item})
		}
		s.blocks = append(s.blocks, b)
	}
	page := ""
	if src.Page > 0 {
		page = k.t("ledger.page", src.Page)
	}
	if e.By != nil {
		s.blocks = append(s.blocks, own.Block{Text: joined(titleOf(*e.By), e.By.Institution, e.By.Date.String(), page), Style: own.Small, Key: "by"})
	}
}

// figureLook is the colour of a figure's number.
func figureLook(f *report.Figure) model.Look {
	switch {
	case f.Kind == report.IndexMove, f.Kind == report.StockMove, f.Kind == report.Excess, f.Kind == report.Forecast:
		return moveLook(f)
	case f.Kind == report.Rating, f.Kind == report.Prosperity:
		return model.RatingLook
	case f.Kind == report.Instrument:
		return model.CodeLook
	}
	return model.CapexLook
}

// beside writes what references, or reports, say of the same thing.
func (p *ledgerPanel) beside(s *sheet, e *model.Entry) {
	if len(e.Beside) == 0 {
		return
	}
	k := p.kit
	s.head(k.t("ledger.beside"))
	s.table(k.t("col.report"), k.t("col.value"), k.t("col.match"))
	for _, b := range e.Beside {
		name, verdict, look := "", k.t("ledger.agrees"), model.Look("")
		if b.By != nil {
			name = joined(b.By.Institution, b.By.Date.String())
			if name == "" {
				name = titleOf(*b.By)
			}
		}
		if !b.Agrees {
			verdict, look = k.t("ledger.differs"), model.RiskLook
		}
		s.row(cell{text: name}, cell{model.Amount(k.lang, &b.Figure), model.FigureItem(b.ID), look}, cell{text: verdict})
	}
}

// history writes what was decided on the figure, the oldest first.
func (p *ledgerPanel) history(s *sheet) {
	k := p.kit
	past := p.model.History()
	if len(past) == 0 {
		return
	}
	s.head(k.t("ledger.history"))
	if found := past[0].Found; found.Kind != "" {
		s.blocks = append(s.blocks, own.Block{Text: joined(k.t("state.extracted"), model.Amount(k.lang, &found)), Style: own.Item, Bullet: "•", Key: "found"})
	}
	for i, d := range past {
		when := time.UnixMilli(d.At).Format("2006-01-02 15:04")
		what := k.t("ledger.was.reset")
		if d.State != "" {
			what = k.t("state." + string(d.State))
		}
		if d.Added() && i == 0 {
			what = k.t("ledger.state.was.added")
		}
		change := ""
		if d.State == report.Corrected {
			change = model.Amount(k.lang, &d.Found) + " → " + model.Amount(k.lang, &d.Now)
		}
		undone := ""
		if d.Undone {
			undone = k.t("ledger.undone")
		}
		s.blocks = append(s.blocks, own.Block{Text: joined(what, change, when, undone), Style: own.Item, Bullet: "•", Key: fmt.Sprint("past", i)})
	}
}
