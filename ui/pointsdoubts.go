package ui

import (
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// doubts writes what the report, or another one, contradicts, each with its sentences and a word to dismiss it. Those that were dismissed are told in a quiet line.
func (v *pointsView) doubts(s *sheet) {
	m, t := v.model, v.kit.t
	if len(m.Doubts)+len(m.Dismissed) == 0 {
		return
	}
	s.head(t("points.doubts"))
	for _, d := range m.Doubts {
		v.doubt(s, d, t("points.dismiss"))
	}
	if len(m.Dismissed) == 0 {
		return
	}
	word := t("points.show")
	if m.All {
		word = t("points.hide")
	}
	v.quiet(s, t("points.dismissed", len(m.Dismissed))+" · ", word, model.DismissedItem)
	if !m.All {
		return
	}
	for _, d := range m.Dismissed {
		v.doubt(s, d, t("points.restore"))
	}
}

// doubt writes one doubt; word dismisses it or opens it again.
func (v *pointsView) doubt(s *sheet, d model.Doubt, word string) {
	v.act(s, own.Block{Text: d.Why(v.kit.lang) + "  ", Style: own.Body}, word, model.FlagItem(d.ID()))
	for _, l := range d.Lines {
		if _, _, ok := l.Item.Elsewhere(); ok {
			l.Number = v.kit.t("points.elsewhere")
		}
		s.line(l, model.RiskLook)
	}
}

// quiet writes a small grey line that ends in a word to tap.
func (v *pointsView) quiet(s *sheet, text, word string, it model.Item) {
	v.act(s, own.Block{Text: text, Style: own.Small}, word, it)
}

// act adds a word to tap to the end of a block.
func (v *pointsView) act(s *sheet, b own.Block, word string, it model.Item) {
	from := len(b.Text)
	b.Text += word
	b.Key = string(it)
	b.Marks = []own.Mark{{From: from, To: len(b.Text), Fill: v.kit.paint().Accent, Underline: true, ID: string(it)}}
	s.at[it] = len(s.blocks)
	s.blocks = append(s.blocks, b)
}
