package lexicon

import (
	"strings"
	"unicode/utf8"
)

// Key folds a name for comparison: full width to half width, lower case, no space beside a character that is not Latin.
func Key(name string) string {
	if plainKey(name) {
		return name
	}
	var b strings.Builder
	b.Grow(len(name))
	last := ' '
	space := false
	for _, r := range name {
		r = fold(r)
		if r == ' ' || r == '\t' || r == '\n' || r == 0x3000 || r == 0xA0 {
			space = true
			continue
		}
		if space && last < utf8.RuneSelf && r < utf8.RuneSelf && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// plainKey tells whether folding would change nothing, which holds for most names of the tables.
func plainKey(s string) bool {
	for _, r := range s {
		if r <= ' ' || r >= 'A' && r <= 'Z' || r >= 0xFF00 || r == 0x3000 || r == 0xA0 || r >= 0x2000 && r < 0x2010 {
			return false
		}
	}
	return true
}

// fold gives the rune under which names are compared: half width, lower case.
func fold(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < utf8.RuneSelf:
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return fold(r - 0xFEE0)
	case r == '–' || r == '—':
		return '-'
	}
	return r
}

func alnum(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// codeKey brings a code to the form of the index: upper case, market behind, Hong Kong with four digits at least.
func codeKey(code string) string {
	c := strings.ToUpper(Key(code))
	if len(c) == 8 && (c[:2] == "SH" || c[:2] == "SZ" || c[:2] == "BJ") && strings.Trim(c[2:], "0123456789") == "" {
		return c[2:] + "." + c[:2]
	}
	base, market, dotted := strings.Cut(c, ".")
	if !dotted {
		return c
	}
	switch market {
	case "HK":
		base = strings.TrimLeft(base, "0")
		return strings.Repeat("0", max(0, 4-len(base))) + base + ".HK"
	case "SS":
		return base + ".SH"
	case "O", "N", "OQ", "NASDAQ", "NYSE":
		return base + ".US"
	case "OF":
		return base
	}
	return c
}
