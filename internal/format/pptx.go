package format

import (
	"context"
	"slices"
	"strings"

	"yanku/internal/report"
)

// pptxReader reads the slides of a presentation into blocks.
type pptxReader struct {
	p      *parts
	x      *xmlReader
	rels   map[string]string // of the part at hand: id → part
	page   int
	title  []Block // of the slide at hand, which stands first wherever it was drawn
	out    []Block // of the slide at hand
	tables int
	upper  upperText
	notes  bool // the part at hand holds the notes of a slide
}

// upperText is the uppermost short text of a slide: where it stands in the blocks, -1 for none, and how far from the top.
type upperText struct {
	from, top int
	block     Block
}

// readPPTX reads a presentation: slides in their order, each with its title, its text, its tables, the values of its charts and then its notes. Page numbers count slides.
func readPPTX(ctx context.Context, f File, lim Limits) (Raw, error) {
	p, err := openParts(ctx, f, lim)
	if err != nil {
		return Raw{}, err
	}
	const main = "ppt/presentation.xml"
	if !p.has(main) {
		return Raw{}, p.fault(main, ErrDamaged)
	}
	slides, err := slidesOf(p, main)
	if err != nil {
		return Raw{}, err
	}
	raw := Raw{Format: "pptx", Charset: "utf-8"}
	r := &pptxReader{p: p}
	for i, slide := range slides {
		r.page, r.title, r.out, r.upper = i+1, nil, nil, upperText{from: -1}
		if err := r.slide(slide); err != nil {
			return Raw{}, err
		}
		for _, b := range append(r.title, r.out...) {
			b.Page = r.page
			raw.Blocks = append(raw.Blocks, b)
		}
	}
	if raw.Hints, err = p.properties(); err != nil {
		return Raw{}, err
	}
	return finishOffice(raw, f.Name, lim)
}

// slidesOf gives the slides' parts in their order.
func slidesOf(p *parts, main string) ([]string, error) {
	byID, _, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	var out []string
	err = p.walk(main, func(x *xmlReader) error {
		return x.each(func(e element) error {
			if e.name != "sldIdLst" {
				return x.skip()
			}
			return x.each(func(e element) error {
				for _, a := range e.attrs {
					if target := byID[a.Value]; a.Name.Space != "" && target != "" {
						out = append(out, target)
					}
				}
				return x.skip()
			})
		})
	})
	return out, err
}

// slide reads a slide and its notes.
func (r *pptxReader) slide(part string) error {
	byID, byType, err := r.p.relations(part)
	if err != nil {
		return err
	}
	r.rels, r.notes = byID, false
	if err := r.p.walk(part, r.shapes); err != nil {
		return err
	}
	if at := r.upper.from; len(r.title) == 0 && at >= 0 { // what slides drawn with text boxes alone have for a title
		s := pptxShape{reader: r, blocks: []Block{r.upper.block}}
		r.title = []Block{s.heading()}
		r.out = slices.Delete(r.out, at, at+1)
	}
	if notes := byType["notesSlide"]; notes != "" {
		r.notes = true
		return r.p.walk(notes, r.shapes)
	}
	return nil
}

func (r *pptxReader) shapes(x *xmlReader) error {
	r.x = x
	return x.each(r.shape)
}

// shape reads a shape with text, a frame with a table or a chart, or what holds them.
func (r *pptxReader) shape(e element) error {
	switch e.name {
	case "cSld", "spTree", "grpSp", "AlternateContent", "Choice":
		return r.x.each(r.shape)
	case "sp":
		s := pptxShape{reader: r}
		if err := r.x.each(s.part); err != nil {
			return err
		}
		s.place()
		return nil
	case "graphicFrame", "graphic", "graphicData":
		return r.x.each(r.shape)
	case "tbl":
		return r.table(e)
	case "chart":
		return r.chart(e)
	}
	return r.x.skip()
}

// table reads a table.
func (r *pptxReader) table(element) error {
	var t officeTable
	named := false
	err := r.x.each(func(e element) error {
		switch e.name {
		case "tblPr":
			named = e.attr("firstRow") == "1"
		case "tr":
			row, err := r.tableRow()
			t.rows, t.heads = append(t.rows, row), append(t.heads, false)
			return err
		}
		return r.x.skip()
	})
	if err != nil {
		return err
	}
	r.tables++
	blocks := t.blocks(r.tables)
	if named && len(blocks) > 0 && blocks[0].Kind == report.Row && namesColumns(strings.Split(blocks[0].Text, "\t")) {
		blocks[0].Head = true
	}
	r.out = append(r.out, blocks...)
	return nil
}

func (r *pptxReader) tableRow() ([]officeCell, error) {
	var row []officeCell
	err := r.x.each(func(e element) error {
		if e.name != "tc" {
			return r.x.skip()
		}
		s := pptxShape{reader: r}
		merged := e.attr("hMerge") == "1" || e.attr("vMerge") == "1"
		err := r.x.each(s.part)
		row = append(row, officeCell{blocks: s.blocks, span: 1, goesOn: merged})
		return err
	})
	return row, err
}
