package zh

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// The forward model: what a site's script does to the GBK bytes of an article, and what a crawler then sees.

// site is a script's tables.
type site struct {
	trad map[rune]rune // Simplified to Traditional, character by character
	keys []noteKey     // in the order in which they are replaced
}

type noteKey struct {
	char rune
	note string
}

// newSite makes a site's tables. keep leaves characters that both scripts use as they are; share of its Traditional characters are keys.
func newSite(rng *rand.Rand, keep bool, keys int) site {
	s := site{trad: map[rune]rune{}}
	t, everyday := gbk(), everydayTraditional()
	var all []rune
	for from, to := range simplifier().chars {
		_, _, ok := t.code(from)
		_, _, plain := t.code(to)
		if ok && plain && from != to && !(keep && everyday[to]) && better(from, s.trad[to]) {
			s.trad[to] = from
		}
	}
	for _, r := range s.trad {
		all = append(all, r)
	}
	slices.Sort(all)
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, r := range all {
		reading, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
		if _, n := noteAt("(" + reading + ")"); n > 0 && len(s.keys) < keys {
			s.keys = append(s.keys, noteKey{r, reading})
		}
	}
	return s
}

// usual are the Traditional forms that tables choose where Simplified has one character for several.
const usual = "發臺後裏製並幹隻係餘範豐穀鬆鬥劃捲術鬍錶沖準緻瞭鹹纍麵捨蘇種徵齣盡託慾願鄉產為線錄說眾裡啟衛麼群床蹤雜鐵強總彙獲歷"

// better tells whether a table chooses a rather than b.
func better(a, b rune) bool {
	x, y := strings.ContainsRune(usual, a), strings.ContainsRune(usual, b)
	return b == 0 || x && !y || x == y && a < b
}

// source is a byte of the page: which rune of the article it belongs to, and which byte of it; rune -1 belongs to a note.
type source struct {
	b    byte
	rune int
	part int
}

// truth is a damaged run: where it stands in what is seen, and what stood there.
type truth struct {
	from, to int
	text     string
	eaten    bool // an ASCII sign is lost
}

// damage gives what is seen of an article, its runs, and the article in the site's script.
func (s site) damage(article string) (seen string, runs []truth, runes []rune) {
	t := gbk()
	var page []source
	for _, r := range article {
		if x, ok := s.trad[r]; ok {
			r = x
		}
		lead, trail, ok := t.code(r)
		switch {
		case r < 0x80:
			page = append(page, source{byte(r), len(runes), 0})
		case ok:
			page = append(page, source{lead, len(runes), 0}, source{trail, len(runes), 1})
		default:
			continue // no character of GBK; the script's source would hold an entity
		}
		runes = append(runes, r)
	}
	for _, k := range s.keys {
		page = annotate(page, k)
	}
	seen, runs = look(page, runes)
	return seen, runs, runes
}

// annotate puts a key's note behind its two bytes wherever they stand.
func annotate(page []source, k noteKey) []source {
	t := gbk()
	lead, trail, _ := t.code(k.char)
	raw := make([]byte, len(page))
	for i, x := range page {
		raw[i] = x.b
	}
	key := []byte{lead, trail}
	if !bytes.Contains(raw, key) {
		return page
	}
	note := []source{{'(', -1, 0}}
	for _, r := range k.note {
		if r < 0x80 {
			note = append(note, source{byte(r), -1, 0})
			continue
		}
		a, b, _ := t.code(r)
		note = append(note, source{a, -1, 0}, source{b, -1, 1})
	}
	note = append(note, source{')', -1, 0})
	var out []source
	for at := 0; ; {
		i := bytes.Index(raw[at:], key)
		if i < 0 {
			return append(out, page[at:]...)
		}
		out = append(append(out, page[at:at+i+2]...), note...)
		at += i + 2
	}
}

// look decodes the bytes as a browser does and drops what a crawler drops.
func look(page []source, runes []rune) (string, []truth) {
	t := gbk()
	var out strings.Builder
	var runs []truth
	open, first := false, 0
	end := func(next int) {
		if open {
			r := &runs[len(runs)-1]
			r.to, r.text, open = out.Len(), string(runes[first:next]), false
		}
	}
	for i := 0; i < len(page); {
		x := page[i]
		if x.rune >= 0 && x.part == 0 {
			end(x.rune)
		}
		if x.b <= 0x80 {
			out.WriteRune(map[bool]rune{true: '€', false: rune(x.b)}[x.b == 0x80])
			i++
			continue
		}
		if i+1 == len(page) {
			break
		}
		y := page[i+1]
		i += 2
		if y.b < trailMin || y.b == 0x7F {
			if x.rune >= 0 && x.part == 0 {
				runs, open, first = append(runs, truth{from: out.Len()}), true, x.rune
			} else if y.rune >= 0 {
				runs[len(runs)-1].eaten = true
			}
			out.WriteByte('?')
			continue
		}
		r := t.char[int(x.b)<<8|int(y.b)]
		if r == 0 {
			continue
		}
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		out.WriteRune(r)
	}
	end(len(runes))
	return out.String(), runs
}

// joined is what a text is with one stretch replaced, up to a byte behind it.
func joined(seen, with string, from, to, upto int) string {
	return seen[:from] + with + seen[min(to, upto):upto]
}

// verdict compares a reading with the truth: "whole", "part" when only what is lost is missing, "wrong", or "left".
func verdict(seen string, r run, w truth) string {
	upto := max(r.to, w.to)
	got, want := joined(seen, r.guess, w.from, r.to, upto), joined(seen, w.text, w.from, w.to, upto)
	switch {
	case !r.sure:
		return "left"
	case got == want:
		return "whole"
	case strings.ContainsRune(r.guess, lostRune) && matchesLost(got, want):
		return "part"
	}
	return "wrong"
}

// matchesLost tells whether got is want with a question mark for an ASCII sign, or for a character and the sign behind it.
func matchesLost(got, want string) bool {
	for got != "" && want != "" {
		a, n := utf8.DecodeRuneInString(got)
		b, m := utf8.DecodeRuneInString(want)
		if a == lostRune && a != b {
			c, k := utf8.DecodeRuneInString(want[m:])
			return b < 0x80 && matchesLost(got[n:], want[m:]) || c < 0x80 && matchesLost(got[n:], want[m+k:])
		}
		if a != b {
			return false
		}
		got, want = got[n:], want[m:]
	}
	return got == want
}
