package query

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
	"yanku/internal/zh"
)

func segmenter(t *testing.T) func(string) []report.Span {
	t.Helper()
	s, err := zh.LoadSegmenter()
	if err != nil {
		t.Fatal(err)
	}
	return s.Words
}

// A whole word begins and ends where words do; Latin letters and digits are never cut, with or without a segmenter.
func TestWhole(t *testing.T) {
	split := segmenter(t)
	for _, tt := range []struct {
		what, text, word string
		want, bare       bool // with and without a segmenter
	}{
		{"half of a word", "参观城市场馆", "市场", false, true},
		{"a word among others", "国内市场回暖", "市场", true, true},
		{"over several words", "光模块指数上涨", "光模块指数", true, true},
		{"between signs", "（市场）", "市场", true, true},
		{"a text that is the word", "市场", "市场", true, true},
		{"Latin letters inside a word", "the main AIDC", "ai", false, false},
		{"Latin letters beside Chinese", "发展AI服务器", "ai", true, true},
		{"wide letters", "发展ＡＩ服务器", "ai", true, true},
		{"a digit of a number", "上涨15%", "5", false, false},
		{"a number before its sign", "上涨15%", "15", true, true},
		{"letters behind a digit", "5G手机", "g", false, false},
		{"a word with signs", "光模块(CPO)指数", "光模块(cpo)", true, true},
		{"a word with signs that is cut", "城市场馆(CPO)", "市场馆(cpo)", false, true},
		{"the second place counts", "城市场馆外的市场", "市场", true, true},
		{"not over a line", "城市\n场馆", "市场", false, false},
	} {
		doc := Fields{Body: tt.text, Split: split}
		tree := Parse(`word:"` + tt.word + `"`)
		if got := tree.Match(doc); got != tt.want {
			t.Errorf("%s: %q in %q is %v, want %v", tt.what, tt.word, tt.text, got, tt.want)
		}
		if doc.Split = nil; tree.Match(doc) != tt.bare {
			t.Errorf("%s: %q in %q is %v without a segmenter", tt.what, tt.word, tt.text, !tt.bare)
		}
		if got := len(NewText(tt.text).FindWhole(tt.word, split)) > 0; got != tt.want {
			t.Errorf("%s: %q is found in %q: %v", tt.what, tt.word, tt.text, got)
		}
	}
}

// Whole words are those that a look at every place of every text finds.
func TestWholeIsExact(t *testing.T) {
	split := segmenter(t)
	letters := []rune("城市场馆光模块指数AI51 (，Ｉ塊\n")
	random := rand.New(rand.NewPCG(7, 8))
	found := 0
	for range 4000 {
		text := pick(random, letters, 24)
		word := trim(FoldString(pick(random, letters[:15], 1+random.IntN(3))))
		if word == "" {
			continue
		}
		got := NewText(text).FindWhole(word, split)
		want := wholePlaces(text, word, split)
		if !slices.Equal(got, want) {
			t.Fatalf("%q in %q at %v, want %v", word, text, got, want)
		}
		if len(got) > 0 {
			found++
		}
		if (Words{Text: word, Whole: true}).match(&folded{Fields: Fields{Body: text, Split: split}}) != (len(want) > 0) {
			t.Fatalf("%q in %q does not match as it is found", word, text)
		}
	}
	if found < 200 {
		t.Errorf("only %d of the words stand in their texts", found)
	}
}

// wholePlaces looks at every place of a text, character by character. Texts are short, so that nothing is cut.
func wholePlaces(text, word string, split func(string) []report.Span) (out []report.Span) {
	runes, want := []rune(text), []rune(word)
	inside := func(i int) bool {
		return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsNumber(runes[i]))
	}
	latin := func(i int) bool { return inside(i) && !unicode.Is(unicode.Han, runes[i]) }
	for i := 0; i+len(want) <= len(runes); i++ {
		j := i + len(want)
		if FoldString(string(runes[i:j])) != word || latin(i-1) && latin(i) || latin(j-1) && latin(j) {
			continue
		}
		han := func(i int) bool { return inside(i) && !latin(i) }
		border := func(i int) bool {
			if !han(i-1) || !han(i) {
				return true
			}
			left, right := i, i
			for han(left - 1) {
				left--
			}
			for han(right) {
				right++
			}
			at := len(FoldString(string(runes[left:i])))
			return slices.ContainsFunc(split(FoldString(string(runes[left:right]))), func(s report.Span) bool { return s.From == at })
		}
		if border(i) && border(j) {
			out = append(out, report.Span{From: len(string(runes[:i])), To: len(string(runes[:j]))})
		}
	}
	return Join(out)
}

// Long runs without a sign are cut in pieces, so that a text without signs costs no more.
func TestWholePieces(t *testing.T) {
	most := 0
	split := func(s string) []report.Span {
		most = max(most, utf8.RuneCountInString(s))
		return []report.Span{{From: 0, To: len(s)}}
	}
	doc := Fields{Body: strings.Repeat("光", 100), Split: split}
	if !Parse("word:"+strings.Repeat("光", 64)).Match(doc) || Parse("word:光光").Match(doc) || most != 64 {
		t.Errorf("%d characters looked at", most)
	}
}

// Borders tells of every place what the search for whole words goes by.
func TestBorders(t *testing.T) {
	split := segmenter(t)
	letters := []rune("城市场馆光模块指数ai51 (,\n")
	random := rand.New(rand.NewPCG(9, 10))
	for range 3000 {
		text := pick(random, letters, 90)
		for _, split := range []func(string) []report.Span{split, nil} {
			var want []uint32
			place := uint32(1)
			for at := range text {
				if parts(text, at, split) {
					want = append(want, place)
				}
				place++
			}
			want = append(want, place)
			var got []uint32
			Borders(text, split, func(p uint32) { got = append(got, p) })
			if !slices.Equal(got, want) {
				t.Fatalf("%q: %v, want %v", text, got, want)
			}
		}
	}
}

// The whole value of a field, or one of its lines, is what "==" asks for.
func TestFull(t *testing.T) {
	doc := Fields{Title: "光模块周报", Broker: "国金证券", Body: "一、光模塊\n光模块与液冷\n液冷", Companies: []string{"微软", "谷歌云"}}
	for typed, want := range map[string]bool{
		"==液冷": true, "==光模块": false, "==光模块周报": true, "==一、光模块": true, "==光模块与液": false, "broker:==国金": false, "机构：＝＝國金證券": true,
		"company:==谷歌": false, "company:==微软": true, "company:==谷歌云": true, "-company:==谷歌": true, "title:==液冷": false, "==微软": false,
	} {
		if got := Parse(typed).Match(doc); got != want {
			t.Errorf("%q matches %v, want %v", typed, got, want)
		}
	}
}

// What a query asks for is marked where it stands as asked: whole words, whole lines, phrases, gaps.
func TestMarks(t *testing.T) {
	split := segmenter(t)
	const text = "城市场馆与市场\n光模块\n光模块与服务器\nAI Ai"
	for typed, want := range map[string]string{
		"市场": "市场 市场", "word:市场": "市场", "==光模块": "光模块", "光模块": "光模块 光模块", "光*器": "光模块\n光模块与服务器"[len("光模块\n"):],
		"ai": "AI Ai", "=Ai": "Ai", "=aI": "AI Ai", "=光模塊": "光模块 光模块",
		`"服务器 光模块"~9`: "光模块 光模块 服务器", "-光模块": "", "title:市场": "", "word:市场 -光模块": "市场", "模块与 光模": "光模 光模块与",
	} {
		var got []string
		for _, s := range NewText(text).Marks(Parse(typed), split) {
			got = append(got, text[s.From:s.To])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q marks %q, want %q", typed, got, want)
		}
	}
	if s := NewText(text).Marks(Parse("市场").AsWhole(), split); len(s) != 1 {
		t.Errorf("as whole words, 市场 is marked at %v", s)
	}
}
