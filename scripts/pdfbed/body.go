//go:build ignore

package main

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"yanku/internal/format"
	"yanku/internal/report"
)

// render writes blocks as HTML, one after the other.
func render(blocks []format.Block) string {
	var b strings.Builder
	table := 0
	for _, x := range blocks {
		if table != x.Table {
			if table != 0 {
				b.WriteString("</table>\n")
			}
			if x.Table != 0 {
				b.WriteString("<table>\n")
			}
			table = x.Table
		}
		b.WriteString(one(x))
	}
	if table != 0 {
		b.WriteString("</table>\n")
	}
	return b.String()
}

func one(x format.Block) string {
	switch x.Kind {
	case report.Heading:
		return fmt.Sprintf("<h%d>%s</h%d>\n", x.Level, inline(x), x.Level)
	case report.Item:
		mark := x.Number
		if mark == "" {
			mark = "•"
		}
		return fmt.Sprintf("<div class=li style='padding-left:%dmm'>%s %s</div>\n", 6*(x.Level-1), mark, inline(x))
	case report.Row:
		cell := "td"
		if x.Head {
			cell = "th"
		}
		out := "<tr>"
		for _, c := range x.Cells {
			out += "<" + cell + ">" + html.EscapeString(x.Text[c.From:c.To]) + "</" + cell + ">"
		}
		if x.Head {
			return "<thead>" + out + "</tr></thead>\n"
		}
		return out + "</tr>\n"
	case report.Rule:
		return ""
	}
	class := ""
	if isCaption(x) {
		class = " class=cap"
	} else if isSource(x) {
		class = " class=src"
	}
	return "<p" + class + ">" + inline(x) + "</p>\n"
}

// inline writes a block's text with its bold words.
func inline(x format.Block) string {
	var b strings.Builder
	at := 0
	for _, s := range x.Strong {
		b.WriteString(html.EscapeString(x.Text[at:s.From]) + "<b>" + html.EscapeString(x.Text[s.From:s.To]) + "</b>")
		at = s.To
	}
	b.WriteString(html.EscapeString(x.Text[at:]))
	return strings.ReplaceAll(b.String(), "\n", "<br>")
}

func isCaption(x format.Block) bool {
	return x.Kind == report.Paragraph && strings.HasPrefix(x.Text, "图表")
}

func isSource(x format.Block) bool {
	return x.Kind == report.Paragraph && strings.HasPrefix(x.Text, "来源")
}

func plain(blocks []format.Block) string { return render(blocks) }

// byline counts the blocks of the title that go into the sidebar: from the second block up to the second heading.
func byline(blocks []format.Block) (from, to int) {
	for i, x := range blocks[1:] {
		if x.Kind == report.Heading {
			return 1, i + 1
		}
	}
	return 1, 1
}

const sidebarStyle = ".side{float:left;width:46mm;margin-right:6mm;font-size:8.5pt;text-align:left;padding-top:4mm}"

// sidebar sets rating, date and analysts beside the first page's text.
func sidebar(blocks []format.Block) string {
	from, to := byline(blocks)
	return render(blocks[:from]) + "<div class=side>" + render(blocks[from:to]) + "<div style='height:150mm'></div></div><div>" + render(blocks[to:]) + "</div>"
}

// columns sets all but the title in two columns.
func columns(blocks []format.Block) string {
	return render(blocks[:1]) + "<div class=cols>" + render(blocks[1:]) + "</div>"
}

// chart is a picture of columns without words.
const chart = `<svg viewBox="0 0 100 40" preserveAspectRatio="none"><path d="M5 38L20 20L40 28L60 8L80 16L95 4" fill="none" stroke="#36c"/><rect x="0" y="38" width="100" height=".4" fill="#999"/></svg>`

// paired sets figures without a table in pairs side by side: captions above the pictures, sources below.
func paired(blocks []format.Block) string {
	var b strings.Builder
	for len(blocks) > 0 {
		i := slices.IndexFunc(blocks, isCaption)
		if i < 0 || i+1 >= len(blocks) || !isSource(blocks[i+1]) {
			if i < 0 {
				i = len(blocks) - 1
			}
			b.WriteString(render(blocks[:i+1]))
			blocks = blocks[i+1:]
			continue
		}
		b.WriteString(render(blocks[:i]) + "<div class=pair><div>" + one(blocks[i]) + chart + one(blocks[i+1]) + "</div><div>")
		b.WriteString(one(twin(blocks[i])) + chart + one(twin(blocks[i+1])) + "</div></div>\n")
		blocks = blocks[i+2:]
	}
	return b.String()
}

// labelled is a picture with the words of its axes and legend in it.
func labelled() string {
	var b strings.Builder
	b.WriteString(`<svg viewBox="0 0 300 150" font-size="9"><path d="M30 100C60 20 90 60 120 80S200 20 280 40" fill="none" stroke="#36c"/>`)
	for i := range 5 {
		fmt.Fprintf(&b, `<text x="2" y="%d">%d%%</text><text x="282" y="%d">%d</text><path d="M30 %dH280" stroke="#ddd" stroke-width=".5"/>`, 20+i*25, 40-i*10, 20+i*25, 5000-i*500, 17+i*25)
		fmt.Fprintf(&b, `<text x="%d" y="138">2025-%02d</text>`, 30+i*50, i*2+1)
	}
	return b.String() + `<text x="120" y="149">收盘价</text></svg>`
}

// charts sets labelled pictures between captions and sources.
func charts(blocks []format.Block) string {
	var b strings.Builder
	for i, x := range blocks {
		if i > 0 && isSource(x) && isCaption(blocks[i-1]) {
			b.WriteString(labelled())
		}
		if x.Table == 0 {
			b.WriteString(one(x))
		} else if i == 0 || blocks[i-1].Table != x.Table {
			n := slices.IndexFunc(blocks[i:], func(y format.Block) bool { return y.Table != x.Table })
			b.WriteString(render(blocks[i : i+n]))
		}
	}
	return b.String()
}

// twin gives the caption or source of a figure's neighbour.
func twin(x format.Block) format.Block {
	x.Text = strings.Replace(strings.Replace(x.Text, "图表", "图表9", 1), "来源：", "来源：同花顺，", 1)
	return x
}

// withTwins puts each figure's neighbour after it.
func withTwins(blocks []format.Block) []format.Block {
	var out []format.Block
	for i, x := range blocks {
		out = append(out, x)
		if i > 0 && isSource(x) && isCaption(blocks[i-1]) {
			out = append(out, twin(blocks[i-1]), twin(x))
		}
	}
	return out
}

const markStyle = `.tile{position:fixed;color:#ddd;font-size:22pt;white-space:nowrap}`

// marked lays a recipient's name over each page, tiled and turned, and once more upright.
func marked(blocks []format.Block) string {
	var b strings.Builder
	for y := range 5 {
		for x := range 3 {
			fmt.Fprintf(&b, "<div class=tile style='left:%dmm;top:%dmm;transform:rotate(-30deg)'>示例客户 仅供内部使用</div>", x*60, y*50+10)
			fmt.Fprintf(&b, "<div class=tile style='left:%dmm;top:%dmm;font-size:9pt'>张三13800000000</div>", x*60+10, y*50+25)
		}
	}
	return b.String() + render(blocks)
}
