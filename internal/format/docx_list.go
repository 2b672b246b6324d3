package format

import (
	"strconv"
	"strings"
)

// docxLevel is one level of a numbering.
type docxLevel struct {
	start  int
	format string // decimal, bullet, chineseCounting …
	text   string // %1.%2
}

// docxLists counts the items of lists.
type docxLists struct {
	abstract map[string]*[9]docxLevel
	of       map[string]string // numbering → abstract one
	counts   map[string]*[9]int
}

func newDocxLists() *docxLists {
	return &docxLists{abstract: map[string]*[9]docxLevel{}, of: map[string]string{}, counts: map[string]*[9]int{}}
}

func (l *docxLists) read(x *xmlReader) error {
	return x.each(func(e element) error {
		id := e.attr("abstractNumId")
		switch e.name {
		case "abstractNum":
			levels := &[9]docxLevel{}
			l.abstract[id] = levels
			return x.each(func(e element) error { return readLevel(x, e, levels) })
		case "num":
			num := e.attr("numId")
			return x.each(func(e element) error {
				if e.name == "abstractNumId" {
					l.of[num] = e.attr("val")
				}
				return x.skip()
			})
		}
		return x.skip()
	})
}

func readLevel(x *xmlReader, e element, levels *[9]docxLevel) error {
	depth := atoi(e.attr("ilvl"))
	if e.name != "lvl" || depth < 0 || depth > 8 {
		return x.skip()
	}
	level := &levels[depth]
	level.start = 1
	return x.each(func(e element) error {
		switch e.name {
		case "start":
			level.start = atoi(e.attr("val"))
		case "numFmt":
			level.format = e.attr("val")
		case "lvlText":
			level.text = e.attr("val")
		}
		return x.skip()
	})
}

// next counts one more item at a depth of a list and gives its marker as Word writes it, "" for a bullet or for no list; bulleted tells the bullet.
func (l *docxLists) next(list string, depth int) (marker string, bulleted bool) {
	id := l.of[list]
	levels := l.abstract[id]
	if levels == nil || levels[depth].format == "" {
		return "", false
	}
	if levels[depth].format == "bullet" {
		return "", true
	}
	counts := l.counts[id]
	if counts == nil {
		counts = &[9]int{}
		l.counts[id] = counts
	}
	counts[depth]++
	for i := depth + 1; i < len(counts); i++ {
		counts[i] = 0
	}
	marker = levels[depth].text
	for i := 0; i <= depth; i++ {
		n := max(counts[i], 1) + levels[i].start - 1
		marker = strings.ReplaceAll(marker, "%"+strconv.Itoa(i+1), countIn(levels[i].format, n))
	}
	return strings.TrimSpace(marker), false
}

// countIn writes n in a format of numbers.
func countIn(format string, n int) string {
	switch format {
	case "none":
		return ""
	case "upperLetter", "lowerLetter":
		letter := string(rune('A' + (max(n, 1)-1)%26))
		if format == "lowerLetter" {
			return strings.ToLower(letter)
		}
		return letter
	case "upperRoman":
		return romanOf(n)
	case "lowerRoman":
		return strings.ToLower(romanOf(n))
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting", "taiwaneseCountingThousand":
		return hanCount(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	}
	return strconv.Itoa(n)
}

// hanCount writes a number below one hundred in Chinese.
func hanCount(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

func romanOf(n int) string {
	if n < 1 || n > 399 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}
