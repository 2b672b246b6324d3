package zh

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A misreading is how text came to be garbled: bytes of one character set were read as another, and the result was saved.
type misreading struct {
	name string
	back func(dst []byte, r rune) ([]byte, bool) // the bytes that were read as r
	read func([]byte) (string, bool)             // what they say in the character set they were written in
	lost bool                                    // bytes that made no pair became U+FFFD, and what they were part of is lost
}

var misreadings = []misreading{
	{"utf-8 read as gb18030", backGBK, readUTF8, true},
	{"utf-8 read as windows-1252", backLatin, readUTF8, false},
	{"gb18030 read as windows-1252", backLatin, readGBK, false},
}

// The least Chinese characters that a text must have for a misreading to be certain, and the share of them that must be among the most used.
const (
	certainHan    = 6
	certainCommon = 0.9
	lostMost      = 0.25 // lost characters to Chinese ones, at most
)

// lostByte stands for a byte that is lost; UTF-8 has none such.
const lostByte = 0xFF

// undoMisreading gives the text as it was before it was read in a wrong character set, and what happened. ok is false unless that is certain: every
// character leads back to bytes, these are valid, and they say Chinese of the most used characters where the text does not.
func undoMisreading(text string) (out, name string, ok bool) {
	if share, han := commonShare(text[:min(len(text), sampleBytes)]); han >= certainHan && share >= certainCommon {
		return "", "", false
	}
	for _, m := range misreadings {
		if out, ok := m.undo(text); ok {
			lost := float64(strings.Count(out, "\uFFFD"))
			if share, han := commonShare(out); han >= certainHan && share >= certainCommon && lost <= lostMost*float64(han) {
				return out, m.name, true
			}
		}
	}
	return "", "", false
}

// undo reads a text anew, stretch by stretch between ASCII signs, and stops at the first that cannot have come about so.
func (m misreading) undo(text string) (string, bool) {
	out := make([]byte, 0, len(text))
	var raw []byte
	flush := func() bool {
		s, ok := m.read(raw)
		out, raw = append(out, s...), raw[:0]
		return ok
	}
	for i, r := range text {
		if r < 0x80 {
			if len(raw) > 0 && !flush() {
				return "", false
			}
			out = append(out, byte(r))
			continue
		}
		if m.lost && r == utf8.RuneError {
			raw = append(raw, lostByte)
			continue
		}
		if m.lost && r == '€' {
			raw = append(raw, euro(raw, text[i+len("€"):])...)
			continue
		}
		var ok bool
		if raw, ok = m.back(raw, r); !ok {
			return "", false
		}
	}
	if len(raw) > 0 && !flush() {
		return "", false
	}
	return string(out), true
}

// euro gives the bytes of UTF-8 that were read as a euro sign: the byte 80 alone, or a pair of GBK that ends one character and begins the next. The bytes
// before and the text behind it tell which; lostByte where they do not.
func euro(before []byte, behind string) []byte {
	lead := len(before) - 1
	for lead > 0 && before[lead]&0xC0 == 0x80 {
		lead--
	}
	if lead < 0 || before[lead] < 0xE0 || len(before)-lead != 2 {
		return []byte{0x80} // the character goes on, or has ended with it
	}
	r, _ := utf8.DecodeRuneInString(behind)
	next, ok := backGBK(nil, r)
	switch {
	case behind == "" || r < 0x80:
		return []byte{0x80}
	case !ok:
		return []byte{lostByte}
	case next[0]&0xC0 == 0x80:
		return []byte{0xA2, 0xE3}
	}
	return []byte{0x80}
}

// backGBK gives the bytes that GB18030 reads as r.
func backGBK(dst []byte, r rune) ([]byte, bool) {
	if lead, trail, ok := gbk().code(r); ok {
		return append(dst, lead, trail), true
	}
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(string(r)))
	return append(dst, b...), err == nil && r != utf8.RuneError
}

// backLatin gives the byte that Windows-1252, or Latin-1 where that has no sign, reads as r.
func backLatin(dst []byte, r rune) ([]byte, bool) {
	if b, ok := charmap.Windows1252.EncodeRune(r); ok {
		return append(dst, b), true
	}
	return append(dst, byte(r)), r < 0x100
}

// readUTF8 reads bytes as UTF-8. A character that has lost a byte is U+FFFD; there may be no other such.
func readUTF8(b []byte) (string, bool) {
	if utf8.Valid(b) {
		return string(b), true
	}
	s := strings.ToValidUTF8(string(b), "\uFFFD")
	return s, strings.Count(s, "\uFFFD") <= bytes.Count(b, []byte{lostByte})
}

func readGBK(b []byte) (string, bool) {
	t := gbk()
	var out []rune
	for i := 0; i+1 < len(b); i += 2 {
		r := t.char[int(b[i])<<8|int(b[i+1])]
		if r == 0 {
			return "", false
		}
		out = append(out, r)
	}
	return string(out), len(b)%2 == 0
}

// commonShare gives the share of the Chinese characters of s that are among the most used, and their number.
func commonShare(s string) (share float64, han int) {
	common := 0
	for _, r := range s {
		if IsHan(r) {
			han++
			if isCommon(r) {
				common++
			}
		}
	}
	return float64(common) / float64(max(1, han)), han
}
