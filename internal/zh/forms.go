package zh

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Costs of a form, in nats: what speaks against a character of that form on a page in Traditional script.
const (
	costVariant = 1 // one of several Traditional forms, or a rare one
	costKept    = 2 // Traditional script uses it too, for other words; a page's table may have kept it
	costPlain   = 8 // Simplified script alone uses it
)

// formCosts gives for each rune of GBK what speaks against it on a page in Traditional script, and the runes by their bytes.
type formCosts struct {
	cost    [foldMax]float32
	byLead  [256][]byteRune   // characters with this lead byte, by their trail byte
	byTrail [256][]byteRune   // characters with this trail byte, by their lead byte
	lossy   [256][]byteRune   // those of byLead whose trail byte may begin a dropped pair
	byID    [][]rune          // characters by their id in the model
	after   [][]nextRune      // characters that the model knows behind an id
	id      [foldMax]uint16   // of these characters
	read    map[string][]rune // all characters of GBK by their readings without tones
}

// byteRune is a character and that byte of its pair which is not given.
type byteRune struct {
	b  byte
	r  rune
	id uint16 // in the model
}

// nextRune is a character with its bytes.
type nextRune struct {
	r           rune
	lead, trail byte
}

// rareRune is how rare a character may be in the model's counts and still be searched for.
const rareRune = 1.5

var loadForms = sync.OnceValue(func() *formCosts {
	f := new(formCosts)
	trads := map[rune][]rune{}
	t := gbk()
	for from, to := range simplifier().chars {
		if _, _, ok := t.code(from); ok && from != to {
			trads[to] = append(trads[to], from)
		}
	}
	everyday := everydayTraditional()
	for to, from := range trads {
		if !IsHan(to) || to >= foldMax || simplifier().char(to) != to {
			continue
		}
		rare := !slices.ContainsFunc(from, func(r rune) bool { return everyday[r] })
		switch {
		case everyday[to] && !rare:
			f.cost[to] = costKept
		case !everyday[to]:
			f.cost[to] = costPlain
		}
		for _, r := range from {
			if len(from) > 1 || !everyday[r] {
				f.cost[r] = costVariant
			}
		}
	}
	for r := rune(0xFF01); r <= 0xFF5E; r++ {
		if !strings.ContainsRune("，！？：；（）", r) {
			f.cost[r] = costPlain // Chinese text writes it half-width
		}
	}
	m := loadNgrams()
	f.byID = make([][]rune, m.size)
	for pair := leadMin << 8; pair <= byteMax<<8|byteMax; pair++ {
		r := t.char[pair]
		if r == 0 || int(t.pair[r]) != pair || m.count[m.of(r)] < rareRune || !searched(r) {
			continue
		}
		lead, trail, id := byte(pair>>8), byte(pair), m.of(r)
		f.byLead[lead] = append(f.byLead[lead], byteRune{trail, r, id})
		f.byTrail[trail] = append(f.byTrail[trail], byteRune{lead, r, id})
		if t.may[trail] {
			f.lossy[lead] = append(f.lossy[lead], byteRune{trail, r, id})
		}
		f.byID[id] = append(f.byID[id], r)
		f.id[r] = id
	}
	f.after = make([][]nextRune, m.size)
	for a, ids := range m.next {
		for _, id := range ids {
			for _, r := range f.byID[id] {
				f.after[a] = append(f.after[a], nextRune{r, byte(t.pair[r] >> 8), byte(t.pair[r])})
			}
		}
	}
	f.read = readings()
	return f
})

// readings gives the characters of GBK by their readings without tones.
func readings() map[string][]rune {
	out := map[string][]rune{}
	for _, r := range gbk().char {
		if !IsHan(r) {
			continue
		}
		for _, c := range [2]rune{r, Fold(r)} {
			for one := range strings.SplitSeq(pinyin.PinyinDict[int(c)], ",") {
				if s := plainSyllable(one); !slices.Contains(out[s], r) {
					out[s] = append(out[s], r)
				}
			}
		}
	}
	return out
}

// searched tells whether r is a character that a run is searched for: Chinese, or punctuation as Chinese text has it. Full-width letters, figures and
// spaces are not: they are rare, and a model that does not tell letters apart would put them everywhere.
func searched(r rune) bool {
	switch c := NgramClass(r); {
	case c == 'a' || c == '0' || c == ngramBreak: // also Chinese characters that fold out of the basic plane
		return false
	case IsHan(r):
		return true
	}
	return isEast(r) || r == '·' || r == '×' || r == '℃' || r == '‰' || r >= 0x2460 && r <= 0x249B
}

// everydayTraditional are the characters of Big5's level 1, the 5,401 that Traditional script uses most.
func everydayTraditional() map[rune]bool {
	out := make(map[rune]bool, 5401)
	dec := traditionalchinese.Big5.NewDecoder()
	for lead := byte(0xA4); lead <= 0xC6; lead++ {
		for trail := byte(0x40); trail <= 0xFE; trail++ {
			b, err := dec.Bytes([]byte{lead, trail})
			if r, n := utf8.DecodeRune(b); err == nil && n == len(b) && IsHan(r) {
				out[r] = true
			}
		}
	}
	return out
}

// traditionalOnly tells whether only Traditional script uses r.
func traditionalOnly(r rune) bool { return r < foldMax && simplifier().char(r) != r }
