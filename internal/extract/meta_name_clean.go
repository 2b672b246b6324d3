package extract

import (
	"regexp"
	"strings"

	"yanku/internal/zh"
)

var (
	// ending is the end of a file's name that says its format: .pdf, .markdown. A day such as .11 is none.
	ending = regexp.MustCompile(`\.[A-Za-z][A-Za-z0-9]{1,7}$`)
	// inner is an ending that stands before another: 周报.docx.pdf.
	inner = regexp.MustCompile(`(?i)\.(pdf|docx?|pptx?|xlsx?|html?|mhtml?|md|txt|rtf|eml)$`)
	// copied is what browsers and file managers put behind a second file of one name: (1), （2）, [1].
	copied = regexp.MustCompile(`[ _-]*[(（\[]\d{1,2}[)）\]]$`)
	// siteCode is the number that a site gives to a report, behind a title: _H3_AP202507111706554321_1.
	siteCode = regexp.MustCompile(`(?i)[ _-]*H3_AP\d{8,}(_\d+)?$`)
)

// cleanStem gives a file's name without its ending and without what copying and downloading added: (1), - 副本, _compressed, 下载_. A name that is nothing
// else stays as it is.
func cleanStem(file string) string {
	s := strings.TrimSpace(file)
	if cut := inner.ReplaceAllString(ending.ReplaceAllString(s, ""), ""); cut != "" {
		s = cut
	}
	for again := true; again; {
		was := s
		for _, p := range []*regexp.Regexp{copied, siteCode} {
			s = orElse(strings.TrimSpace(p.ReplaceAllString(s, "")), s)
		}
		for _, w := range nameTable().tails {
			s = orElse(cutTail(s, w), s)
		}
		for _, w := range nameTable().heads {
			if foldedPrefix(s, w) {
				s = orElse(strings.TrimSpace(string([]rune(s)[len([]rune(w)):])), s)
			}
		}
		again = s != was
	}
	return s
}

// cutTail takes the words w off the end of s, and the spaces and marks before them. Spaces beside the first mark of w do not count: " - 副本" is "-副本".
func cutTail(s, w string) string {
	mark, words := w[:1], w[1:]
	if !strings.Contains("-_", mark) {
		mark, words = "", w
	}
	runes, end := []rune(s), []rune(words)
	if len(runes) <= len(end) || !foldedPrefix(string(runes[len(runes)-len(end):]), words) {
		return s
	}
	rest := strings.TrimRight(string(runes[:len(runes)-len(end)]), " ")
	if mark == "" {
		if trimmed := strings.TrimRight(rest, "-_ "); trimmed == rest {
			return s // 副本 at the end of a title belongs to it
		}
	} else if !strings.HasSuffix(rest, mark) {
		return s
	}
	return strings.TrimRight(rest, "-_ ")
}

// foldedPrefix tells whether s begins with w, whatever script, width and case.
func foldedPrefix(s, w string) bool {
	return strings.HasPrefix(zh.FoldString(s), zh.FoldString(w))
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
