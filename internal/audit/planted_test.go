package audit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// score counts what was planted and what was flagged.
type score struct{ planted, found, flagged, wrong int }

func (s score) check(t *testing.T, what string) {
	t.Helper()
	recall, precision := float64(s.found)/float64(s.planted), float64(s.flagged-s.wrong)/float64(max(1, s.flagged))
	t.Logf("%s: %d planted, recall %.3f, precision %.3f", what, s.planted, recall, precision)
	if recall < 0.95 || precision < 0.98 {
		t.Errorf("%s: recall %.3f of 0.95, precision %.3f of 0.98", what, recall, precision)
	}
}

// add counts the errors of a report in which the words of each of planted are in doubt.
func (s *score) add(t *testing.T, in report.Import, planted []string) {
	t.Helper()
	s.planted += len(planted)
	hit := make([]bool, len(planted))
	for _, f := range in.Flags {
		if f.Level != report.LevelError {
			continue
		}
		s.flagged++
		right := false
		for _, x := range f.Spans {
			for i, p := range planted {
				if strings.Contains(x.Quote, p) {
					hit[i], right = true, true
				}
			}
		}
		if !right {
			s.wrong++
			t.Logf("false: %s in %s", f.Why, in.Doc.Body)
		}
	}
	for i, h := range hit {
		if h {
			s.found++
		} else {
			t.Logf("missed: %s in %s", planted[i], in.Doc.Body)
		}
	}
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// statement is a way to say one value twice: in the summary and in the body.
type statement struct {
	key  string
	says []string // %[1]s the name, %[2]s the number
}

var (
	sectors = []string{"光模块指数", "服务器指数", "IDC指数", "通信板块", "电子板块", "计算机行业", "传媒板块", "半导体指数"}
	stocks  = []string{"中际旭创", "新易盛", "天孚通信", "光库科技", "工业富联", "浪潮信息", "剑桥科技", "亨通光电"}
	cloud   = []string{"微软", "谷歌", "亚马逊", "甲骨文"}

	sectorSays = []statement{
		{"week", []string{"本周%[1]s上涨%[2]s%%。", "%[1]s本周涨幅为%[2]s%%。", "本周%[1]s+%[2]s%%。", "本周，%[1]s收涨%[2]s%%。", "%[1]s本周累计上涨%[2]s%%。"}},
		{"mtd", []string{"本月以来%[1]s上涨%[2]s%%。", "本月以来%[1]s+%[2]s%%。", "%[1]s本月以来累计上涨%[2]s%%。"}},
		{"ytd", []string{"年初至今%[1]s上涨%[2]s%%。", "%[1]s年初以来累计上涨%[2]s%%。"}},
	}
	stockSays = statement{"week", []string{"本周%[1]s上涨%[2]s%%。", "个股方面，%[1]s本周上涨%[2]s%%。", "本周%[1]s涨幅为%[2]s%%。"}}
	cloudSays = statement{"", []string{
		"2025Q4%[1]s资本开支为%[2]s亿美元。", "%[1]s2025Q4资本支出%[2]s亿美元。", "25Q4%[1]s资本开支达%[2]s亿美元。", "2025年第四季度，%[1]s资本支出为%[2]s亿美元。",
	}}
)

// weekly writes a report in which four things are said twice; those of the indices in changed are said differently, the others the same or rounded.
func weekly(r *rand.Rand, changed int) (text string, planted []string) {
	type thing struct {
		name string
		says statement
		v    float64
	}
	var things []thing
	used := map[string]bool{}
	for len(things) < 4 {
		x := thing{pick(r, sectors), pick(r, sectorSays), float64(50+r.IntN(1800)) / 100}
		switch r.IntN(4) {
		case 0:
			x.name, x.says = pick(r, stocks), stockSays
		case 1:
			x.name, x.says, x.v = pick(r, cloud), cloudSays, float64(105+r.IntN(400))
		}
		if key := x.name + x.says.key; !used[key] {
			used[key] = true
			things = append(things, x)
		}
	}
	var first, second []string
	for i, x := range things {
		a, b := plain(x.v), plain(x.v)
		switch {
		case i < changed:
			b = plain(x.v * pick(r, []float64{0.7, 0.85, 1.12, 1.3, 2}))
			if x.v >= 100 {
				b = fmt.Sprintf("%.0f", x.v+pick(r, []float64{-31, -12, 9, 17, 44}))
			}
		case r.IntN(3) == 0 && x.v < 100 && x.v > 2:
			b = fmt.Sprintf("%.1f", x.v)
		}
		said, again := fmt.Sprintf(pick(r, x.says.says), x.name, a), fmt.Sprintf(pick(r, x.says.says), x.name, b)
		if i < changed {
			planted = append(planted, again[:len(again)-len("。")])
		}
		first, second = append(first, said), append(second, again)
	}
	return "投资要点\n\n" + strings.Join(first, "") + "\n\n我们看好算力产业链。\n\n行情回顾\n\n" + strings.Join(second, "\n\n") + "\n", planted
}

func plain(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

// Values that contradict each other are found, and only those.
func TestPlantedContradictions(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	var s score
	for range 400 {
		text, planted := weekly(r, r.IntN(3))
		s.add(t, read(t, "周报.md", text), planted)
	}
	s.check(t, "contradictions")
}

// coded is a security with the code that belongs to it.
type coded struct{ name, code string }

// securities are all stocks of China and Hong Kong and funds with themes far apart.
func securities() [][]coded {
	var cn, hk, us []coded
	lexicon.Rows("stocks_cn.csv", func(c []string) { cn = append(cn, coded{c[2], c[0]}, coded{c[2], c[0] + "." + c[1]}) })
	lexicon.Rows("hk_us.csv", func(c []string) {
		if c[0] == "HK" && c[5] == "stock" {
			hk = append(hk, coded{c[2], c[1]})
		}
	})
	us = []coded{{"英伟达", "NVDA"}, {"微软", "MSFT"}, {"谷歌", "GOOGL"}, {"亚马逊", "AMZN"}, {"甲骨文", "ORCL"}, {"苹果", "AAPL"}, {"英特尔", "INTC"}, {"高通", "QCOM"}}
	funds := []coded{
		{"人工智能ETF", "515070"},
		{"芯片ETF", "512760"},
		{"沪深300ETF", "510300"},
		{"创业板ETF", "159915"},
		{"光伏ETF", "515790"},
		{"军工ETF", "512660"},
		{"酒ETF", "512690"},
		{"证券ETF", "512880"},
		{"银行ETF", "512800"},
		{"医疗ETF", "512170"},
		{"游戏ETF", "159869"},
		{"稀土ETF", "516780"},
		{"通信ETF", "515880"},
		{"云计算ETF", "516510"},
		{"机器人ETF", "562500"},
	}
	return [][]coded{cn, funds, hk, cn, us}
}

var codeForms = []string{"%s（%s）", "%s(%s)", "%s (%s)"}

// Codes that were swapped between two names are found, and only those.
func TestPlantedSwaps(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	var s score
	lists := securities()
	for range 400 {
		pool := pick(r, lists)
		var list []coded
		for len(list) < 4 {
			c := pick(r, pool)
			if !slices.ContainsFunc(list, func(o coded) bool { return o.name == c.name }) {
				list = append(list, c)
			}
		}
		var planted []string
		swap := r.IntN(2) == 1
		if swap {
			list[0].code, list[1].code = list[1].code, list[0].code
		}
		form := pick(r, codeForms)
		var words []string
		for i, c := range list {
			words = append(words, fmt.Sprintf(form, c.name, c.code))
			if swap && i < 2 {
				planted = append(planted, words[i])
			}
		}
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		text := "建议关注" + strings.Join(words[:2], "、") + "。\n\n此外，" + strings.Join(words[2:], "、") + "亦值得跟踪。\n"
		s.addEach(t, read(t, "日报.md", text), planted)
	}
	s.check(t, "swaps")
}

// addEach counts the errors of a report by the code or name that each marks; a sentence may hold several.
func (s *score) addEach(t *testing.T, in report.Import, planted []string) {
	t.Helper()
	s.planted += len(planted)
	hit := map[string]bool{}
	for _, f := range in.Flags {
		if f.Level != report.LevelError {
			continue
		}
		s.flagged++
		at := slices.IndexFunc(planted, func(p string) bool { return strings.Contains(p, in.Doc.Text(f.Spans[0].Mark)) })
		if at < 0 {
			s.wrong++
			t.Logf("false: %s in %s", f.Why, in.Doc.Body)
			continue
		}
		hit[planted[at]] = true
	}
	for _, p := range planted {
		if hit[p] {
			s.found++
		} else {
			t.Logf("missed: %s in %s", p, in.Doc.Body)
		}
	}
}

var (
	asOfForms = []string{
		"截至%s，通信ETF规模为120.3亿元。", "数据来源：Wind，截止%s。", "截止到%s收盘，板块市盈率为38倍。", "注：数据截至%s。", "本期数据截至%s，仅供参考。", "截至 %s，行业指数样本共50只。",
		"注：股价按%s收盘价计算。", "数据更新至%s。", "统计时间：%s", "（截止日期为%s）",
	}
	dateForms = []string{"%[1]d年%[2]d月%[3]d日", "%[1]d.%[2]d.%[3]d", "%[1]d-%02[2]d-%02[3]d", "%[1]d/%[2]d/%[3]d"}
)

// Years that slipped in the dates of data are found, and only those; the ends of quarters stand for themselves.
func TestPlantedYearSlips(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 3))
	var s score
	for range 400 {
		day := report.Date{Year: 2019 + r.IntN(7), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
		said := day.Add(-r.IntN(7))
		if said.Add(1).Day == 1 {
			said = said.Add(-1)
		}
		var planted []string
		slip := r.IntN(2) == 1
		if slip {
			said.Year += pick(r, []int{-1, -1, -1, 1, -2})
		}
		if !said.Valid() {
			continue
		}
		words := fmt.Sprintf(pick(r, dateForms), said.Year, said.Month, said.Day)
		if slip {
			planted = []string{words}
		}
		text := fmt.Sprintf("---\ntitle: 通信行业周报\ndate: %s\n---\n\n通信板块本周走强。\n\n%s\n\n截至%d年12月31日，公司在手订单32亿元。\n", day, fmt.Sprintf(pick(r, asOfForms), words), day.Year-1)
		s.add(t, read(t, "周报.md", text), planted)
	}
	s.check(t, "year slips")
}
