package audit_test

import (
	"strings"
	"testing"
	"time"

	"yanku/internal/ingest"
)

// No text makes a check fail, and every flag keeps its contract.
func FuzzAudit(f *testing.F) {
	for _, seed := range []string{
		"截至2025年2月30日（周日）", "3月27日-3月2", "周三（3月", "2026.3.", "本周光模块指数+2.43%。\n\n本周光模块指数+8%。", "华夏人工智能ETF（159819）、英伟达 (INTC)", "As of March 26, 2025", "3月27日周",
		"| 股票代码 | 股票名称 |\n|---|---|\n| 600519 | 天孚通信 |", "合计100亿元", "截至到2025年",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		in, err := ingest.Read(t.Context(), "a.md", []byte("---\ntitle: 周报\ndate: 2026-03-27\n---\n通信。\n\n"+text))
		if err != nil && strings.Contains(err.Error(), "runtime error") {
			t.Fatal(err)
		}
		if err == nil {
			check(t, in)
		}
	})
}

// An endless sentence takes no longer than its length asks for.
func TestEndlessSentence(t *testing.T) {
	for _, words := range []string{"截至2025年3月26日，", "3月26日（周五），", "关注创新药ETF（510300），", "本周光模块指数上涨3.2%，"} {
		began := time.Now()
		read(t, "a.md", "---\ntitle: 周报\ndate: 2026-03-27\n---\n"+strings.Repeat(words, 6000)+"\n")
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%q takes %s", words, took)
		}
	}
}
