package extract

import (
	"math"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// takeExcess makes differences of a row of numbers behind 跑赢 or 跑输: the subject spoken of, against the names before the numbers.
func (p *parser) takeExcess(g group, b back) {
	n, against := p.sides(g, b)
	if n < 0 || len(against) != len(g.numbers) {
		return
	}
	sub, period := p.subs[n], p.current()
	if sub.sort != indexName && sub.sort != stockName && (sub.sort != someWords || !p.scope.moved) {
		return
	}
	if period.Key == "" || period.Key == noPeriod {
		return
	}
	for i, number := range g.numbers {
		k := &p.toks[number]
		if k.Claimed || !k.Num.whole() {
			continue
		}
		v := math.Abs(k.Num.Value)
		if b.excess == Lag || k.Num.Sign < 0 {
			v = -v
		}
		k.Claimed = true
		p.moves = append(p.moves, move{
			kind: report.Excess, subject: sub.name, measure: against[i], value: v, unit: "pct", qual: k.Num.Qualifier,
			period: period, rank: p.rank(g), mark: p.t.numberSpan(*k), span: report.Span{From: sub.span.From, To: p.toks[g.end-1].To},
		})
	}
}

// sides gives the subject of a difference and the names that it is compared with, one for each number. Where no name stands before the numbers the subject is the
// first that moved in the sentence, compared with the last: 通信上涨2.5%，同期沪深300上涨0.3%，跑赢2.2个百分点.
func (p *parser) sides(g group, b back) (n int, against []string) {
	topic := p.scope.topic
	if g.unit != Percent && g.unit != Points || len(topic) != 1 {
		return -1, nil
	}
	switch {
	case b.against != "":
		return topic[0], []string{b.against}
	case b.ahead:
		return topic[0], []string{p.compared()}
	case b.sub < 0 && p.scope.moved && p.scope.lead != topic[0]:
		n, other := p.scope.lead, topic[0]
		if p.market(n) && !p.market(other) { // 沪深300上涨0.3%，通信上涨2.5%，跑赢2.2个百分点
			n, other = other, n
		}
		return n, []string{p.subs[other].name.Text}
	case b.sub < 0:
		return topic[0], []string{p.compared()}
	}
	for _, n := range p.lists[p.in[b.sub]] {
		against = append(against, p.subs[n].name.Text)
	}
	if len(g.numbers) == 1 && len(against) > 1 {
		against = against[len(against)-1:]
	}
	return topic[0], against
}

// market tells whether subject n is a broad index, which others are compared with.
func (p *parser) market(n int) bool {
	e := p.subs[n].entry
	return e != nil && e.Kind == lexicon.Index && e.Level == 0 && !themed(e)
}

// compared gives the name that the sentence sets its subject against: 与沪深300相比，通信跑赢2.1个百分点; "" when it names none.
func (p *parser) compared() string {
	for n, sub := range p.subs {
		if sub.sort == indexName && p.before(n) == Compare {
			return sub.name.Text
		}
	}
	return ""
}

func findExcess(t *Text) []report.Figure { return t.figures(report.Excess) }

func findStockMoves(t *Text) []report.Figure { return t.figures(report.StockMove) }
