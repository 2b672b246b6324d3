package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yanku/internal/likeness"
	"yanku/internal/query"
	"yanku/internal/report"
)

// folded gives the first page: titles, with those of copies in brackets.
func folded(t *testing.T, l *Library, typed string, limit int) string {
	t.Helper()
	found, err := l.Find(t.Context(), query.Parse(typed), limit)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range found.Hits {
		s := h.Summary.Title
		for _, c := range h.Copies {
			s += "[" + c.Title + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// A wire story counts once; what has a marked sentence of its own, or other figures in it, stands for itself.
func TestCopiesAreFolded(t *testing.T) {
	const wire = "海外云厂商上调全年资本开支指引，光模块订单排到明年。"
	tests := []struct {
		what, want string
		others     []report.Import
	}{
		{"word for word and in Traditional script", "甲[乙][丙]", []report.Import{
			read("乙", "2026-03-26", wire+"\n本报另有评论。"), read("丙", "2026-03-25", "海外雲廠商上調全年資本開支指引，光模塊訂單排到明年！"),
		}},
		{"a sentence of its own", "甲 乙", []report.Import{read("乙", "2026-03-26", wire+"国产光模块也在放量，值得单独一看。")}},
		{"half of it", "甲 乙", []report.Import{read("乙", "2026-03-26", "光模块订单排到明年。")}},
		{"without the word in the text", "甲 光模块乙", []report.Import{func() report.Import {
			in := read("乙", "2026-03-26", "液冷。")
			in.Doc.Meta.Title = "光模块乙"
			return in
		}()}},
	}
	for _, tt := range tests {
		l := open(t, t.TempDir(), Options{})
		put(t, l, append(tt.others, read("甲", "2026-03-27", wire+"光模块，光模块，光模块。"))...)
		for _, way := range []string{"rows", "index"} {
			got := strings.Split(folded(t, l, "光模块", 20), " ")
			slices.Sort(got)
			want := strings.Split(tt.want, " ")
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s, from the %s: %v, want %v", tt.what, way, got, want)
			}
			if err := l.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if hits, total, err := l.Search(t.Context(), query.Parse("光模块"), 0); len(hits) != len(tt.others)+1 || total != len(hits) || err != nil {
			t.Errorf("%s: %d hits of %d in all, %v", tt.what, len(hits), total, err)
		}
	}
	figures := func(s string) []ranked { return []ranked{{sentences: []string{wire}}, {sentences: []string{s}}} }
	for s, want := range map[string]int{wire: 1, strings.Replace(wire, "，", "——", 1): 1, strings.Replace(wire, "明年", "2027年", 1): 2, "光模块": 2, "": 2} {
		if got := fold(figures(s), 10); len(got) != want {
			t.Errorf("%q: %d left, want %d", s, len(got), want)
		}
	}
	if got := fold([]ranked{{sentences: []string{"光模块"}}, {sentences: []string{"光模块"}}}, 10); len(got) != 2 {
		t.Error("a heading alone makes no copy")
	}
}

// A page that copies would fill has others, and a survey lists every report once, in the order of the first page.
func TestCopiesTakeNoPlace(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	const wire = "海外云厂商上调全年资本开支指引，光模块订单排到明年，光模块再次供不应求。"
	for n := range 150 {
		put(t, l, read(fmt.Sprintf("转载%03d", n), "2026-03-27", wire+fmt.Sprintf("\n第%d家媒体。", n)))
	}
	for n := range 5 {
		put(t, l, read(fmt.Sprintf("评论%d", n), "2026-03-01", strings.Repeat("市场平淡。", n)+[]string{"光通信里要看光模块的节奏。", "光模块的估值并不便宜，等待回调。", "只提一次光模块，别的不说也罢。", "价格战会不会波及光模块还不清楚。", "机构减持光模块，外资却在买入。"}[n]))
	}
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	found, err := l.Find(t.Context(), query.Parse("光模块"), 6)
	if err != nil || len(found.Hits) != 6 || found.Total != 155 {
		t.Fatalf("%d of %d, %v", len(found.Hits), found.Total, err)
	}
	copies := 0
	for _, h := range found.Hits {
		copies += len(h.Copies)
	}
	if copies != 149 {
		t.Errorf("%d copies, want 149", copies)
	}
	consistent(t, l, "光模块")
}

// consistent compares first page, survey and search.
func consistent(t *testing.T, l *Library, typed string) (copies int) {
	t.Helper()
	tree := query.Parse(typed)
	found, err := l.Find(t.Context(), tree, Page)
	if err != nil {
		t.Fatal(err)
	}
	survey, err := l.Survey(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	all, total, err := l.Search(t.Context(), tree, 0)
	if err != nil {
		t.Fatal(err)
	}
	var page, every []report.ID
	for _, h := range found.Hits {
		page = append(page, h.Summary.ID)
		for _, c := range h.Copies {
			page = append(page, c.ID)
			copies++
		}
	}
	for _, h := range all {
		every = append(every, h.Summary.ID)
	}
	if len(page) > len(survey.IDs) || !slices.Equal(page, survey.IDs[:len(page)]) {
		t.Errorf("%s: a survey has another order than the first page:\n%v\n%v", typed, survey.IDs, page)
	}
	got := slices.Sorted(slices.Values(survey.IDs))
	slices.Sort(every)
	if !slices.Equal(got, every) || survey.Total != len(every) || total != len(every) {
		t.Errorf("%s: a survey lists %d of %d, a search %d", typed, len(survey.IDs), survey.Total, len(every))
	}
	return copies
}

// In random libraries full of copies no report is lost, and a folded one has no marked sentence that its better one has not.
func TestFoldingLosesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	l := open(t, t.TempDir(), Options{})
	bodies := map[report.ID]string{}
	var pool []string
	for range 12 {
		pool = append(pool, randomLine(random))
	}
	for n := range 120 {
		var lines []string
		for range 1 + random.IntN(3) {
			lines = append(lines, varied(random, pool[random.IntN(len(pool))]))
		}
		in := read(fmt.Sprintf("第%d份", n), "2026-03-27", strings.Join(lines, "\n"))
		bodies[in.ID] = in.Doc.Body
		put(t, l, in)
	}
	copies := 0
	for round := range 2 {
		for _, word := range []string{"通", "光", "增", "环比", "年底", "价格", "厂商 光", "光 -环比", "光?块", "word:液冷", "-光"} {
			copies += consistent(t, l, word)
			found, err := l.Find(t.Context(), query.Parse(word), 20)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range found.Hits {
				head := markedSentences(bodies[h.Summary.ID], query.NewText(bodies[h.Summary.ID]).Marks(query.Parse(word), nil))
				for _, c := range h.Copies {
					for _, s := range markedSentences(bodies[c.ID], query.NewText(bodies[c.ID]).Marks(query.Parse(word), nil)) {
						if !slices.ContainsFunc(head, func(o string) bool {
							return likeness.Figures(s) == likeness.Figures(o) && likeness.ReadSentence(s).Like(likeness.ReadSentence(o)) >= likeness.SaidAgain
						}) {
							t.Errorf("%s: folded under a report that does not say %q", word, s)
						}
					}
				}
			}
		}
		if round == 0 {
			if err := l.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if copies < 50 {
		t.Errorf("only %d copies: the test tells too little", copies)
	}
}

func TestMarkedSentences(t *testing.T) {
	for body, want := range map[string]string{
		"前句。光模块涨，光模块涨；后句": "光模块涨，光模块涨", "标题\n说光模块\n尾": "说光模块", "光模块": "光模块", "光模块。光模块！液冷": "光模块|光模块", "液冷": "",
	} {
		if got := strings.Join(markedSentences(body, query.NewText(body).Find([]string{"光模块"})), "|"); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}
