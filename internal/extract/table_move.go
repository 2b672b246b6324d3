package extract

import (
	"slices"
	"strings"

	"yanku/internal/report"
)

// moveHead is what the name of a column says of moves.
type moveHead struct {
	dir     Class // Signed, Up, Down; "" where only a period is told
	period  report.Period
	percent bool
	rest    report.Span // in a head of a file of figures: the name beside the words of the move
}

// leastRows is how many rows with a number a column must have to be certain.
const leastRows = 2

// moveMost is the largest move in percent that a cell is believed; more is a level in a column of another kind.
const moveMost = 1000

// moves gives the moves of the table: a column of names, and columns whose heads say that they are moves, of which period, in percent.
func (g *grid) moves() []report.Figure {
	var out []report.Figure
	context := g.readMove(g.contextText())
	movesTold := context.dir != ""
	heads := make([]moveHead, g.columns())
	good := make([]bool, g.columns())
	percent := false // a bare period beside a head of moves in percent is in percent too
	for c := range heads {
		text, _ := g.header(c)
		heads[c], good[c] = g.moveHead(text)
		movesTold = movesTold || good[c] && heads[c].dir != ""
		percent = percent || good[c] && heads[c].dir != "" && heads[c].percent
	}
	for c, h := range heads {
		if !good[c] || h.dir == "" && !movesTold {
			continue
		}
		if h.period.Key == "" {
			h.period = g.periodAbove(context)
		}
		if h.period.Key == "" || h.period.Key == noPeriod {
			continue
		}
		if text, _ := g.header(c); strings.Contains(text, "幅") || h.dir == "" {
			h.percent = h.percent || h.dir == "" && percent || strings.ContainsAny(g.contextText(), "%％")
		}
		if found := g.columnMoves(c, h); len(found) >= leastRows {
			out = append(out, found...)
		}
	}
	return out
}

// periodAbove gives the period of moves that the words above a table tell, or that the report speaks of.
func (g *grid) periodAbove(context moveHead) report.Period {
	if context.period.Key != "" {
		return context.period
	}
	switch g.t.Doc.Meta.Type {
	case report.Weekly, report.Daily, report.Monthly:
		if !g.sheet {
			return g.t.defaultPeriod()
		}
	}
	return report.Period{}
}

// columnMoves gives the moves of one column.
func (g *grid) columnMoves(c int, h moveHead) []report.Figure {
	at := g.labels(c)
	if at < 0 {
		return nil
	}
	label, labelSpans := g.header(at)
	sort := columnSort(label)
	if sort == "date" || sort == "name" {
		sort = ""
	}
	if label == "" {
		sort = ""
	}
	_, spans := g.header(c)
	var out []report.Figure
	for _, r := range g.rows {
		a, mark, ok := g.amount(g.span(r, c))
		if !ok || a.Unit != Percent && (a.Unit != NoUnit || !h.percent) || a.Value > moveMost || a.Value < -100 {
			continue
		}
		n, ok := g.subject(g.span(r, at), sort)
		code := g.codes(r, at)
		if !ok || label == "" && !n.known {
			continue
		}
		if code != "" {
			n.name.Code = code
		}
		dir := h.dir
		if dir == "" {
			dir = Signed
		}
		v, ok := signed(a, dir)
		if !ok {
			continue
		}
		f := report.Figure{Kind: n.kind, Subject: n.name, Period: h.period, Quantity: report.Quantity{Value: report.Num(v), Unit: "%", Qualifier: a.Qualifier}}
		f.Source = report.Source{Span: g.span(r, c), Mark: mark, Context: slices.Concat([]report.Span{g.span(r, at)}, spans, labelSpans)}
		out = append(out, f)
	}
	return out
}

// moveHead reads the name of a column: 本周涨跌幅(%), 本月以来, 年初至今（%）. ok is false when it says anything else beside.
func (g *grid) moveHead(text string) (h moveHead, ok bool) {
	if text == "" || len(text) > 90 {
		return h, false
	}
	h = g.readMove(text)
	return h, h.rest.Empty() && (h.dir != "" || h.period.Key != "")
}

// percentSign is how heads write that their numbers are percentages.
var percentSign = strings.NewReplacer("（%）", "  ", "(%)", "  ", "（％）", "  ", "%", " ", "％", " ", "\u00a0", " ")

// readMove reads words of moves in a head or a caption; rest is what else stands there.
func (g *grid) readMove(text string) moveHead {
	h := moveHead{percent: strings.ContainsAny(text, "%％")}
	clean := percentSign.Replace(text)
	p := parser{t: g.t}
	for _, k := range g.scan.tokens(clean, 0) {
		words := clean[k.From:k.To]
		switch {
		case k.Kind == When:
			if d := p.period(k.When); d.Key != "" && h.period.Key == "" {
				h.period = d
			} else if d.Key == "" || d.Key != h.period.Key {
				h.period = report.Period{Key: noPeriod}
			}
		case k.Kind == Keyword && (k.Class == Signed || k.Class == Up || k.Class == Down) && strings.ContainsAny(words, "幅涨"):
			h.dir = k.Class
			if k.Arg != "" {
				h.period = p.period(Moment{Key: k.Arg, Word: true})
			}
		case k.Kind == Mark, g.fills(words), h.rest.Empty() && told("sector", words):
		default:
			if h.rest.Empty() {
				h.rest.From = k.From
			}
			h.rest.To = k.To
		}
	}
	return h
}

// fills tells words of a head that say nothing of their own.
func (g *grid) fills(words string) bool { return told("fill", words) }

// told tells whether table_words.csv has the words in a class.
func told(class, words string) bool {
	return slices.ContainsFunc(tableWords()[class], func(w markPair) bool { return w.word == words })
}
