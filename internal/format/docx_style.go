package format

import (
	"strings"
)

// docxStyle is what a style says that reading asks for.
type docxStyle struct {
	base    string
	outline int    // level of a heading from 1, 0 for body text
	told    bool   // outline is told, also when it is 0
	size    int    // half points, 0 when not told
	bold    bool   // of the text
	boldSet bool   // bold is told
	number  string // its numbering, empty for none
	depth   int    // in it, from 0
	toc     bool   // an entry of the table of contents
}

// docxStyles are the styles of a document.
type docxStyles struct {
	byID  map[string]docxStyle
	base  string // the style of paragraphs that name none
	usual docxStyle
	known map[string]docxStyle // resolved
}

// usualSize is the size, in half points, of text where nothing tells one.
const usualSize = 20

func (s *docxStyles) read(x *xmlReader) error {
	s.byID = map[string]docxStyle{}
	return x.each(func(e element) error {
		switch e.name {
		case "docDefaults":
			return s.defaults(x)
		case "style":
			return s.style(x, e)
		}
		return x.skip()
	})
}

func (s *docxStyles) defaults(x *xmlReader) error {
	return x.each(func(e element) error {
		switch e.name {
		case "rPrDefault", "rPr":
			return s.defaults(x)
		}
		s.usual.look(e, nil)
		return x.skip()
	})
}

func (s *docxStyles) style(x *xmlReader, e element) error {
	var st docxStyle
	id := e.attr("styleId")
	if e.attr("type") == "paragraph" && e.attr("default") == "1" {
		s.base = id
	}
	err := x.each(func(e element) error {
		switch e.name {
		case "name":
			st.named(e.attr("val"))
		case "basedOn":
			st.base = e.attr("val")
		case "rPr":
			return x.each(func(e element) error {
				st.look(e, nil)
				return x.skip()
			})
		case "pPr":
			return x.each(func(e element) error { return st.paragraph(x, e) })
		}
		return x.skip()
	})
	s.byID[id] = st
	return err
}

func (st *docxStyle) paragraph(x *xmlReader, e element) error {
	switch e.name {
	case "outlineLvl":
		st.setOutline(e.attr("val"))
	case "numPr":
		return x.each(func(e element) error {
			st.numbering(e)
			return x.skip()
		})
	}
	return x.skip()
}

// named takes what the names of Word's own styles tell; they are English in every language.
func (st *docxStyle) named(name string) {
	n := strings.ToLower(name)
	switch {
	case strings.HasPrefix(n, "heading ") && len(n) == len("heading 1") && n[8] >= '1' && n[8] <= '9' && !st.told:
		st.outline, st.told = int(n[8]-'0'), true
	case n == "title" && !st.told:
		st.outline, st.told = 1, true
	case strings.HasPrefix(n, "toc ") || n == "table of figures":
		st.toc = true
	}
}

// setOutline takes an outline level, which counts from 0; 9 is body text.
func (st *docxStyle) setOutline(val string) {
	st.outline, st.told = atoi(val)+1, true
	if st.outline > 9 {
		st.outline = 0
	}
}

func (st *docxStyle) numbering(e element) {
	switch e.name {
	case "numId":
		if st.number = e.attr("val"); st.number == "0" {
			st.number = ""
		}
	case "ilvl":
		st.depth = min(max(atoi(e.attr("val")), 0), 8)
	}
}

// look takes a property of characters.
func (st *docxStyle) look(e element, styles *docxStyles) {
	switch e.name {
	case "sz":
		st.size = atoi(e.attr("val"))
	case "b":
		st.bold, st.boldSet = e.on(), true
	case "rStyle":
		if styles == nil {
			return
		}
		if named := styles.byID[e.attr("val")]; named.boldSet {
			st.bold = named.bold
		}
	}
}

// normal is the style of a paragraph that names none.
func (s *docxStyles) normal() docxStyle { return s.get(s.base) }

// get gives a style with what it inherits.
func (s *docxStyles) get(id string) docxStyle {
	if st, ok := s.known[id]; ok {
		return st
	}
	st, ok := s.byID[id]
	seen := map[string]bool{id: true}
	for base := st.base; ok && base != "" && !seen[base]; {
		seen[base] = true
		up := s.byID[base]
		st.inherit(up)
		base = up.base
	}
	st.inherit(s.usual)
	if st.size == 0 {
		st.size = usualSize
	}
	if s.known == nil {
		s.known = map[string]docxStyle{}
	}
	s.known[id] = st
	return st
}

func (st *docxStyle) inherit(up docxStyle) {
	if st.size == 0 {
		st.size = up.size
	}
	if !st.boldSet {
		st.bold, st.boldSet = up.bold, up.boldSet
	}
	if !st.told {
		st.outline, st.told = up.outline, up.told
	}
	if st.number == "" {
		st.number = up.number
		st.depth = max(st.depth, up.depth)
	}
	st.toc = st.toc || up.toc
}
