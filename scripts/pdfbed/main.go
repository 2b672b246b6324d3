//go:build ignore

// Pdfbed writes the pages of the PDF test bed as HTML, and for each its blocks in reading order as tab separated lines: kind, level or table, marker, text.
//
//	go run scripts/pdfbed/*.go SAMPLES HTMLDIR OUT
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"yanku/internal/format"
	"yanku/internal/report"
)

// bed is one document of the test bed.
type bed struct {
	name   string
	sample string
	style  string // added to the common style
	body   func([]format.Block) string
	order  func([]format.Block) []format.Block // reading order on the page; nil is the sample's
}

const (
	week16 = "示例证券-通信行业周报-第16周.md"
	week17 = "示例证券-通信行业周报-第17周.md"
	capex  = "海外云厂商资本开支跟踪-2026年2月.md"
	daily  = "人工智能日报-2026-04-21.md"
)

var beds = []bed{
	{name: "one-column", sample: week16, body: plain},
	{name: "sidebar", sample: week17, style: sidebarStyle, body: sidebar},
	{name: "sidebar-right", sample: week16, style: sidebarStyle + ".side{float:right;margin:0 0 0 6mm}", body: sidebar},
	{name: "two-columns", sample: capex, style: ".cols{columns:2;column-gap:8mm} body{font-size:9.5pt} table{font-size:8pt}", body: columns},
	{name: "unruled", sample: capex, style: "td,th{border:0}", body: plain},
	{name: "three-lines", sample: week17, style: "td,th{border:0} table{border-top:1pt solid #333;border-bottom:1pt solid #333} th{border-bottom:.5pt solid #333}", body: plain},
	{name: "figures", sample: week16, style: ".pair{display:flex;break-inside:avoid;gap:8mm} .pair>div{flex:1} svg{width:100%;height:32mm}", body: paired, order: withTwins},
	{name: "watermark", sample: daily, style: markStyle, body: marked},
	{name: "ten-pages", sample: week16, style: "body{font-size:19.5pt} @page{size:148mm 180mm;margin:20mm 12mm 16mm}", body: plain},
	{name: "indent", sample: week17, style: "p{margin:0;text-indent:2em} .cap,.src{text-indent:0} h3{font-size:1em} .li{margin:0 0 0 6mm} td{vertical-align:top} table{width:120mm}", body: plain},
	{name: "narrow-table", sample: week16, style: "table{width:88mm} .cols{columns:2;column-gap:7mm} body{font-size:9pt}", body: columns},
	{name: "narrow-unruled", sample: week17, style: "table{width:96mm} table,td,th{border:0} td{vertical-align:top;padding:2mm} body{font-size:9pt}", body: plain},
	{name: "charts", sample: week17, style: ".pair{display:flex;break-inside:avoid;gap:8mm} .pair>div{flex:1} svg{width:100%;height:40mm}", body: charts},
	{name: "small-pages", sample: week17, style: "@page{size:105mm 148mm;margin:14mm 8mm 12mm} body{font-size:8pt}", body: plain},
	{name: "small-pages-capex", sample: capex, style: "@page{size:100mm 90mm;margin:14mm 8mm 12mm} body{font-size:8pt} td,th{padding:2mm}", body: plain},
	{name: "writer-one", sample: week17, body: plain},
}

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: pdfbed SAMPLES HTMLDIR OUT")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, b := range beds {
		if err := b.write(ctx, os.Args[1], os.Args[2], os.Args[3]); err != nil {
			log.Fatal(err)
		}
	}
}

func (b bed) write(ctx context.Context, samples, pages, out string) error {
	data, err := os.ReadFile(filepath.Join(samples, b.sample))
	if err != nil {
		return err
	}
	f, err := format.Sniff(b.sample, data)
	if err != nil {
		return err
	}
	raw, err := f.Read(ctx, format.File{Name: b.sample, Data: data}, format.DefaultLimits())
	if err != nil {
		return err
	}
	title := strings.TrimSuffix(b.sample, ".md")
	head := strings.NewReplacer("TITLE", title).Replace(common)
	page := "<!doctype html><meta charset=utf-8><title>" + title + "</title><style>" + head + b.style + "</style>\n" + b.body(raw.Blocks)
	if err := os.WriteFile(filepath.Join(pages, b.name+".html"), []byte(page), 0o644); err != nil {
		return err
	}
	blocks := raw.Blocks
	if b.order != nil {
		blocks = b.order(blocks)
	}
	var t strings.Builder
	fmt.Fprintf(&t, "sample\t0\t\t%s\n", b.sample)
	for _, x := range blocks {
		if x.Kind == report.Rule {
			continue
		}
		fmt.Fprintf(&t, "%s\t%d\t%s\t%s\n", x.Kind, x.Level+x.Table, x.Number, strings.ReplaceAll(x.Text, "\n", " "))
	}
	return os.WriteFile(filepath.Join(out, b.name+".tsv"), []byte(t.String()), 0o644)
}

const common = `
@font-face{font-family:Song;src:url(fonts/NotoSansSC-Regular.ttf)}
@font-face{font-family:Song;font-weight:bold;src:url(fonts/NotoSansSC-SemiBold.ttf)}
@page{size:A4;margin:24mm 18mm 20mm;@top-left{content:"示例证券研究所";font:9pt Song;color:#666}@top-right{content:"TITLE";font:9pt Song;color:#666;border-bottom:.5pt solid #999}
@bottom-left{content:"敬请参阅最后一页特别声明";font:8pt Song}@bottom-right{content:"第 " counter(page) " 页";font:8pt Song}}
body{font:10.5pt/1.6 Song,"Noto Sans SC";margin:0;text-align:justify}
h1{font-size:1.9em} h2{font-size:1.43em} h3{font-size:1.2em} h4{font-size:1.05em} h1,h2,h3,h4{margin:4mm 0 2mm;line-height:1.3;text-align:left}
p{margin:2mm 0} .li{margin:1mm 0 1mm 8mm;text-indent:-6mm}
.cap{font-weight:bold;font-size:9pt;text-align:left} .src{font-size:8pt;color:#555;text-align:left}
table{border-collapse:collapse;width:100%;font-size:9pt;margin:2mm 0} table,td,th{border:.5pt solid #888;padding:1mm 2mm;text-align:left}
`
