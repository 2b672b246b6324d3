package query

import (
	"reflect"
	"testing"
)

// The index decides everything but whole words in one field; for those it is asked for more than they find, or, under a Not, for less. Roughly, it is asked for words alone.
func TestIndexed(t *testing.T) {
	title := func(s string) Words { return Words{Field: Title, Text: s} }
	for _, typed := range []string{"光模块 -液冷", `"光模块 液冷"~9`, "=AI", "broker:==国金证券", "光*块 G.65?D a??b", "光*?块", "word:市场", "date:2026 (a OR b)"} {
		if tree := Parse(typed); !tree.Indexed() || !reflect.DeepEqual(tree.Relaxed().Root, tree.Root) {
			t.Errorf("%q is not indexed as it is", typed)
		}
	}
	for _, tt := range []struct {
		typed string
		want  All
	}{
		{"title:(word:市场)", All{title("市场")}},
		{"-title:(word:市场) 光", All{Not{Any{}}, w("光")}},
	} {
		tree := Parse(tt.typed)
		if relaxed := tree.Relaxed(); tree.Indexed() || !relaxed.Indexed() || !reflect.DeepEqual(relaxed.Root, tt.want) {
			t.Errorf("%q (indexed %v) relaxed is %#v", tt.typed, tree.Indexed(), relaxed.Root)
		}
	}
	for _, typed := range []string{"光模块 -液冷", "broker:==国金证券", "date:2026 (a OR b)"} {
		if tree := Parse(typed); !tree.Rough() || !reflect.DeepEqual(tree.Roughly().Root, tree.Root) {
			t.Errorf("%q is not rough", typed)
		}
	}
	for _, tt := range []struct {
		typed string
		want  All
	}{
		{"word:市场", All{w("市场")}},
		{"=AI", All{Any{w("ai"), Words{Field: AsWritten, Text: "ai"}}}},
		{`"光模块 块"~9`, All{All{w("光模块")}}},
		{"word:(市场 OR 光*块)", All{Any{w("市场"), All(nil)}}},
		{"-word:市场", All{Not{Any{}}}},
		{"-(word:市场 OR 光)", All{Not{Any{Any{}, w("光")}}}},
		{"-(word:市场 光)", All{Not{All{Any{}, w("光")}}}},
		{"光模*?块", All{All{w("光模")}}},
		{"title:光模*?块指", All{All{title("光模"), title("块指")}}},
		{"-光*?块", All{Not{Any{}}}},
	} {
		tree := Parse(tt.typed)
		if rough := tree.Roughly(); tree.Rough() || !rough.Rough() || !reflect.DeepEqual(rough.Root, tt.want) {
			t.Errorf("%q (rough %v) is roughly %#v", tt.typed, tree.Rough(), rough.Root)
		}
	}
}

// A gap says how many characters it holds and which not, as the expression of its pattern has it.
func TestGaps(t *testing.T) {
	for text, want := range map[string][]Gap{
		"光*块":     {{0, MaxGap, true, false, "*"}},
		"a?b":     {{1, 1, false, false, "?"}},
		"a??b*c":  {{2, 2, false, false, "??"}, {0, MaxGap, true, false, "*"}},
		"a*?b":    {{1, MaxGap + 1, false, true, "*?"}},
		"a*?*bcd": {{1, 2*MaxGap + 1, false, true, "*?*"}},
	} {
		p := Pattern{Text: text}
		if got := p.Gaps(); !reflect.DeepEqual(got, want) {
			t.Errorf("gaps of %s: %+v, want %+v", text, got, want)
		}
		if len(p.Literals()) != len(want)+1 {
			t.Errorf("pieces of %s: %q", text, p.Literals())
		}
	}
	for _, r := range "\n" + SentenceEnds {
		if Parse("光*块").Match(Fields{Body: "光" + string(r) + "块"}) {
			t.Errorf("光*块 reaches over %q", r)
		}
		if got := Parse("光?块").Match(Fields{Body: "光" + string(r) + "块"}); got == (r == '\n') {
			t.Errorf("光?块 over %q: %v", r, got)
		}
	}
}
