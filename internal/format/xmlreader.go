package format

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// xmlReader walks an XML part element by element. It holds no tree, resolves no entity but the five of XML, and refuses a document type.
type xmlReader struct {
	ctx   context.Context
	d     *xml.Decoder
	level int
	most  int // levels allowed, 0 for any
	count int
}

// element is the start of an element; names are without prefix.
type element struct {
	name  string
	attrs []xml.Attr
}

// attr gives an attribute by its name without prefix, "" when it is not there.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on tells whether a switch such as <w:b/> is on.
func (e element) on() bool {
	switch e.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func newXMLReader(ctx context.Context, r io.Reader, most int) *xmlReader {
	return &xmlReader{ctx: ctx, d: xml.NewDecoder(r), most: most}
}

var errDoctype = errors.New("a document type is not allowed")

// next gives the next start, end or text.
func (x *xmlReader) next() (xml.Token, error) {
	for {
		if x.count++; x.count%1024 == 0 && x.ctx.Err() != nil {
			return nil, x.ctx.Err()
		}
		tok, err := x.d.RawToken() // names keep their prefix apart, and nothing is looked up
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if x.level++; x.most > 0 && x.level > x.most {
				return nil, fmt.Errorf("%d levels: %w", x.level, ErrLimit)
			}
			return t, nil
		case xml.EndElement:
			x.level--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			return nil, fmt.Errorf("%w: %w", ErrDamaged, errDoctype)
		}
	}
}

// root moves to the root element.
func (x *xmlReader) root() (element, error) {
	for {
		tok, err := x.next()
		if err != nil {
			return element{}, err
		}
		if t, ok := tok.(xml.StartElement); ok {
			return element{t.Name.Local, t.Attr}, nil
		}
	}
}

// each calls fn for the children of the element at hand up to its end. fn takes each child whole, by each, text or skip.
func (x *xmlReader) each(fn func(element) error) error {
	for {
		tok, err := x.next()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if err := fn(element{t.Name.Local, t.Attr}); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip moves behind the end of the element at hand.
func (x *xmlReader) skip() error {
	for level := x.level; x.level >= level; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// text gives the words of the element at hand and of all within.
func (x *xmlReader) text() (string, error) {
	var b strings.Builder
	for level := x.level; x.level >= level; {
		tok, err := x.next()
		if err != nil {
			return "", err
		}
		if t, ok := tok.(xml.CharData); ok {
			b.Write(t)
		}
	}
	return b.String(), nil
}
