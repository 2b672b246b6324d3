package zh

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// commonHan marks the characters of GB 2312 level 1, rows 16 to 55, ordered there by use: 3,755 of them.
var commonHan = sync.OnceValue(func() *[1 << 16]bool {
	out := new([1 << 16]bool)
	dec := simplifiedchinese.GBK.NewDecoder()
	for row := byte(0xB0); row <= 0xD7; row++ {
		for cell := byte(0xA1); cell <= 0xFE; cell++ {
			b, err := dec.Bytes([]byte{row, cell})
			if r, n := utf8.DecodeRune(b); err == nil && n == len(b) && IsHan(r) {
				out[r] = true
			}
		}
	}
	return out
})
