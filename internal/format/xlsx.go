package format

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// Limits of a sheet: columns read, and cells with the empty ones before them.
const (
	columnsMost = 1000
	cellsMost   = 5_000_000
)

// xlsxReader reads the sheets of a workbook row by row.
type xlsxReader struct {
	shared  []string
	formats []cellFormat // by style
	from    int          // days from Excel's day 0 to that of the workbook: 1462 where it counts from 1904
	cells   int
	bytes   int
	text    int // bytes of text allowed, 0 for any
}

// readXLSX reads a workbook: each sheet that is not hidden is a heading and tables; titles above a table and notes below it are paragraphs.
func readXLSX(ctx context.Context, f File, lim Limits) (Raw, error) {
	p, err := openParts(ctx, f, lim)
	if err != nil {
		return Raw{}, err
	}
	const main = "xl/workbook.xml"
	if !p.has(main) {
		return Raw{}, p.fault(main, ErrDamaged)
	}
	r := &xlsxReader{text: lim.Text}
	sheets, err := r.sheets(p, main)
	if err != nil {
		return Raw{}, err
	}
	if err := p.walk("xl/sharedStrings.xml", r.strings); err != nil {
		return Raw{}, err
	}
	if err := p.walk("xl/styles.xml", r.styles); err != nil {
		return Raw{}, err
	}
	raw := Raw{Format: "xlsx", Charset: "utf-8"}
	for _, s := range sheets {
		var rows [][]string
		err := p.walk(s.part, func(x *xmlReader) error {
			var err error
			rows, err = r.rows(x)
			return err
		})
		if err != nil {
			return Raw{}, err
		}
		raw.addSheet(s.name, rows, len(sheets) == 1)
	}
	properties, err := p.properties()
	if err != nil {
		return Raw{}, err
	}
	raw.Hints.Author, raw.Hints.Date = properties.Author, properties.Date
	return finish(raw, f.Name, lim)
}

type xlsxSheet struct{ name, part string }

// sheets gives the sheets that are not hidden.
func (r *xlsxReader) sheets(p *parts, main string) ([]xlsxSheet, error) {
	byID, _, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	var out []xlsxSheet
	err = p.walk(main, func(x *xmlReader) error {
		var part func(e element) error
		part = func(e element) error {
			switch e.name {
			case "workbookPr":
				if d := e.attr("date1904"); d == "1" || d == "true" {
					r.from = 1462
				}
			case "sheets":
				return x.each(part)
			case "sheet":
				if target := byID[e.attr("id")]; target != "" && e.attr("state") == "" || e.attr("state") == "visible" {
					out = append(out, xlsxSheet{e.attr("name"), target})
				}
			}
			return x.skip()
		}
		return x.each(part)
	})
	return out, err
}

// strings reads the table of strings.
func (r *xlsxReader) strings(x *xmlReader) error {
	return x.each(func(element) error {
		s, err := richText(x)
		r.shared = append(r.shared, s)
		return err
	})
}

// richText gives the text of an <si> or <is>; how it is read aloud is left out.
func richText(x *xmlReader) (string, error) {
	var b strings.Builder
	var part func(e element) error
	part = func(e element) error {
		switch e.name {
		case "t":
			s, err := x.text()
			b.WriteString(s)
			return err
		case "r":
			return x.each(part)
		}
		return x.skip()
	}
	err := x.each(part)
	return b.String(), err
}

// rows reads the rows of a sheet; a row that is left out is empty.
func (r *xlsxReader) rows(x *xmlReader) ([][]string, error) {
	var out [][]string
	err := x.each(func(e element) error {
		if e.name != "sheetData" {
			return x.skip()
		}
		return x.each(func(e element) error {
			if at := atoi(e.attr("r")); at > len(out)+1 && len(out) > 0 {
				out = append(out, nil)
			}
			row, err := r.row(x)
			out = append(out, row)
			return err
		})
	})
	return out, err
}

func (r *xlsxReader) row(x *xmlReader) ([]string, error) {
	var row []string
	next := 0
	err := x.each(func(e element) error {
		if c := columnOf(e.attr("r")); c >= 0 {
			next = c
		}
		text, err := r.cell(x, e)
		if err == nil && text != "" && next < columnsMost {
			for len(row) < next {
				row = append(row, "")
			}
			row = append(row[:next], text)
			r.bytes += len(text)
		}
		next++
		return err
	})
	if r.cells += len(row) + 1; r.cells > cellsMost {
		return nil, fmt.Errorf("%d cells: %w", r.cells, ErrLimit)
	}
	if r.text > 0 && r.bytes > r.text {
		return nil, fmt.Errorf("%d bytes of text: %w", r.bytes, ErrLimit)
	}
	return row, err
}

// columnOf gives the column of a reference, A1 being 0; -1 when there is none.
func columnOf(ref string) int {
	n := 0
	for i := 0; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && n < 1<<20; i++ {
		n = n*26 + int(ref[i]-'A') + 1
	}
	return n - 1
}

// cell reads a cell as a reader of the sheet sees it: dates as 2026-03-27, shares with %, numbers with the digits of their format.
func (r *xlsxReader) cell(x *xmlReader, e element) (string, error) {
	value := ""
	err := x.each(func(in element) error {
		var err error
		switch in.name {
		case "v":
			value, err = x.text()
			return err
		case "is":
			value, err = richText(x)
			return err
		}
		return x.skip()
	})
	switch e.attr("t") {
	case "s":
		if i, bad := strconv.Atoi(value); bad == nil && i >= 0 && i < len(r.shared) {
			return r.shared[i], err
		}
		return "", err
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[value], err
	case "", "n":
		v, bad := strconv.ParseFloat(value, 64)
		if bad != nil {
			return value, err
		}
		style := atoi(e.attr("s"))
		if style < 0 || style >= len(r.formats) {
			return cellNumber(v, generalDigits), err
		}
		return r.formats[style].show(v, r.from), err
	}
	return value, err
}

// genericSheet is the name of a sheet that nobody named.
var genericSheet = regexp.MustCompile(`(?i)^(?:sheet|工作表|表|table|data|worksheet) ?\d*$`)

// addSheet adds a sheet: a heading where it has a name of its own, and its tables. The first words above a table are the title of a file that has none.
func (raw *Raw) addSheet(name string, rows [][]string, only bool) {
	name = strings.TrimSpace(name)
	blocks := sheetBlocks(rows, nextTable(raw.Blocks))
	if len(blocks) == 0 {
		return
	}
	own := name != "" && !genericSheet.MatchString(name)
	if raw.Hints.Title == "" && len(raw.Blocks) == 0 {
		if t := blocks[0]; t.Kind == report.Paragraph && width(t.Text) <= headingRunes {
			raw.Hints.Title = t.Text
		} else if own {
			raw.Hints.Title = name
		}
	}
	if own || !only && name != "" {
		raw.Blocks = append(raw.Blocks, Block{Kind: report.Heading, Level: 2, Text: oneLine(name)})
	}
	raw.Blocks = append(raw.Blocks, blocks...)
}
