package extract

import (
	"regexp"
	"strings"
)

// statesBehind tells whether a sentence with a figure stands behind the first one of a block, as where a source line and the paragraph below it run together:
// 资料来源：公司公告。微软上季资本开支为242亿美元.
func statesBehind(text string) bool {
	_, rest, ok := strings.Cut(text, "。")
	return ok && states(rest)
}

// statesBeside tells whether a block has a sentence with a figure beside the one that holds the words of a notice.
func statesBeside(text, words string) bool {
	for _, s := range strings.Split(text, "。") {
		if !strings.Contains(s, words) && states(s) {
			return true
		}
	}
	return false
}

// statedAmount is an amount of money, a share, or what body text alone speaks of: a digit and right behind it a sign for one, in either width.
var statedAmount = regexp.MustCompile(`[0-9０-９] ?(%|％|亿|万|billion|million|bn|B\b|元)|景气度`)

// states tells whether words state an amount of money, a share, the prosperity of a trade, or what is done to a rating.
func states(s string) bool {
	return statedAmount.MatchString(s) || ratingAction(s) != "" && nextLabel(s, 0) >= 0
}
