package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yanku/internal/report"
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// pointsView is the side 要点: rating, key points, moves, capex, prosperity, forecasts, codes and risks, each a click from its sentence.
type pointsView struct {
	kit    *kit
	model  *model.Points
	object fyne.CanvasObject
	reader *own.Reader
	none   *fyne.Container
	sheet  *sheet
	seq    int
}

func newPointsView(k *kit, m *model.Points, follow func(model.Item), dismiss func(report.ID)) *pointsView {
	v := &pointsView{kit: k, model: m, reader: own.NewReader(), seq: -1}
	v.reader.OnMark = func(id string, _ int) {
		it := model.Item(id)
		if flag, ok := it.Flag(); ok {
			dismiss(flag)
			return
		}
		if it == model.DismissedItem {
			m.SetAll(!m.All)
			return
		}
		follow(it)
	}
	v.none = container.NewStack(k.empty(theme.ListIcon(), k.t("empty.points"), k.t("empty.points.how")))
	v.object = container.NewStack(v.reader, v.none)
	return v
}

// refresh takes over the highlights and the one to show.
func (v *pointsView) refresh() {
	item, seq := v.model.Chosen()
	if seq == v.seq {
		return
	}
	v.seq = seq
	v.sheet = v.write()
	v.reader.SetBlocks(v.sheet.blocks)
	show(v.none, v.model.Empty())
	show(v.reader, !v.model.Empty())
	v.kit.redraw()
	v.reader.SetActive(string(item))
	if at, ok := v.sheet.at[item]; ok {
		v.reader.ScrollTo(at, 0, len(v.sheet.blocks[at].Text))
	}
}

func (v *pointsView) write() *sheet {
	s, m, t := newSheet(v.kit, v.model.Pages()), v.model, v.kit.t
	v.ratings(s)
	v.doubts(s)
	if len(m.Keys) > 0 {
		s.head(t("points.keys"))
		for _, l := range m.Keys {
			s.line(l, model.PointLook)
		}
	}
	v.moves(s, "points.moves", "col.sector", m.Moves)
	v.moves(s, "points.stocks", "col.stock", m.Stocks)
	v.capex(s)
	v.prosperity(s)
	v.forecasts(s)
	v.codes(s)
	if len(m.Events) > 0 {
		s.head(t("points.events"))
		for _, l := range m.Events {
			s.line(l, model.FigureLook)
		}
	}
	if len(m.Risks) > 0 {
		s.head(t("points.risks"))
		for _, l := range m.Risks {
			s.line(l, model.RiskLook)
		}
	}
	v.echoes(s)
	return s
}

func (v *pointsView) ratings(s *sheet) {
	if len(v.model.Rating) == 0 {
		return
	}
	t := v.kit.t
	s.head(t("points.rating"))
	s.table(t("col.rating"), t("col.action"), t("col.scope"), t("col.quote"))
	for _, f := range v.model.Rating {
		scope := f.Subject.Text
		if scope == "" && f.Grade.Scope != "" {
			scope = t("scope." + f.Grade.Scope)
		}
		s.row(cell{f.Grade.Label, model.FigureItem(f.ID), model.RatingLook}, cell{text: f.Grade.Action}, cell{text: scope}, cell{text: f.Source.Quote})
	}
}

// moves writes a table of subjects against periods; columns that none of the rows fills are left out.
func (v *pointsView) moves(s *sheet, head, subject string, rows []model.MoveRow) {
	if len(rows) == 0 {
		return
	}
	var cols []int
	names := []string{v.kit.t(subject)}
	for c, key := range v.model.Periods {
		for _, r := range rows {
			if r.Cells[c] != nil {
				cols = append(cols, c)
				names = append(names, model.PeriodName(v.kit.lang, report.Period{Key: key}))
				break
			}
		}
	}
	s.head(v.kit.t(head))
	s.table(names...)
	for _, r := range rows {
		cells := []cell{{text: r.Subject}}
		for _, c := range cols {
			f := r.Cells[c]
			if f == nil {
				cells = append(cells, cell{text: ""})
				continue
			}
			cells = append(cells, cell{model.Move(v.kit.lang, f), model.FigureItem(f.ID), moveLook(f)})
		}
		s.row(cells...)
	}
}

func moveLook(f *report.Figure) model.Look {
	return []model.Look{model.DownLook, model.FlatLook, model.UpLook}[model.Sign(f)+1]
}

func (v *pointsView) capex(s *sheet) {
	if len(v.model.Capex) == 0 {
		return
	}
	t := v.kit.t
	s.head(t("points.capex"))
	s.table(t("col.company"), t("col.period"), t("col.amount"), t("col.unit"), t("col.yoy"), t("col.nature"))
	for _, f := range v.model.Capex {
		item := model.FigureItem(f.ID)
		nature := ""
		if f.Nature != "" {
			nature = t("nature." + string(f.Nature))
		}
		amount, yoy := cell{model.Value(v.kit.lang, f), item, model.CapexLook}, cell{model.YoY(f), item, ""}
		if amount.text == "" {
			yoy.look = model.CapexLook
		}
		s.row(cell{text: f.Subject.Text}, cell{text: model.PeriodName(v.kit.lang, f.Period)}, amount, cell{text: f.Quantity.Unit}, yoy, cell{text: nature})
	}
}

func (v *pointsView) prosperity(s *sheet) {
	if len(v.model.Prosperity) == 0 {
		return
	}
	s.head(v.kit.t("points.prosperity"))
	s.table(v.kit.t("col.sector"), v.kit.t("col.prosperity"), v.kit.t("col.note"))
	for _, f := range v.model.Prosperity {
		s.row(cell{text: f.Subject.Text}, cell{f.Grade.Label, model.FigureItem(f.ID), model.RatingLook}, cell{text: f.Grade.Note})
	}
}

func (v *pointsView) forecasts(s *sheet) {
	if len(v.model.Forecasts) == 0 {
		return
	}
	t := v.kit.t
	s.head(t("points.forecasts"))
	s.table(t("col.subject"), t("col.period"), t("col.amount"), t("col.author"))
	for _, f := range v.model.Forecasts {
		s.row(cell{text: model.Subject(f)}, cell{text: model.PeriodName(v.kit.lang, f.Period)},
			cell{model.Move(v.kit.lang, f), model.FigureItem(f.ID), moveLook(f)}, cell{text: f.Author})
	}
}

func (v *pointsView) codes(s *sheet) {
	if len(v.model.Codes) == 0 {
		return
	}
	t := v.kit.t
	s.head(t("points.codes"))
	s.table(t("col.code"), t("col.name"), t("col.match"))
	for _, f := range v.model.Codes {
		match := ""
		if f.Match != "" {
			match = t("match." + string(f.Match))
		}
		s.row(cell{f.Subject.Code, model.FigureItem(f.ID), model.CodeLook}, cell{text: f.Subject.Text}, cell{text: match})
	}
}
