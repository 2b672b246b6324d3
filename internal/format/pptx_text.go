package format

import (
	"strings"

	"yanku/internal/report"
)

// pptxShape is a shape with text, or a cell.
type pptxShape struct {
	reader *pptxReader
	holder string // the kind of placeholder: title, body …; empty for a free text box
	placed bool   // it is a placeholder
	top    int    // its distance from the top of the slide
	off    bool   // top is told
	blocks []Block
	counts [9]int // of numbered items by depth
}

// part reads what stands in a shape.
func (s *pptxShape) part(e element) error {
	x := s.reader.x
	switch e.name {
	case "nvSpPr", "nvPr":
		return x.each(s.part)
	case "ph":
		s.holder, s.placed = e.attr("type"), true
	case "txBody", "spPr", "xfrm":
		return x.each(s.part)
	case "off":
		s.top, s.off = atoi(e.attr("y")), true
	case "p":
		return s.paragraph()
	}
	return x.skip()
}

// place puts the text of a shape where it belongs.
func (s *pptxShape) place() {
	r := s.reader
	switch s.holder {
	case "dt", "ftr", "sldNum", "hdr", "sldImg":
		return
	case "title", "ctrTitle":
		if r.notes {
			return
		}
		r.title = append(r.title, s.heading())
		return
	}
	if s.off && !r.notes && len(s.blocks) == 1 && titleLike(s.blocks[0]) && (r.upper.from < 0 || s.top < r.upper.top) {
		r.upper = upperText{len(r.out), s.top, s.blocks[0]}
	}
	for _, b := range s.blocks {
		r.out = append(r.out, typedItem(b))
	}
}

// heading makes a title of all that the shape says.
func (s *pptxShape) heading() Block {
	var all Block
	for i, b := range s.blocks {
		if i == 0 {
			all = b
			continue
		}
		all = all.with(" ", b)
	}
	all.Kind, all.Level, all.Number = report.Heading, 2, ""
	if s.holder == "ctrTitle" || s.reader.page == 1 {
		all.Level = 1
	}
	if width(all.Text) > headingMost {
		all.Kind, all.Level = report.Paragraph, 0
	}
	return all
}

// titleLike tells a line that may be the title of a slide without a placeholder for one.
func titleLike(b Block) bool {
	return b.Kind == report.Paragraph && width(b.Text) <= headingRunes && !strings.ContainsAny(b.Text, "。；\n")
}

// pptxLine is one paragraph while it is read.
type pptxLine struct {
	words  strings.Builder
	strong []report.Span
	depth  int
	bullet string // "", "none", "char", or the kind of number
	start  int
}

func (s *pptxShape) paragraph() error {
	x := s.reader.x
	var l pptxLine
	err := x.each(func(e element) error {
		switch e.name {
		case "pPr":
			l.depth = min(max(atoi(e.attr("lvl")), 0), 8)
			return x.each(func(e element) error {
				l.mark(e)
				return x.skip()
			})
		case "r", "fld":
			return l.run(x, e)
		case "br":
			l.words.WriteByte('\n')
		}
		return x.skip()
	})
	if err != nil || strings.Trim(l.words.String(), blank) == "" {
		return err
	}
	s.blocks = append(s.blocks, s.block(&l))
	return nil
}

// mark takes what stands before the paragraph: nothing, a bullet or a number.
func (l *pptxLine) mark(e element) {
	switch e.name {
	case "buNone":
		l.bullet = "none"
	case "buChar", "buBlip":
		l.bullet = "char"
	case "buAutoNum":
		l.bullet = e.attr("type")
		l.start = atoi(e.attr("startAt"))
	}
}

// run reads words of one look. The number of the slide and the day of printing are no words of the author's.
func (l *pptxLine) run(x *xmlReader, e element) error {
	volatile := e.name == "fld" && (strings.HasPrefix(e.attr("type"), "slidenum") || strings.HasPrefix(e.attr("type"), "datetime"))
	bold := false
	return x.each(func(e element) error {
		switch e.name {
		case "rPr":
			bold = e.attr("b") == "1" || e.attr("b") == "true"
		case "t":
			text, err := x.text()
			if err != nil || volatile {
				return err
			}
			from := l.words.Len()
			l.words.WriteString(strings.NewReplacer("\v", "\n", "\t", " ").Replace(text))
			if bold && text != "" {
				l.strong = joinSpan(l.strong, report.Span{From: from, To: l.words.Len()})
			}
			return nil
		}
		return x.skip()
	})
}

// block makes a paragraph a list item where it has a bullet or a number of its own, or that of a placeholder of lists.
func (s *pptxShape) block(l *pptxLine) Block {
	b := Block{Kind: report.Paragraph, Text: l.words.String(), Strong: l.strong}
	listed := s.placed && !s.reader.notes && (s.holder == "" || s.holder == "body" || s.holder == "obj")
	switch {
	case l.bullet == "none" || l.bullet == "" && !listed:
		s.counts = [9]int{}
		return b
	case l.bullet == "" || l.bullet == "char":
	default:
		s.counts[l.depth]++
		b.Number = autoNumber(l.bullet, max(l.start, 1)-1+s.counts[l.depth])
	}
	for i := l.depth + 1; i < len(s.counts); i++ {
		s.counts[i] = 0
	}
	b.Kind, b.Level = report.Item, l.depth+1
	return b
}

// autoNumber writes the number n in a scheme of PowerPoint's: arabicPeriod, alphaLcParenR, ea1ChsPlain …
func autoNumber(scheme string, n int) string {
	format := "decimal"
	for _, f := range []struct{ head, format string }{
		{"alphaLc", "lowerLetter"},
		{"alphaUc", "upperLetter"},
		{"romanLc", "lowerRoman"},
		{"romanUc", "upperRoman"},
		{"circleNum", "decimalEnclosedCircle"},
		{"ea1Chs", "chineseCounting"},
		{"ea1Cht", "chineseCounting"},
		{"ea1Jpn", "chineseCounting"},
	} {
		if strings.HasPrefix(scheme, f.head) {
			format = f.format
		}
	}
	s := countIn(format, n)
	switch {
	case strings.HasSuffix(scheme, "Period"):
		return s + "."
	case strings.HasSuffix(scheme, "ParenBoth"):
		return "(" + s + ")"
	case strings.HasSuffix(scheme, "ParenR"):
		return s + ")"
	}
	return s
}
