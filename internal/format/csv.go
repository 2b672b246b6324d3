package format

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// csvLines is how many lines are looked at to find a file's delimiter.
const csvLines = 40

// matchCSV tells a table of figures set apart by commas, semicolons or tabs: by its ending, or where nearly all lines have three cells or more and half of those are numbers.
func matchCSV(name string, head []byte) bool {
	ext := strings.ToLower(filepath.Ext(name))
	named := ext == ".csv" || ext == ".tsv"
	d := delimiterOf(string(head))
	if d == 0 || named {
		return d != 0
	}
	cells, numbers, lines, wide := 0, 0, 0, 0
	r := csvReader(string(head), d)
	for lines < csvLines {
		row, err := r.Read()
		if err != nil {
			break
		}
		if lines++; lines > 1 && len(row) > 1 {
			for _, c := range row[1:] {
				cells++
				if amount.MatchString(c) {
					numbers++
				}
			}
		}
		if len(row) >= 3 {
			wide++
		}
	}
	return lines >= 4 && wide*10 >= lines*8 && numbers*2 >= cells
}

// delimiterOf gives the delimiter that most lines have, the same number of times; 0 when there is none.
func delimiterOf(text string) rune {
	best, score := rune(0), 1
	for _, d := range []rune{'\t', ',', ';'} {
		counts := map[int]int{}
		lines := strings.SplitN(text, "\n", csvLines+1)
		for _, l := range lines[:min(len(lines), csvLines)] {
			if n := strings.Count(l, string(d)); n > 0 {
				counts[n]++
			}
		}
		for n, lines := range counts {
			if s := lines * lines * min(n, 3); lines > 1 && s > score {
				best, score = d, s
			}
		}
	}
	return best
}

func csvReader(text string, delimiter rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.TrimLeadingSpace = delimiter, true, -1, delimiter != '\t'
	return r
}

// readCSV reads a table of comma-separated values, or values set apart by semicolons or tabs.
func readCSV(ctx context.Context, f File, lim Limits) (Raw, error) {
	if err := checkSize(f, lim.Text); err != nil {
		return Raw{}, err
	}
	text, charset, err := decode(f, "")
	if err != nil {
		return Raw{}, err
	}
	d := delimiterOf(text)
	if d == 0 {
		d = ','
	}
	raw := Raw{Format: "csv", Charset: charset}
	rows, err := csvRows(ctx, text, d)
	if err != nil {
		return Raw{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	raw.addSheet("", rows, true)
	return finish(raw, f.Name, lim)
}

// csvRows reads the rows; empty lines, which the standard's reader passes over, are kept as ends of tables.
func csvRows(ctx context.Context, text string, d rune) ([][]string, error) {
	r := csvReader(text, d)
	var out [][]string
	last, cells := 0, 0
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if cells += len(row); cells > cellsMost {
			return nil, fmt.Errorf("%d cells: %w", cells, ErrLimit)
		}
		line, _ := r.FieldPos(0)
		if last > 0 && line > last+1 {
			out = append(out, nil)
		}
		last, _ = r.FieldPos(len(row) - 1)
		last += strings.Count(row[len(row)-1], "\n")
		out = append(out, row)
	}
}
