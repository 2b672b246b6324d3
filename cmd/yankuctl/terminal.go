package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// steers tells whether a character could steer a terminal or turn the direction of a line: controls other than tab and line feed, and marks of direction.
func steers(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// plain writes what steers a terminal as \u and its number, so that names and words of files are seen for what they are.
func plain(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return steers(r) || r == utf8.RuneError }) {
		return s
	}
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if steers(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainJSON is plain for encoded JSON: the numbers are JSON's own, so that the values stay the same. Line ends stand between values only.
func plainJSON(encoded []byte) []byte {
	if !bytes.ContainsFunc(encoded, steers) {
		return encoded
	}
	return []byte(plain(string(encoded)))
}
