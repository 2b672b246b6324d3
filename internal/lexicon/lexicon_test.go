package lexicon

import (
	"strings"
	"testing"
	"time"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      string
	}{
		{"two companies with a bar between them", "微软/谷歌资本支出", "微软 谷歌"},
		{"Latin names match in any case, as whole words", "meta platforms与Metaverse、MICROSOFT", "Meta 微软"},
		{"an index with its family", "SW通信指数下跌，沪深300持平", "通信 沪深300"},
		{"the longest name wins", "恒生科技ETF与恒生科技", "恒生科技ETF大成 恒生科技指数"},
		{"a space beside Chinese does not count", "IDC 指数走势", "IDC指数"},
		{"full width letters are half width", "ＩＤＣ指数", "IDC指数"},
		{"a misspelt name is none", "Mircosoft 宣布", ""},
		{"a name inside a longer number is none", "沪深3000", ""},
		{"an everyday word is found by Exact only", "机器人产业", ""},
		{"a broker's two characters are an everyday word", "东方财富证券研究所在东方", "东方财富证券"},
		{"a short Latin name needs its capital", "the arm of Arm", "Arm Holdings"},
		{"a year may stand behind a word", "Meta2026年资本开支", "Meta"},
	} {
		var got []string
		for _, h := range Default().Find(c.text) {
			got = append(got, h.Entries[0].Name)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.why, c.text, s, c.want)
		}
	}
}

func TestCompany(t *testing.T) {
	l := Default()
	for name, want := range map[string]string{
		"Alphabet": "谷歌", "GOOGL": "谷歌", "Google": "谷歌", "谷歌": "谷歌", "AMZN": "亚马逊", "Amazon": "亚马逊", "脸书": "Meta", "Facebook": "Meta", "META.US": "Meta",
		"Meta Platforms": "Meta", "Microsoft Corp.": "微软", "MSFT": "微软", "Oracle": "甲骨文", "腾讯控股": "腾讯", "0700.HK": "腾讯", "阿里": "阿里巴巴", "阿里巴巴集团": "阿里巴巴", "NVIDIA": "英伟达",
		"辉达": "英伟达", "TSMC": "台积电", "700.HK": "腾讯", "AWS": "亚马逊",
	} {
		e, ok := l.Company(name)
		if !ok || e.Name != want {
			t.Errorf("Company(%q): got %v, want %s", name, e, want)
		}
	}
	for _, name := range []string{"Mircosoft", "", "通信", "Azure云", "515070"} {
		if e, ok := l.Company(name); ok {
			t.Errorf("Company(%q): got %s, want none", name, e.Name)
		}
	}
	for name, month := range map[string]int{"微软": 6, "甲骨文": 5, "英伟达": 1, "腾讯": 12, "苹果": 9} {
		if e, _ := l.Company(name); e == nil || e.FiscalEnd != month {
			t.Errorf("%s: fiscal year ends in month %v, want %d", name, e, month)
		}
	}
}

func TestCodesAndInstitutions(t *testing.T) {
	l := Default()
	for code, want := range map[string]string{"002389.SZ": "航天彩虹", "SZ002389": "航天彩虹", "NVDA": "英伟达", "8841258.WI": "光模块(CPO)指数", "801770.SI": "通信"} {
		list := l.Code(code)
		if len(list) == 0 || !strings.Contains(list[0].Name, want) && !strings.Contains(want, list[0].Name) {
			t.Errorf("Code(%q): got %v, want %s", code, list, want)
		}
	}
	for name, want := range map[string]string{"国金证券研究所": "", "国金证券": "国金证券", "S1130524060002": "国金证券", "S0640519070001": "中航证券", "国金证券股份有限公司": "国金证券", "高盛": "高盛", "Goldman Sachs": "高盛"} {
		e, ok := l.Institution(name)
		if ok != (want != "") || ok && e.Name != want {
			t.Errorf("Institution(%q): got %v, want %q", name, e, want)
		}
	}
	for written, want := range map[string]string{"SW通信": "申万", "通信（申万）": "申万", "通信板块": "", "中信电子": "中信", "恒生科技": "恒生"} {
		if got := FamilyIn(written); got != want {
			t.Errorf("FamilyIn(%q): got %q, want %q", written, got, want)
		}
	}
	if open, known := l.Trading(time.Date(2026, 2, 17, 0, 0, 0, 0, time.UTC)); open || !known {
		t.Error("the Spring Festival of 2026 is a trading day")
	}
	if n := len(l.RatingLabels()); n < 20 {
		t.Errorf("%d rating labels, want 20 or more", n)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load()
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("本周上证综指上涨1.2%，微软/谷歌/Meta资本支出分别为299亿美元，中际旭创、新易盛等光模块公司涨幅居前，国金证券预计2026年增速超过30%。", 500)
	l := Default()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		l.Find(text)
	}
}

// The tables are small: what the lexicon keeps is bounded, and so is the number of the trie's nodes.
func TestSize(t *testing.T) {
	l := Default()
	if n := len(l.entries); n < 11000 || n > 16000 {
		t.Errorf("%d entries", n)
	}
	if n := len(l.find.runes); n < 30000 || n > 160000 {
		t.Errorf("%d nodes", n)
	}
	t.Logf("%d entries, %d names, %d nodes", len(l.entries), len(l.names), len(l.find.runes))
}
