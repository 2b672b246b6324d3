package extract

import (
	"math"

	"yanku/internal/report"
)

// takeExcess makes differences of a row of numbers behind 跑赢 or 跑输: the subject spoken of, against the names before the numbers.
func (p *parser) takeExcess(g group, b back) {
	if g.unit != Percent && g.unit != Points || len(p.scope.topic) != 1 {
		return
	}
	against := p.against(g, b)
	if len(against) != len(g.numbers) {
		return
	}
	n := p.scope.topic[0]
	sub := p.subs[n]
	if sub.sort != indexName && sub.sort != stockName && !(sub.sort == someWords && p.scope.moved) {
		return
	}
	for i, number := range g.numbers {
		k := &p.toks[number]
		a := k.Num
		if a.Range || a.Cut || a.Glued || k.Claimed || p.current().Key == "" || p.current().Key == "none" {
			continue
		}
		v := math.Abs(a.Value)
		if b.excess == Lag || a.Sign < 0 {
			v = -v
		}
		k.Claimed = true
		p.moves = append(p.moves, move{
			kind: report.Excess, subject: sub.name, measure: against[i], value: v, unit: "pct", qual: a.Qualifier,
			period: p.current(), mark: p.t.numberSpan(*k), span: report.Span{From: sub.span.From, To: p.toks[g.end-1].To},
		})
	}
}

// against gives the names that the subject is compared with, one for each number.
func (p *parser) against(g group, b back) []string {
	if b.sub < 0 {
		return []string{""}
	}
	var names []string
	for _, n := range p.lists[p.in[b.sub]] {
		names = append(names, p.subs[n].name.Text)
	}
	if len(g.numbers) == 1 && len(names) > 1 {
		names = names[len(names)-1:]
	}
	return names
}

func findExcess(t *Text) []report.Figure { return t.figures(report.Excess) }

func findStockMoves(t *Text) []report.Figure { return t.figures(report.StockMove) }
