package extract_test

import (
	"os"
	"strings"
	"testing"

	"yanku/internal/extract"
	"yanku/internal/format"
	"yanku/internal/ingest"
	"yanku/internal/report"
)

// weekly is a paragraph as weeklies have them, with figures and without.
const weekly = "本周（3月23日-3月27日）通信（申万）指数下跌1.42%，跑输沪深300指数0.85个百分点，在31个申万一级行业中排名第22位。个股方面，中际旭创、新易盛、天孚通信涨幅居前，" +
	"分别上涨12.1%、10.4%、9.8%。\n\n光模块2月的出口额同比增加26.6%；4Q25微软/谷歌/Meta/亚马逊资本支出分别为299亿/279亿/214亿/395亿美元，同比+89%/+95%/+48%/+42%。" +
	"算力需求仍在上行通道，可以留意服务器、光模块等环节的国产化进展与订单落地情况。\n\n"

func docOf(b *testing.B, text string) *report.Doc {
	b.Helper()
	f, err := format.Sniff("通信行业周报.md", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	raw, err := f.Read(b.Context(), format.File{Name: "通信行业周报.md", Data: []byte(text)}, format.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	return ingest.Join(raw)
}

func benchmark(b *testing.B, text string) {
	d := docOf(b, text)
	extract.Run(d)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		extract.Run(d)
	}
}

// Extraction is linear: the time per byte is the same for ten and for a hundred times the text.
func BenchmarkExtract10KB(b *testing.B)  { benchmark(b, strings.Repeat(weekly, 10240/len(weekly)+1)) }
func BenchmarkExtract100KB(b *testing.B) { benchmark(b, strings.Repeat(weekly, 102400/len(weekly)+1)) }
func BenchmarkExtract1MB(b *testing.B)   { benchmark(b, strings.Repeat(weekly, 1048576/len(weekly)+1)) }

// readBenchmark cleans and extracts: everything between the blocks of a file and its figures.
func readBenchmark(b *testing.B, text string) {
	f, err := format.Sniff("通信行业周报.md", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	raw, err := f.Read(b.Context(), format.File{Name: "通信行业周报.md", Data: []byte(text)}, format.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	extract.Run(ingest.Join(raw))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		extract.Run(ingest.Join(raw))
	}
}

// Cleaning and extraction together.
func BenchmarkRead10KB(b *testing.B)  { readBenchmark(b, strings.Repeat(weekly, 10240/len(weekly)+1)) }
func BenchmarkRead100KB(b *testing.B) { readBenchmark(b, strings.Repeat(weekly, 102400/len(weekly)+1)) }
func BenchmarkRead1MB(b *testing.B)   { readBenchmark(b, strings.Repeat(weekly, 1048576/len(weekly)+1)) }

// Cleaning and extraction of a real weekly of 30 KB.
func BenchmarkReadWeekly(b *testing.B) {
	data, err := os.ReadFile("../../../shared/seeds/004_c5d595da905e0dd4.txt")
	if err != nil {
		b.Skip("the shared folder with the seeds is not beside the project")
	}
	readBenchmark(b, string(data))
}

// A real weekly of 30 KB.
func BenchmarkExtractWeekly(b *testing.B) {
	data, err := os.ReadFile("../../../shared/seeds/004_c5d595da905e0dd4.txt")
	if err != nil {
		b.Skip("the shared folder with the seeds is not beside the project")
	}
	benchmark(b, string(data))
}
