package ingest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"yanku/internal/format"
	"yanku/internal/report"
)

// readRaw sniffs and reads the bytes of a file.
func readRaw(t testing.TB, name string, data []byte) format.Raw {
	t.Helper()
	f, err := format.Sniff(name, data)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := f.Read(t.Context(), format.File{Name: name, Data: data}, format.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// checkDoc tests what report.Doc promises.
func checkDoc(t *testing.T, raw format.Raw, d *report.Doc) {
	t.Helper()
	if len(d.Body) != len(d.Was) || !utf8.ValidString(d.Body) || !utf8.ValidString(d.Was) {
		t.Fatalf("body of %d bytes, words as written of %d", len(d.Body), len(d.Was))
	}
	texts := make([]string, len(raw.Blocks))
	for i, b := range raw.Blocks {
		texts[i] = b.Text
	}
	if got := d.Written(); got != strings.Join(texts, "\n") {
		t.Errorf("the text before cleaning cannot be had back: %q", got)
	}
	checkBlocks(t, d)
	last := 0
	for _, s := range d.Sentences {
		if s.From < last || s.Empty() || !d.Blocks[s.Block].Holds(s.Span) {
			t.Errorf("sentence %v of block %d after %d", s.Span, s.Block, last)
		}
		last = s.To
	}
}

// checkBlocks tests that the blocks cover the body, with one line feed between them.
func checkBlocks(t *testing.T, d *report.Doc) {
	t.Helper()
	at := 0
	for i, b := range d.Blocks {
		if b.From != at || strings.Contains(d.Text(b.Span), "\n") {
			t.Fatalf("block %d is %v after %d: %q", i, b.Span, at, d.Text(b.Span))
		}
		for _, s := range append(b.Strong, b.Cells...) {
			if !b.Holds(s) {
				t.Errorf("block %d %v does not hold %v", i, b.Span, s)
			}
		}
		at = b.To + 1
	}
	if at != len(d.Body)+1 {
		t.Errorf("blocks end at %d of %d", at, len(d.Body))
	}
}

const damagedPage = `# 半導(dǎo)體設(shè)備週報

**產(chǎn)業(yè)鏈：**訂單回升, 設(shè)備
ETF(159516)上漲1.5%。新一代旗艦?zāi)P停w視頻生成。

板塊	漲跌	說明
設(shè)備	+3.25%	**訂單**飽滿
材料	-1.42%	價格下調(diào)
`

// A damaged page loses its notes, keeps every other character, and its bold text, cells and sentences are found in the cleaned text.
func TestJoinDamagedPage(t *testing.T) {
	raw := readRaw(t, "a.txt", []byte(damagedPage))
	d := Join(raw)
	checkDoc(t, raw, d)
	if !d.Meta.Traditional || d.Meta.Format != "markdown" || d.Meta.Charset != "utf-8" {
		t.Errorf("meta %+v", d.Meta)
	}
	for _, want := range []string{"半导体设备周报", "产业链：订单回升, 设备ETF(159516)上涨1.5%。", "材料\t-1.42%\t价格下调"} {
		if !strings.Contains(d.Body, want) {
			t.Errorf("no %s in %s", want, d.Body)
		}
	}
	if got := texts(d, func(b report.Block) []report.Span { return b.Strong }); got != "产业链：|订单" {
		t.Errorf("bold %s", got)
	}
	if got := texts(d, func(b report.Block) []report.Span { return b.Cells }); got != "板块|涨跌|说明|设备|+3.25%|订单饱满|材料|-1.42%|价格下调" {
		t.Errorf("cells %s", got)
	}
	unsure := 0
	for _, e := range d.Edits {
		if !e.Sure {
			unsure++
		}
	}
	if len(d.Sentences) != 6 || unsure != 1 {
		t.Errorf("%d sentences, %d unsure edits", len(d.Sentences), unsure)
	}
}

// texts gives the words of the spans that of picks in each block.
func texts(d *report.Doc, of func(report.Block) []report.Span) string {
	var out []string
	for _, b := range d.Blocks {
		for _, s := range of(b) {
			out = append(out, d.Text(s))
		}
	}
	return strings.Join(out, "|")
}

// Every sample of every format joins to a document that keeps its promises.
func TestJoinSamples(t *testing.T) {
	paths, _ := filepath.Glob("../format/testdata/*/*.txt")
	if len(paths) == 0 {
		t.Fatal("no samples")
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		raw := readRaw(t, filepath.Base(p), data)
		checkDoc(t, raw, Join(raw))
	}
}

// seed reads one of the real files that stand beside the project.
func seed(t testing.TB, pattern string) []byte {
	t.Helper()
	paths, _ := filepath.Glob("../../../shared/seeds/" + pattern)
	if len(paths) == 0 {
		t.Skipf("no %s in ../shared/seeds beside the project", pattern)
	}
	data, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var (
	pinyinNote = regexp.MustCompile(`(\p{Han})\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)`)
	pictures   = regexp.MustCompile(`(?m)^!\[\]\(\)\n`)
)

// The damaged page of the seeds loses exactly its 303 notes; of its four shifted runs three are rebuilt right, and one is marked with the best guess.
// Nothing else of its text changes.
func TestJoinSeedDamaged(t *testing.T) {
	src := strings.TrimSpace(string(seed(t, "003_*.txt")))
	raw := readRaw(t, "003.txt", []byte(src))
	d := Join(raw)
	checkDoc(t, raw, d)
	notes, rebuilt, marked := 0, 0, 0
	for _, e := range d.Edits {
		switch {
		case e.Pass != "damage":
			notes++
		case e.Sure:
			rebuilt++
		default:
			marked++
			if e.Guess == "" {
				t.Errorf("no guess for %s", e.Was)
			}
		}
	}
	if n := len(pinyinNote.FindAllString(src, -1)); n != 303 || notes != n || rebuilt != 3 || marked != 1 {
		t.Errorf("%d notes, %d removed, %d runs rebuilt, %d marked", n, notes, rebuilt, marked)
	}
	runs := &report.Doc{Body: d.Body, Was: d.Was}
	for _, e := range d.Edits {
		if e.Pass == "damage" {
			runs.Edits = append(runs.Edits, e)
		}
	}
	want := pictures.ReplaceAllString(pinyinNote.ReplaceAllString(src, "$1"), "")
	if got := pinyinNote.ReplaceAllString(runs.Written(), "$1"); got != want {
		t.Error("more than the notes and runs changed")
	}
	for _, want := range []string{"资本开支", "半导体设备ETF(159516)", "2025年2月12日", "2026.2.12", "再起，资金", "趋同、调用", "“基础设施”"} {
		if !strings.Contains(d.Body, want) {
			t.Errorf("no %s", want)
		}
	}
}

// The broker's weekly of the seeds: torn codes and paragraphs are whole, its tables have cells, its captions are blocks of their own.
func TestJoinSeedWeekly(t *testing.T) {
	raw := readRaw(t, "004.txt", seed(t, "004_*.txt"))
	d := Join(raw)
	checkDoc(t, raw, d)
	captions, sources, rows := 0, 0, 0
	for _, b := range d.Blocks {
		text := d.Text(b.Span)
		switch {
		case strings.HasPrefix(text, "图表"):
			captions++
		case strings.HasPrefix(text, "来源"):
			sources++
		case b.Kind == report.Row && len(b.Cells) == 3:
			rows++
		}
	}
	if captions != 18 || sources != 18 || rows != 14 {
		t.Errorf("%d captions, %d sources, %d rows", captions, sources, rows)
	}
	for _, want := range []string{"规格 G.652D-24 芯", "此前有业界消息称, 尽管政府", "加快设计进度", "(剔除*ST公司)"} {
		if !strings.Contains(d.Body, want) {
			t.Errorf("no %s", want)
		}
	}
}

// Thirty kilobytes of Markdown from bytes to a document.
func BenchmarkJoinMarkdown(b *testing.B) {
	var src strings.Builder
	src.WriteString("# 通信周报\n\n")
	for src.Len() < 30_000 {
		src.WriteString("**光模块：**本周光模块指数+2.43%，本月以来光模块指数+10.65%。海外云厂商上修资本开支，G. 652D 光缆偏紧。\n\n1. **需求**：推理算力增长。\n2. 供给\n\n板块\t涨跌\n液冷\t+3.2%\n服务器\t-1.5%\n\n")
	}
	data := []byte(src.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Join(readRaw(b, "a.md", data))
	}
}

// The damaged page of the seeds from bytes to a document.
func BenchmarkJoinDamaged(b *testing.B) {
	data := seed(b, "003_*.txt")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Join(readRaw(b, "003.txt", data))
	}
}

// The broker's weekly of the seeds from bytes to a document.
func BenchmarkJoinWeekly(b *testing.B) {
	data := seed(b, "004_*.txt")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Join(readRaw(b, "004.txt", data))
	}
}

// The title that a damaged page gives in its head is cleaned like its text.
func TestJoinCleansTitleOfDamagedPage(t *testing.T) {
	page := "<html><head><title>光模塊與半導(dǎo)體設(shè)備</title></head><body><article><p>" +
		strings.Repeat("半導(dǎo)體設(shè)備的訂單繼續(xù)增長,產(chǎn)業(yè)鏈各環(huán)節(jié)開工率提高。", 12) + "</p></article></body></html>"
	d := Join(readRaw(t, "page.html", []byte(page)))
	if got := d.Meta.Hints.Title; got != "光模块与半导体设备" {
		t.Errorf("title %q", got)
	}
}
