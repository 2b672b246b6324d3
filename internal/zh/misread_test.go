package zh

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A text that was read in a wrong character set and saved is undone when every byte of it can be had back.
func TestDecodeUndoesMisreading(t *testing.T) {
	const even = "光模块指数本周走高，订单饱满" // read as GBK its bytes come in pairs
	gbkBytes, err := simplifiedchinese.GBK.NewEncoder().String(even + "\n报价3.25%")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, in, want, charset string
	}{
		{"UTF-8 read as GBK", asGBK(even + "\n周报"), even + "\n周报", "utf-8 read as gb18030"},
		{"UTF-8 read as Windows-1252", asLatin(even + "，涨3.25%"), even + "，涨3.25%", "utf-8 read as windows-1252"},
		{"GBK read as Windows-1252", asLatin(gbkBytes), even + "\n报价3.25%", "gb18030 read as windows-1252"},
		{"a healthy text", even, even, "utf-8"},
		{"Western words", "Café Zürich naïve façade Ångström", "Café Zürich naïve façade Ångström", "utf-8"},
		{"a garbled word in a healthy text", "网页标题显示为鏂伴椈，正文没有问题，可以阅读", "网页标题显示为鏂伴椈，正文没有问题，可以阅读", "utf-8"},
		{"one byte is lost", asLatin(even) + "�", asLatin(even) + "�", "utf-8"},
	} {
		got, charset, err := Decode([]byte(c.in), "")
		if err != nil || got != c.want || charset != c.charset {
			t.Errorf("%s: %q, %s, %v", c.name, got, charset, err)
		}
	}
}

// Where bytes made no pair in GBK and are lost, the rest is still certain: what they were part of becomes U+FFFD.
func TestDecodeUndoesLossyMisreading(t *testing.T) {
	const text = "本周光模块指数上涨3.2%，服务器指数下跌1.5%。\n海外云厂商继续上修资本开支，国内供应链公司的订单也在回升，交付周期拉长。\n液冷板块表现较好"
	seen := asGBK(text)
	if !strings.Contains(seen, "\uFFFD") {
		t.Fatalf("nothing is lost in %q", seen)
	}
	got, charset, err := Decode([]byte(seen), "")
	if err != nil || charset != "utf-8 read as gb18030" {
		t.Fatalf("%q, %s, %v", got, charset, err)
	}
	for _, want := range []string{"本周光模块指数上", "3.2%", "1.5%", "海外云厂商继续上修资本开支，", "国内供应链公司的订单也在回升", "液冷板块表现较"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	const healthy = "指数�上涨3.2%，服务器指数下跌�，订单回升"
	if got, charset, err := Decode([]byte(healthy), ""); got != healthy || charset != "utf-8" || err != nil {
		t.Errorf("a text with lost characters: %q, %s, %v", got, charset, err)
	}
}

// asLatin gives what a program sees that reads bytes as Windows-1252, and those it does not know as Latin-1.
func asLatin(s string) string {
	var out strings.Builder
	for i := range len(s) {
		r := charmap.Windows1252.DecodeByte(s[i])
		if r == utf8.RuneError {
			r = rune(s[i])
		}
		out.WriteRune(r)
	}
	return out.String()
}

// asGBK gives what a program sees that reads bytes as GBK, shows user-defined zones as private-use characters and U+FFFD for a byte without a second one.
func asGBK(s string) string {
	var out []rune
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			out = append(out, rune(s[i]))
			continue
		}
		r := rune(0)
		if i+1 < len(s) && s[i] >= leadMin && s[i+1] >= trailMin {
			if r = gbk().char[int(s[i])<<8|int(s[i+1])]; r == 0 {
				r = userDefined(int(s[i]), int(s[i+1]))
			}
		}
		switch {
		case r != 0:
			i++
		case s[i] == 0x80:
			r = '€'
		default:
			r = utf8.RuneError
		}
		out = append(out, r)
	}
	return string(out)
}
