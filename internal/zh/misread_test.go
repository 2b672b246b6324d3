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
		{"UTF-8 read as GBK", asGBK(t, even+"\n周报"), even + "\n周报", "utf-8 read as gb18030"},
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

// asGBK gives what a program sees that reads bytes as GBK and shows user-defined zones as private-use characters.
func asGBK(t *testing.T, s string) string {
	t.Helper()
	var out []rune
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			out = append(out, rune(s[i]))
			continue
		}
		r := gbk().char[int(s[i])<<8|int(s[i+1])]
		if r == 0 {
			r = userDefined(int(s[i]), int(s[i+1]))
		}
		if i++; r == 0 {
			t.Fatalf("%s has a byte that is no part of a pair in GBK", s)
		}
		out = append(out, r)
	}
	return string(out)
}
