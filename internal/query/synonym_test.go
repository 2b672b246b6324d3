package query

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// A word that is a term of the table is said in the other ways of its group; what is typed exactly is not.
func TestExpand(t *testing.T) {
	for typed, want := range map[string][]string{
		"资本开支": {"资本支出", "资本性支出", "capital expenditure", "capex"}, "ＣＡＰＥＸ": {"资本开支", "资本支出", "资本性支出", "capital expenditure"},
		"AI": {"人工智能", "artificial intelligence"}, "人工智能": {"artificial intelligence"}, "英伟达": {"辉达", "nvidia", "nvda"},
		"數據中心":        {"资料中心", "data center", "data centre", "datacenter", "idc"}, // 互联网数据中心 is found already
		"word:数据中心":   {"互联网数据中心", "资料中心", "data center", "data centre", "datacenter", "idc"},
		"-光收发器":       {"光模块", "光收发模块", "光收发一体模块", "optical transceiver", "optical module"},
		"broker:GS":   nil,
		"broker:高盛":   {"goldman sachs"},
		`"资本开支"`:      nil,
		"=资本开支":       nil,
		"==资本开支":      nil,
		"author:英伟达":  nil,
		"光模块资本开支":     nil,
		"光*块":         nil,
		"num:capex>3": nil,
	} {
		var got []string
		Walk(Parse(typed).Expand().Root, func(n Node) bool {
			if w, ok := n.(Words); ok {
				got = w.Also
			}
			return true
		})
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is also %q, want %q", typed, got, want)
		}
	}
}

// A report that says it otherwise answers, is marked, and is excluded too.
func TestExpandMatches(t *testing.T) {
	doc := Fields{Body: "谷歌上调資本支出，建设IDC"}
	for typed, want := range map[string]bool{"资本开支": true, "capex 数据中心": true, "-capex": false, `"capex"`: false, "word:capex": true, "Google": true, "微软": false} {
		if got := Parse(typed).Expand().Match(doc); got != want {
			t.Errorf("%s matches %v, want %v", typed, got, want)
		}
	}
	if Parse("资本开支").Match(doc) {
		t.Error("without Expand there are no synonyms")
	}
	text := NewText(doc.Body)
	if got := text.Marks(Parse("capex").Expand(), nil); len(got) != 1 || doc.Body[got[0].From:got[0].To] != "資本支出" {
		t.Errorf("marked: %v", got)
	}
	if got := Parse("capex -谷歌").Expand().Words(); !reflect.DeepEqual(got, []string{"capex", "资本开支", "资本支出", "资本性支出", "capital expenditure"}) {
		t.Errorf("Words() = %q", got)
	}
}

// Every term stands in one group, and what is looked for is long enough not to stand in other words: two Chinese characters, or three letters.
func TestSynonymTable(t *testing.T) {
	table := loadSynonyms()
	if n := len(table.written); n < 800 {
		t.Errorf("%d terms", n)
	}
	for term, others := range table.also {
		for _, o := range others {
			if n := utf8.RuneCountInString(o); n < 2 || n < 3 && strings.IndexFunc(o, func(r rune) bool { return r > utf8.RuneSelf }) < 0 {
				t.Errorf("%s is also looked for as %s", term, o)
			}
			for _, back := range table.also[o] {
				if back == o || back != term && !slices.Contains(others, back) {
					t.Errorf("%s is also %s, which is also %s: two groups", term, o, back)
				}
			}
		}
	}
}
