package widget

import (
	"image/color"
	"strings"
)

// Soft backgrounds for the marks of tests.
var (
	softRed    = color.NRGBA{0xfd, 0xe2, 0xe1, 0xff}
	softGreen  = color.NRGBA{0xdd, 0xf3, 0xe0, 0xff}
	softBlue   = color.NRGBA{0xdc, 0xea, 0xfb, 0xff}
	softYellow = color.NRGBA{0xff, 0xf3, 0xc4, 0xff}
)

// deep gives the same text with backgrounds for a dark theme.
func deep(blocks []Block) []Block {
	for i := range blocks {
		for k := range blocks[i].Marks {
			m := &blocks[i].Marks[k]
			if c, ok := m.Fill.(color.NRGBA); ok && !m.Underline {
				m.Fill = color.NRGBA{(c.R - 0x90) / 2, (c.G - 0x90) / 2, (c.B - 0x90) / 2, 0xff}
			}
		}
	}
	return blocks
}

// mark marks the first occurrence of words in a text.
func mark(text, words, id string, fill color.Color) Mark {
	at := strings.Index(text, words)
	if at < 0 {
		panic("no " + words + " in " + text)
	}
	return Mark{From: at, To: at + len(words), Fill: fill, ID: id}
}

// row makes a row of a table from its cells.
func row(table int, head bool, cells ...string) Block {
	b := Block{Style: Row, Table: table, Head: head, Text: strings.Join(cells, "\t")}
	at := 0
	for _, c := range cells {
		b.Cells = append(b.Cells, Range{at, at + len(c)})
		at += len(c) + 1
	}
	return b
}

const (
	weekText  = "本周电子指数上涨3.25%，跑赢沪深300指数1.8个百分点；服务器（申万）下跌2.41%，光模块+6.02%，“算力”主线（含IDC、液冷、AIDC电源）继续扩散。"
	capexText = "四大云厂商2025年第四季度资本开支合计1187亿美元，同比增长68%，其中Alpha Cloud达到299亿美元（+89%），North Star为279亿美元（+95%）。"
	riskText  = "下游需求不及预期；海外出口管制加剧；Low-latency interconnect技术路线变化——尤其是CPO与LPO之争……都可能令G.652D光纤价格承压。"
)

// sampleBlocks is a short text with every style.
func sampleBlocks() []Block {
	week := Block{Text: weekText, Key: "week", Strong: []Range{{0, len("本周电子指数上涨3.25%")}}}
	week.Marks = []Mark{
		mark(weekText, "上涨3.25%", "up", softRed), mark(weekText, "下跌2.41%", "down", softGreen),
		mark(weekText, "光模块+6.02%", "optics", softRed),
	}
	capex := Block{Text: capexText, Key: "capex", Style: Item, Bullet: "1."}
	capex.Marks = []Mark{mark(capexText, "1187亿美元，同比增长68%", "capex", softBlue)}
	risk := Block{Text: riskText, Key: "risk", Style: Item, Bullet: "2."}
	risk.Marks = []Mark{mark(riskText, "下游需求不及预期；海外出口管制加剧", "risk", softYellow)}
	code := "新元光电（300999.SZ）"
	underlined := mark(code, "300999.SZ", "code", color.NRGBA{0x1d, 0x8a, 0x80, 0xff})
	underlined.Underline = true
	return []Block{
		{Text: "通信行业周报：光模块景气延续，资本开支再上台阶", Style: H1, Key: "title"},
		{Text: "一、本周行情回顾", Style: H2},
		week, capex, risk,
		{Text: code, Style: Item, Bullet: "•", Indent: 1, Marks: []Mark{underlined}},
		{Text: "1.1 板块涨跌", Style: H3},
		row(1, true, "板块", "周涨跌幅", "本月以来", "简评"),
		row(1, false, "光模块", "+6.02%", "+10.65%", "北美订单超预期，1.6T产品开始批量出货，龙头公司给出乐观指引"),
		row(1, false, "服务器", "-2.41%", "-8.49%", "前期涨幅较大，资金获利了结"),
		row(1, false, "IDC", "-2.90%", "-6.55%", "电价与能耗指标仍有扰动"),
		{Text: "图1：光模块月度出口额（亿元）", Style: Caption},
		{Text: "资料来源：海关统计，作者整理", Style: Small},
		{Text: "“我们看到客户在明年上半年的采购计划没有任何放缓。”", Style: Quote},
		{Text: "小标题四", Style: H4},
		{Text: "免责声明（共 6 段）", Style: Fold, Key: "fold"},
	}
}

// longBlocks is a report of about n Chinese characters, put together from phrases; it is the same every time.
func longBlocks(n int) []Block {
	phrases := []string{
		"本周板块整体上涨", "估值处于近三年中枢偏上位置", "海外云厂商继续上调资本开支指引", "国产算力芯片导入加快",
		"液冷渗透率有望提升至35%", "单季收入达到128.6亿元，同比增长42.3%", "毛利率环比改善1.2个百分点", "OpenFabric与HBM4成为焦点",
		"我们维持行业“增持”评级", "建议关注龙头公司（688001.SH、300777.SZ）", "需求节奏仍需跟踪", "运营商集采价格企稳",
	}
	ends := []string{"；", "，", "。", "，", "——", "。"}
	var blocks []Block
	for size, k := 0, 0; size < n; k++ {
		var text strings.Builder
		for i := range 8 + k%7 {
			text.WriteString(phrases[(k*5+i*7)%len(phrases)] + ends[(k+i)%len(ends)])
		}
		b := Block{Text: text.String()}
		switch {
		case k%12 == 0:
			b = Block{Text: phrases[k%len(phrases)], Style: H2}
		case k%12 == 5:
			b.Style, b.Bullet = Item, "•"
		case k%12 == 9:
			blocks = append(blocks, row(k, true, "公司", "季度", "收入", "同比"), row(k, false, "公司甲", "4Q25", "128.6", "+42.3%"))
		}
		if i := strings.Index(b.Text, "42.3%"); i >= 0 {
			b.Strong = []Range{{i, i + 5}}
			b.Marks = []Mark{{From: i - len("同比增长"), To: i + 5, Fill: softBlue, ID: "m"}}
		}
		size += len(b.Text) / 3
		blocks = append(blocks, b)
	}
	return blocks
}
