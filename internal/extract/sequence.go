package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// sequence gives the offsets of the running numbers n, n+1, n+2 … of a list written in one paragraph: 1) 2), （1）（2）, 1、 2、, ①②, 第一， 第二，.
// All are of one form, and each stands at the front, behind the end of a sentence or behind a space.
func sequence(text string, n int) []int {
	var best []int
	for _, form := range []func(int) []string{
		func(i int) []string { s := strconv.Itoa(i); return []string{s + ")", s + "）"} },
		func(i int) []string { s := strconv.Itoa(i); return []string{"（" + s + "）", "(" + s + ")"} },
		func(i int) []string { return []string{strconv.Itoa(i) + "、"} },
		func(i int) []string { return []string{strconv.Itoa(i) + ". ", strconv.Itoa(i) + "．"} },
		func(i int) []string {
			if i > 20 {
				return nil
			}
			return []string{string(rune('①' + i - 1))}
		},
		func(i int) []string {
			if i > 10 {
				return nil
			}
			return []string{"第" + string([]rune("一二三四五六七八九十")[i-1]) + "，"}
		},
	} {
		if found := follow(text, n, form); len(found) > len(best) {
			best = found
		}
	}
	return best
}

// sequenceMax is the most items that a list in one paragraph has; it bounds the time.
const sequenceMax = 60

func follow(text string, n int, form func(int) []string) []int {
	var out []int
	at := 0
	for ; n <= sequenceMax; n++ {
		next := -1
		for _, w := range form(n) {
			if i := indexMark(text, w, at); i >= 0 && (next < 0 || i < next) {
				next = i
			}
		}
		if next < 0 {
			return out
		}
		out = append(out, next)
		at = next + 1
	}
	return out
}

// indexMark gives the next place of a number's mark that can begin an item.
func indexMark(text, mark string, at int) int {
	for at < len(text) {
		i := strings.Index(text[at:], mark)
		if i < 0 {
			return -1
		}
		i += at
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		if i == 0 || strings.ContainsRune("。；;！？：:\n \t　”）…，,、", r) {
			return i
		}
		at = i + len(mark)
	}
	return -1
}
