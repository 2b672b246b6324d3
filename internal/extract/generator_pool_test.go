package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"yanku/internal/report"
)

const generatorDir = "testdata/generator"

// wording is one line of a template file.
type wording struct {
	file, name, text string
	spared           []report.Kind // kinds neither asked nor held against the rules
}

// lines reads a file's lines but the first, which says what it holds.
func lines(name string) []string {
	b, err := os.ReadFile(filepath.Join(generatorDir, name))
	if err != nil {
		panic(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")[1:]
}

// wordings reads a template file; a line may begin with kinds in square brackets that are not compared.
func wordings(file string) []wording {
	var out []wording
	for i, l := range lines(file + ".txt") {
		w := wording{file: file, name: fmt.Sprintf("%s:%d", file, i+2), text: l}
		if head, rest, ok := strings.Cut(l, "]"); ok && strings.HasPrefix(l, "[") {
			for k := range strings.SplitSeq(head[1:], ",") {
				w.spared = append(w.spared, report.Kind(k))
			}
			w.text = rest
		}
		out = append(out, w)
	}
	return out
}

// tail tells whether the wording stands at the end of a report.
func (w wording) tail() bool { return slices.Contains(w.spared, "tail") }

// pool gives a reader of a file of names.
func pool(read func() []entity) func() []entity { return sync.OnceValue(read) }

var (
	indices = pool(func() []entity {
		return rows("indices.csv", func(c []string) entity {
			return entity{show: strings.Split(c[1], ";"), names: append([]string{c[0]}, strings.Split(c[1], ";")...), code: c[2], group: c[3]}
		})
	})
	stocks    = pool(func() []entity { return rows("stocks.csv", codedRow) })
	funds     = pool(func() []entity { return rows("funds.csv", codedRow) })
	companies = pool(func() []entity {
		return rows("companies.csv", func(c []string) entity {
			return entity{show: strings.Split(c[1], ";"), names: append([]string{c[0]}, strings.Split(c[1], ";")...), group: c[2]}
		})
	})
	goods   = pool(func() []entity { return rows("goods.csv", specRow) })
	metrics = pool(func() []entity { return rows("metrics.csv", specRow) })
	themes  = pool(func() []entity {
		var out []entity
		for _, e := range indices() {
			if e.code != "" {
				out = append(out, e)
			}
		}
		return out
	})
	trades = namesOnly("光模块", "液冷", "运营商", "服务器", "IDC", "交换机", "光纤光缆", "连接器", "PCB", "物联网", "卫星互联网", "AI芯片", "存储", "铜连接")
)

func rows(file string, of func([]string) entity) []entity {
	var out []entity
	for _, l := range lines(file) {
		out = append(out, of(strings.Split(l, ",")))
	}
	return out
}

func codedRow(c []string) entity {
	return entity{show: c[:1], names: c[:1], code: c[1], group: c[2]}
}

func specRow(c []string) entity {
	e := entity{show: c[:1], names: c[:1], spec: c[1:5]}
	if len(c) > 5 {
		e.group = c[5]
	}
	return e
}

func namesOnly(names ...string) []entity {
	var out []entity
	for _, n := range names {
		out = append(out, entity{show: []string{n}, names: []string{n, n + "板块", n + "行业"}})
	}
	return out
}

func (e entity) name() string {
	if len(e.show) == 0 {
		return ""
	}
	return e.show[0]
}

// traditional turns the letters of the wordings into Traditional script.
var traditional = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	l := lines("s2t.txt")
	for i := 0; i+1 < len(l); i += 2 {
		to := []rune(l[i+1])
		for j, r := range []rune(l[i]) {
			pairs = append(pairs, string(r), string(to[j]))
		}
	}
	return strings.NewReplacer(pairs...)
})

var noiseSlots = map[string]slot{
	"点位": noise(func(f *filler) string { return f.doc.num(2000+f.Float64()*3000, 2) }),
	"万亿": noise(func(f *filler) string { return f.doc.num(1+f.Float64(), 2) }),
	"千亿": noise(func(f *filler) string { return f.doc.num(float64(1000+f.IntN(2900)), 0) }),
	"倍":  noise(func(f *filler) string { return f.doc.num(15+f.Float64()*40, 1) }),
	"整":  noise(func(f *filler) string { return strconv.Itoa(10 + f.IntN(80)) }),
	"小":  noise(func(f *filler) string { return strconv.Itoa(1 + f.IntN(5)) }),
	"百":  noise(func(f *filler) string { return strconv.Itoa(100 + f.IntN(500)) }),
	"千":  noise(func(f *filler) string { return strconv.Itoa(1000 + f.IntN(5000)) }),
	"三位": noise(func(f *filler) string { return strconv.Itoa(100 + f.IntN(900)) }),
	"四位": noise(func(f *filler) string { return strconv.Itoa(1000 + f.IntN(9000)) }),
	"五位": noise(func(f *filler) string { return strconv.Itoa(10000 + f.IntN(90000)) }),
	"七位": noise(func(f *filler) string { return strconv.Itoa(1000000 + f.IntN(9000000)) }),
	"年代": noise(func(f *filler) string { return strconv.Itoa(2000 + f.IntN(20)) }),
	"弃额": noise(func(f *filler) string { return f.doc.num(float64(200+f.IntN(900)), 0) + f.doc.gap + f.currency() }),
	"弃比": noise(func(f *filler) string { return "同比增长" + f.pct(float64(5+f.IntN(40))) }),
	"股价": noise(func(f *filler) string { return f.doc.num(10+f.Float64()*400, 2) }),
	"月日": noise(func(f *filler) string { return chinese(f.doc.friday.AddDate(0, 0, 3+f.IntN(20))) }),
}

func noise(draw func(*filler) string) slot {
	return func(f *filler) (string, bool) { return draw(f), true }
}
