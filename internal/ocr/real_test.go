package ocr

import (
	"image"
	"strings"
	"testing"

	"yanku/internal/format"
	"yanku/internal/testing/scan"
)

// ours is a page of our own writing, as a report is set: 10.5 points at 300 dots an inch.
var ours = []scan.Line{
	at(250, 330, 76, "光通信行业周报"),
	at(250, 470, 44, "示例证券研究所　2026年4月24日"),
	at(250, 620, 58, "一、本周行情"),
	at(338, 730, 44, "本周申万通信指数上涨2.43%，跑赢沪深300指数1.64个百分点；光模块指数上涨"),
	at(250, 804, 44, "10.38%，液冷指数下跌0.95%，服务器指数上涨6.00%。首批整机柜订单落地，国产"),
	at(250, 878, 44, "高速连接器与电源随之受益，机柜租金止跌回升，普通机柜的空置率由31%降到27%。"),
	at(250, 1020, 58, "二、海外资本开支"),
	at(338, 1130, 44, "2025年四季度，微软资本开支299亿美元，同比增长89%；谷歌资本开支279亿美元，"),
	at(250, 1204, 44, "同比增长95%。云厂商披露的剩余履约义务在过去一年普遍增长四成以上。"),
	at(250, 1340, 58, "三、风险提示"),
	at(338, 1450, 44, "需求不及预期；电力供应不足；融资成本上升。"),
}

func at(x, y, size int, text string) scan.Line { return scan.Line{X: x, Y: y, Size: size, Text: text} }

// needReal skips a test on a machine without tesseract and its Chinese model.
func needReal(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("half a minute of tesseract")
	}
	if err := Ready(t.Context()); err != nil {
		t.Skip("it needs tesseract with chi_sim: ", err)
	}
}

// errorRate gives the share of a text's characters that were read wrong, spaces apart.
func errorRate(raw format.Raw) float64 {
	var want, got strings.Builder
	for _, l := range ours {
		want.WriteString(l.Text)
	}
	for _, b := range raw.Blocks {
		got.WriteString(b.Number + b.Text)
	}
	a, b := []rune(strings.Join(strings.Fields(want.String()), "")), []rune(strings.Join(strings.Fields(got.String()), ""))
	return float64(distance(a, b)) / float64(len(a))
}

// distance is Levenshtein's.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			above := row[j+1]
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, row[j]+1, above+1)
			diagonal = above
		}
	}
	return row[len(b)]
}

// The real tesseract reads our own page with few wrong characters, whichever way it comes: printed and scanned, as a small screenshot, light on dark, on
// its side; its percentages are right, its headings found, and lines joined.
func TestRealTesseract(t *testing.T) {
	needReal(t)
	page := scan.Picture(t, 2100, 1600, ours...)
	var small []scan.Line
	for _, l := range ours {
		small = append(small, scan.Line{X: l.X * 2 / 5, Y: l.Y * 2 / 5, Size: l.Size * 2 / 5, Text: l.Text})
	}
	for name, data := range map[string][]byte{
		"scanned PDF":      scan.PDF(t, 300, page),
		"small screenshot": pngOf(t, scan.Picture(t, 840, 640, small...)),
		"light on dark":    pngOf(t, scan.Inverted(page)),
		"on its side":      scan.PDF(t, 300, scan.Sideways(page)),
	} {
		t.Run(name, func(t *testing.T) { readsOurs(t, data) })
	}
}

func readsOurs(t *testing.T, data []byte) {
	raw, err := Read(t.Context(), format.File{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	heads := 0
	for _, b := range raw.Blocks {
		text += b.Text + "\n"
		if b.Level > 0 && b.Kind == "heading" {
			heads++
		}
		if b.Page != 1 || b.Box.W <= 0 || b.Box.H <= 0 {
			t.Errorf("no place: %+v", b)
		}
	}
	rate := errorRate(raw)
	t.Logf("character error rate %.4f, %d headings of 4", rate, heads)
	if rate > 0.04 {
		t.Errorf("character error rate %.4f\n%s", rate, text)
	}
	for _, s := range []string{"上涨10.38%", "下跌0.95%", "2.43%", "31%", "27%", "89%", "95%"} {
		if !strings.Contains(text, s) {
			t.Errorf("%s is not read\n%s", s, text)
		}
	}
	if heads < 3 {
		t.Errorf("%d headings\n%s", heads, text)
	}
}

// A long screenshot of our own text is read across its cuts.
func TestRealLongScreenshot(t *testing.T) {
	needReal(t)
	if testing.Short() {
		t.Skip("ten seconds of tesseract")
	}
	var lines []scan.Line
	for i := range 4 {
		for _, l := range ours {
			lines = append(lines, scan.Line{X: l.X, Y: l.Y + 1500*i, Size: l.Size, Text: l.Text})
		}
	}
	var img image.Image = scan.Picture(t, 2100, 6200, lines...)
	raw, err := Read(t.Context(), format.File{Data: pngOf(t, img)})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, b := range raw.Blocks {
		n += strings.Count(b.Text, "沪深300指数1.64个百分点")
	}
	if n != 4 {
		t.Errorf("the sentence is read %d times of 4: %+v", n, raw.Blocks)
	}
}
