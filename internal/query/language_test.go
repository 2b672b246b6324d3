package query

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"yanku/internal/report"
)

func w(s string) Words { return Words{Text: s} }

// quoted is a phrase, for which no other way to say it counts.
func quoted(s string) Words { return Words{Text: s, Quoted: true} }

func num(v float64) *float64 { return &v }

// Every form of the language gives its part of the tree; nothing typed fails.
func TestParseLanguage(t *testing.T) {
	friday := date("2026-03-27")
	tests := []struct {
		what, typed string
		want        All
	}{
		{"either", "光模块 OR 液冷", All{Any{w("光模块"), w("液冷")}}},
		{"either by a bar without spaces", "光模块|液冷", All{Any{w("光模块"), w("液冷")}}},
		{"either by a wide bar", "光模块｜液冷", All{Any{w("光模块"), w("液冷")}}},
		{"either in Chinese", "光模块 或 液冷", All{Any{w("光模块"), w("液冷")}}},
		{"或 inside a word is a word", "或有负债", All{w("或有负债")}},
		{"words bind closer than OR", "a b OR c", All{Any{All{w("a"), w("b")}, w("c")}}},
		{"OR with one side", "OR a", All{w("a")}},
		{"OR at the end", "a OR", All{w("a"), w("or")}},
		{"parentheses", "(a OR b) c", All{Any{w("a"), w("b")}, w("c")}},
		{"wide parentheses", "（a 或 b） -（c d）", All{Any{w("a"), w("b")}, Not{All{w("c"), w("d")}}}},
		{"a parenthesis left open", "(a OR b", All{Any{w("a"), w("b")}}},
		{"a parenthesis that closes nothing", "a ) b", All{w("a"), w("b")}},
		{"parentheses inside a word", "光模块(CPO) 通信（申万）", All{w("光模块(cpo)"), w("通信(申万)")}},
		{"empty parentheses", "a ()", All{w("a")}},
		{"not in Chinese", "a 非 b", All{w("a"), Not{w("b")}}},
		{"非 inside a word is a word", "非银金融", All{w("非银金融")}},
		{"and in Chinese", "a 且 b & c", All{w("a"), w("b"), w("c")}},
		{"near", `"算力 光模块"~10`, All{Near{Words: []string{"算力", "光模块"}, Within: 10}}},
		{"near with one word is the word", `"算力"~10`, All{quoted("算力")}},
		{"a gap", "光*块", All{Pattern{Text: "光*块"}}},
		{"one character", "G.65?D", All{Pattern{Text: "g.65?d"}}},
		{"gaps at the ends say nothing", "*光模块* 会涨吗？", All{w("光模块"), w("会涨吗")}},
		{"as written", "=光模塊", All{Words{Text: "光模塊", Exact: true}}},
		{"a phrase as written", `="AI 服务器"`, All{Words{Text: "AI 服务器", Exact: true}}},
		{"a whole line", "==光模塊", All{Words{Text: "光模块", Full: true}}},
		{"the whole value of a field", `broker:=="国金证券" 机构：＝＝国金证券`, All{Words{Field: Broker, Text: "国金证券", Full: true}, Words{Field: Broker, Text: "国金证券", Full: true}}},
		{"as written in a field", "title:=AI", All{Words{Field: Title, Text: "AI", Exact: true}}},
		{"signs alone are words", "== =", All{w("=="), w("=")}},
		{"a whole word", "word:市场 整词：“ＡＩ 服务器”", All{Words{Text: "市场", Whole: true}, Words{Text: "ai 服务器", Whole: true, Quoted: true}}},
		{"whole words in a group", "整词:(市场 OR title:光模块 -=A)", All{Any{
			Words{Text: "市场", Whole: true},
			All{Words{Field: Title, Text: "光模块", Whole: true}, Not{Words{Text: "A", Exact: true}}},
		}}},
		{"whole words of a field", "title:(word:市场 光模块)", All{All{Words{Field: Title, Text: "市场", Whole: true}, Words{Field: Title, Text: "光模块"}}}},
		{"a gap in whole words is a gap", "word:光*块", All{Pattern{Text: "光*块"}}},
		{"near in a field", `title:"算力 光模块"～１０`, All{Near{Field: Title, Words: []string{"算力", "光模块"}, Within: 10}}},
		{"a sign of nearness without a number", `"a b"~c`, All{quoted("a b"), w("~c")}},
		{"a group of a field", "title:(光模块 OR 液冷)", All{Any{Words{Field: Title, Text: "光模块"}, Words{Field: Title, Text: "液冷"}}}},
		{"fields", "作者:张三 公司:微软 指数:通信 评级:买入 标签:AI 图表:出货量 风险:需求 笔记:x src:pdf", All{
			Words{Field: Author, Text: "张三"},
			Words{Field: Company, Text: "微软"},
			Words{Field: Index, Text: "通信"},
			Words{Field: Rating, Text: "买入"},
			Words{Field: Tag, Text: "ai"},
			Words{Field: Fig, Text: "出货量"},
			Words{Field: Risk, Text: "需求"},
			Words{Field: Note, Text: "x"},
			Words{Field: Source, Text: "pdf"},
		}},
		{"states", "is:未读 has:资本开支", All{State{"unread"}, State{"capex"}}},
		{"an unknown state is words", "is:foo", All{w("is:foo")}},
		{"a period", "period:2025q4", All{Period{"2025Q4"}}},
		{"a number of a subject", "num:光模块>5%", All{Number{Subject: "光模块", Low: num(5), Open: true, Unit: "%"}}},
		{"a number of a kind", "num:微软capex>=300亿美元", All{Number{Subject: "微软", Kind: report.Capex, Low: num(300), Unit: "亿美元"}}},
		{"a range", "num:光模块=5%..10%", All{Number{Subject: "光模块", Low: num(5), High: num(10), Unit: "%"}}},
		{"no number", "num:光模块>much", All{w("num:光模块>much")}},
		{"this week", "date:本周", All{Dates{date("2026-03-23"), date("2026-03-29")}}},
		{"last week", "日期：上周", All{Dates{date("2026-03-16"), date("2026-03-22")}}},
		{"this month and this year", "date:本月 date:今年", All{Dates{date("2026-03-01"), date("2026-03-31")}, Dates{date("2026-01-01"), date("2026-12-31")}}},
		{"the last seven days", "newer_than:7d", All{Dates{From: date("2026-03-20")}}},
		{"本周 alone is a word", "本周", All{w("本周")}},
		{"a number with its sign in a group", "(-8.49% OR +10.65%)", All{Any{w("-8.49%"), w("+10.65%")}}},
		{"every named day", "date:今天 date:上月 date:去年", All{Dates{friday, friday}, Dates{date("2026-02-01"), date("2026-02-28")}, Dates{date("2025-01-01"), date("2025-12-31")}}},
		{"wide days", "ｄａｔｅ：２０２６－０３－０１．．２０２６－０３－３１", All{Dates{date("2026-03-01"), date("2026-03-31")}}},
		{"wide last days", "ｎｅｗｅｒ＿ｔｈａｎ：７ｄ 最近：2周", All{Dates{From: date("2026-03-20")}, Dates{From: date("2026-03-13")}}},
		{"wide words of the language", "ａ ＡＮＤ ｂ ＯＲ ｃ ＆ ＮＯＴ ｄ", All{Any{All{w("a"), w("b")}, All{w("c"), Not{w("d")}}}}},
		{"wide gaps and numbers", "光＊块 Ｇ．６５？Ｄ ｎｕｍ：光模块＞５％", All{Pattern{Text: "光*块"}, Pattern{Text: "g.65?d"}, Number{Subject: "光模块", Low: num(5), Open: true, Unit: "%"}}},
		{"wide quotes and sign", "－＂ａ ｂ＂～３ 光模块", All{Not{Near{Words: []string{"a", "b"}, Within: 3}}, w("光模块")}},
		{"或 before 非", "a 或 非 b", All{Any{w("a"), Not{w("b")}}}},
		{"非 of a group", "非 （a 或 b） 且 c", All{Not{Any{w("a"), w("b")}}, w("c")}},
		{"named as written", "+10.65% -8.49% 4Q25 510050 1.6T G.652D C++ -1.6T", All{w("+10.65%"), w("-8.49%"), w("4q25"), w("510050"), w("1.6t"), w("g.652d"), w("c++"), w("-1.6t")}},
		{"wide names as written", "－８．４９％ Ｇ．６５２Ｄ Ｃ＋＋", All{w("-8.49%"), w("g.652d"), w("c++")}},
		{"names as written in fields", "code:510050 title:+10.65% title:-8.49% -title:C++", All{
			Words{Field: Code, Text: "510050"}, Words{Field: Title, Text: "+10.65%"}, Words{Field: Title, Text: "-8.49%"}, Not{Words{Field: Title, Text: "c++"}},
		}},
		{"a phrase near nothing", `"a b"～ c`, All{quoted("a b"), w("~"), w("c")}},
		{"an unknown field is words", "foo:bar", All{w("foo:bar")}},
	}
	for _, tt := range tests {
		if got := ParseOn(tt.typed, friday); !reflect.DeepEqual(got.Root, tt.want) {
			t.Errorf("%s: Parse(%q) = %#v, want %#v", tt.what, tt.typed, got.Root, tt.want)
		}
	}
}

// What was not taken as typed is told, and every part can be taken out of what was typed.
func TestHintsAndParts(t *testing.T) {
	for typed, want := range map[string]string{`"a b`: "quote", "(a": "paren", "foo:bar": "field", "type:foo": "value", "光模块 10:30 http://x.cn": ""} {
		got := ""
		for _, h := range Parse(typed).Hints {
			got += h.Code
		}
		if got != want {
			t.Errorf("%q gives the hints %q, want %q", typed, got, want)
		}
	}
	tree := Parse(`光模块  -"AI 服务器" title:周报`)
	for i, want := range []string{`-"AI 服务器" title:周报`, "光模块 title:周报", `光模块 -"AI 服务器"`} {
		if got := tree.Without(i); got != want {
			t.Errorf("without part %d: %q, want %q", i, got, want)
		}
	}
}

// The new forms match what they say.
func TestMatchLanguage(t *testing.T) {
	doc := weekly
	doc.Was = weekly.Body
	doc.Captions, doc.Rating, doc.Tags, doc.States = []string{"全球光模块出货量"}, "买入", []string{"AI"}, []string{"unread", "capex"}
	doc.Facts = []Fact{
		{Name: "光模块\n\n8841258.wi", Kind: report.IndexMove, Period: "week", Value: num(10.65), Unit: "%"},
		{Name: "微软\n\nmsft", Kind: report.Capex, Period: "2025Q4", Low: num(29), High: num(31), Unit: "billion USD"},
	}
	for typed, want := range map[string]bool{
		"光模块 OR 游戏": true, "游戏 OR 影视": false, "(游戏 OR 服务器) 光模块": true, "-(游戏 OR 服务器)": false,
		`"光模块 服务器"~20`: true, `"光模块 服务器"~2`: false, `"需求 城市"~50`: false, "光*上漲": true, "上*走强": false, "G.65?D": true,
		"=光模塊指數": false, "=光模塊": false, "=IDC": false, "=ＩＤＣ": true, "=1.6T": true, "=1.6t": false,
		"fig:出货量": true, "fig:本周": false, "rating:买入": true, "tag:ai": true, "is:unread": true, "is:star": false, "has:capex": true, "period:2025q4": true,
		"num:光模块>10%": true, "num:光模块>10.65%": false, "num:光模块>=10.65%": true, "num:光模块=10%..11%": true, "num:光模块>5亿元": false,
		"num:capex>300亿美元": true, "num:capex>310亿美元": false, "num:微软capex<290亿美元": false, "num:微软capex<=290亿美元": true, "num:微软>1": true,
	} {
		if strings.HasPrefix(typed, "=光") { // the body is written in Traditional script
			want = true
		}
		if got := Parse(typed).Match(doc); got != want {
			t.Errorf("%q matches %v, want %v", typed, got, want)
		}
	}
}

// A window of words is what looking at every piece of a line finds.
func TestNearIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	letters := []rune("光模块ab \n")
	for range 3000 {
		text := pick(random, letters, 25)
		n := Near{Words: []string{pick(random, letters[:5], 1+random.IntN(2)), pick(random, letters[:5], 1+random.IntN(2))}, Within: random.IntN(6)}
		if got, want := nearIn(text, n), windows(text, n); got != want {
			t.Fatalf("%+v in %q: %v, want %v", n, text, got, want)
		}
	}
}

// windows looks at every piece of every line.
func windows(text string, n Near) bool {
	size := n.Within
	for _, word := range n.Words {
		size += len([]rune(word))
	}
	for _, line := range strings.Split(text, "\n") {
		runes := []rune(line)
		for from := range runes {
			piece := string(runes[from:min(len(runes), from+size)])
			all := true
			for _, word := range n.Words {
				all = all && strings.Contains(piece, word)
			}
			if all {
				return true
			}
		}
	}
	return false
}
