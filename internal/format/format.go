// Package format turns the bytes of a file into blocks of text, one file of this package for each format.
package format

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
	"yanku/internal/zh"
)

// File is a file as it came.
type File struct {
	Name string // base name; a hint alone, the content decides
	Data []byte

	Password string // of an encrypted file; empty when none was given
}

// Limits bound what one file may cost. The zero value of a field means no limit.
type Limits struct {
	Bytes int // of the file
	Text  int // bytes of a text or Markdown file
	HTML  int // bytes of a web page
	Nodes int // elements of a web page, blocks of a text
	Depth int // of nesting

	Entries  int   // of all containers in a file
	Unpacked int64 // bytes that may come out of them
	Ratio    int   // times the file's bytes that may come out of them
}

// DefaultLimits are the limits measured for ordinary machines: 100 MB a file, 8 MB of text, 20 MB of HTML, 5,000 entries and 512 MB in a file's archives.
func DefaultLimits() Limits {
	return Limits{Bytes: 100 << 20, Text: 8 << 20, HTML: 20 << 20, Nodes: 500_000, Depth: 500, Entries: 5000, Unpacked: 512 << 20, Ratio: 200}
}

// Raw is a file read but not cleaned.
type Raw struct {
	Format  string // the name of the Format that read it
	Charset string // as zh.Decode names it
	Blocks  []Block
	Hints   report.Hints
}

// Block is one paragraph, heading, item or row as the file has it. All spans are in bytes of Text.
type Block struct {
	Kind   report.BlockKind
	Level  int    // of a heading 1..6, of an item its depth from 1
	Number string // the marker of a numbered item as written: "1.", "2)"
	Text   string // a line feed stands where a line was broken inside the block; cells are set apart by tabs
	Strong []report.Span
	Cells  []report.Span
	Table  int  // rows of one table share a number from 1
	Head   bool // a row that names its columns
	Page   int  // from 1; 0 where the format has no pages
	Box    report.Box
}

// Format is one kind of file. Match sees the front of the file as text where it is text (see Sniff), else its bytes; Read gives an error that wraps one of the Err… values or ctx's.
type Format struct {
	Name  string
	Match func(name string, head []byte) bool
	Read  func(context.Context, File, Limits) (Raw, error)
}

// All are the formats, the most certain first; the last takes every text.
var All = []Format{
	{"docx", matchOffice("docx"), readDOCX},
	{"pptx", matchOffice("pptx"), readPPTX},
	{"xlsx", matchOffice("xlsx"), readXLSX},
	{"rtf", matchRTF, readRTF},
	{"mhtml", matchMHTML, readMHTML},
	{"eml", matchEML, readEML},
	{"html", matchHTML, readHTML},
	{"csv", matchCSV, readCSV},
	{"markdown", matchMarkdown, readMarkdown},
	{"text", matchText, readText},
}

// headBytes is how much of a file Sniff shows to Match.
const headBytes = 64 << 10

// Sniff finds the format of a file by its content; the name only helps the formats that ask for it. The error wraps ErrEmpty, ErrTooLarge or ErrUnknown.
// More are the formats of packages of their own; they are asked first and see the bytes as they are.
func Sniff(name string, data []byte, more ...Format) (Format, error) {
	if len(data) == 0 {
		return Format{}, fmt.Errorf("sniff %s: %w", name, ErrEmpty)
	}
	if max := DefaultLimits().Bytes; len(data) > max {
		return Format{}, fmt.Errorf("sniff %s: %d bytes: %w", name, len(data), ErrTooLarge)
	}
	for _, f := range more {
		if f.Match(name, data[:min(len(data), headBytes)]) {
			return f, nil
		}
	}
	if f, ok := notText(data); ok {
		return f, nil
	}
	if lockedOffice(data) {
		return Format{}, fmt.Errorf("sniff %s: %w", name, ErrEncrypted)
	}
	if kind := magic(data); kind != "" {
		return Format{}, fmt.Errorf("sniff %s: %w", name, &UnknownError{kind})
	}
	head := data[:min(len(data), headBytes)]
	for len(head) < len(data) && len(head) > headBytes-4 && !utf8.RuneStart(data[len(head)]) {
		head = head[:len(head)-1]
	}
	text, _, err := zh.Decode(head, declaredCharset(head))
	if err != nil {
		return Format{}, fmt.Errorf("sniff %s: %w", name, &UnknownError{})
	}
	if strings.TrimSpace(text) == "" && len(head) == len(data) {
		return Format{}, fmt.Errorf("sniff %s: %w", name, ErrEmpty)
	}
	head = []byte(text)
	for _, f := range All {
		if f.Match(name, head) {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("sniff %s: %w", name, &UnknownError{})
}

// notText finds the formats that are no text, by the whole file.
func notText(data []byte) (Format, bool) {
	kind := officeKind(data)
	if matchRTF("", data) {
		kind = "rtf"
	}
	i := slices.IndexFunc(All, func(f Format) bool { return f.Name == kind })
	if i < 0 {
		return Format{}, false
	}
	return All[i], true
}

// checkSize tells whether a file's data is within max bytes.
func checkSize(f File, max int) error {
	if len(f.Data) == 0 {
		return fmt.Errorf("read %s: %w", f.Name, ErrEmpty)
	}
	if max > 0 && len(f.Data) > max {
		return fmt.Errorf("read %s: %d bytes, at most %d: %w", f.Name, len(f.Data), max, ErrTooLarge)
	}
	return nil
}

// decode gives a file's text with line feeds alone as line ends, and its character set.
func decode(f File, declared string) (text, charset string, err error) {
	text, charset, err = zh.Decode(f.Data, declared)
	if err != nil {
		return "", "", fmt.Errorf("read %s: %w: %w", f.Name, ErrDamaged, err)
	}
	if strings.ContainsRune(text, '\r') {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text, charset, nil
}

// finish drops empty blocks, splits giant ones and checks that something is left.
func finish(raw Raw, name string, lim Limits) (Raw, error) {
	blocks := make([]Block, 0, len(raw.Blocks))
	for _, b := range raw.Blocks {
		if b = trimBlock(b); b.Text == "" && b.Kind != report.Rule {
			continue
		}
		blocks = append(blocks, splitGiant(b)...)
	}
	for len(blocks) > 0 && blocks[len(blocks)-1].Kind == report.Rule {
		blocks = blocks[:len(blocks)-1]
	}
	raw.Blocks = blocks
	raw.Hints.Name = name
	if len(blocks) == 0 {
		return raw, fmt.Errorf("read %s: %w", name, ErrNoText)
	}
	if lim.Nodes > 0 && len(blocks) > lim.Nodes {
		return raw, fmt.Errorf("read %s: %d blocks: %w", name, len(blocks), ErrLimit)
	}
	return raw, nil
}
