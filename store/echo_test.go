package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yanku/internal/likeness"
	"yanku/internal/report"
)

// echoed gives the echoes of a report: first words of a sentence → title@quote.
func echoed(t *testing.T, l *Library, in report.Import) string {
	t.Helper()
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := l.Echoes(t.Context(), in.ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range all {
		var others []string
		for _, o := range e.Others {
			if r, err := l.Report(t.Context(), o.Summary.ID); err != nil || r.Doc.Body[o.Span.From:o.Span.To] != o.Quote || o.Likeness < likeness.SaidAgain {
				t.Errorf("%+v is not what stands there, %v", o, err)
			}
			others = append(others, o.Summary.Title)
		}
		out = append(out, string([]rune(in.Doc.Text(e.Span))[:4])+"→"+strings.Join(others, ","))
	}
	return strings.Join(out, " ")
}

// Sentences are found again whatever was imported first, and no more when an import is undone.
func TestEchoes(t *testing.T) {
	const wire, cooling, own = "海外云厂商第一季度资本开支合计1500亿美元，同比增长65%，指引继续上调。", "液冷产品随新平台批量交付，渗透率提升到三成左右。", "我们认为光模块的景气会延续到明年上半年。"
	ins := []report.Import{
		read("甲", "2026-03-03", wire+"\n"+own),
		read("乙", "2026-03-01", cooling+"\n海外雲廠商第一季度資本開支合計1500億美元（同比增長65%）指引繼續上調"),
		read("丙", "2026-03-02", "海外云厂商第一季度资本开支合计1500亿美元。\n"+cooling+"\n"+wire),
		read("丁", "", "短句。\n"+cooling),
	}
	legal := read("戊", "2026-03-05", own)
	legal.Doc.Blocks[1].Role = report.RoleDisclaimer
	ins = append(ins, legal)
	want := map[string]string{"甲": "海外云厂→乙,丙", "乙": "液冷产品→丙,丁 海外雲廠→丙,甲", "丙": "液冷产品→乙,丁 海外云厂→乙,甲", "丁": "液冷产品→乙,丙", "戊": ""}
	for range 3 {
		rand.Shuffle(len(ins), func(i, j int) { ins[i], ins[j] = ins[j], ins[i] })
		l := open(t, t.TempDir(), Options{})
		put(t, l, ins...)
		for _, in := range ins {
			if got := echoed(t, l, in); got != want[in.Doc.Meta.Title] {
				t.Errorf("%s: %s, want %s", in.Doc.Meta.Title, got, want[in.Doc.Meta.Title])
			}
		}
		if n, err := l.Undo(t.Context(), 1); n != 1 || err != nil {
			t.Fatal(n, err)
		}
		gone, first := ins[len(ins)-1].Doc.Meta.Title, ins[0]
		if got, want := echoed(t, l, first), but(want[first.Doc.Meta.Title], gone); got != want {
			t.Errorf("without %s, %s: %s, want %s", gone, first.Doc.Meta.Title, got, want)
		}
	}
	l := open(t, t.TempDir(), Options{})
	if _, err := l.Echoes(t.Context(), "none"); err == nil {
		t.Error("a report that is not there has echoes")
	}
}

// When a report is read anew its sentences are those of the new reading, and those of the old one when that is taken back; until the index knows of it, it is left out.
func TestEchoesOfAReportReadAnew(t *testing.T) {
	const wire, cooling = "海外云厂商第一季度资本开支合计1500亿美元，同比增长65%，指引继续上调。", "液冷产品随新平台批量交付，渗透率提升到三成左右。"
	l := open(t, t.TempDir(), Options{})
	a, b := read("甲", "2026-03-03", wire+"\n"+cooling), read("乙", "2026-03-01", wire)
	put(t, l, a, b)
	if got := echoed(t, l, a); got != "海外云厂→乙" {
		t.Errorf("at first: %s", got)
	}
	anew := b
	anew.Doc = read("乙", "2026-03-01", "另一句话放在前面，与别处都不相同。\n"+cooling).Doc
	if err := l.AcceptAgain(t.Context(), anew); err != nil {
		t.Fatal(err)
	}
	all, err := l.Echoes(t.Context(), a.ID)
	if err != nil || slices.ContainsFunc(all, func(e report.Echo) bool { return e.Others[0].Quote == wire }) {
		t.Errorf("before the index knows for sure: %v, %v", all, err)
	}
	if got := echoed(t, l, a); got != "液冷产品→乙" {
		t.Errorf("read anew: %s", got)
	}
	if _, _, err := l.UndoLast(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := echoed(t, l, a); got != "海外云厂→乙" {
		t.Errorf("taken back: %s", got)
	}
}

// but gives what is echoed without a report.
func but(all, gone string) string {
	var out []string
	for _, e := range strings.Fields(all) {
		words, others, _ := strings.Cut(e, "→")
		left := slices.DeleteFunc(strings.Split(others, ","), func(o string) bool { return o == gone })
		if len(left) > 0 {
			out = append(out, words+"→"+strings.Join(left, ","))
		}
	}
	return strings.Join(out, " ")
}

// Among random sentences, in reports that came in any order, every pair alike by 0.9 is found, none below 0.8, and the likeness told is right.
func TestEchoesOfRandomSentences(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	l := open(t, t.TempDir(), Options{})
	var said []string
	lines := map[report.ID][]string{}
	var ins []report.Import
	for n := range 60 {
		var body []string
		for range 8 {
			s := randomLine(random)
			if len(said) > 0 && random.IntN(2) == 0 {
				s = varied(random, said[random.IntN(len(said))])
			}
			said, body = append(said, s), append(body, s)
		}
		in := read(fmt.Sprintf("报告%d", n), "2026-03-01", strings.Join(body, "\n"))
		lines[in.ID], ins = body, append(ins, in)
	}
	put(t, l, ins...)
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	alike, found := 0, 0
	for _, in := range ins {
		all, err := l.Echoes(t.Context(), in.ID)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]float64{} // sentence and report
		for _, e := range all {
			for _, o := range e.Others {
				got[in.Doc.Text(e.Span)+"|"+string(o.Summary.ID)] = o.Likeness
			}
		}
		for _, s := range lines[in.ID] {
			for id, others := range lines {
				best := 0.0
				for _, o := range others {
					if a, b := likeness.ReadSentence(s), likeness.ReadSentence(o); a.Tells() && b.Tells() {
						best = max(best, a.Like(b))
					}
				}
				like, ok := got[s+"|"+string(id)]
				switch {
				case id == in.ID:
					if ok {
						t.Errorf("%s: its own report is another", s)
					}
					continue
				case best >= 0.9:
					if alike++; ok {
						found++
					}
				}
				if ok && (like < likeness.SaidAgain || like > best) {
					t.Errorf("%s: likeness %v, at best %v", s, like, best)
				}
			}
		}
	}
	t.Logf("%d of %d pairs alike by 0.9 found", found, alike)
	if alike < 300 || found*1000 < alike*998 {
		t.Errorf("%d of %d pairs alike by 0.9 found", found, alike)
	}
}

var someRunes = []rune("通信光模块服务器资本开支合计同比增长环比下降本周指数上涨海外云厂商液冷订单能见度延长到年底需求供给价格毛利率预期")

func randomLine(random *rand.Rand) string {
	out := make([]rune, 14+random.IntN(40))
	for i := range out {
		out[i] = someRunes[random.IntN(len(someRunes))]
	}
	return string(out) + "。"
}

// varied says a line again, word for word, with other punctuation, with another character or two, or a half of it.
func varied(random *rand.Rand, s string) string {
	out := []rune(s)
	switch random.IntN(4) {
	case 0:
		at := random.IntN(len(out))
		return string(out[:at]) + "，" + string(out[at:])
	case 1:
		for range 1 + random.IntN(3) {
			out[random.IntN(len(out)-1)] = '另'
		}
	case 2:
		return string(out[:len(out)/2])
	}
	return string(out)
}
