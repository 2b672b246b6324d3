package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"yanku/internal/extract"
	"yanku/internal/format"
	"yanku/internal/ingest"
	"yanku/internal/lexicon"
)

// week is a piece of a weekly of our own writing, with something for every rule.
const week = `### 本周观点

1）海外云厂商上调开支，光模块订单饱满。2）集采价格回升，龙头利润修复。

本周光模块指数上涨3.2%，通信板块涨幅为1.5%，行业排名第6；中际旭创（300308）、新易盛（300502）分别上涨8.1%、7.4%。2024Q4微软资本支出为226亿美元，同比增长97%。

图表1：板块周涨跌幅

来源：wind，某某证券研究所

风险提示：需求不及预期；竞争加剧。

`

// BenchmarkRun reads texts of growing length; the time must grow with them and not faster.
func BenchmarkRun(b *testing.B) {
	lexicon.Default()
	for _, kb := range []int{10, 100, 1000} {
		text := "# 通信行业周报：订单饱满\n\n推荐（维持）\n\n" + strings.Repeat(week, kb<<10/len(week))
		b.Run(fmt.Sprintf("%dKB", kb), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				b.StopTimer()
				f, err := format.Sniff("week.md", []byte(text))
				if err != nil {
					b.Fatal(err)
				}
				raw, err := f.Read(b.Context(), format.File{Name: "week.md", Data: []byte(text)}, format.DefaultLimits())
				if err != nil {
					b.Fatal(err)
				}
				d := ingest.Join(raw)
				b.StartTimer()
				if len(extract.Run(d).Figures) == 0 {
					b.Fatal("no figures")
				}
			}
		})
	}
}

// FuzzMarks: whatever the text, nothing panics and every quote is exact.
func FuzzMarks(f *testing.F) {
	f.Add(week)
	f.Add("评级：买入（维持）\n免责声明：\n图1\n来源：\n(000001.SZ)（（)")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.TrimSpace(text) == "" || len(text) > 4000 {
			t.Skip("too short or too long to tell anything")
		}
		in, err := ingest.Read(t.Context(), "fuzz.md", []byte(text))
		if err != nil {
			return
		}
		for _, fig := range in.Figures {
			checkSource(t, in.Doc, fig.Source)
		}
		for _, x := range in.Findings {
			checkSource(t, in.Doc, x.Source)
		}
	})
}
