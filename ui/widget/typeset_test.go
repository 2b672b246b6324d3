package widget

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// breakAt breaks a text into lines of so many Han characters of body text.
func breakAt(t *testing.T, text string, han float32) []string {
	t.Helper()
	useTheme(t, theme.VariantLight)
	var f faces
	f.renew()
	regular := f.get(readingSize, false)
	units := measure(text, nil, regular, f.get(readingSize, true), false)
	var out []string
	for _, l := range breakLines(nil, units, span{0, len(units)}, line{}, han*regular.em+0.01, 27) {
		to := len(text)
		if l.to < len(units) {
			to = int(units[l.to].at)
		}
		from := len(text)
		if l.from < len(units) {
			from = int(units[l.from].at)
		}
		out = append(out, text[from:to])
	}
	return out
}

// The rules of Chinese layout, one sentence each.
func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		han        float32
		want       string // lines parted by |
	}{
		{"Chinese breaks between any two characters", "光模块需求延续高景气", 5, "光模块需求|延续高景气"},
		{"no line begins with a comma: it may stand half outside", "光模块需求，延续高景气", 5.5, "光模块需求，|延续高景气"},
		{"no line begins with a comma: where half is too much a character goes with it", "光模块需求，延续高景气", 5, "光模块需|求，延续高|景气"},
		{"no line begins with a full stop and a quotation mark after it", "他说“需求很好。”之后", 7, "他说“需求很|好。”之后"},
		{"no line ends with an opening bracket", "服务器板块（申万）回落", 6, "服务器板块|（申万）回落"},
		{"no line ends with an opening quotation mark", "市场关注“算力”主线", 5, "市场关注|“算力”主|线"},
		{"a percent sign stays with its number", "上涨百分之3％以上", 6, "上涨百分之|3％以上"},
		{"a number is not split", "合计1187亿美元", 3, "合计|1187|亿美元"},
		{"a sign stays with its number", "光模块+6.02%领先", 5, "光模块|+6.02%领|先"},
		{"a full-width sign stays with its number", "光模块－6", 4, "光模块|－6"},
		{"a Latin word is not split", "关注interconnect技术", 6.5, "关注|interconnect|技术"},
		{"a word longer than the line is split", "Supercalifragilistic", 5, "Supercalif|ragilistic"},
		{"a Latin word may break after a slash", "IDC/AIDC/HBM", 4, "IDC/|AIDC/|HBM"},
		{"a dash of two is not split", "变化——尤其", 3, "变化|——尤|其"},
		{"an ellipsis of two is not split", "之争……都", 3, "之争|……都"},
		{"a space hangs at the end of a line", "North Star Cloud", 3.3, "North |Star |Cloud"},
		{"an apostrophe does not part a word", "client’s plan", 4.2, "client’s |plan"},
		{"a line break in the text ends the line", "第一行\n第二行", 9, "第一行|第二行"},
		{"an empty text is one empty line", "", 9, ""},
		{"a code with its dot stays whole", "新元300999.SZ光电", 5.4, "新元|300999.SZ|光电"},
		{"a currency sign stays with the amount", "约￥300", 2.8, "约|￥300"},
		{"signs alone fill a line all the same", "！！！！！！", 3, "！！！|！！！"},
	} {
		got := strings.Join(breakAt(t, c.text, c.han), "|")
		if got != c.want {
			t.Errorf("%s:\n  %q\n got %q\nwant %q", c.rule, c.text, got, c.want)
		}
	}
}

// At every width, no line of a long text begins or ends with a sign that must not stand there, and no character is lost.
func TestBreakLinesEverywhere(t *testing.T) {
	text := weekText + capexText + riskText
	for han := float32(6); han < 42; han += 0.7 {
		lines := breakAt(t, text, han)
		if strings.Join(lines, "") != text {
			t.Fatalf("at %v characters a line: text changed", han)
		}
		for i, l := range lines {
			first, _ := utf8.DecodeRuneInString(l)
			last, _ := utf8.DecodeLastRuneInString(l)
			if i > 0 && classOf(first)&noStart != 0 {
				t.Errorf("at %v a line begins with %c: %s", han, first, l)
			}
			if i < len(lines)-1 && classOf(last)&noEnd != 0 {
				t.Errorf("at %v a line ends with %c: %s", han, last, l)
			}
		}
	}
}

// What is measured rune by rune is what the driver draws, also where Latin letters are kerned.
func TestMeasuredWidthIsDrawnWidth(t *testing.T) {
	useTheme(t, theme.VariantLight)
	var f faces
	f.renew()
	for _, text := range []string{weekText, capexText, riskText, "AVATAR Tokyo, WAVE fi ffl To.", "3.25% +10.65% 1,187", "ＡＢＣ①②③㎡“引号”‘单引’"} {
		for _, bold := range []bool{false, true} {
			for _, size := range []float32{12, 16, 26} {
				face := f.get(size, bold)
				var got float32
				for _, u := range measure(text, nil, face, face, bold) {
					got += u.adv
				}
				want := fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold}).Width
				if abs(got-want) > 1 {
					t.Errorf("%q at %v bold %v: measured %v, drawn %v", text, size, bold, got, want)
				}
			}
		}
	}
}

// Bold ranges are measured in the bold face and only there.
func TestMeasureStrong(t *testing.T) {
	useTheme(t, theme.VariantLight)
	var f faces
	f.renew()
	text := "收入 Revenue 增长"
	units := measure(text, []Range{{7, 14}}, f.get(16, false), f.get(16, true), false)
	var bold strings.Builder
	for i, u := range units {
		if u.bold {
			end := len(text)
			if i+1 < len(units) {
				end = int(units[i+1].at)
			}
			bold.WriteString(text[u.at:end])
		}
	}
	if bold.String() != "Revenue" {
		t.Errorf("bold is %q, want Revenue", bold.String())
	}
}

// Whatever the text and the width, breaking ends, keeps the order, and leaves out no character but line breaks.
func FuzzBreakLines(f *testing.F) {
	for _, text := range []string{weekText, riskText, "", "\n\n", "（（（（", "。。。。。。", "a/b/c\td\u200be", "word word  word", "\xff\xfe坏"} {
		f.Add(text, uint8(20))
	}
	f.Fuzz(func(t *testing.T, text string, width uint8) {
		regular := &face{em: 16, rare: map[rune]float32{}}
		units := make([]unit, 0, len(text))
		for at, r := range text {
			units = append(units, unit{at: int32(at), adv: regular.em, class: classOf(r)})
		}
		next := 0
		for _, l := range breakLines(nil, units, span{0, len(units)}, line{}, float32(width), 27) {
			for next < l.from && units[next].class&newline != 0 {
				next++
			}
			if l.from != next || l.to < l.from {
				t.Fatalf("%q at %d: a line of units %d to %d follows one that ends at %d", text, width, l.from, l.to, next)
			}
			next = l.to
		}
		if next != len(units) {
			t.Fatalf("%q at %d: lines end at %d of %d", text, width, next, len(units))
		}
	})
}
