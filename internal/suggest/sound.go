package suggest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// sound is how a word may be typed by its sound.
type sound struct {
	text string
	word int32 // index into words
}

func compareSounds(a, b sound) int {
	return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.word, b.word))
}

// maxSounds is how many ways to read a word are kept: characters of several readings multiply.
const maxSounds = 8

// listen puts the sounds and initials of a word with Chinese characters into the book.
func (b *Book) listen(word int32, key []rune) {
	for _, r := range key {
		if _, ok := b.readings[r]; !ok {
			b.readings[r] = readingsOf(r)
		}
	}
	if !slices.ContainsFunc(key, func(r rune) bool { return len(b.readings[r]) > 0 }) {
		return
	}
	for _, s := range spoken(key, b.read, false) {
		b.sounds = append(b.sounds, sound{s, word})
	}
	for _, s := range spoken(key, b.read, true) {
		b.initials = append(b.initials, sound{s, word})
	}
}

func (b *Book) read(r rune) []string { return b.readings[r] }

const letters = "abcdefghijklmnopqrstuvwxyz"

var heteronyms = pinyin.Args{Style: pinyin.Normal, Heteronym: true}

// readingsOf gives the ways to read a character, without tones, the usual one first; none for other signs.
func readingsOf(r rune) []string {
	var out []string
	for _, s := range pinyin.SinglePinyin(r, heteronyms) {
		if s = plain(s); s != "" && strings.Trim(s, letters) == "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// plain writes pinyin in one way: lü and lv as lv, lüe and lve as lue.
func plain(s string) string { return oneWay.Replace(s) }

var oneWay = strings.NewReplacer("üe", "ue", "ve", "ue", "ü", "v", "u:", "v")

// spoken gives the ways to type a word by its sound, at most maxSounds: Chinese characters by their readings, letters and digits as they are, other signs left out. With
// initials only the first letter of each reading counts. Where there would be too many ways, the characters that follow are read in the usual way.
func spoken(key []rune, read func(rune) []string, initials bool) []string {
	ways := []string{""}
	for _, r := range key {
		readings := read(r)
		switch {
		case len(readings) == 0 && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == 'ü'):
			readings = []string{string(r)}
		case len(readings) == 0:
			continue
		case len(ways)*len(readings) > maxSounds:
			readings = readings[:1]
		}
		var next []string
		for _, way := range ways {
			for _, s := range readings {
				if initials {
					s = s[:1]
				}
				if s = way + s; !slices.Contains(next, s) {
					next = append(next, s)
				}
			}
		}
		ways = next
	}
	for i, way := range ways {
		ways[i] = plain(way)
	}
	return ways
}

const (
	leastInitials = 2    // letters of initials that say something
	leastPrefix   = 3    // letters with which a sound may begin
	mostPrefixed  = 4000 // sounds that are looked at for one beginning
)

// bySound adds the words that sound like what was typed in pinyin, characters or both, whose sound begins so, or whose initials were typed.
func (b *Book) bySound(key []rune, add func(int32, float64)) {
	plainly := !slices.ContainsFunc(key, func(r rune) bool { return len(readingsOf(r)) > 0 })
	for _, s := range spoken(key, readingsOf, false) {
		begins(b.sounds, s, func(word int32, rest int) {
			switch {
			case rest == 0:
				add(word, sameSound)
			case len(s) >= leastPrefix:
				add(word, soundBegins)
			}
		})
		if !plainly || len(s) < leastInitials {
			continue
		}
		begins(b.initials, s, func(word int32, rest int) {
			switch {
			case rest == 0:
				add(word, sameInitials)
			case len(s) >= leastPrefix:
				add(word, initialsBegin)
			}
		})
	}
}

// begins calls found for the sounds that begin with s; rest is how many letters follow.
func begins(sounds []sound, s string, found func(word int32, rest int)) {
	if s == "" {
		return
	}
	from, _ := slices.BinarySearchFunc(sounds, s, func(a sound, s string) int { return strings.Compare(a.text, s) })
	for _, a := range sounds[from:min(from+mostPrefixed, len(sounds))] {
		rest, ok := strings.CutPrefix(a.text, s)
		if !ok {
			return
		}
		found(a.word, len(rest))
	}
}
