package wording

import (
	"testing"

	"yanku/internal/i18n"
	"yanku/internal/query"
)

// A whole query is said on one line, alternatives in parentheses, in both languages.
func TestQuery(t *testing.T) {
	cases := []struct{ typed, zh, en string }{
		{"", "", ""},
		{"石墨烯 -游戏", "石墨烯 且 不含 游戏", "石墨烯 and not 游戏"},
		{"石墨烯 OR 量子点", "石墨烯 或 量子点", "石墨烯 or 量子点"},
		{"broker:国金 (石墨烯 OR 量子点)", "机构：国金 且 （石墨烯 或 量子点）", "Institution: 国金 and (石墨烯 or 量子点)"},
		{"石?烯 ==国金证券", "石?烯 且 国金证券", "石?烯 and 国金证券"},
	}
	for _, c := range cases {
		tree := query.ParseWith(c.typed, false, true)
		if zh, en := Query(i18n.Chinese, tree), Query(i18n.English, tree); zh != c.zh || en != c.en {
			t.Errorf("%s: %q, %q, want %q, %q", c.typed, zh, en, c.zh, c.en)
		}
	}
}

// What was not taken as typed is told with the word it is about, where it is about one.
func TestHint(t *testing.T) {
	for typed, want := range map[string]string{`"石墨`: "引号没有闭合，已在末尾补上", "foo:石墨": "没有“foo”这个字段，按词查找"} {
		hints := query.Parse(typed).Hints
		if len(hints) != 1 || Hint(i18n.Chinese, hints[0]) != want {
			t.Errorf("%s: %v, want %q", typed, hints, want)
		}
	}
}
