package extract_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yanku/internal/ingest"
)

// Whatever the text, the rules do not panic, and every figure's quote is exact and holds its number.
func FuzzFigures(f *testing.F) {
	for _, s := range []string{
		weekly, "Q4'25", "翻倍", "第", "-", "超", "4Q", "2025年", "（7.14-", "Meta 2025 capex $1-2B...", "上涨、下跌%", "分别", "资本开支从", "其中，亚马逊314亿美元", "涨幅前五：", "跑赢1.2%",
		"between $1 billion and", "资本开支翻倍，同比翻倍", "1,150~1,350亿美元（前值", "近20日", "二零二五年", "%%%%", "1-2月\t3%",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.TrimSpace(s) == "" || len(s) > 4000 {
			return
		}
		in, err := ingest.Read(t.Context(), "样例周报-260322.md", []byte(s))
		if err != nil {
			if strings.Contains(err.Error(), "panic") || strings.Contains(err.Error(), "runtime error") {
				t.Fatal(err)
			}
			return
		}
		for _, f := range in.Figures {
			checkSource(t, in.Doc, f.Source)
		}
	})
}
