package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// valueRow is a row of amounts behind a measure: 12.3/15.6/20.1亿元.
type valueRow struct {
	numbers []int
	end     int
	former  bool
}

// valueScan is what stands behind a measure up to the next one.
type valueScan struct {
	r      *statedReader
	h      measureHit
	limit  int
	rows   []valueRow
	growth int // token of a percentage of growth with no amount before it, -1 for none
	each   bool
	doubt  bool // the clause only supposes, or the number belongs to something else
	street bool
	from   bool // 由, 从 stands before the next number
	former bool // 前值 does
	into   int  // token of the name behind the measure that money flows into, 0 for none
	wild   int
	colon  bool
	other  bool // growth words stand before the next number
	moved  bool // a word of comparison does
}

// scan reads the amounts of measure h between tokens from and limit.
func (r *statedReader) scan(h measureHit, from, limit int) valueScan {
	v := valueScan{r: r, h: h, limit: limit, growth: -1}
	for j := from; j >= 0 && j < limit; {
		j = v.token(j)
	}
	return v
}

// token reads token j and gives the next, -1 where the statement ends.
func (v *valueScan) token(j int) int {
	k := v.r.toks[j]
	switch k.Kind {
	case Number:
		return v.number(j)
	case When:
		return v.passIf(j, len(v.rows) == 0 || v.from || v.former || v.leads())
	case Named:
		return v.name(j)
	case Wild:
		v.wild++
		if v.h.scope == "goods" && v.colon {
			return -1 // 大宗商品价格走势：纽约期银突破37美元
		}
		return v.passIf(j, len(v.rows) == 0 && v.wild < 2 && v.plainWild(k))
	case Mark:
		return v.mark(j)
	}
	return v.keyword(j)
}

// name reads a name behind a measure: what money flows into, 净流入电子板块58亿元.
func (v *valueScan) name(j int) int {
	if _, ok := v.r.security(j); !ok || v.h.scope != "flow" || j != v.h.to || len(v.rows) > 0 {
		return -1
	}
	v.into = j
	for j++; j < v.limit && v.r.toks[j].Class == Suffix; {
		j++
	}
	if j < v.limit && v.r.toks[j].Kind == Number {
		return j
	}
	return -1 // a list, or something that the flow is not of
}

func (v *valueScan) passIf(j int, ok bool) int {
	if ok {
		return j + 1
	}
	return -1
}

// leads tells whether the last row is what the measure came from, so that another follows.
func (v *valueScan) leads() bool { return len(v.rows) > 0 && v.rows[len(v.rows)-1].former && !v.former }

// plainWild tells whether unknown words may stand between a measure and its amount: few, and none that turns the sense.
func (v *valueScan) plainWild(k Token) bool {
	words := v.r.t.Doc.Text(k.Span)
	if slices.Contains(marks("stated_pass"), words) {
		return true
	}
	return utf8.RuneCountInString(words) <= 4 && !slices.Contains(marks("stated_stop"), words) && !strings.ContainsAny(words, "对占按比")
}

// mark reads punctuation between a measure and its amount, or behind it.
func (v *valueScan) mark(j int) int {
	switch v.r.toks[j].Class {
	case Colon, Close, Quote, Other:
		v.colon = v.colon || v.r.toks[j].Class == Colon
		return j + 1
	case Open:
		if len(v.rows) > 0 || v.opensValue(j) {
			return j + 1
		}
		return v.r.behindBracket(j)
	case Comma:
		if len(v.rows) == 0 && (v.growth >= 0 && v.reaches(j+1) || v.when(j) || v.comesFrom(j)) {
			return j + 1
		}
		return v.passIf(j, len(v.rows) > 0 && v.formerAhead(j+1))
	}
	return -1
}

// reaches tells whether the clause that begins at token j goes on to the amount: 同比增长35%，达120亿元.
func (v *valueScan) reaches(j int) bool {
	if j >= len(v.r.toks) {
		return false
	}
	k := v.r.toks[j]
	words := v.r.t.Doc.Text(k.Span)
	return k.Class == To || strings.HasPrefix(words, "达") || slices.Contains([]string{"为", "至", "实现", "录得"}, words)
}

// comesFrom tells whether what the measure was stands behind the comma at token j: 目标价，由721美元升至975美元.
func (v *valueScan) comesFrom(j int) bool {
	return j == v.h.to && j+2 < v.limit && v.r.toks[j+1].Class == From && v.r.toks[j+2].Kind == Number
}

// when tells whether a period alone stands between the measure and the comma at token j: 目标价，12个月 and 营收2025年，.
func (v *valueScan) when(j int) bool { return j == v.h.to+1 && v.r.toks[v.h.to].Kind == When }

// formerAhead tells whether a former value follows.
func (v *valueScan) formerAhead(j int) bool {
	for ; j < v.limit && j < len(v.r.toks); j++ {
		switch v.r.toks[j].Class {
		case Former:
			return true
		case Glue, Raise, Lower, From:
			continue
		}
		return false
	}
	return false
}

// opensValue tells whether the amount itself stands in the bracket that opens at token j: 营收（813亿美元）.
func (v *valueScan) opensValue(j int) bool {
	for j++; j < v.limit && j < len(v.r.toks); j++ {
		switch k := v.r.toks[j]; {
		case k.Kind == Number:
			return v.fits(k) || v.grows(j)
		case k.Class == Former, k.Class == YoY, k.Class == QoQ:
			return true
		case k.Class != Glue:
			return false
		}
	}
	return false
}

// behindBracket gives the token behind the bracket that opens at token j, -1 when it does not close soon.
func (r *statedReader) behindBracket(j int) int {
	for i := j + 1; i < len(r.toks) && i < j+14; i++ {
		if r.toks[i].Kind == Mark && r.toks[i].Class == Close {
			return i + 1
		}
	}
	return -1
}

func (v *valueScan) keyword(j int) int {
	k := v.r.toks[j]
	switch k.Class {
	case From:
		v.from = true
	case Compare:
		if words := v.r.t.Doc.Text(k.Span); words == "from" || words == "由" || words == "从" {
			v.from = true
			break
		}
		v.moved = true
	case Former:
		v.former = true
	case To, Raise, Lower:
		v.from, v.other = false, v.other && k.Class != To && k.Arg != "to"
		v.moved = false
	case YoY, QoQ, Grow, Shrink, Up, Down, Double, Almost, Delta:
		if len(v.rows) > 0 && !v.from && !v.leads() {
			return -1
		}
		v.other = len(v.rows) == 0
	case Each:
		v.each = true
	case Street:
		v.street = len(v.rows) == 0
		return v.passIf(j, v.street)
	case Glue, Guide, Total, Category, Order, Joiner, This, Plain, BasisWord:
		if len(v.rows) > 0 && k.Class == Joiner {
			return -1
		}
	case Maybe:
		v.doubt = true
		return -1
	default:
		return -1
	}
	return j + 1
}

// number reads the number at token j: an amount of the measure, or growth.
func (v *valueScan) number(j int) int {
	k := v.r.toks[j]
	row := v.row(j)
	switch {
	case k.Claimed || k.Num.Cut || k.Num.Glued:
		return -1
	case len(v.rows) > 0 && !v.former && !v.rows[len(v.rows)-1].former:
		return -1
	case len(row.numbers) > 0 && v.moved:
		return row.end // 较上年的120亿元
	case len(row.numbers) > 0 && v.other && v.h.unit == "percent" && !v.toBefore(j):
		return -1 // 毛利率提升3%
	case len(row.numbers) > 0 && v.other && v.h.unit != "percent" && !v.toBefore(j):
		return -1 // 营收增加12亿元
	case len(row.numbers) > 0:
		row.former = v.former || v.from && v.toAhead(row.end)
		v.rows = append(v.rows, row)
		v.from, v.former, v.other = false, false, false
		return row.end
	case k.Num.Unit == Percent && v.h.unit != "percent" && v.grows(j):
		if v.growth < 0 && len(v.rows) == 0 {
			v.growth = j
		}
		return v.r.percents(j)[len(v.r.percents(j))-1] + 1
	case k.Num.Unit == Counting && v.h.kind == report.Target, k.Num.Unit == Points:
		return j + 1 // 12个月, 提升1.3个百分点至25%
	}
	return -1
}

// toBefore tells whether 至, 到 or 达 stands right before the number at token j, or in it: 同比增长8.3%至101亿元.
func (v *valueScan) toBefore(j int) bool {
	if strings.HasPrefix(v.r.t.Doc.Text(v.r.toks[j].Span), "达") {
		return true
	}
	for i := j - 1; i >= v.h.to && i >= j-2; i-- {
		k := v.r.toks[i]
		words := v.r.t.Doc.Text(k.Span)
		if k.Class == To || k.Arg == "to" || strings.HasSuffix(words, "至") || strings.HasSuffix(words, "到") || strings.HasSuffix(words, "达") || k.Class == Comma || words == "to" || words == "为" {
			return true
		}
	}
	return false
}

// toAhead tells whether the row that ends before token j is what the measure came from: 由10.2亿元上调至11.0亿元.
func (v *valueScan) toAhead(j int) bool {
	for ; j < v.limit && j < len(v.r.toks); j++ {
		switch k := v.r.toks[j]; {
		case k.Class == To, k.Class == Raise, k.Class == Lower:
			return true
		case k.Kind == Mark && k.Class != Comma, k.Kind == Number:
			return false
		}
	}
	return false
}

// grows tells whether the percentage at token j is growth over a year or a quarter.
func (v *valueScan) grows(j int) bool {
	if v.r.toks[j].Num.Unit != Percent {
		return false
	}
	for i := j - 1; i >= v.h.from && i > j-6; i-- {
		switch v.r.toks[i].Class {
		case YoY, QoQ, Grow, Shrink, Up, Down, Raise, Lower:
			return true
		}
	}
	return false
}
