package index

import (
	"encoding/binary"

	"yanku/internal/query"
	"yanku/internal/report"
)

// columns hold, for each report of a segment, what is counted and sorted by. Strings are numbers of strs; the lists of a report are those between two of its starts.
type columns struct {
	strs []string

	day, size, loose           []uint32 // 20260327 or 0; bytes of the text; 1 for a title that is none
	kind, house, rating        []uint32 // type, institution, rating
	companies, sectors, starts []uint32 // starts has two entries a report, of companies and of sectors, and two at the end

	numbers map[string]uint32 // of strs, while they are written
}

func newColumns() *columns {
	c := &columns{numbers: map[string]uint32{}}
	c.number("")
	return c
}

func (c *columns) number(s string) uint32 {
	n, ok := c.numbers[s]
	if !ok {
		n = uint32(len(c.strs))
		c.strs = append(c.strs, s)
		c.numbers[s] = n
	}
	return n
}

// add adds a report.
func (c *columns) add(f query.Fields) {
	c.day = append(c.day, dayOf(f.Date))
	c.size = append(c.size, uint32(len(f.Body)))
	c.loose = append(c.loose, 0)
	if f.Loose {
		c.loose[len(c.loose)-1] = 1
	}
	c.kind = append(c.kind, c.number(string(f.Type)))
	c.house = append(c.house, c.number(f.Broker))
	c.rating = append(c.rating, c.number(f.Rating))
	c.starts = append(c.starts, uint32(len(c.companies)), uint32(len(c.sectors)))
	c.companies = c.values(c.companies, f.Companies)
	c.sectors = c.values(c.sectors, f.Indices)
}

// values adds each value once, by its fold.
func (c *columns) values(to []uint32, list []string) []uint32 {
	seen := map[string]bool{"": true}
	for _, v := range list {
		if folded := query.FoldString(v); !seen[folded] {
			seen[folded] = true
			to = append(to, c.number(v))
		}
	}
	return to
}

// span gives the part of companies or sectors (which is 0 or 1) of a report.
func (c *columns) span(doc uint32, which int) []uint32 {
	list, i := c.companies, 2*int(doc)+which
	if which == 1 {
		list = c.sectors
	}
	to := uint32(len(list))
	if i+2 < len(c.starts) {
		to = c.starts[i+2]
	}
	return list[c.starts[i]:to]
}

// take adds report doc of another segment's columns.
func (c *columns) take(o *columns, doc uint32) {
	c.day = append(c.day, o.day[doc])
	c.size = append(c.size, o.size[doc])
	c.loose = append(c.loose, o.loose[doc])
	c.kind = append(c.kind, c.number(o.strs[o.kind[doc]]))
	c.house = append(c.house, c.number(o.strs[o.house[doc]]))
	c.rating = append(c.rating, c.number(o.strs[o.rating[doc]]))
	c.starts = append(c.starts, uint32(len(c.companies)), uint32(len(c.sectors)))
	for _, n := range o.span(doc, 0) {
		c.companies = append(c.companies, c.number(o.strs[n]))
	}
	for _, n := range o.span(doc, 1) {
		c.sectors = append(c.sectors, c.number(o.strs[n]))
	}
}

func (c *columns) all() []*[]uint32 {
	return []*[]uint32{&c.day, &c.size, &c.loose, &c.kind, &c.house, &c.rating, &c.companies, &c.sectors, &c.starts}
}

func (c *columns) append(b []byte) []byte {
	b = appendStrings(b, c.strs)
	for _, col := range c.all() {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(*col)))
		for _, v := range *col {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
	}
	return b
}

func readColumns(b []byte) *columns {
	c := &columns{}
	c.strs, b = readStrings(b)
	for _, col := range c.all() {
		n := int(binary.LittleEndian.Uint32(b))
		if b = b[4:]; n > len(b)/4 {
			panic(ErrDamaged)
		}
		*col = make([]uint32, n)
		for i := range *col {
			(*col)[i] = binary.LittleEndian.Uint32(b[4*i:])
		}
		b = b[4*n:]
	}
	return c
}

func appendStrings(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = binary.AppendUvarint(b, uint64(len(s)))
	}
	for _, s := range list {
		b = append(b, s...)
	}
	return b
}

// readStrings gives strings that share one memory.
func readStrings(b []byte) ([]string, []byte) {
	n, b := uvarint(b)
	if n > uint64(len(b)) {
		panic(ErrDamaged)
	}
	sizes, sum := make([]int, n), 0
	for i := range sizes {
		var v uint64
		v, b = uvarint(b)
		sizes[i] = int(v)
		sum += int(v)
	}
	text := string(b[:sum])
	out, at := make([]string, n), 0
	for i, size := range sizes {
		out[i] = text[at : at+size]
		at += size
	}
	return out, b[sum:]
}

// dayOf gives a date as a number that grows with it; 0 for none.
func dayOf(d report.Date) uint32 {
	if d.Zero() {
		return 0
	}
	return uint32(d.Year*10000 + d.Month*100 + d.Day)
}

func dateOf(day uint32) report.Date {
	if day == 0 {
		return report.Date{}
	}
	return report.Date{Year: int(day / 10000), Month: int(day / 100 % 100), Day: int(day % 100)}
}
