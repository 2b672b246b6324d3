package query

import (
	"fmt"
	"reflect"
	"testing"
)

// A window puts the parts into words with one switch; the chip i is taken away by Without(i).
func ExampleTree_Said() {
	var say func(p Part) string
	say = func(p Part) string {
		text := ""
		switch p.Kind {
		case SaysWord, SaysPhrase, SaysWhole, SaysExact, SaysFull, SaysPattern:
			text = fmt.Sprintf("%s %s", p.Kind, p.Text)
		case SaysNear:
			text = fmt.Sprintf("within %d of each other: %q", p.Within, p.Words)
		case SaysDates:
			text = fmt.Sprintf("%s to %s", p.From, p.To)
		case SaysType, SaysState, SaysPeriod:
			text = fmt.Sprintf("%s %s", p.Kind, p.Text)
		case SaysNumber:
			text = fmt.Sprintf("%s of %s %s", p.Figure, p.Text, p.Range)
		case SaysAll, SaysAny:
			text = string(p.Kind) + " of"
			for _, kid := range p.Parts {
				text += " [" + say(kid) + "]"
			}
		}
		if p.Field != Anywhere {
			text = string(p.Field) + ": " + text
		}
		if len(p.Also) > 0 {
			text += fmt.Sprintf(" (= %s)", p.Also)
		}
		if p.Not {
			text = "not " + text
		}
		return text
	}
	for _, typed := range []string{
		"NVDA -遊戲 标题:周报", `date:2026-03 "算力 光模块"~10`, `word:市场 "AI  服务器" =AI broker:==国金证券 光*块`, "(Capex OR -(GPU x)) type:周报 is:未读 period:2025q4", "num:微软capex>=300亿美元 num:<5% -NOT a",
	} {
		for _, p := range Parse(typed).Expand().Said() {
			fmt.Println(say(p))
		}
	}
	// Output:
	// word NVDA (= [英伟达 辉达 NVIDIA])
	// not word 遊戲
	// title: word 周报
	// 2026-03-01 to 2026-03-31
	// within 10 of each other: ["算力" "光模块"]
	// whole 市场
	// phrase ai 服务器
	// exact AI
	// broker: full 国金证券
	// pattern 光*块
	// any of [word Capex (= [资本开支 资本支出 资本性支出 capital expenditure])] [not all of [word GPU (= [图形处理器 图形处理单元 图像处理器])] [word x]]
	// type weekly
	// state unread
	// period 2025Q4
	// capex of 微软 ≥300亿美元
	//  of  <5%
	// not all of [not word a]
}

// What cannot be spelled as typed is spelled folded, and a query that was made, not typed, is said too.
func TestSaidOfMade(t *testing.T) {
	made := Tree{Root: All{Words{Text: "光模块"}, Set{}, Number{Low: num(5), High: num(10), Unit: "%"}, Number{Low: num(1), Open: true}, Number{High: num(1)}, Number{Low: num(2), High: num(2)}}}
	want := []Part{
		{Kind: SaysWord, Text: "光模块"}, {Kind: SaysAll}, {Kind: SaysNumber, Range: "5%..10%"}, {Kind: SaysNumber, Range: ">1"}, {Kind: SaysNumber, Range: "≤1"}, {Kind: SaysNumber, Range: "=2"},
	}
	if got := made.Said(); !reflect.DeepEqual(got, want) {
		t.Errorf("said: %+v", got)
	}
}
