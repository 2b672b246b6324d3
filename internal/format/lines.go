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
		if l == "" || next == "" || structure(l) || structure(next) || begins(next) {
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
	full, near := fullWidth(widths)
	even := near*100 >= len(widths)*60 && ended*100 <= len(widths)*45
	if even && full >= 24 && full <= 200 {
		return wrapping{hardWrap, full}
	}
	return wrapping{style: perLine}
}

// fullWidth gives the width that nine lines in ten do not pass, and how many lines come near it.
func fullWidth(widths []int) (full, near int) {
	slices.Sort(widths)
	full = widths[len(widths)*9/10]
	for _, w := range widths {
		if w*100 >= full*85 && w*100 <= full*115 {
			near++
		}
	}
	return full, near
}

// begins tells whether a line opens something new by its label or marker.
func begins(l string) bool { return label.MatchString(l) || marker.MatchString(l) }

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
	if line == "" || next == "" || indented || begins(next) {
		return false
	}
	if endsOpen(line) || beginsInside(next) {
		return true
	}
	both := latin(line) && latin(next)
	switch {
	case w.style == hardWrap:
		least := 75 // percent of a full line
		if !endsThought(line) {
			least = 50
		}
		return width(line)*100 >= w.width*least
	case w.style == perLine:
		return both && !endsThought(line)
	case both:
		return !endsThought(line) || width(line) >= 60
	}
	return loneBreak(line, next)
}

// loneBreakLeast is the least width in columns of a Chinese line that a document of few lines may have broken.
const loneBreakLeast = 24

// loneBreak judges a line end in a document that has too few of them to tell its style.
func loneBreak(line, next string) bool {
	if width(line) < loneBreakLeast {
		return false
	}
	return goesOn(line, next) || !endsThought(line) && endsThought(next) && !label.MatchString(line)
}

// goesOn tells whether a number or a word was cut by the line end: digits before a unit or a digit.
func goesOn(line, next string) bool {
	a, _ := utf8.DecodeLastRuneInString(line)
	b, _ := utf8.DecodeRuneInString(next)
	return unicode.IsDigit(a) && (unicode.IsDigit(b) || b == '.')
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
