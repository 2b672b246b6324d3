package extract

import (
	"regexp"
	"strings"
)

// statesRE finds what only a statement has: a number with a unit, a security's code in brackets.
var statesRE = regexp.MustCompile(`[0-9０-９][ 　]?(?:%|％|亿|万|个?百分点|pct|元|倍)|[（(](?:[0-9]{4,7}(?:\.[A-Z]{2,3})?|[A-Z]{2,5})[）)]`)

// saysMore tells whether a block of at least two sentences states something in a sentence that is no notice, so that the notice beside it, 以上内容不构成投资建议 or
// 资料来源：公司公告, does not make the whole block one. It is asked of short blocks only, see partRunes.
func saysMore(text string) bool {
	if len(text) > 3*partRunes+3 || !strings.Contains(strings.TrimSuffix(text, "。"), "。") {
		return false
	}
	for s := range strings.SplitSeq(text, "。") {
		if states(s) && !noticeSentence(strings.TrimSpace(s)) {
			return true
		}
	}
	return false
}

// states tells whether a sentence states a figure, a grade or a code.
func states(s string) bool {
	for _, w := range marks("states") {
		if strings.Contains(s, w) {
			return true
		}
	}
	return statesRE.MatchString(s)
}

// noticeSentence tells a sentence that is of a notice, a source line or a byline. What follows a source as 注： belongs to it.
func noticeSentence(s string) bool {
	for _, w := range roleWords().parts {
		if strings.Contains(s, w.words) {
			return true
		}
	}
	for _, w := range roleWords().lines {
		if strings.HasPrefix(s, w.words) {
			return true
		}
	}
	_, _, head := headWord(s, partRunes)
	return head || sourceAt(s) > 0 || captionAt(s) > 0 || legendLine(s) || licenceAt(s, 0) >= 0 || strings.HasPrefix(s, "注")
}
