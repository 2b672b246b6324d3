package query

import (
	"reflect"
	"testing"

	"yanku/internal/report"
)

func date(s string) report.Date {
	d, _ := report.ParseDate(s)
	return d
}

func TestParse(t *testing.T) {
	tests := []struct {
		what, typed string
		want        All
	}{
		{"nothing", " 　", nil},
		{"words are all asked for", "光模块 资本开支", All{Words{Text: "光模块"}, Words{Text: "资本开支"}}},
		{"a wide space parts words", "光模块　IDC", All{Words{Text: "光模块"}, Words{Text: "idc"}}},
		{"Traditional and wide letters are folded", "光模塊 ＩＤＣ", All{Words{Text: "光模块"}, Words{Text: "idc"}}},
		{"a sign excludes", "通信 -游戏", All{Words{Text: "通信"}, Not{Words{Text: "游戏"}}}},
		{"a wide sign excludes", "－游戏", All{Not{Words{Text: "游戏"}}}},
		{"NOT excludes", "通信 NOT 游戏", All{Words{Text: "通信"}, Not{Words{Text: "游戏"}}}},
		{"NOT at the end is a word", "通信 NOT", All{Words{Text: "通信"}, Words{Text: "not"}}},
		{"AND may be said", "通信 AND 光模块 AND", All{Words{Text: "通信"}, Words{Text: "光模块"}, Words{Text: "and"}}},
		{"notes is a word", "NOTES", All{Words{Text: "notes"}}},
		{"a sign before a digit is the number's", "-8.49%", All{Words{Text: "-8.49%"}}},
		{"a rise as written", "+10.65%", All{Words{Text: "+10.65%"}}},
		{"a wide rise", "＋１０.６５％", All{Words{Text: "+10.65%"}}},
		{"a sign alone is a word", "通信 -", All{Words{Text: "通信"}, Words{Text: "-"}}},
		{"names as written", "4Q25 1.6T G.652D C++", All{Words{Text: "4q25"}, Words{Text: "1.6t"}, Words{Text: "g.652d"}, Words{Text: "c++"}}},
		{"a phrase keeps its spaces", `"AI 服务器" x`, All{quoted("ai 服务器"), Words{Text: "x"}}},
		{"Chinese quotes", "“AI  服务器”「光 模块」", All{quoted("ai 服务器"), quoted("光 模块")}},
		{"a quote left open", `"AI 服务器`, All{quoted("ai 服务器")}},
		{"an empty phrase", `"" 通信 “`, All{Words{Text: "通信"}}},
		{"a phrase excluded", `-"AI 服务器"`, All{Not{quoted("ai 服务器")}}},
		{"a field", "title:周报 机构：国金", All{Words{Field: Title, Text: "周报"}, Words{Field: Broker, Text: "国金"}}},
		{"a field with a phrase", `标题："通信 周报"`, All{Words{Field: Title, Text: "通信 周报", Quoted: true}}},
		{"a Traditional field", "標題:週報", All{Words{Field: Title, Text: "周报"}}},
		{"a field excluded", "-机构:国金", All{Not{Words{Field: Broker, Text: "国金"}}}},
		{"a code", "代码:510050 code:3069.HK", All{Words{Field: Code, Text: "510050"}, Words{Field: Code, Text: "3069.hk"}}},
		{"a field being typed", "通信 title:", All{Words{Text: "通信"}}},
		{"an unknown field is words", "来源:Wind http://x.cn", All{Words{Text: "来源:wind"}, Words{Text: "http://x.cn"}}},
		{"a type by name and by word", "type:weekly 类型:日报", All{Type{report.Weekly}, Type{report.Daily}}},
		{"an unknown type is words", "type:foo", All{Words{Text: "type:foo"}}},
		{"a month", "date:2026-03", All{Dates{date("2026-03-01"), date("2026-03-31")}}},
		{"a leap month", "日期：2024年2月", All{Dates{date("2024-02-01"), date("2024-02-29")}}},
		{"a year", "date:2026", All{Dates{date("2026-01-01"), date("2026-12-31")}}},
		{"a day in three forms", "date:2026-03-27 date:2026/3/27 date:20260327", All{Dates{date("2026-03-27"), date("2026-03-27")}, Dates{date("2026-03-27"), date("2026-03-27")}, Dates{date("2026-03-27"), date("2026-03-27")}}},
		{"a range", "date:2026-03-01..2026-03-31", All{Dates{date("2026-03-01"), date("2026-03-31")}}},
		{"a range of months", "date:2025-12..2026-02", All{Dates{date("2025-12-01"), date("2026-02-28")}}},
		{"an open range", "date:..2026-02", All{Dates{To: date("2026-02-28")}}},
		{"after and before", "after:2026-03 before:2026-04", All{Dates{From: date("2026-03-01")}, Dates{To: date("2026-03-31")}}},
		{"no date", "date:2026-13 date:2026-02-30 date:soon after:x", All{Words{Text: "date:2026-13"}, Words{Text: "date:2026-02-30"}, Words{Text: "date:soon"}, Words{Text: "after:x"}}},
	}
	for _, tt := range tests {
		if got := Parse(tt.typed); !reflect.DeepEqual(got.Root, tt.want) {
			t.Errorf("%s: Parse(%q) = %#v, want %#v", tt.what, tt.typed, got.Root, tt.want)
		}
	}
}

// Whatever is typed gives a tree whose words hold no line break and no space at their ends, whose parts lie in what was typed, one behind the other, and that matches, is
// expanded, said and typed again without one of its parts without a panic.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"((a | b) 或 （c\"~9", "=(", "a*?b ~3 =\"", "num:a>1..2 is: has:x", "title:(a:(b", "光模块 -游戏", `"a b`, "标题：“x", "date:2026-03..", "- -- -1 NOT NOT", "\xff:\xfe", "title:“”",
		"word:(==a OR 整词:\"b", "word:word:word:x", "==", "＝＝“光", "broker:==(x)", "title:word:=", "capex\xc3(", "a 或 非 （b", "  )　) x", "num:>=", "date:今天 最近:7d",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tree := Parse(s)
		wide := tree.Expand().AsWhole()
		for _, tree := range []Tree{tree, wide, wide.Relaxed()} {
			tree.Match(Fields{Body: s, Title: s})
			NewText(s).Marks(tree, nil)
		}
		if len(tree.Typed) > longest || len(tree.Parts) != len(tree.Root) || len(wide.Said()) != len(tree.Root) {
			t.Errorf("Parse(%q) has %d parts for %d nodes", s, len(tree.Parts), len(tree.Root))
		}
		at := 0
		for i, p := range tree.Parts {
			if p.From < at || p.To <= p.From || p.To > len(tree.Typed) {
				t.Errorf("Parse(%q) has the part %v behind %d", s, p, at)
			}
			at = p.To
			Parse(tree.Without(i))
		}
		for _, w := range wide.Words() {
			if w == "" || w != FoldString(w) || w[0] == ' ' || w[len(w)-1] == ' ' {
				t.Errorf("Parse(%q) asks for %q", s, w)
			}
		}
	})
}

func TestWords(t *testing.T) {
	tree := Parse("光模块 光模塊 -游戏 title:周报")
	if got := tree.Words(); !reflect.DeepEqual(got, []string{"光模块"}) {
		t.Errorf("Words() = %q: each once, without excluded ones and fields", got)
	}
}
