package audit

import (
	"slices"
	"strings"
	"sync"

	"yanku/internal/lexicon"
)

// isFund tells the name of a fund.
func isFund(name string) bool {
	return strings.Contains(name, "ETF") || strings.Contains(name, "LOF") || strings.HasSuffix(name, "基金")
}

// fundWords are the words of fund names that say nothing of the theme (class "plain" with "" for a meaning), and the words that mean the same as another.
var fundWords = sync.OnceValue(func() *strings.Replacer {
	var pairs [][2]string
	lexicon.Rows("fund_words.csv", func(c []string) { pairs = append(pairs, [2]string{lexicon.Key(c[0]), lexicon.Key(c[1])}) })
	slices.SortStableFunc(pairs, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	var flat []string
	for _, p := range pairs {
		flat = append(flat, p[0], p[1])
	}
	return strings.NewReplacer(flat...)
})

// themeMeets tells whether a fund's name and another's, or an index's, share two neighbouring characters of their themes, or say the same few.
func themeMeets(name, other string) bool {
	a, b := fundWords().Replace(lexicon.Key(name)), fundWords().Replace(lexicon.Key(other))
	if a == "" || b == "" {
		return a == "" // a name without a theme of its own fits every fund
	}
	ra, rb := []rune(a), []rune(b)
	if len(ra) == 1 || len(rb) == 1 {
		return strings.Contains(a, b) || strings.Contains(b, a)
	}
	for i := range len(ra) - 1 {
		if pair := string(ra[i : i+2]); !digitPair(pair) && strings.Contains(b, pair) {
			return true
		}
	}
	return false
}

// digitPair tells 50 of 科技50: how many stocks an index has is no theme.
func digitPair(s string) bool { return strings.Trim(s, "0123456789") == "" }

// otherManager tells whether a fund's name has the name of a house that does not manage the fund e: 华夏人工智能ETF is none of 易方达's.
func otherManager(name string, e *lexicon.Entry) bool {
	if e.Kind != lexicon.ETF || e.Manager == "" {
		return false
	}
	key := lexicon.Key(name)
	for _, n := range names(e) {
		if lexicon.Key(n) == key {
			return false
		}
	}
	for _, m := range managers() {
		if i := strings.Index(key, m); i >= 0 && (i == 0 || i+len(m) == len(key)) {
			return !strings.HasPrefix(m, e.Manager) && !strings.HasPrefix(e.Manager, m)
		}
	}
	return false
}

// withHouse gives a fund's name with the house that stands right before it: 华夏 before 人工智能ETF.
func withHouse(before, name string) string {
	for _, m := range managers() {
		if strings.HasSuffix(before, m) && !strings.HasPrefix(name, m) {
			return m + name
		}
	}
	return name
}

// managers are the houses, as fund_words.csv names them, the longest first.
var managers = sync.OnceValue(func() []string {
	var out []string
	lexicon.Rows("fund_words.csv", func(c []string) {
		if c[2] == "house" {
			out = append(out, lexicon.Key(c[0]))
		}
	})
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
})

// withoutHouse takes the house off a folded name.
func withoutHouse(key string) string {
	for _, m := range managers() {
		if rest := strings.TrimSuffix(strings.TrimPrefix(key, m), m); rest != key && rest != "" {
			return rest
		}
	}
	return key
}
