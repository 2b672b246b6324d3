package zh

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	textunicode "golang.org/x/text/encoding/unicode"
)

// ErrCharset says that bytes are text in no character set that Yanku reads.
var ErrCharset = errors.New("not text in a known character set")

// A charset is one candidate of detection.
type charset struct {
	name string
	enc  encoding.Encoding
}

var (
	gb18030 = charset{"gb18030", simplifiedchinese.GB18030}
	big5    = charset{"big5", traditionalchinese.Big5}
	utf16le = charset{"utf-16le", textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM)}
	utf16be = charset{"utf-16be", textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM)}
)

// Decode turns the bytes of a text into valid UTF-8 without a byte order mark, and names the character set: "utf-8", "gb18030", "big5", "utf-16le" or "utf-16be".
// A byte order mark decides, then what is declared (a name as HTML or MIME writes it, "" for none) where the bytes bear it out, then valid UTF-8, then the candidate
// with the most common Chinese characters. A text that was read in a wrong character set before it was saved is set right when that is certain; the name then
// tells what happened: "utf-8 read as gb18030". The error wraps ErrCharset.
func Decode(data []byte, declared string) (text, name string, err error) {
	text, name, err = decode(data, declared)
	if err == nil {
		if right, what, ok := undoMisreading(text); ok {
			return right, what, nil
		}
	}
	return text, name, err
}

func decode(data []byte, declared string) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), "utf-8", nil
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return utf16le.decode(data[2:]), utf16le.name, nil
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return utf16be.decode(data[2:]), utf16be.name, nil
	}
	if text, name, ok := decodeDeclared(data, declared); ok {
		return text, name, nil
	}
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return string(data), "utf-8", nil
	}
	return detect(data)
}

// decodeDeclared decodes by the declared name unless the bytes give it the lie.
func decodeDeclared(data []byte, declared string) (text, name string, ok bool) {
	if declared == "" {
		return "", "", false
	}
	enc, err := htmlindex.Get(strings.TrimSpace(declared))
	if err != nil {
		return "", "", false
	}
	name, _ = htmlindex.Name(enc)
	switch name {
	case "gbk", "gb18030":
		name, enc = gb18030.name, gb18030.enc // every GBK text is GB18030
	case "utf-8":
		return string(data), name, utf8.Valid(data) && bytes.IndexByte(data, 0) < 0
	}
	if utf8.Valid(data) && hasMultibyte(data) {
		return "", "", false // a page saved as UTF-8 that still declares its old character set
	}
	c := charset{name, enc}
	text = c.decode(data)
	return text, name, strings.Count(text, "\uFFFD")*200 <= len(data) && !belied(data, c)
}

// A declared character set is given the lie by one whose foreign characters look better by beliedBy, when there are beliedLeast of them.
const (
	beliedBy    = 0.3
	beliedLeast = 12
)

// belied tells whether the bytes are plainly text in another one of the Chinese character sets than the declared one.
func belied(data []byte, declared charset) bool {
	sample := data[:min(len(data), sampleBytes)]
	own, _ := foreignScore(declared.decode(sample))
	for _, c := range []charset{gb18030, big5} {
		if c.name == declared.name {
			continue
		}
		if s, n := foreignScore(c.decode(sample)); n >= beliedLeast && s > own+beliedBy {
			return true
		}
	}
	return false
}

// foreignScore is the score of a decoded text's characters beyond ASCII, and how many there are.
func foreignScore(s string) (float64, int) {
	sum, n := 0.0, 0
	for _, r := range s {
		if r >= utf8.RuneSelf {
			n++
			sum += weight(r)
		}
	}
	if n == 0 {
		return 0, 0
	}
	return sum / float64(n), n
}

func hasMultibyte(data []byte) bool {
	for _, b := range data {
		if b >= 0x80 {
			return true
		}
	}
	return false
}

// sampleBytes is how much of a text detection looks at.
const sampleBytes = 64 << 10

func detect(data []byte) (text, name string, err error) {
	sample := data[:min(len(data), sampleBytes)]
	best, top := charset{}, 0.0
	for _, c := range []charset{{"utf-8", encoding.Nop}, gb18030, big5, utf16le, utf16be} {
		if s := score(c.decode(sample)); s > top {
			best, top = c, s
		}
	}
	if top < 0.3 {
		return "", "", fmt.Errorf("decode %d bytes: %w", len(data), ErrCharset)
	}
	return best.decode(data), best.name, nil
}

// decode gives valid UTF-8; what cannot be decoded becomes U+FFFD. An odd byte at the end of UTF-16 is left out.
func (c charset) decode(data []byte) string {
	if strings.HasPrefix(c.name, "utf-16") {
		data = data[:len(data)&^1]
	}
	if c.enc == encoding.Nop {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	out, err := c.enc.NewDecoder().Bytes(data)
	if err != nil {
		out = bytes.ToValidUTF8(out, []byte("\uFFFD"))
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(out), "\uFFFD"), "\uFEFF")
}

// score is how much a decoded text looks like text, about 0 to 1: common characters count for it; replacement, control, private and rare characters against it.
func score(s string) float64 {
	sum, n := 0.0, 0
	for _, r := range s {
		n++
		sum += weight(r)
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// weight is what one character says for (up to 1) or against a decoding.
func weight(r rune) float64 {
	switch {
	case isCommon(r):
		return 1
	case isPlainASCII(r):
		return 0.6
	case r == utf8.RuneError || r < 0xA0 || unicode.Is(unicode.Co, r) || !unicode.IsGraphic(r):
		return -3
	case IsHan(r):
		return 0.1
	case isEast(r):
		return 0.6
	}
	return 0
}

// isPlainASCII tells whether r is ASCII as texts have it: printable, or a line end, or a tab.
func isPlainASCII(r rune) bool {
	return r >= ' ' && r < 0x7F || r == '\n' || r == '\r' || r == '\t'
}

// isCommon tells whether r is one of the level 1 characters of GB 2312 (the 3,755 most used) or folds to one.
func isCommon(r rune) bool {
	return r >= firstHan && r <= lastHan && commonHan()[r]
}
