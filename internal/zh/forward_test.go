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
		reading := firstReading(r)
		if _, n := noteAt("(" + reading + ")"); n > 0 && len(s.keys) < keys {
			s.keys = append(s.keys, noteKey{r, reading})
		}
	}
	return s
}

func firstReading(r rune) string {
	reading, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	return reading
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

// usual are the Traditional forms that tables choose where Simplified has one character for several.
const usual = "發臺後裏製並幹隻係餘範豐穀鬆鬥劃捲術鬍錶沖準緻瞭鹹纍麵捨蘇種徵齣盡託慾願鄉產為線錄說眾裡啟衛麼群床蹤雜鐵強總彙獲歷"

// better tells whether a table chooses a rather than b.
func better(a, b rune) bool {
	x, y := strings.ContainsRune(usual, a), strings.ContainsRune(usual, b)
	return b == 0 || x && !y || x == y && a < b
}

// page is an article's bytes, and where each comes from.
type page struct {
	b    []byte
	from []source
}

// source tells which rune of the article a byte belongs to, and which byte of it; rune -1 is a note.
type source struct{ rune, part int }

func (p *page) add(b byte, rune, part int) {
	p.b, p.from = append(p.b, b), append(p.from, source{rune, part})
}

// truth is a damaged run: where it stands in what is seen, and what stood there.
type truth struct {
	from, to int
	text     string
	eaten    bool // an ASCII sign is lost
	first, n int  // its runes in the article
}

// damage gives what is seen of an article, its runs, and the article in the site's script.
func (s site) damage(article string) (seen string, runs []truth, runes []rune) {
	t := gbk()
	var p page
	for _, r := range article {
		if x, ok := s.trad[r]; ok {
			r = x
		}
		lead, trail, ok := t.code(r)
		switch {
		case r < 0x80:
			p.add(byte(r), len(runes), 0)
		case ok:
			p.add(lead, len(runes), 0)
			p.add(trail, len(runes), 1)
		default:
			continue // no character of GBK; the script's source would hold an entity
		}
		runes = append(runes, r)
	}
	for _, k := range s.keys {
		p.annotate(k)
	}
	seen, runs = look(p, runes)
	return seen, runs, runes
}

// annotate puts a key's note behind its two bytes wherever they stand.
func (p *page) annotate(k noteKey) {
	t := gbk()
	lead, trail, _ := t.code(k.char)
	key := []byte{lead, trail}
	if !bytes.Contains(p.b, key) {
		return
	}
	var note, out page
	note.add('(', -1, 0)
	for _, r := range k.note {
		if a, b, ok := t.code(r); ok {
			note.add(a, -1, 0)
			note.add(b, -1, 1)
		} else {
			note.add(byte(r), -1, 0)
		}
	}
	note.add(')', -1, 0)
	for {
		i := bytes.Index(p.b, key)
		if i < 0 {
			break
		}
		out.b = slices.Concat(out.b, p.b[:i+2], note.b)
		out.from = slices.Concat(out.from, p.from[:i+2], note.from)
		p.b, p.from = p.b[i+2:], p.from[i+2:]
	}
	p.b, p.from = append(out.b, p.b...), append(out.from, p.from...)
}

// look decodes the bytes as a browser does and drops what a crawler drops.
func look(p page, runes []rune) (string, []truth) {
	t := gbk()
	var out strings.Builder
	var runs []truth
	open := false
	end := func(next int) {
		if open {
			r := &runs[len(runs)-1]
			r.to, r.n, r.text, open = out.Len(), next-r.first, string(runes[r.first:next]), false
		}
	}
	for i := 0; i < len(p.b); {
		x, from := p.b[i], p.from[i]
		if from.rune >= 0 && from.part == 0 {
			end(from.rune)
		}
		i++
		if x == 0x80 {
			out.WriteRune('€') // as Windows reads the byte alone
			continue
		}
		if x < 0x80 {
			out.WriteByte(x)
			continue
		}
		if i == len(p.b) {
			break
		}
		y := p.b[i]
		i++
		if y < trailMin || y == 0x7F {
			if from.rune >= 0 && from.part == 0 {
				runs, open = append(runs, truth{from: out.Len(), first: from.rune}), true
			} else if p.from[i-1].rune >= 0 {
				runs[len(runs)-1].eaten = true
			}
			out.WriteByte('?')
		} else if r := t.char[int(x)<<8|int(y)]; r != 0 {
			out.WriteRune(narrow(r))
		}
	}
	end(len(runes))
	return out.String(), runs
}

// narrow gives the half-width form of a full-width sign, as crawlers write it.
func narrow(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// healthy gives the stretches of an article between its damaged runs, as they are seen but without notes.
func healthy(runes []rune, runs []truth) []string {
	var out []string
	at := 0
	for _, r := range append(runs, truth{first: len(runes)}) {
		out = append(out, strings.Map(narrow, string(runes[at:r.first])))
		at = r.first + r.n
	}
	return out
}

// joined is what a text is with one stretch replaced, up to a byte behind it.
func joined(seen, with string, from, to, upto int) string {
	return seen[:from] + with + seen[min(to, upto):upto]
}

// verdict compares a reading with the truth: "whole", "part" when only what is lost is missing, "front" when it was rebuilt as far as readings agree,
// "wrong", or "left".
func verdict(seen string, r run, w truth) string {
	upto := max(r.to, w.to)
	got, want := joined(seen, r.guess, w.from, r.to, upto), joined(seen, w.text, w.from, w.to, upto)
	switch {
	case r.certain != "" && strings.HasPrefix(w.text, r.certain):
		return "front"
	case r.certain == "" && !r.sure:
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
