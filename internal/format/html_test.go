package format

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// leaks are words that stand in the samples only outside of the articles.
var leaks = []string{"首页", "首頁", "登录", "基金", "上证", "开户", "关注", "扫一扫", "精选留言", "满仓", "还会涨吗", "在看", "分享", "相关", "机房空置率", "点击排行", "三连板", "股友", "郑重声明", "关于我们", "缩小字体", "24小时", "十倍股", "发表评论", "抢着要", "涨价50%", "Copyright", "热股榜", "网友", "降息之后", "会员", "APP", "写评论", "机柜龙头", "年报", "延伸閱讀", "玻璃基板", "廣告"}

// Of pages as sites make them nothing but the article comes through, and of its tables every row.
func TestPagesLeakNothing(t *testing.T) {
	rows := map[string]int{"wechat": 4, "eastmoney": 4, "sina": 4, "xueqiu": 4, "layout": 4, "media": 4, "article": 3}
	for name, want := range rows {
		s := readSample(t, filepath.Join("testdata", "html", name+".txt"))
		raw, err := readHTML(t.Context(), File{Name: name, Data: s.data(t)}, DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, b := range raw.Blocks {
			if b.Table > 0 {
				got++
			}
			for _, w := range leaks {
				if strings.Contains(b.Text, w) {
					t.Errorf("%s: %q leaked in %q", name, w, b.Text)
				}
			}
		}
		if got != want {
			t.Errorf("%s: %d rows, want %d", name, got, want)
		}
		if raw.Hints.Title == "" || name != "wechat" && raw.Hints.Date == "" {
			t.Errorf("%s: %+v", name, raw.Hints)
		}
	}
}

// The same page without any class or id still gives its text, and where something leaks it is short.
func TestPagesWithoutNames(t *testing.T) {
	for _, name := range []string{"eastmoney", "media", "article"} {
		s := readSample(t, filepath.Join("testdata", "html", name+".txt"))
		plain := strings.NewReplacer("class=", "data-a=", "id=", "data-b=").Replace(s.in)
		want, err := readHTML(t.Context(), File{Name: name, Data: []byte(s.in)}, DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		got, err := readHTML(t.Context(), File{Name: name, Data: []byte(plain)}, DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		text := wholeOf(got)
		for _, b := range want.Blocks {
			if !strings.Contains(text, b.Text) {
				t.Errorf("%s lost %q", name, b.Text)
			}
		}
		if extra := len(text) - len(wholeOf(want)); extra > len(text)/3 {
			t.Errorf("%s: %d of %d bytes leaked:\n%s", name, extra, len(text), text)
		}
	}
}

func wholeOf(raw Raw) string {
	var b strings.Builder
	for _, x := range raw.Blocks {
		b.WriteString(x.Text + "\n")
	}
	return b.String()
}

// A page's or a text's character set is known by its byte order mark, whatever it declares, then by what it declares unless the bytes give it the lie.
func TestCharsetConflicts(t *testing.T) {
	const words = "本週光模組指數上漲3.2%，伺服器指數下跌1.5%，海外雲廠商的資本開支繼續上修，國內供應鏈公司的訂單也在回升。"
	simple := "本周光模块指数上涨3.2%，服务器指数下跌1.5%，海外云厂商的资本开支继续上修，国内供应链公司的订单也在回升。"
	marks := map[string]string{"utf-8": "\xEF\xBB\xBF", "utf-16le": "\xFF\xFE", "utf-16be": "\xFE\xFF"}
	for _, set := range []string{"utf-8", "gb18030", "big5", "utf-16le", "utf-16be"} {
		text := simple
		if set == "big5" {
			text = words
		}
		for _, declared := range []string{"", "utf-8", "gb2312", "big5", "utf-16", "iso-8859-1", "unicode", "x-nonsense"} {
			for _, mark := range []string{"", marks[set]} {
				for kind, form := range map[string]string{"html": `<html><head><meta charset="%s"><title>周刊</title></head><body><p>%s</p></body></html>`, "text": "charset=%s\n\n%s\n"} {
					data := encode(t, set, fmt.Sprintf(form, declared, text))
					raw, err := readAny(t, append([]byte(mark), data...))
					if err != nil || raw.Charset != set || !strings.Contains(wholeOf(raw), text) || raw.Format != kind {
						t.Errorf("%s in %s, declared %q, mark %q: read as %s in %s, %v: %.60s", kind, set, declared, mark, raw.Format, raw.Charset, err, wholeOf(raw))
					}
				}
			}
		}
	}
}

func encode(t *testing.T, set, s string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(set)
	switch set {
	case "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	if err != nil && enc == nil {
		t.Fatal(err)
	}
	out, err := enc.NewEncoder().Bytes([]byte(strings.ReplaceAll(s, "周刊", "A")))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func readAny(t *testing.T, data []byte) (Raw, error) {
	t.Helper()
	f, err := Sniff("a", data)
	if err != nil {
		return Raw{}, err
	}
	return f.Read(t.Context(), File{Name: "a", Data: data}, DefaultLimits())
}

// Pages that nest a million elements, or are made to keep a parser busy, end in their error or are read, in seconds.
func TestHostilePages(t *testing.T) {
	const million = 1_000_000
	times := func(n int, tag string) string {
		return "<html><body>" + strings.Repeat("<"+tag+">", n) + "光模块指数上涨3.2%。"
	}
	deep := func(tag string) string { return times(million, tag) }
	var formats strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&formats, "<b id=%d><p>涨", i)
	}
	for name, c := range map[string]struct{ data, code string }{
		"a million divs":              {deep("div"), "limit"},
		"a million spans":             {deep("span"), "limit"},
		"a million bold":              {deep("b"), "limit"},
		"many tables":                 {times(200_000, "table"), ""},
		"a million lists":             {deep("ul><li"), "limit"},
		"many links":                  {times(200_000, "a href=x"), ""},
		"a million templates":         {deep("template"), "limit"},
		"many selects":                {times(200_000, "select"), ""},
		"a million svg":               {deep("svg"), "limit"},
		"formatting in paragraphs":    {"<html><body>" + formats.String(), "limit"},
		"a million elements in a row": {"<html><body>" + strings.Repeat("<p>涨</p>", million), "limit"},
		"an endless attribute":        {"<html><body><p title=\"" + strings.Repeat("x", 5*million), "no_text"},
		"a million attributes":        {"<html><body><p" + strings.Repeat(" a=b", million) + ">光模块", ""},
		"an endless comment":          {"<html><body><p>光模块指数上涨3.2%。<!--" + strings.Repeat("-x", million), ""},
		"entities that grow": {`<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "涨涨涨涨涨涨涨涨涨涨"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><html><body><p>光模块指数` +
			strings.Repeat("&c;", 100) + "</p></body></html>", ""},
		"a cell of a million columns": {"<html><body><table><tr><td colspan=1000000 rowspan=1000000>板块</td><td>涨</td></tr><tr><td>光模块</td><td>3.2%</td></tr></table>", ""},
		"half a page":                 {"<html><head><title>周报</title><meta charset=utf-8><body><table><tr><td>光模块<td>3.2%<tr><td>服", ""},
		"cut within a tag":            {"<html><body><p>光模块指数上涨3.2%。</p><div class=\"", ""},
	} {
		raw, err := readAny(t, []byte(c.data))
		if Code(err) != c.code {
			t.Errorf("%s: %v, code %q, want %q", name, err, Code(err), c.code)
		}
		if n := len(wholeOf(raw)); n > 2*len(c.data)+1000 {
			t.Errorf("%s: %d bytes out of %d", name, n, len(c.data))
		}
	}
}
