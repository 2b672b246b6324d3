package zh

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The first and last of the Chinese characters that GB 2312 and Big5 have.
const firstHan, lastHan rune = 0x4E00, 0x9FFF

// commonHan marks the characters that fold to one of GB 2312 level 1, rows 16 to 55, ordered there by use: 3,755 of them.
var commonHan = sync.OnceValue(func() *[1 << 16]bool {
	level1, out := new([1 << 16]bool), new([1 << 16]bool)
	dec := simplifiedchinese.GBK.NewDecoder()
	for row := byte(0xB0); row <= 0xD7; row++ {
		for cell := byte(0xA1); cell <= 0xFE; cell++ {
			b, err := dec.Bytes([]byte{row, cell})
			if r, n := utf8.DecodeRune(b); err == nil && n == len(b) && IsHan(r) {
				level1[r] = true
			}
		}
	}
	for r := firstHan; r <= lastHan; r++ {
		f := Fold(r)
		out[r] = int(f) < len(level1) && level1[f]
	}
	return out
})
