package pdf

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"yanku/internal/format"
	"yanku/internal/report"
)

// content is what a worker reads of a file.
type content struct {
	Blocks              []format.Block
	Title, Author, Made string // as the file's own table of facts has them
}

// maxFact bounds a fact in bytes of UTF-16; a longer one is none.
const maxFact = 1024

// fact reads one of the document's facts by PDF's name for it.
func (e *engine) fact(doc uint64, name string) string {
	key := e.put(append([]byte(name), 0))
	defer e.call("free", key)
	n := e.call("FPDF_GetMetaText", doc, key, 0, 0)
	if n <= 2 || n > maxFact {
		return ""
	}
	at := e.put(make([]byte, n))
	defer e.call("free", at)
	e.call("FPDF_GetMetaText", doc, key, at, n)
	raw, ok := e.mod.Memory().Read(uint32(at), uint32(n))
	if at == 0 || !ok {
		return ""
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(raw[2*i:])
	}
	return strings.TrimSpace(strings.TrimRight(string(utf16.Decode(units)), "\x00"))
}

// hints takes over what is to be trusted of a file's facts. Programs write 文档1, a template's title and the user's login into them: title and author are
// taken where the text has the same words, and the day the file was made as its date, which extract takes where nothing is printed.
func (c content) hints(name string) report.Hints {
	h := report.Hints{Name: name, Date: madeOn(c.Made)}
	var text strings.Builder
	for _, b := range c.Blocks {
		if b.Page > 1 {
			break
		}
		text.WriteString(b.Text)
	}
	front := string(bare(text.String()))
	if t := string(bare(c.Title)); t != "" && strings.Contains(front, t) {
		h.Title = c.Title
	}
	if a := string(bare(c.Author)); a != "" && strings.Contains(front, a) {
		h.Author = c.Author
	}
	return h
}

// madeOn gives the day of a PDF date such as D:20260419093000+08'00' as 2026-04-19, "" when it is none (PDF 1.7, 7.9.4).
func madeOn(s string) string {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 8 || strings.Trim(s[:8], "0123456789") != "" {
		return ""
	}
	d := s[:4] + "-" + s[4:6] + "-" + s[6:8]
	if _, ok := report.ParseDate(d); !ok {
		return ""
	}
	return d
}
