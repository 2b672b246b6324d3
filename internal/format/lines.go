package format

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/zh"
)

// A lineStyle says how a document breaks its lines.
type lineStyle int

const (
	unsure   lineStyle = iota // too few lines to tell
	perLine                   // each line is a paragraph
	hardWrap                  // lines are broken at a width
)

// wrapping is what is known of a document's line breaks.
type wrapping struct {
	style lineStyle
	width int // columns of a full line, when lines are broken at a width
}

// label opens a line that says one thing: 作者: …, 评级：…, 图表3：…, 来源：….
var label = regexp.MustCompile(`^(?:[\p{Han}A-Za-z]{1,8}|图表? ?\d+|圖表? ?\d+|表 ?\d+)[:：]`)

// marker opens a line that begins something new: a bullet, a number, a bracketed heading.
var marker = regexp.MustCompile(`^(?:[-*•·●■◆▶➢※□○]\s|[-*•·●■◆▶➢※]\p{Han}|\d{1,2}[、.)）](?:\D|$)|[（(][\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节条，,、]|[①-⑳]|【)`)

// wrappingOf looks at the lines of a document: paragraphs are set apart by empty lines, and the lines inside them tell the style.
func wrappingOf(lines []string) wrapping {
	var widths []int
	ended := 0
	for i := 0; i+1 < len(lines); i++ {
		l, next := strings.Trim(lines[i], blank), strings.Trim(lines[i+1], blank)
		if l == "" || next == "" || structure(l) || structure(next) || label.MatchString(next) || marker.MatchString(next) {
			continue
		}
		widths = append(widths, width(l))
		if endsThought(l) {
			ended++
		}
	}
	if len(widths) < 3 {
		return wrapping{}
	}
	slices.Sort(widths)
	full := widths[len(widths)*9/10]
	near := 0
	for _, w := range widths {
		if w*100 >= full*85 && w*100 <= full*115 {
			near++
		}
	}
	if full >= 24 && full <= 200 && near*100 >= len(widths)*60 && ended*100 <= len(widths)*45 {
		return wrapping{hardWrap, full}
	}
	return wrapping{style: perLine}
}

// structure tells whether a line is part of a table, a heading or the like, which says nothing of how paragraphs are broken.
func structure(l string) bool {
	return strings.ContainsAny(l, "\t"+cellMark) || strings.ContainsRune("#>|`=-", rune(l[0]))
}

// endsThought tells whether a line ends as a sentence or a heading ends.
func endsThought(l string) bool {
	r, _ := utf8.DecodeLastRuneInString(l)
	return strings.ContainsRune("。！？；：”」』】》…!?;:", r) || r == '.' && !strings.HasSuffix(l, "..") || strings.HasSuffix(l, "...")
}

// endsOpen tells whether a line cannot be the end of anything: it stops after a comma or an open bracket.
func endsOpen(l string) bool {
	r, _ := utf8.DecodeLastRuneInString(l)
	return strings.ContainsRune("，、,（(“「『《【—+-－/", r)
}

// beginsInside tells whether a line cannot be the beginning of anything.
func beginsInside(l string) bool {
	r, _ := utf8.DecodeRuneInString(l)
	return strings.ContainsRune("，。、；：！？）)”」』》】%％,;", r)
}

// joins tells whether the line next goes on the thought of the line before it. indented tells whether next is set in.
func (w wrapping) joins(line, next string, indented bool) bool {
	line, next = strings.Trim(line, blank), strings.Trim(next, blank)
	if line == "" || next == "" || indented || label.MatchString(next) || marker.MatchString(next) {
		return false
	}
	if endsOpen(line) || beginsInside(next) {
		return true
	}
	switch w.style {
	case hardWrap:
		return width(line)*100 >= w.width*75 || !endsThought(line) && width(line)*100 >= w.width*50
	case perLine:
		return latin(line) && latin(next) && !endsThought(line)
	default:
		if latin(line) && latin(next) {
			return !endsThought(line) || width(line) >= 60
		}
		return !endsThought(line) && !label.MatchString(line) && width(line) >= 24 && endsThought(next) || goesOn(line, next)
	}
}

// goesOn tells whether a number or a word was cut by the line end: digits before a unit or a digit.
func goesOn(line, next string) bool {
	a, _ := utf8.DecodeLastRuneInString(line)
	b, _ := utf8.DecodeRuneInString(next)
	return unicode.IsDigit(a) && (unicode.IsDigit(b) || b == '.') && width(line) >= 24
}

// latin tells whether a line has no Chinese characters.
func latin(l string) bool {
	return !strings.ContainsFunc(l, func(r rune) bool { return r >= 0x2E80 })
}

// setIn tells whether a line begins with the indent of a new paragraph: a full-width space or two spaces and more.
func setIn(l string) bool {
	return strings.HasPrefix(l, "\u3000") || strings.HasPrefix(l, "  ") || strings.HasPrefix(l, "\t") || strings.HasPrefix(l, "\u00A0")
}

// proseLeast is the least width in columns of a paragraph that a page's end may have cut.
const proseLeast = 60

// crossesPage tells whether a paragraph goes on in the next one: converters from PDF put empty lines, gap line ends in all, where a page ended in
// the middle of a sentence. One empty line alone needs more: that the first part is prose of several sentences.
func crossesPage(before, after string, gap int) bool {
	before, after = strings.Trim(before, blank), strings.Trim(after, blank)
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if width(before) < proseLeast || width(after) < proseLeast/2 || !zh.IsHan(last) && last != '，' && last != '、' || !zh.IsHan(first) {
		return false
	}
	if label.MatchString(before) || label.MatchString(after) || marker.MatchString(after) || !endsThought(after) {
		return false
	}
	if gap < 3 && !strings.Contains(before, "。") {
		return false
	}
	return strings.ContainsAny(before, "，,。")
}
