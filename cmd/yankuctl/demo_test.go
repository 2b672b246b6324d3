package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// The demo does the main job on the samples: every report is read with its highlights and their words, the charts are there, and the searches find Traditional pages, other ways to say a word, and
// what a sound may mean.
func TestDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "演示")
	status, out, messages := ctl(t, "demo", "--out", dir)
	if status != statusDone || messages != "" {
		t.Fatalf("demo: %d %s", status, messages)
	}
	for _, want := range []string{
		"林知远\tS0000526040001",
		"2026-04-24（推断），报告期 2026-04-20 至 2026-04-24",
		"光模块(CPO)指数 8841258.WI 本周 5.36%　「本周光模块(CPO)指数上涨5.36%」",
		"本月以来 1.75%", "本月以来 1.57%",
		"运营商指数 本周 0.88%", "运营商指数 本月以来 -0.22%",
		"微软 MSFT 2025Q4 299亿美元 +89% YoY",
		"甲骨文 ORCL 2025Q4 120亿美元",
		"增持 维持",
		"液冷 高景气维持",
		"润泽科技 300442 本周 15.28%",
		"英伟达 NVDA 代码与名称相符",
		"半导体设备ETF 159516",
		"10 「资金流向：",
		"图表1 「图表1：",
		"「来源：Wind，示例证券研究所」",
		"搜索 光模塊：6 份", "查询：光模塊 = 光收发模块", "（原文为繁体）", "【光模块】", "…… 另有 3 条",
		"查询：机构：示例证券 且 资本支出 = 资本开支", "【资本支出】", "【资本开支】",
		"搜索 guangmokuai：0 份", "您是不是要找：光模块（6 份）",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the demo does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(out)
	}
	for _, name := range []string{"sector-week", "sector-time", "capex"} {
		if w, h := pngSize(t, filepath.Join(dir, name+".png")); w != 2560 || h != 1440 {
			t.Errorf("%s is %d×%d", name, w, h)
		}
	}
}

func TestDemoInEnglish(t *testing.T) {
	status, out, messages := ctl(t, "demo", "--lang", "en", "--out", t.TempDir(), "--library", t.TempDir())
	if status != statusDone || !strings.Contains(out, "1. Importing the samples") || !strings.Contains(out, "Index moves (") || !strings.Contains(out, "written in Traditional script") {
		t.Errorf("%d %s %s", status, out, messages)
	}
}
