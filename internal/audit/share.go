package audit

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yanku/internal/report"
)

var (
	// shareOf: 数据中心收入30亿元，占总收入120亿元的25%
	shareOf = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)(万亿|亿|万)?(美元|港元|元|万户|户|台|只|万)[，,]?[^，。；、\d]{0,8}占[^，。；、\d]{0,12}(\d[\d,]*(?:\.\d+)?)(万亿|亿|万)?(美元|港元|元|万户|户|台|只|万)的(?:比重)?(?:约|为)?(\d+(?:\.\d+)?)[%％]`)
	// priced: 均价50元/芯公里, 单价为3737.43元/皮长公里
	priced = regexp.MustCompile(`(?:均价|单价|平均价格?)(?:为|是)?(\d[\d,]*(?:\.\d+)?)(万)?(元|美元|港元)/([^\s，。；、（(）)\d]{1,6})`)
	// paid: 总金额3.7亿元
	paid = regexp.MustCompile(`(?:金额|总额|总价|总投资)(?:为|是|共|合计)?(\d[\d,]*(?:\.\d+)?)(万亿|亿|万)?(元|美元|港元)`)
)

// scales of amounts.
var scales = map[string]float64{"": 1, "万": 1e4, "亿": 1e8, "万亿": 1e12}

// shares recomputes, sentence by sentence, a share of a stated whole and a unit price of a stated amount, where all three numbers stand plainly in one sentence.
func shares(d *report.Doc) []report.Flag {
	var out []report.Flag
	for i, s := range d.Sentences {
		text := d.Text(s.Span)
		if !d.Blocks[d.Sentences[i].Block].Role.Feeds() {
			continue
		}
		if strings.Contains(text, "占") {
			out = append(out, share(d, s, text)...)
		}
		if strings.Contains(text, "价") && strings.Contains(text, "/") {
			out = append(out, unitPrice(d, s, text)...)
		}
	}
	return out
}

// number reads digits with thousands' commas and their scale; loose is how far the true value may lie from it.
func number(digits, scale string) (v, loose float64) {
	v, _ = strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	return v * scales[scale], half(v) * scales[scale]
}

// loosened tells whether a word before a number at byte at says that it is not exact.
func loosened(text string, at int) bool {
	for _, w := range []string{"约", "近", "超", "逾", "超过", "不到", "接近", "至少", "以上", "-", "~", "～", "至"} {
		if strings.HasSuffix(text[:at], w) {
			return true
		}
	}
	return false
}

func share(d *report.Doc, s report.Sentence, text string) []report.Flag {
	var out []report.Flag
	for _, m := range shareOf.FindAllStringSubmatchIndex(text, -1) {
		at := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		part, dp := number(at(1), at(2))
		whole, dw := number(at(4), at(5))
		said, ds := number(at(7), "")
		if at(3) != at(6) || whole == 0 || loosened(text, m[2]) || loosened(text, m[8]) || loosened(text, m[14]) {
			continue
		}
		low, high := (part-dp)/(whole+dw)*100, (part+dp)/max(whole-dw, 1e-9)*100
		if said+ds >= low-0.05 && said-ds <= high+0.05 {
			continue
		}
		args := []string{at(1) + at(2) + at(3), at(4) + at(5) + at(6), decimal(math.Round(part/whole*1000) / 10), at(7)}
		out = append(out, sentenceFlag(d, s, "arithmetic.share", args, report.Span{From: m[14], To: m[15]}))
	}
	return out
}

// unitPrice compares a price per unit with an amount and a number of these units. Prices with and without tax are not compared.
func unitPrice(d *report.Doc, s report.Sentence, text string) []report.Flag {
	p, a := priced.FindAllStringSubmatchIndex(text, -1), paid.FindAllStringSubmatchIndex(text, -1)
	if len(p) != 1 || len(a) != 1 || strings.Contains(text, "税") || loosened(text, p[0][2]) || loosened(text, a[0][2]) {
		return nil
	}
	group := func(m []int, i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	unit := group(p[0], 4)
	q := regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)(亿|万)?`+regexp.QuoteMeta(unit)).FindAllStringSubmatchIndex(text, -1)
	q = slices.DeleteFunc(q, func(m []int) bool { return loosened(text, m[2]) })
	if len(q) != 1 || group(p[0], 3) != group(a[0], 3) {
		return nil
	}
	price, dp := number(group(p[0], 1), group(p[0], 2))
	amount, da := number(group(a[0], 1), group(a[0], 2))
	count, dc := number(group(q[0], 1), group(q[0], 2))
	if count == 0 || (price+dp)*(count+dc) >= amount-da && (price-dp)*(count-dc) <= amount+da {
		return nil
	}
	got := strconv.FormatFloat(amount/count, 'f', 2, 64) + group(p[0], 3) + "/" + unit
	args := []string{text[a[0][2]:a[0][1]], text[q[0][0]:q[0][1]], got, text[p[0][2]:p[0][1]]}
	return []report.Flag{sentenceFlag(d, s, "arithmetic.unit_price", args, report.Span{From: p[0][2], To: p[0][1]})}
}

// sentenceFlag makes an error over words of one sentence; mark lies in it.
func sentenceFlag(d *report.Doc, s report.Sentence, code string, args []string, mark report.Span) report.Flag {
	return report.Flag{Level: report.LevelError, Code: code, Args: args, Spans: []report.Source{source(d, s.Span, mark.Shift(s.From))}}
}
