package suggest

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"yanku/internal/lexicon"
)

func book() *Book {
	var words []Word
	for i, w := range []string{
		"光模块", "光通信", "模块", "银行", "资本开支", "资本支出", "中国移动", "中国银行", "女装", "战略", "重庆", "NVIDIA", "capex", "AI服务器", "服务器", "数据中心", "光纤", "光伏", "沪深300", "光模组",
	} {
		words = append(words, Word{w, float64(100 - i)})
	}
	return New(words)
}

// What may be meant comes first, the nearest before the heavier.
func TestSuggest(t *testing.T) {
	b := book()
	for _, tt := range []struct {
		what, typed string
		want        []string // the first ones
	}{
		{"a character of the same sound", "光摸块", []string{"光模块"}},
		{"every character of the same sound", "广魔快", []string{"光模块"}},
		{"a character left out", "光块", []string{"光模块"}},
		{"a character added", "光模模块", []string{"光模块"}},
		{"another character", "光模具", []string{"光模块", "光模组"}},
		{"two characters swapped", "数据心中", []string{"数据中心"}},
		{"Traditional script", "資本開資", []string{"资本开支"}},
		{"whole pinyin", "guangmokuai", []string{"光模块"}},
		{"pinyin with spaces and capitals", "Guang mo KUAI", []string{"光模块"}},
		{"wide letters", "ｇｕａｎｇｍｏｋｕａｉ", []string{"光模块"}},
		{"pinyin with v", "nvzhuang", []string{"女装"}},
		{"pinyin with ü", "nüzhuang", []string{"女装"}},
		{"üe as ue and as ve", "zhanlve", []string{"战略"}},
		{"a reading of several", "yinhang", []string{"银行"}},
		{"another reading of several", "chongqing", []string{"重庆"}},
		{"pinyin while typing", "guangmok", []string{"光模块"}},
		{"initials", "gmk", []string{"光模块"}},
		{"initials of four", "zgyh", []string{"中国银行"}},
		{"initials while typing", "zgy", []string{"中国移动", "中国银行"}},
		{"characters and pinyin", "光mokuai", []string{"光模块"}},
		{"pinyin and characters", "guang模块", []string{"光模块"}},
		{"letters in a word", "aifuwuqi", []string{"AI服务器"}},
		{"digits in a word", "hushen300", []string{"沪深300"}},
		{"Latin letters swapped", "nvdiia", []string{"NVIDIA"}},
		{"a Latin letter left out", "capx", []string{"capex"}},
		{"two edits of a long word", "nvdi a", []string{"NVIDIA"}},
		{"far from everything", "区块链", nil},
		{"one character", "光", nil},
		{"nothing", " ", nil},
	} {
		got := b.Suggest(tt.typed, 5)
		if len(tt.want) == 0 && len(got) > 0 || len(got) < len(tt.want) || !slices.Equal(got[:len(tt.want)], tt.want) {
			t.Errorf("%s: %q suggests %q, want %q first", tt.what, tt.typed, got, tt.want)
		}
	}
	for _, typed := range []string{"光模块", "光模塊", "nvidia", "ＮＶＩＤＩＡ"} {
		if got := b.Suggest(typed, 50); slices.Contains(got, "光模块") && typed[0] > 'z' || slices.Contains(got, "NVIDIA") {
			t.Errorf("%q suggests itself: %q", typed, got)
		}
	}
	if got := b.Suggest("光块", 1); len(got) != 1 {
		t.Errorf("more than asked for: %q", got)
	}
	if got := (*Book)(nil).Suggest("光块", 3); got != nil {
		t.Errorf("no book suggests %q", got)
	}
}

// A book is read by many at once.
func TestSuggestTogether(t *testing.T) {
	b := book()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, typed := range []string{"光摸块", "gmk", "光mokuai", "nvdia"} {
				if len(b.Suggest(typed, 3)) == 0 {
					t.Errorf("%q suggests nothing", typed)
				}
			}
		})
	}
	all.Wait()
}

// Of words folded alike one stands, with the most weight.
func TestNewFolds(t *testing.T) {
	b := New([]Word{{"光模塊", 1}, {"光模块", 9}, {"光模组", 5}, {"", 1}, {"光", 1}})
	if got := b.Suggest("光模具", 5); !slices.Equal(got, []string{"光模塊", "光模组"}) {
		t.Errorf("suggests %q", got)
	}
}

// What is one or two edits away is what counting edits without bits and bounds says.
func TestEditsAreExact(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	letters := []rune("光模块摸市场ab")
	pick := func() string {
		out := make([]rune, 2+random.IntN(5))
		for i := range out {
			out[i] = letters[random.IntN(len(letters))]
		}
		return string(out)
	}
	near := 0
	for range 3000 {
		typed, word := pick(), pick()
		if typed == word {
			continue
		}
		b := New([]Word{{word, 1}})
		got := false
		b.byEdits([]rune(typed), func(int32, float64) { got = true })
		plain := edits([]rune(typed), []rune(word), map[[2]int]int{})
		if most := allowed(len([]rune(typed))); plain <= most && !got || plain > 2*most && got {
			t.Fatalf("%s and %s are %d edits apart, found: %v", typed, word, plain, got)
		}
		if got {
			near++
		}
	}
	if near < 50 {
		t.Errorf("only %d are near", near)
	}
}

// edits counts what must be left out, added, changed or swapped.
func edits(a, b []rune, known map[[2]int]int) int {
	at := [2]int{len(a), len(b)}
	if n, ok := known[at]; ok {
		return n
	}
	n := max(len(a), len(b))
	if len(a) > 0 && len(b) > 0 {
		i, j := len(a)-1, len(b)-1
		change := 1
		if a[i] == b[j] {
			change = 0
		}
		n = min(edits(a[:i], b[:j], known)+change, edits(a[:i], b, known)+1, edits(a, b[:j], known)+1)
		if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
			n = min(n, edits(a[:i-1], b[:j-1], known)+1)
		}
	}
	known[at] = n
	return n
}

// Whatever is typed, what is suggested is another word of the book, each once.
func FuzzSuggest(f *testing.F) {
	for _, s := range []string{"光摸块", "guang mo kuai", "lüe", "zg", "欸嗯呣", "\xff光", "A股"} {
		f.Add(s)
	}
	b := New(append([]Word{{"欸嗯呣", 1}, {"A股", 1}, {"lüe", 1}}, Vocabulary()...))
	f.Fuzz(func(t *testing.T, typed string) {
		seen := map[string]bool{}
		for _, s := range b.Suggest(typed, 20) {
			if seen[s] || fold(s) == fold(typed) {
				t.Errorf("%q suggests %q", typed, s)
			}
			seen[s] = true
		}
		if len(seen) > 20 {
			t.Errorf("%q suggests %d words", typed, len(seen))
		}
	})
}

// Words of the reference tables are known by their sound and their initials.
func TestVocabulary(t *testing.T) {
	words := Vocabulary()
	b := New(words)
	t.Logf("%d words", len(words))
	for typed, want := range map[string]string{
		"guangmokuai": "光模块", "gmk": "光模块", "光摸块": "光模块", "资本开只": "资本开支", "nvdia": "NVIDIA", "zhongjixuchuang": "中际旭创", "国今证券": "国金证券", "gaojingqi": "高景气", "xinyisheng": "新易盛",
	} {
		if got := b.Suggest(typed, 3); !slices.Contains(got, want) {
			t.Errorf("%q suggests %q, want %s", typed, got, want)
		}
	}
}

// fifty gives 50,000 words of the segmenter's table.
func fifty() []Word {
	var words []Word
	lexicon.Rows("segment_words.csv", func(c []string) {
		if n := len([]rune(c[0])); n > 1 && len(words) < 50_000 {
			words = append(words, Word{c[0], 1})
		}
	})
	return words
}

// With 50,000 words the slowest question takes less than 5 ms (here 50, for machines that do much else), and the book is below 40 MB.
func TestBounds(t *testing.T) {
	words := fifty()
	if len(words) != 50_000 {
		t.Fatalf("%d words", len(words))
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	b := New(words)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if size := int64(after.HeapAlloc) - int64(before.HeapAlloc); size > 40<<20 {
		t.Errorf("the book takes %d MB", size>>20)
	} else {
		t.Logf("the book takes %d MB, %d sounds, %d initials", size>>20, len(b.sounds), len(b.initials))
	}
	for _, typed := range questions {
		best := time.Hour
		for range 5 {
			start := time.Now()
			b.Suggest(typed, 8)
			best = min(best, time.Since(start))
		}
		if best > 50*time.Millisecond {
			t.Errorf("%q takes %v", typed, best)
		}
		t.Logf("%q: %v %q", typed, best, b.Suggest(typed, 8))
	}
}

var questions = []string{"光摸块", "shichang", "gmk", "shi", "zgy", "经济增长了", "经挤", "中国移动通信集团有限公司", "光mokuai", "不存在"}

func BenchmarkSuggest(b *testing.B) {
	words := New(fifty())
	for _, typed := range questions {
		b.Run(typed, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				words.Suggest(typed, 8)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	words := fifty()
	b.ReportAllocs()
	for b.Loop() {
		New(words)
	}
}
