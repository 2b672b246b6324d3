package format

import (
	"context"
	"fmt"
	"strings"
)

// How deep the parts of a message may stand in each other, and how many there may be (notes/formats.md).
const (
	mimeDepth = 20
	mimeParts = 1000
)

// entity is a message or a part of one: a leaf with a body, or one with parts.
type entity struct {
	header mimeHeader
	kind   string            // "text/html"
	params map[string]string // of the kind
	body   string            // as transferred
	parts  []*entity
}

// mimeParser counts what a message costs.
type mimeParser struct {
	ctx   context.Context
	parts int
}

// parseMIME reads a message. Its bytes are cut, not copied. The error wraps ErrLimit or is ctx's.
func parseMIME(ctx context.Context, data string) (*entity, error) {
	for range 3 { // an envelope line, or empty lines, may stand before the header
		if line, rest, ok := strings.Cut(data, "\n"); ok && (strings.TrimSpace(line) == "" || strings.HasPrefix(line, "From ")) {
			data = rest
		}
	}
	p := &mimeParser{ctx: ctx}
	return p.entity(strings.TrimPrefix(data, "\uFEFF"), 0)
}

func (p *mimeParser) entity(data string, depth int) (*entity, error) {
	p.parts++
	if depth > mimeDepth || p.parts > mimeParts {
		return nil, fmt.Errorf("%d parts, %d levels: %w", p.parts, depth, ErrLimit)
	}
	if err := p.ctx.Err(); err != nil {
		return nil, err
	}
	e := &entity{header: mimeHeader{}, body: data}
	if line, _, _ := strings.Cut(data, "\n"); depth > 0 || fieldLine.MatchString(line) {
		e.header, e.body = splitHeader(data)
	}
	e.kind, e.params = e.header.mediaType("content-type")
	if e.kind == "" || !strings.Contains(e.kind, "/") {
		e.kind = "text/plain"
	}
	if !strings.HasPrefix(e.kind, "multipart/") || e.params["boundary"] == "" {
		return e, nil
	}
	for _, part := range cutParts(e.body, e.params["boundary"]) {
		child, err := p.entity(part, depth+1)
		if err != nil {
			return nil, err
		}
		e.parts = append(e.parts, child)
	}
	return e, nil
}

// cutParts cuts a body at its boundary lines; one that is not closed goes on to the end.
func cutParts(body, boundary string) (out []string) {
	sign := "--" + boundary
	from := -1 // of the part at hand
	for at := 0; at < len(body); {
		i := strings.Index(body[at:], sign)
		if i < 0 {
			break
		}
		i += at
		at = i + len(sign)
		line, _, _ := strings.Cut(body[at:], "\n")
		tail := strings.TrimSpace(line)
		if i > 0 && body[i-1] != '\n' || tail != "" && tail != "--" {
			continue // the words stand within a line, or begin another boundary
		}
		if from >= 0 {
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(body[from:i], "\n"), "\r"))
		}
		if from = min(at+len(line)+1, len(body)); tail == "--" {
			return out
		}
	}
	if from >= 0 && from < len(body) {
		out = append(out, body[from:])
	}
	return out
}

// data gives what a leaf holds, its transfer encoding undone.
func (e *entity) data() []byte {
	switch strings.ToLower(strings.TrimSpace(e.header["content-transfer-encoding"])) {
	case "base64":
		return decodeBase64(e.body)
	case "quoted-printable":
		return decodeQuoted(e.body)
	}
	return []byte(e.body)
}

// fileName gives the name that a part has as a file; "" when it has none.
func (e *entity) fileName() string {
	_, params := e.header.mediaType("content-disposition")
	for _, name := range []string{params["filename"], e.params["name"]} {
		if name != "" {
			return name
		}
	}
	return ""
}

// attached tells whether a part is a file of its own rather than a piece of the text.
func (e *entity) attached() bool {
	disposition, _ := e.header.mediaType("content-disposition")
	text := e.kind == "text/plain" || e.kind == "text/html"
	return disposition == "attachment" || !text || disposition != "inline" && e.fileName() != ""
}

// leaves gives what a message shows: its pieces of text, the best of each choice, and the files attached to it. Pictures and styles of a page are left out.
func (e *entity) leaves() (texts, files []*entity) {
	switch {
	case len(e.parts) == 0:
		switch {
		case strings.HasPrefix(e.kind, "multipart/"):
		case !e.attached():
			texts = append(texts, e)
		case !passedOver[e.kind] && !e.embedded():
			files = append(files, e)
		}
	case e.kind == "multipart/alternative":
		for _, p := range e.parts { // the last that can be read is the best (RFC 2046, 5.1.4)
			t, f := p.leaves()
			files = append(files, f...)
			if len(t) > 0 {
				texts = t
			}
		}
	default:
		for _, p := range e.parts {
			t, f := p.leaves()
			texts, files = append(texts, t...), append(files, f...)
		}
	}
	return texts, files
}

// passedOver are parts that serve the mail and are none of the user's files.
var passedOver = wordSet("text/calendar text/css text/x-amp-html application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature message/delivery-status message/disposition-notification text/rfc822-headers application/javascript text/javascript")

// embedded tells whether a part is a picture that the text shows, such as a logo.
func (e *entity) embedded() bool {
	disposition, _ := e.header.mediaType("content-disposition")
	return strings.HasPrefix(e.kind, "image/") && disposition != "attachment"
}
