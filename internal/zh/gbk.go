package zh

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gbkTable is GBK by arrays: damage works on its bytes, and a search over them asks often.
type gbkTable struct {
	char [1 << 16]rune   // of the pair lead<<8|trail; 0 where crawlers drop it: user-defined zones and what is not assigned
	pair [foldMax]uint16 // of a rune of the basic plane; 0 when it has none
	lost [256][256]bool  // lost[first][second]: the pair is dropped
	may  [256]bool       // may[first]: some pair that begins with first is dropped
}

// The bytes of GBK: a lead byte stands from leadMin to byteMax, a trail byte from trailMin to byteMax but not at 0x7F.
const (
	leadMin  = 0x81
	trailMin = 0x40
	byteMax  = 0xFE
)

var gbk = sync.OnceValue(func() *gbkTable {
	t := new(gbkTable)
	for b := leadMin; b <= byteMax; b++ {
		t.lost[0x80][b] = true // where a decoder shows both as a question mark
	}
	dec := simplifiedchinese.GBK.NewDecoder()
	for a := leadMin; a <= byteMax; a++ {
		for b := trailMin; b <= byteMax; b++ {
			if b == 0x7F {
				continue
			}
			out, err := dec.Bytes([]byte{byte(a), byte(b)})
			r, n := utf8.DecodeRune(out)
			if err != nil || r == utf8.RuneError || n != len(out) || r >= 0xE000 && r <= 0xF8FF {
				t.lost[a][b], t.may[a] = true, true
				if r := userDefined(a, b); r != 0 {
					t.pair[r] = uint16(a<<8 | b)
				}
				continue
			}
			t.char[a<<8|b] = r
			if r < foldMax && t.pair[r] == 0 {
				t.pair[r] = uint16(a<<8 | b)
			}
			if lateGBK(a, b) {
				t.lost[a][b], t.may[a] = true, true
			}
		}
	}
	return t
})

// userDefined gives the private-use character of a pair in GBK's three user-defined zones, 0 elsewhere. Crawlers drop them; files of other makers may not.
func userDefined(a, b int) rune {
	switch {
	case a >= 0xAA && a <= 0xAF && b >= 0xA1:
		return rune(0xE000 + (a-0xAA)*94 + b - 0xA1)
	case a >= 0xF8 && b >= 0xA1:
		return rune(0xE234 + (a-0xF8)*94 + b - 0xA1)
	case a >= 0xA1 && a <= 0xA7 && b <= 0xA0:
		if b > 0x7F {
			b--
		}
		return rune(0xE4C6 + (a-0xA1)*96 + b - trailMin)
	}
	return 0
}

// lateGBK tells whether a pair was assigned after GBK's first edition: some decoders know it, others drop it.
func lateGBK(a, b int) bool {
	switch a {
	case 0xA6:
		return b >= 0xD9 && b <= 0xDF || b >= 0xEC && b <= 0xED || b == 0xF3 || b >= 0xFE
	case 0xA8:
		return b == 0xBF
	case 0xA9:
		return b >= 0x89 && b <= 0x95
	case 0xFE:
		return b <= 0xA0
	}
	return false
}

// code gives the two bytes of r in GBK; ok is false when it has none.
func (t *gbkTable) code(r rune) (lead, trail byte, ok bool) {
	if r < 0x80 || r >= foldMax || t.pair[r] == 0 {
		return 0, 0, false
	}
	return byte(t.pair[r] >> 8), byte(t.pair[r]), true
}

// wide gives the full-width form of a printable ASCII character, and r itself otherwise.
func wide(r rune) rune {
	if r > ' ' && r < 0x7F {
		return r + 0xFEE0
	}
	return r
}
