package zh

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A misreading is how text came to be garbled: bytes of one character set were read as another, and the result was saved.
type misreading struct {
	name string
	back func(dst []byte, r rune) ([]byte, bool) // the bytes that were read as r
	read func([]byte) (string, bool)             // what they say in the character set they were written in
}

var misreadings = []misreading{
	{"utf-8 read as gb18030", backGBK, readUTF8},
	{"utf-8 read as windows-1252", backLatin, readUTF8},
	{"gb18030 read as windows-1252", backLatin, readGBK},
}

// The least Chinese characters that a text must have for a misreading to be certain, and the share of them that must be among the most used.
const (
	certainHan    = 6
	certainCommon = 0.9
)

// undoMisreading gives the text as it was before it was read in a wrong character set, and what happened. ok is false unless that is certain: every
// character leads back to bytes, these are valid, and they say Chinese of the most used characters where the text does not.
func undoMisreading(text string) (out, name string, ok bool) {
	if share, han := commonShare(text[:min(len(text), sampleBytes)]); han >= certainHan && share >= certainCommon {
		return "", "", false
	}
	for _, m := range misreadings {
		if out, ok := m.undo(text); ok {
			if share, han := commonShare(out); han >= certainHan && share >= certainCommon {
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
	for _, r := range text {
		if r < 0x80 {
			if len(raw) > 0 && !flush() {
				return "", false
			}
			out = append(out, byte(r))
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

// backGBK gives the bytes that GB18030 reads as r.
func backGBK(dst []byte, r rune) ([]byte, bool) {
	if r == '€' {
		return append(dst, 0x80), true
	}
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

func readUTF8(b []byte) (string, bool) { return string(b), utf8.Valid(b) }

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
