package extract

import "strings"

// ordinal reads 第22位, 第十一名.
func (n *numberReader) ordinal() (int, Amount, bool) {
	start := n.at
	n.at++
	n.space()
	v, ok := n.digits()
	if !ok {
		c, size := chineseNumber(n.text[n.at:])
		if size == 0 {
			return start, Amount{}, false
		}
		v = float64(c)
		n.at += size
	}
	if r := n.peek(0); r == '位' || r == '名' {
		n.at++
	}
	return n.at, Amount{Value: v, Unit: Ordinal}, true
}

// chineseNumber reads a number up to 99 in Chinese digits: 十一, 二十; size 0 when there is none.
func chineseNumber(text []rune) (v, size int) {
	const digits = "〇一二三四五六七八九"
	tens, ones, seen := 0, 0, false
	for ; size < len(text); size++ {
		r := text[size]
		if r == '两' {
			r = '二'
		}
		if r == '零' {
			r = '〇'
		}
		if r == '十' && !seen {
			tens, ones, seen = max(ones, 1), 0, true
			continue
		}
		d := strings.IndexRune(digits, r)
		if d < 0 || ones > 0 {
			break
		}
		ones = d / 3
	}
	return tens*10 + ones, size
}

// isYear tells a year behind a word of comparison from a number: 高于2025年.
func isYear(text []rune, a Amount) bool {
	return a.Qualifier != "" && a.Unit == Counting && !a.Range && a.Value > 1999 && a.Value < 2050 && text[len(text)-1] == '年'
}
