package format

import (
	"context"
	"strings"

	"yanku/internal/report"
)

// docxReader reads the story of a Word document into blocks.
type docxReader struct {
	x      *xmlReader
	styles docxStyles
	lists  *docxLists
	out    []Block
	shapes []docxShape // beside out: what paragraphs look like
	tables int         // tables so far
	boxes  []Block     // text boxes anchored in the paragraph at hand
	notes  []string    // foot- and endnotes in the order they are referred to: "footnotes.xml 3"
}

// docxShape is what a paragraph looks like: the size of most of its text in half points, whether all of it is bold, whether its style makes it a heading.
type docxShape struct {
	size          int
	bold, heading bool
}

// readDOCX reads a Word document: its paragraphs, tables and text boxes in order, then the notes. Headers, footers, deleted words, fields' codes and tables of contents are left out.
func readDOCX(ctx context.Context, f File, lim Limits) (Raw, error) {
	p, err := openParts(ctx, f, lim)
	if err != nil {
		return Raw{}, err
	}
	main := "word/document.xml"
	if _, byType, err := p.relations(""); err == nil && p.has(byType["officeDocument"]) {
		main = byType["officeDocument"]
	}
	if !p.has(main) {
		return Raw{}, p.fault(main, ErrDamaged)
	}
	r := &docxReader{}
	if err := r.sheets(p); err != nil {
		return Raw{}, err
	}
	if err := p.walk(main, r.story); err != nil {
		return Raw{}, err
	}
	sizeHeadings(r.out, r.shapes)
	notes, err := r.noteTexts(p)
	if err != nil {
		return Raw{}, err
	}
	raw := Raw{Format: "docx", Charset: "utf-8", Blocks: append(r.out, notes...)}
	if raw.Hints, err = p.properties(); err != nil {
		return Raw{}, err
	}
	return finishOffice(raw, f.Name, lim)
}

// sheets reads styles and numberings.
func (r *docxReader) sheets(p *parts) error {
	if err := p.walk("word/styles.xml", r.styles.read); err != nil {
		return err
	}
	r.lists = newDocxLists()
	return p.walk("word/numbering.xml", r.lists.read)
}

func (r *docxReader) story(x *xmlReader) error {
	r.x = x
	return x.each(func(e element) error {
		if e.name != "body" {
			return x.skip()
		}
		return x.each(r.block)
	})
}

// block reads a paragraph, a table or what holds them.
func (r *docxReader) block(e element) error {
	switch e.name {
	case "p":
		return r.paragraph()
	case "tbl":
		return r.table()
	case "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice":
		return r.x.each(r.block)
	}
	return r.x.skip() // del, moveFrom, Fallback, sectPr …
}

// paragraph reads a paragraph, and the text boxes anchored in it behind it.
func (r *docxReader) paragraph() error {
	outer := r.boxes
	r.boxes = nil
	t := docxText{reader: r}
	err := r.x.each(t.part)
	boxes := r.boxes
	r.boxes = outer
	if err != nil {
		return err
	}
	if t.style.toc {
		return nil
	}
	b, shape := t.block()
	r.add(b, shape)
	for _, box := range boxes {
		r.add(box, docxShape{})
	}
	return nil
}

func (r *docxReader) add(b Block, s docxShape) {
	r.out = append(r.out, b)
	r.shapes = append(r.shapes, s)
}

// inner reads with fn into a list of its own and gives that.
func (r *docxReader) inner(fn func() error) ([]Block, error) {
	out, shapes := r.out, r.shapes
	r.out, r.shapes = nil, nil
	err := fn()
	got := r.out
	r.out, r.shapes = out, shapes
	return got, err
}

// box reads a text box.
func (r *docxReader) box() error {
	blocks, err := r.inner(func() error { return r.x.each(r.block) })
	r.boxes = append(r.boxes, blocks...)
	return err
}

// noteTexts gives the notes that the story refers to, in its order.
func (r *docxReader) noteTexts(p *parts) ([]Block, error) {
	texts := map[string][]Block{}
	for _, part := range []string{"footnotes.xml", "endnotes.xml"} {
		err := p.walk("word/"+part, func(x *xmlReader) error {
			r.x = x
			return x.each(func(e element) error {
				blocks, err := r.inner(func() error { return x.each(r.block) })
				texts[part+" "+e.attr("id")] = blocks
				return err
			})
		})
		if err != nil {
			return nil, err
		}
	}
	var out []Block
	for _, n := range r.notes {
		out = append(out, texts[n]...)
		delete(texts, n)
	}
	return out, nil
}

// headingRunes is how long, in columns, a paragraph may be to be a heading by its looks.
const headingRunes = 80

// sizeHeadings makes headings of short paragraphs larger than the body, or bold ones with a chapter's number, where no style makes any.
func sizeHeadings(blocks []Block, shapes []docxShape) {
	chars, styled := map[int]int{}, 0
	for i, b := range blocks {
		chars[shapes[i].size] += len(b.Text)
		if shapes[i].heading {
			styled++
		}
	}
	if styled > 1 {
		return
	}
	body := 0
	for size, n := range chars {
		if size > 0 && (n > chars[body] || body == 0 || n == chars[body] && size < body) {
			body = size
		}
	}
	levels := map[int]int{}
	var larger []int
	for i, b := range blocks {
		if s := shapes[i].size; byLooks(b, shapes[i], body) && levels[s] == 0 {
			levels[s] = 1
			larger = append(larger, s)
		}
	}
	for _, s := range larger {
		for _, t := range larger {
			if t > s {
				levels[s]++
			}
		}
	}
	for i := range blocks {
		if byLooks(blocks[i], shapes[i], body) {
			blocks[i].Kind, blocks[i].Level = report.Heading, min(levels[shapes[i].size], 6)
		}
	}
}

func byLooks(b Block, s docxShape, body int) bool {
	text := strings.Trim(b.Text, blank)
	if b.Kind != report.Paragraph || text == "" || width(text) > headingRunes || strings.ContainsAny(text, "。；\n") || strings.HasSuffix(text, "：") {
		return false
	}
	return s.size*100 >= body*115 && (s.bold || s.size*100 >= body*130) || s.bold && s.size >= body && numberedHeading.MatchString(text)
}
