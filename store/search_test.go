package store

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// What a report is about comes before what it mentions, the newer of equals before the older, and a word before a piece of other words.
func TestOrderOfHits(t *testing.T) {
	filler := strings.Repeat("本周通信板块震荡，成交清淡。", 40)
	tests := []struct {
		what, typed, want string
		reports           []report.Import
	}{
		{"the title", "光模块", "光模块深度(光模块) | 通信周报(光模块)", []report.Import{
			read("通信周报", "2026-03-27", "光模块走强。"+filler), read("光模块深度", "2026-03-27", filler),
		}},
		{"a heading before the text", "液冷", "乙(液冷) | 甲(液冷)", []report.Import{
			read("甲", "2026-03-28", filler+"提到液冷。"), read("乙", "2026-03-27", "# 数据中心与液冷\n"+filler),
		}},
		{"what begins with it before what mentions it at the end", "液冷", "乙(液冷) | 甲(液冷)", []report.Import{
			read("甲", "2026-03-28", filler+"液冷。"), read("乙", "2026-03-27", "液冷渗透率提升。"+filler),
		}},
		{"what takes it up in its sections before what lists it in a table", "液冷", "乙(液冷 液冷 液冷) | 甲(液冷 液冷 液冷)", []report.Import{
			read("甲", "2026-03-28", "# 持仓\n| 液冷 | 液冷 |\n| 液冷 |\n"+filler), read("乙", "2026-03-27", "# 市场\n行业里液冷提价。\n# 主题\n看好液冷。\n# 风险\n仍有液冷渗透不及预期。"+filler),
		}},
		{"all words in one paragraph before words far apart", "液冷 涨价", "乙(液冷 涨价) | 甲(液冷 涨价)", []report.Import{
			read("甲", "2026-03-28", filler+"液冷。\n"+filler+"涨价。"), read("乙", "2026-03-27", filler+"液冷涨价。"),
		}},
		{"more hits", "液冷", "乙(液冷 液冷 液冷) | 甲(液冷)", []report.Import{
			read("甲", "2026-03-27", filler+"液冷。"), read("乙", "2026-03-27", filler+"液冷提价，液冷扩产，液冷渗透。"),
		}},
		{"the newer of equals", "液冷", "丙(液冷) | 乙(液冷) | 甲(液冷) | 丁(液冷)", []report.Import{
			read("甲", "2024-03-27", "液冷。"), read("乙", "2025-03-27", "液冷。"), read("丙", "2026-03-27", "液冷。"), read("丁", "", "液冷。"),
		}},
		{"a whole word", "市场", "乙(市场) | 甲(市场)", []report.Import{
			read("甲", "2026-03-27", "城市场馆建成。"), read("乙", "2026-03-26", "证券市场回暖。"),
		}},
		{"without words, the newer", "-光", "乙() | 甲()", []report.Import{
			read("甲", "2026-03-26", "液冷。"), read("乙", "2026-03-27", "液冷。"),
		}},
	}
	words := []string{"城市", "场馆", "证券", "市场"}
	split := func(text string) (out []report.Span) { // a dictionary of four words
		for _, w := range words {
			if i := strings.Index(text, w); i >= 0 && !(w == "市场" && strings.Contains(text, "城市场馆")) {
				out = append(out, report.Span{From: i, To: i + len(w)})
			}
		}
		return out
	}
	for _, tt := range tests {
		l := open(t, t.TempDir(), Options{Words: split})
		put(t, l, tt.reports...)
		for _, way := range []string{"rows", "index"} {
			if got, total := search(t, l, tt.typed, 0); got != tt.want || total != len(tt.reports) {
				t.Errorf("%s, from the %s: %s of %d, want %s", tt.what, way, got, total, tt.want)
			}
			if err := l.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The user's own words answer every form of a query, from the rows and beside the index.
func TestTagsInEveryForm(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	put(t, l, three()...)
	marked := report.Summary{ID: three()[0].ID, Tags: []string{"光模块 重点跟踪"}}
	if err := l.db.Write(t.Context(), func(tx *sqlite.Tx) error { return tx.SetMarks(t.Context(), marked) }); err != nil {
		t.Fatal(err)
	}
	for _, way := range []string{"rows", "index"} {
		for _, typed := range []string{"tag:光模块", `tag:"跟踪 光模块"~5`, "tag:光*踪", "tag:光?*踪", "word:(tag:光模块)", `tag:="光模块 重点跟踪"`, `tag:=="光模块 重点跟踪"`} {
			if _, total := search(t, l, typed, 0); total != 1 {
				t.Errorf("%s, from the %s: %d found, want 1", typed, way, total)
			}
		}
		if err := l.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// The limit cuts the hits and not the count.
func TestLimit(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	for n := range 50 {
		put(t, l, numbered(n))
	}
	for _, limit := range []int{1, 10, 0} {
		hits, total, err := l.Search(t.Context(), query.Parse("光模块"), limit)
		if want := limit + 50*(1-min(1, limit)); err != nil || total != 50 || len(hits) != want {
			t.Errorf("limit %d: %d of %d, %v", limit, len(hits), total, err)
		}
	}
	put(t, l, read("新", "2026-04-01", "液冷。"))
	if got, total := search(t, l, "-光年", 1); got != "新()" || total != 51 {
		t.Errorf("without words: %s of %d, want the newest", got, total)
	}
	if hits, total, err := l.Search(t.Context(), query.Tree{}, 0); len(hits) != 0 || total != 0 || err != nil {
		t.Errorf("an empty query finds %d of %d, %v", len(hits), total, err)
	}
}

func TestSnippet(t *testing.T) {
	far := strings.Repeat("前文略。", 60)
	tests := []struct {
		what, body, word, want string
	}{
		{"a short text is shown whole, on one line", "通信\n光模块\t走强", "光模块", "通信 [光模块] 走强"},
		{"where the hits stand closest", "光模块。" + far + "光模块、光模块" + far, "光模块", "…文略。前文略。前文略。前文略。[光模块]、[光模块]前文略。"},
		{"without hits the beginning", far, "无", "前文略。前文略。"},
	}
	for _, tt := range tests {
		text, marks := snippet(tt.body, query.NewText(tt.body).Find([]string{tt.word}))
		var shown strings.Builder
		at := 0
		for _, m := range marks {
			shown.WriteString(text[at:m.From] + "[" + text[m.From:m.To] + "]")
			at = m.To
		}
		shown.WriteString(text[at:])
		if got := shown.String(); !strings.HasPrefix(got, tt.want) || strings.Contains(tt.body, far) && !strings.HasSuffix(got, "…") {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
		if !utf8.ValidString(text) || len(text) > snippetSize+20 {
			t.Errorf("%s: %d bytes, valid %v", tt.what, len(text), utf8.ValidString(text))
		}
	}
}
