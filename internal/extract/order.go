package extract

import (
	"strings"

	"yanku/internal/report"
)

// findOrders gives orders won, orders in hand and what is still to be performed: 新签订单, 在手订单, 中标, RPO. Without a period told they hold at the day of the report.
func findOrders(t *Text) []report.Figure { return t.stated(report.Order) }

// orderAmount finds the amount of an order that does not stand behind its word: before it, 获得3.2亿元订单, or called 金额 in the next clause, 中标某项目，金额3.2亿元.
func (r *statedReader) orderAmount(c *claim) {
	h := c.measures[0]
	if j := r.amountCalled(h); j > 0 {
		c.scan = r.scan(h, j, min(j+6, len(r.toks)))
		return
	}
	i := h.from - 1
	for i >= 0 && (r.toks[i].Class == Measure || r.toks[i].Kind == Wild && r.beginsWith(i, "order_of")) {
		i--
	}
	if len(c.measures) > 1 || i < 1 || r.toks[i].Claimed || h.name != "订单" && h.name != "意向订单" || !r.won(i) {
		return
	}
	v := valueScan{r: r, h: h, limit: i + 1, growth: -1}
	if row := v.row(i); len(row.numbers) == 1 {
		c.scan.rows, c.from = []valueRow{row}, i
	}
}

// won tells whether the clause before token i says that an order is won: 签署, 获得.
func (r *statedReader) won(i int) bool {
	for j := i - 1; j >= 0 && r.toks[j].Class != Comma && r.toks[j].Class != Semi; j-- {
		if r.toks[j].Kind != Named && r.contains(j, "order_verb") {
			return true
		}
	}
	return false
}

// amountCalled gives the token behind 金额 where the clause after that of a bid won begins with it, 0 for none.
func (r *statedReader) amountCalled(h measureHit) int {
	if !strings.HasSuffix(h.name, "中标金额") {
		return 0
	}
	for j := h.to; j+1 < len(r.toks) && j < h.to+12; j++ {
		k := r.toks[j]
		switch {
		case k.Kind == Number && k.Num.Unit == Money, k.Class == Semi, r.company(k) != nil:
			return 0
		case k.Class == Comma:
			for i := j + 1; i < len(r.toks) && i < j+3; i++ {
				if strings.HasSuffix(r.t.Doc.Text(r.toks[i].Span), "金额") {
					return i + 1
				}
			}
			return 0
		}
	}
	return 0
}
