package audit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/audit"
	"yanku/internal/testing/corpus"
)

const passage = "本周（3月23日-3月27日）通信（申万）指数下跌1.42%，跑输沪深300指数0.85个百分点。个股方面，中际旭创（300308）、新易盛（300502）涨幅居前，分别上涨12.1%、10.4%。\n\n" +
	"截至2026年3月27日，通信ETF（515880）规模为120.3亿元；2025Q4微软、谷歌、Meta、亚马逊资本开支分别为299亿美元、279亿美元、214亿美元、395亿美元。我们看好算力产业链。\n\n"

func benchmark(b *testing.B, text string) {
	in := read(b, "周报.md", text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		audit.Run(in.Doc, in.Figures, in.ID)
	}
}

// The time per byte is the same for ten and for a hundred times the text.
func BenchmarkAudit10KB(b *testing.B) { benchmark(b, strings.Repeat(passage, 10240/len(passage)+1)) }

func BenchmarkAudit100KB(b *testing.B) { benchmark(b, strings.Repeat(passage, 102400/len(passage)+1)) }

func BenchmarkAudit1MB(b *testing.B) { benchmark(b, strings.Repeat(passage, 1048576/len(passage)+1)) }

// A real weekly of 30 KB.
func BenchmarkAuditWeekly(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(corpus.Shared(b, "../..", "seeds"), "004_*"))
	if err != nil || len(files) != 1 {
		b.Fatal(files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, string(data))
}
