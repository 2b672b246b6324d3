package i18n

import (
	"regexp"
	"slices"
	"testing"
)

// Every key has words in both languages, and both take the same arguments in the same order.
func TestWordsAreWholeInBothLanguages(t *testing.T) {
	verb := regexp.MustCompile(`%[-+ 0-9.\[\]]*[a-zA-Z]`)
	for key, e := range words() {
		if e.zh == "" || e.en == "" {
			t.Errorf("%s: a language is missing: zh %q, en %q", key, e.zh, e.en)
		}
		zh, en := verb.FindAllString(e.zh, -1), verb.FindAllString(e.en, -1)
		slices.Sort(zh)
		slices.Sort(en)
		if !slices.Equal(zh, en) {
			t.Errorf("%s: zh takes %v, en takes %v", key, zh, en)
		}
	}
}

func TestLangOfLocale(t *testing.T) {
	for locale, want := range map[string]Lang{"zh_CN.UTF-8": Chinese, "zh-TW": Chinese, "en_GB": English, "": English, "C": English} {
		if got := Of(locale); got != want {
			t.Errorf("Of(%q) = %s, want %s", locale, got, want)
		}
	}
}
