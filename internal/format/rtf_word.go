package format

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"yanku/internal/report"
)

// rtfPassed are the destinations whose text is none of the story's.
var rtfPassed = map[string]bool{
	"colortbl": true, "pict": true, "header": true, "headerl": true, "headerr": true, "headerf": true, "footer": true, "footerl": true, "footerr": true, "footerf": true,
	"fldinst": true, "xe": true, "tc": true, "bkmkstart": true, "bkmkend": true, "annotation": true, "atnid": true, "atnauthor": true, "nonshppict": true, "shprslt": true,
	"sp": true, "objdata": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "operator": true, "company": true, "doccomm": true, "keywords": true,
	"subject": true, "printim": true, "revtim": true, "buptim": true, "ftnsep": true, "ftnsepc": true, "aftnsep": true, "aftnsepc": true, "pgptbl": true, "filetbl": true,
	"revtbl": true, "comment": true, "category": true, "manager": true, "hlinkbase": true, "nextfile": true, "template": true, "private": true,
}

// marks are control words that stand for characters.
var rtfMarks = map[string]string{
	"tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}

// word reads a control word.
func (r *rtfReader) word(t rtfToken) {
	if r.dest == "*" {
		r.dest = "skip"
		if slices.Contains([]string{"shpinst", "shptxt", "fldrslt"}, t.name) {
			r.dest = ""
		}
	}
	if r.dest == "skip" || r.destination(t) || r.tableWord(t) {
		return
	}
	switch on := !t.told || t.number != 0; t.name {
	case "par":
		r.endParagraph()
	case "sect", "page":
	case "pard":
		r.para.style, r.para.outline, r.para.inTable = 0, 0, false
	case "plain":
		r.bold, r.hidden, r.size = false, false, 24
	case "s":
		r.para.style, r.style = t.number, t.number
	case "outlinelevel":
		r.outline(t.number)
	case "b":
		r.bold = on
	case "fs":
		r.size = t.number
	case "v", "deleted":
		r.hidden = on
	case "f":
		r.font = t.number
	case "fcharset":
		r.fonts[r.font] = fontCharsets[t.number]
	case "ansicpg":
		r.page = t.number
	case "uc":
		r.uc = max(t.number, 0)
	case "u":
		r.unicode(t.number)
	case "yr", "mo", "dy":
		r.hints.day(r.dest, t.name, t.number)
	default:
		if m := rtfMarks[t.name]; m != "" {
			r.write(m)
		}
	}
}

// destination takes a word that begins a destination; it tells whether it was one.
func (r *rtfReader) destination(t rtfToken) bool {
	switch name := t.name; {
	case rtfPassed[name]:
		r.dest = "skip"
	case name == "fonttbl" || name == "stylesheet" || name == "info" || name == "creatim":
		r.dest = name
	case (name == "title" || name == "author") && r.dest == "info":
		r.dest = name
	case name == "listtext" || name == "pntext":
		r.dest, r.para.marker = "listtext", ""
	case name == "footnote" || name == "shptxt":
		r.enter(name)
	default:
		return false
	}
	return true
}

// outline takes the level of a heading, which counts from 0, of the paragraph or of the style that is defined.
func (r *rtfReader) outline(level int) {
	if level < 0 || level > 8 {
		return
	}
	if r.dest == "stylesheet" {
		r.styles[r.style] = level + 1
		return
	}
	r.para.outline = level + 1
}

var headingStyle = regexp.MustCompile(`^(?:heading|标题) ?([1-9]);?$`)

// styleName takes the name of a style: heading 1.
func (r *rtfReader) styleName(s string) {
	if m := headingStyle.FindStringSubmatch(strings.ToLower(strings.TrimSpace(s))); m != nil {
		r.styles[r.style] = atoi(m[1])
	}
}

// unicode takes a UTF-16 unit, written as a signed number.
func (r *rtfReader) unicode(n int) {
	c := rune(uint16(n))
	r.passed = r.uc
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return
	case r.high != 0:
		c = utf16.DecodeRune(r.high, c)
		r.high = 0
	}
	r.write(string(c))
}

// isBullet tells whether a list's marker is no number: it has no letter and no digit.
func isBullet(marker string) bool {
	return !strings.ContainsFunc(marker, func(c rune) bool {
		return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x4E00 && c <= 0x9FFF || c >= '①' && c <= '⑳'
	}) || marker == "o"
}

// rtfHints are what the group of information says.
type rtfHints struct {
	title, author string
	date          [3]int
}

func (h *rtfHints) write(dest, s string) {
	if dest == "title" {
		h.title += s
	} else {
		h.author += s
	}
}

func (h *rtfHints) day(dest, name string, n int) {
	if dest == "creatim" {
		h.date[map[string]int{"yr": 0, "mo": 1, "dy": 2}[name]] = n
	}
}

func (h *rtfHints) hints() report.Hints {
	out := report.Hints{Title: strings.TrimSpace(h.title), Author: strings.TrimSpace(h.author)}
	if d := (report.Date{Year: h.date[0], Month: h.date[1], Day: h.date[2]}); d.Valid() {
		out.Date = fmt.Sprint(d)
	}
	return out
}
