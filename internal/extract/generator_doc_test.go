package extract_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"yanku/internal/report"
)

// sentence is a filled wording.
type sentence struct {
	text    string
	wording wording
	truths  []truth
	block   bool // it is a block of its own, such as a table
}

// document is a weekly with its habits of writing.
type document struct {
	date, friday time.Time
	last         bool // a weekly of a Sunday that calls its week the last one
	wide         bool // digits and signs of full width
	thousands    bool
	half         bool // brackets of half width
	traditional  bool
	markdown     bool
	lists        int // 0 、 1 / 2 和
	gap          string
	open, shut   string
	plus, minus  string
	percent      string

	sentences []sentence
	used      map[string]bool
}

// sections say under which heading the sentences of a file stand.
var sections = []struct {
	head  string
	files []string
}{
	{"行情回顾", []string{"index_move", "excess", "stock_move"}},
	{"海外与国内算力投入", []string{"capex_actual", "capex_guidance"}},
	{"产业数据", []string{"metric", "price", "prosperity"}},
	{"资金与产品", []string{"flow", "instrument"}},
	{"重点公司", []string{"order", "eps", "forecast", "target", "rating"}},
}

// compose draws a document; the same seed gives the same one.
func compose(seed uint64, all map[string][]wording) *document {
	r := rand.New(rand.NewPCG(seed, 20260327))
	d := habits(r)
	for _, s := range sections {
		for range 2 + r.IntN(4) {
			d.add(r, all[s.files[r.IntN(len(s.files))]])
		}
	}
	return d
}

// habits draws the date and the way of writing.
func habits(r *rand.Rand) *document {
	d := &document{used: map[string]bool{}, open: "（", shut: "）", plus: "+", minus: "-", percent: "%"}
	for d.friday = aFriday(r); d.friday.Day() < 8 || d.friday.Month() < 3 || d.friday.Month() > 10; {
		d.friday = aFriday(r)
	}
	d.date = d.friday.AddDate(0, 0, r.IntN(3))
	d.last = r.IntN(2) == 0
	d.lists, d.markdown = max(0, r.IntN(5)-2), r.IntN(3) > 0
	d.thousands, d.traditional, d.half = r.IntN(4) == 0, r.IntN(10) == 0, r.IntN(5) == 0
	if d.half {
		d.open, d.shut = "(", ")"
	}
	if r.IntN(4) == 0 {
		d.gap = " "
	}
	if r.IntN(8) == 0 {
		d.minus = "−"
	}
	if r.IntN(12) == 0 {
		d.wide, d.thousands = true, false
		d.plus, d.minus, d.percent = "＋", "－", "％"
	}
	return d
}

func aFriday(r *rand.Rand) time.Time {
	return time.Date(2025, 1, 3, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*r.IntN(93))
}

// add fills one of the wordings, another try for one whose subject and period the document has already spoken of.
func (d *document) add(r *rand.Rand, from []wording) {
	for range 8 {
		s, ok := d.fill(r, from[r.IntN(len(from))])
		if !ok || s.block && !d.markdown || d.repeats(s) {
			continue
		}
		d.sentences = append(d.sentences, s)
		return
	}
}

// repeats tells whether the document has already said something of this; if not, it has now.
func (d *document) repeats(s sentence) bool {
	seen := map[string]bool{}
	for _, t := range s.truths {
		if d.used[t.key()] || seen[t.key()] && t.kind != report.Excess {
			return true
		}
		seen[t.key()] = true
	}
	for k := range seen {
		d.used[k] = true
	}
	return false
}

// num writes a number in the document's way.
func (d *document) num(v float64, dec int) string {
	s := strconv.FormatFloat(v, 'f', dec, 64)
	whole, frac, _ := strings.Cut(s, ".")
	if d.thousands && len(whole) > 3 {
		whole = whole[:len(whole)-3] + "," + whole[len(whole)-3:]
	}
	if frac != "" {
		whole += "." + frac
	}
	if !d.wide {
		return whole
	}
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, whole)
}

// name prints an entity, now and then bold.
func (d *document) name(r *rand.Rand, e entity) string {
	s := e.show[r.IntN(len(e.show))]
	if d.half {
		s = strings.NewReplacer("（", "(", "）", ")").Replace(s)
	}
	if d.markdown && r.IntN(20) == 0 {
		return "**" + s + "**"
	}
	return s
}

func (d *document) heading(n int, text string) string {
	mark := string([]rune("一二三四五六七")[n]) + "、" + text
	if d.markdown {
		return "\n## " + mark + "\n\n"
	}
	return "\n" + mark + "\n\n"
}

func (d *document) dateLine() string {
	t := d.date
	return [...]string{
		fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day()), t.Format("2006-01-02"), t.Format("2006年01月02日"), "报告日期：" + t.Format("2006-01-02"),
	}[t.YearDay()%4]
}
