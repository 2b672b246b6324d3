package extract

import "strings"

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

// states tells whether words state an amount of money or a share: a digit and right behind it a sign for one.
func states(s string) bool {
	for _, unit := range []string{"%", "％", "亿", "万"} {
		for at, rest := 0, s; ; rest = s[at:] {
			i := strings.Index(rest, unit)
			if i < 0 {
				break
			}
			before := strings.TrimRight(s[:at+i], " ")
			if before != "" && isDigitRune(rune(before[len(before)-1])) {
				return true
			}
			at += i + len(unit)
		}
	}
	return false
}
