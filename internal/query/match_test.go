package query

import (
	"math/rand/v2"
	"slices"
	"testing"

	"yanku/internal/report"
)

// weekly is a report to be matched; the sentences are ours.
var weekly = Fields{
	Title: "通信行业周报：光模块继续走强", Broker: "国金证券", File: "weekly-0327.md", Authors: []string{"张三"}, Codes: []string{"8841258.WI", "3069.HK"},
	Body: "本周光模塊指數上漲+10.65%，服务器下跌-8.49%。\nＩＤＣ需求旺盛，G.652D光纤涨价，1.6T放量。\n头发与发展，城市场馆", Type: report.Weekly, Date: report.Date{Year: 2026, Month: 3, Day: 27},
}

func TestMatch(t *testing.T) {
	tests := []struct {
		what, typed string
		want        bool
	}{
		{"a word in the other script", "光模块", true},
		{"and back", "光模塊", true},
		{"one character", "涨", true},
		{"a number as written", "+10.65%", true},
		{"a fall as written", "-8.49%", true},
		{"a number inside a name", "652", true},
		{"wide letters", "idc", true},
		{"inside other words, as every search by characters", "市场", true},
		{"not across lines", "%。idc", false},
		{"all words are asked for", "光模块 游戏", false},
		{"an absent word excluded", "光模块 -游戏", true},
		{"a present word excluded", "光模块 -服务器", false},
		{"only exclusion", "-游戏", true},
		{"the title counts", "继续走强", true},
		{"the author counts", "张三", true},
		{"the file's name counts", "weekly-0327", true},
		{"a code counts", "8841258", true},
		{"in the title", "title:光模块", true},
		{"not in the title", "title:服务器", false},
		{"the institution", "机构:国金", true},
		{"another institution", "broker:中信", false},
		{"a code by its number", "代码:3069", true},
		{"the month", "date:2026-03", true},
		{"another month", "date:2026-04", false},
		{"the type", "类型:周报", true},
		{"another type", "-type:weekly", false},
	}
	for _, tt := range tests {
		if got := Parse(tt.typed).Match(weekly); got != tt.want {
			t.Errorf("%s: %q matches %v, want %v", tt.what, tt.typed, got, tt.want)
		}
	}
	if Parse("date:..2030").Match(Fields{}) {
		t.Error("a report without a date stands in no range of dates")
	}
	if !(Tree{}).Match(Fields{}) {
		t.Error("an empty query matches everything")
	}
}

// Spans found are exactly the places where the folded words stand, also where folding changes lengths in bytes.
func TestFindIsExact(t *testing.T) {
	letters := []rune("光模块塊aＡb１1K İ\n")
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		text := pick(random, letters, 30)
		word := FoldString(pick(random, letters, 1+random.IntN(3)))
		got := NewText(text).Find([]string{word})
		if want := places(text, word); !slices.Equal(got, want) {
			t.Fatalf("%q in %q at %v, want %v", word, text, got, want)
		}
	}
}

func pick(random *rand.Rand, letters []rune, n int) string {
	out := make([]rune, n)
	for i := range out {
		out[i] = letters[random.IntN(len(letters))]
	}
	return string(out)
}

// places looks for a folded word character by character.
func places(text, word string) (out []report.Span) {
	type char struct {
		r        rune
		from, to int
	}
	var chars []char
	for i, r := range text {
		chars = append(chars, char{Fold(r), i, i + len(string(r))})
	}
	want := []rune(word)
	for i := 0; i+len(want) <= len(chars); i++ {
		j := 0
		for j < len(want) && chars[i+j].r == want[j] {
			j++
		}
		if j == len(want) {
			out = append(out, report.Span{From: chars[i].from, To: chars[i+j-1].to})
			i += j - 1
		}
	}
	return out
}

func TestFindJoinsWhatOverlaps(t *testing.T) {
	got := NewText("光模块指数").Find([]string{"光模块", "模块指", "数"})
	if want := []report.Span{{From: 0, To: 12}, {From: 12, To: 15}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
