package zh

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
)

const (
	simplified  = "本周光模块指数上涨3.2%，服务器指数下跌1.5%。海外云厂商的资本开支继续上修，国内供应链公司的订单也在回升。"
	traditional = "本週光模組指數上漲3.2%，伺服器指數下跌1.5%。海外雲廠商的資本支出繼續上修，國內供應鏈公司的訂單也在回升。"
)

func encode(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Bytes are read by their mark, by what is declared, or by what they look like.
func TestDecode(t *testing.T) {
	gb, b5 := encode(t, gb18030.enc, simplified), encode(t, big5.enc, traditional)
	le, be := encode(t, utf16le.enc, simplified), encode(t, utf16be.enc, simplified)
	for _, c := range []struct {
		name, declared string
		data           []byte
		text, charset  string
	}{
		{"UTF-8 as it is", "", []byte(simplified), simplified, "utf-8"},
		{"UTF-8 with a byte order mark", "gbk", append([]byte("\xEF\xBB\xBF"), simplified...), simplified, "utf-8"},
		{"GB18030 found", "", gb, simplified, "gb18030"},
		{"GBK declared is read as GB18030", "GBK", gb, simplified, "gb18030"},
		{"gb2312 declared, with a euro sign outside it", "gb2312", encode(t, gb18030.enc, "1€"), "1€", "gb18030"},
		{"Big5 found", "", b5, traditional, "big5"},
		{"UTF-16 little end first, no mark", "", le, simplified, "utf-16le"},
		{"UTF-16 big end first, no mark", "", be, simplified, "utf-16be"},
		{"UTF-16 with a mark", "", append([]byte("\xFF\xFE"), le...), simplified, "utf-16le"},
		{"UTF-16 with an odd byte at its end", "", append(le[:len(le):len(le)], 'x'), simplified, "utf-16le"},
		{"declared GBK, but saved as UTF-8", "gbk", []byte(simplified), simplified, "utf-8"},
		{"declared UTF-8, but saved as GB18030", "utf-8", gb, simplified, "gb18030"},
		{"an unknown name declared", "x-none", gb, simplified, "gb18030"},
		{"a short GBK line", "", encode(t, gb18030.enc, "通信指数上涨"), "通信指数上涨", "gb18030"},
		{"UTF-8 with one broken byte", "", []byte(simplified + "\xFF" + simplified), simplified + "\uFFFD" + simplified, "utf-8"},
	} {
		text, charset, err := Decode(c.data, c.declared)
		if err != nil || text != c.text || charset != c.charset {
			t.Errorf("%s: got %q, %s, %v", c.name, text, charset, err)
		}
	}
}

// What is no text in any character set is refused.
func TestDecodeRefusesJunk(t *testing.T) {
	junk := make([]byte, 4096)
	for i := range junk {
		junk[i] = byte(i * i * 31 >> 3)
	}
	for _, data := range [][]byte{junk, []byte(strings.Repeat("\x00\x01\x02\x03", 64))} {
		if _, _, err := Decode(data, ""); !errors.Is(err, ErrCharset) {
			t.Errorf("decode of junk gives %v, want ErrCharset", err)
		}
	}
}
