package model

import (
	"testing"

	"yanku/internal/i18n"
)

// A query is said in words, part by part, in both languages.
func TestChipsSayTheQuery(t *testing.T) {
	cases := []struct{ typed, zh, en string }{
		{"石墨烯", "石墨烯", "石墨烯"},
		{"光模块", "光模块 = 光收发模块 = 光收发器 = … +3", "光模块 = 光收发模块 = 光收发器 = … +3"},
		{"-石墨烯", "不含 石墨烯", "not 石墨烯"},
		{`"光 模块"`, "“光 模块”", "“光 模块”"},
		{"=石墨烯", "“石墨烯”（原样）", "“石墨烯” (as written)"},
		{"word:石墨烯", "石墨烯（整词）", "石墨烯 (whole word)"},
		{"石墨烯 OR 量子点", "石墨烯 或 量子点", "石墨烯 or 量子点"},
		{"石墨烯 (a b) OR c", "（石墨烯 且 （a 且 b）） 或 c", "(石墨烯 and (a and b)) or c"},
		{`"石墨烯 量子点"~10`, "石墨烯 … 量子点（相距 10 字以内）", "石墨烯 … 量子点 (within 10 characters)"},
		{"broker:==国金证券", "机构：国金证券", "Institution: 国金证券"},
		{"type:weekly", "类型：周报", "Type: Weekly"},
		{"date:2026-03", "日期：2026-03", "Date: 2026-03"},
		{"date:2026", "日期：2026", "Date: 2026"},
		{"after:2026-03-05", "日期：2026-03-05 起", "Date: from 2026-03-05"},
		{"before:2026-03-05", "日期：到 2026-03-04", "Date: until 2026-03-04"},
		{"is:unread", "未读", "unread"},
		{"has:capex", "有资本开支", "has Capex"},
		{"period:week", "期间：本周", "Period: Week"},
		{"num:capex>300亿美元", "数值：资本开支 >300亿美元", "Number: Capex >300亿美元"},
	}
	_, _, _, list := openList(t)
	for _, c := range cases {
		list.Type(c.typed)
		chips := list.Search.Chips()
		if len(chips) != 1 {
			t.Errorf("%s: %d chips", c.typed, len(chips))
			continue
		}
		if zh, en := chips[0].Say(i18n.Chinese), chips[0].Say(i18n.English); zh != c.zh || en != c.en {
			t.Errorf("%s: %q, %q, want %q, %q", c.typed, zh, en, c.zh, c.en)
		}
	}
	list.Search.SetPlain(true)
	list.Type("光模块")
	if got := list.Search.Chips()[0].Say(i18n.Chinese); got != "光模块" {
		t.Errorf("without synonyms: %q", got)
	}
}
