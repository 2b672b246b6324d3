package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// fit shortens s with an ellipsis until it is at most width wide.
func (c *canvas) fit(s string, size, width float64) string {
	if c.measure(s, size) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 1 && c.measure(string(r)+"…", size) > width {
		r = r[:len(r)-1]
	}
	return strings.TrimRight(string(r), " ·、，") + "…"
}

// wrap breaks a name in at most two lines of the given width: before a bracket or at a space where that fits, else anywhere; the second is shortened.
func (c *canvas) wrap(s string, size, width float64) []string {
	if c.measure(s, size) <= width {
		return []string{s}
	}
	for _, at := range []string{"(", " "} {
		i := strings.LastIndex(s, at)
		if i > 0 && c.measure(s[:i], size) <= width {
			return []string{s[:i], c.fit(strings.TrimSpace(s[i:]), size, width)}
		}
	}
	r := []rune(s)
	for n := (len(r) + 1) / 2; n < len(r); n++ { // even halves where both fit, else a full first line
		if c.measure(string(r[n:]), size) <= width && c.measure(string(r[:n]), size) <= width {
			return []string{string(r[:n]), string(r[n:])}
		}
	}
	n := len(r)
	for n > 1 && c.measure(string(r[:n]), size) > width {
		n--
	}
	return []string{string(r[:n]), c.fit(string(r[n:]), size, width)}
}

// tag is a label and the places it may stand at, best first: each a point for the middle of its baseline.
type tag struct {
	text   string
	color  drawing.Color
	places []point
	halo   bool // on a patch of the ground, where lines may run behind
}

// place writes a label at the first of its places where it meets no other label or point and stays in the frame; it is left out when there is none.
func (c *canvas) place(t tag, frame box) bool {
	w := c.measure(t.text, small)
	for _, p := range t.places {
		b := box{p.x - w/2 - 1, p.y - small*0.82, p.x + w/2 + 1, p.y + small*0.2}
		if b.x0 < frame.x0 || b.x1 > frame.x1 || b.y0 < frame.y0 || b.y1 > frame.y1 || c.covered(b) {
			continue
		}
		c.taken = append(c.taken, b)
		if t.halo {
			c.fill(b, c.ground)
		}
		c.text(t.text, p.x, p.y, small, t.color, center)
		return true
	}
	return false
}

func (c *canvas) covered(b box) bool {
	for _, t := range c.taken {
		if t.meets(b) {
			return true
		}
	}
	return false
}

// signed writes a move: +2.43, −3.25, 0.00.
func signed(v float64) string { return signedTo(v, 2) }

func signedTo(v float64, decimals int) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	switch {
	case strings.Trim(s, "0.") == "":
		return s
	case v < 0:
		return "−" + s
	}
	return "+" + s
}

// number writes an amount with at most one decimal and its thousands set apart.
func number(v float64) string {
	s := strconv.FormatFloat(math.Abs(math.Round(v*10)/10), 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if frac != "" {
		whole += "." + frac
	}
	if v < 0 {
		return "−" + whole
	}
	return whole
}
