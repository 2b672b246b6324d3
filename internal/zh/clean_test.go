package zh

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yanku/internal/report"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a code torn by a space", "主流规格 G. 652D-24 芯光缆", "主流规格 G.652D-24 芯光缆"},
		{"an index code torn before its market", "光模块指数(8841258. WI)走势", "光模块指数(8841258.WI)走势"},
		{"an index code torn before the point", "服务器指数 8841058 .WI 走势", "服务器指数 8841058.WI 走势"},
		{"a number torn before the point", "本周下跌3 .25%，本月上涨10 .65%", "本周下跌3.25%，本月上涨10.65%"},
		{"a number torn after the point", "本周涨跌幅为+3. 25%", "本周涨跌幅为+3.25%"},
		{"an item's number is not a torn number", "1. 50%的公司上调指引", "1. 50%的公司上调指引"},
		{"the author's single spaces stay", "本周 IDC 指数-2.90%，达 6.94 亿户", "本周 IDC 指数-2.90%，达 6.94 亿户"},
		{"runs of spaces become one", "风险自担。  投资需谨慎", "风险自担。 投资需谨慎"},
		{"a line broken between Chinese characters", "尽\n管政府大力推动", "尽管政府大力推动"},
		{"a line broken with an indent", "加快设\n\n\n  计进度", "加快设计进度"},
		{"a line broken between Latin words", "the optical\nmodule", "the optical module"},
		{"a line broken at a hyphen", "co-\npackaged optics", "co-packaged optics"},
		{"a line broken between a number and its unit", "上涨3.2\n个百分点", "上涨3.2个百分点"},
		{"characters without width", "\u200c每年12月\u200b末\uFEFF", "每年12月末"},
		{"a bullet of the font Wingdings", "\uF06C核心公司", "•核心公司"},
		{"full-width signs stay as written", "上涨３．２％", "上涨３．２％"},
		{"notes stay where the page is healthy", "行(háng)业", "行(háng)业"},
		{"English with a sentence that begins with a number", "See Plan B. 2026 will tell.", "See Plan B. 2026 will tell."},
	} {
		if got := Clean(c.in, CleanOptions{}).Body; got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

// On a damaged page notes go where they fit and stay where they do not.
func TestCleanNotes(t *testing.T) {
	for _, c := range []struct{ name, in, was, body string }{
		{"notes on Traditional text", "半導(dǎo)體設(shè)備產(chǎn)業(yè)鏈", "半導體設備產業鏈", "半导体设备产业链"},
		{"another reading of the character", "長(zhǎng)期增長(cháng)", "長期增長", "长期增长"},
		{"a wrong tone", "內(nēi)容", "內容", "内容"},
		{"a note that does not fit", "市場(yuè)", "市場(yuè)", "市场(yuè)"},
		{"letters without a tone", "節(jie)點", "節(jie)點", "节(jie)点"},
		{"a code in brackets", "設備ETF(159516)漲", "設備ETF(159516)漲", "设备ETF(159516)涨"},
		{"a note twice", "產(chǎn)(chǎn)能", "產能", "产能"},
		{"ü in a note", "綠(lǜ)色", "綠色", "绿色"},
	} {
		got := Clean(c.in, CleanOptions{Notes: true})
		if got.Was != c.was || got.Body != c.body || !got.Traditional {
			t.Errorf("%s: %s gives %s, %s", c.name, c.in, got.Was, got.Body)
		}
	}
}

// A run of shifted bytes that can be read in more than one way keeps its words; it is marked as not sure, with the best guess.
func TestCleanMarksRuns(t *testing.T) {
	c := Clean("新一代旗艦?zāi)P停w視頻生成", CleanOptions{Notes: true})
	if len(c.Edits) != 1 || c.Edits[0].Sure || c.Was[c.Edits[0].From:c.Edits[0].To] != "?zāi)P停w" || c.Edits[0].Was != "?zāi)P停w" {
		t.Errorf("edits %+v in %s", c.Edits, c.Was)
	}
	if c.Edits[0].Guess != "模型，涵蓋" {
		t.Errorf("guess %s", c.Edits[0].Guess)
	}
}

func TestDamagedBy(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"many notes on many characters", "半導(dǎo)體設(shè)備產(chǎn)業(yè)鏈的調(diào)整已經(jīng)結束", true},
		{"one author's note", "读作行(háng)业的行，与银行的行相同", false},
		{"one note again and again", "行(háng)行(háng)行(háng)行(háng)行(háng)", false},
		{"a short Traditional page with three notes", "芯片產(chǎn)業(yè)鏈，財聯(lián)社", true},
		{"no notes", "半导体设备ETF(159516)涨超1.5%", false},
	} {
		if got := DamagedBy(c.text); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// written puts the edits back, as report.Doc does.
func written(c Cleaned) string {
	return (&report.Doc{Was: c.Was, Edits: c.Edits}).Written()
}

// checkClean tells what is wrong with a cleaned text.
func checkClean(t *testing.T, in string, o CleanOptions) {
	t.Helper()
	c := Clean(in, o)
	if !utf8.ValidString(c.Body) || !utf8.ValidString(c.Was) || len(c.Body) != len(c.Was) {
		t.Fatalf("%q: body %q and was %q are not aligned", in, c.Body, c.Was)
	}
	for i := range c.Was {
		if !utf8.RuneStart(c.Body[i]) {
			t.Fatalf("%q: a rune of %q begins inside one of %q", in, c.Was, c.Body)
		}
	}
	if got, want := written(c), strings.ToValidUTF8(in, "\uFFFD"); got != want {
		t.Fatalf("%q cannot be put back: %q from %q with %+v", want, got, c.Was, c.Edits)
	}
	if !slices.IsSortedFunc(c.Edits, func(a, b report.Edit) int { return a.From - b.From }) {
		t.Fatalf("%q: edits out of order: %+v", in, c.Edits)
	}
	if again := Clean(c.Was, o); again.Was != c.Was {
		t.Fatalf("%q: cleaned %q, cleaned again %q", in, c.Was, again.Was)
	}
	last := 0
	for from := range len(in) + 1 {
		to := c.To(from)
		if to < last || to > len(c.Body) {
			t.Fatalf("%q: To(%d) = %d after %d", in, from, to, last)
		}
		last = to
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"半導(dǎo)體設(shè)備?zāi)P停w視頻", "G. 652D  芯\n光缆 3 .25%", "8841258. WI", "尽\n \n管", "a\nb", "\xff中", "中(zhōng)(zhōng) (", "\u3000\u3000首行", "看著甚麼", "\u200b\uF06C•",
	} {
		f.Add(s, true, false)
		f.Add(s, false, true)
	}
	f.Fuzz(func(t *testing.T, s string, notes, spaces bool) {
		checkClean(t, s, CleanOptions{Notes: notes, Spaces: spaces})
	})
}

// Offsets before cleaning are found again after it.
func TestCleanedTo(t *testing.T) {
	in := "設(shè)備 G. 652D 芯\n光缆"
	c := Clean(in, CleanOptions{Notes: true})
	for _, word := range []string{"備", "652D", "光缆"} {
		at := c.To(strings.Index(in, word))
		if !strings.HasPrefix(c.Was[at:], word) {
			t.Errorf("%s is at %d of %s", word, at, c.Was)
		}
	}
}
