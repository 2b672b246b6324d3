package zh

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
)

// samples cuts n stretches of 50 to 2,000 characters out of the reports beside the project.
func samples(t *testing.T, rng *rand.Rand, n int) []string {
	t.Helper()
	text := []rune(strings.Join(heldOut(t), "\n"))
	out := make([]string, n)
	for i := range out {
		size := 50 + rng.IntN(1951)
		from := rng.IntN(len(text) - size)
		out[i] = string(text[from : from+size])
	}
	return out
}

// traditionalFor gives a text in Traditional script with the characters alone that a charset has.
func traditionalFor(c charset, s site, text string) string {
	known := map[rune]bool{}
	return strings.Map(func(r rune) rune {
		if x, ok := s.trad[r]; ok {
			r = x
		}
		ok, seen := known[r]
		if !seen {
			b, err := c.enc.NewEncoder().Bytes([]byte(string(r)))
			ok = err == nil && c.decode(b) == string(r)
			known[r] = ok
		}
		if !ok {
			return -1
		}
		return r
	}, text)
}

// Of 200 samples of 50 to 2,000 characters in each character set, without a mark and without a declared name, at least 199 are told right, character by
// character; with a byte order mark all are.
func TestDetectSamples(t *testing.T) {
	const n = 200
	rng := newRand(3)
	texts, s := samples(t, rng, n), newSite(rng, true, 0)
	for _, c := range []struct {
		charset
		mark        string
		traditional bool
	}{
		{charset{"utf-8", encoding.Nop}, "\xEF\xBB\xBF", false},
		{gb18030, "\x84\x31\x95\x33", false},
		{gb18030, "", true},
		{big5, "", true},
		{utf16le, "\xFF\xFE", false},
		{utf16be, "\xFE\xFF", false},
		{utf16le, "\xFF\xFE", true},
		{utf16be, "\xFE\xFF", true},
	} {
		bare, marked := 0, 0
		for _, text := range texts {
			if c.traditional {
				text = traditionalFor(c.charset, s, text)
			}
			data := encode(t, c.enc, text)
			if got, name, err := Decode(data, ""); err == nil && got == text && name == c.name {
				bare++
			} else {
				t.Logf("%s taken for %s, %v: %.60q", c.name, name, err, text)
			}
			if got, name, err := Decode(bytes.Join([][]byte{[]byte(c.mark), data}, nil), ""); err == nil && got == text && name == c.name {
				marked++
			}
		}
		t.Logf("%s: %d of %d, with a mark %d", c.name, bare, n, marked)
		if bare < n-1 || c.mark != "" && marked < n {
			t.Errorf("%s (Traditional: %v): %d of %d are right, with a mark %d", c.name, c.traditional, bare, n, marked)
		}
	}
}

// Samples that were read in a wrong character set and saved are told and undone: without loss where every byte is there, and where bytes are lost with
// nothing in it that was not in the text.
func TestUndoSamples(t *testing.T) {
	const n = 200
	exact, told := 0, 0
	for _, text := range samples(t, newRand(5), n) {
		if got, name, err := Decode([]byte(asLatin(text)), ""); err == nil && got == text && name == "utf-8 read as windows-1252" {
			exact++
		}
		got, name, err := Decode([]byte(asGBK(text)), "")
		if err != nil || name != "utf-8 read as gb18030" {
			continue
		}
		told++
		rest := text
		for part := range strings.SplitSeq(got, "\uFFFD") {
			i := strings.Index(rest, part)
			if i < 0 {
				t.Fatalf("%q is not in %q", part, rest)
			}
			rest = rest[i+len(part):]
		}
	}
	t.Logf("read as Windows-1252: %d of %d; read as GBK: %d", exact, n, told)
	if exact < n-1 || told < n*9/10 {
		t.Errorf("%d and %d of %d are undone", exact, told, n)
	}
}
