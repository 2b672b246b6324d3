package chart

import "github.com/wcharczuk/go-chart/v2/drawing"

// palette is the colours of a picture. Text has a contrast of at least 4.5:1 on the ground.
type palette struct {
	ground, ink, soft, grid, zero drawing.Color
	red, green, blue              drawing.Color
	subjects                      []drawing.Color // for companies and sectors, told apart without red and green
}

var light = palette{
	ground: hex("ffffff"), ink: hex("1f2328"), soft: hex("656d76"), grid: hex("eceef1"), zero: hex("a8afb8"),
	red: hex("c93a32"), green: hex("1f8a5b"), blue: hex("3a6db5"),
	subjects: []drawing.Color{hex("3a6db5"), hex("d8863b"), hex("2b9a94"), hex("8863b5"), hex("7d8794"), hex("b5588a"), hex("a08a2e"), hex("4aa3d8"), hex("96664a"), hex("3f4a8f")},
}

var dark = palette{
	ground: hex("1c1e22"), ink: hex("e6e8eb"), soft: hex("9aa2ad"), grid: hex("2d3036"), zero: hex("666d78"),
	red: hex("ee6a61"), green: hex("4cbb85"), blue: hex("6d9fe6"),
	subjects: []drawing.Color{hex("6d9fe6"), hex("e5a05c"), hex("4cbdb6"), hex("ab8be0"), hex("9aa2ad"), hex("dc84b2"), hex("cbb655"), hex("7cc6f2"), hex("c49a80"), hex("8f9be8")},
}

func (o Options) palette() palette {
	if o.Dark {
		return dark
	}
	return light
}

// sign gives the colour of a move by the user's convention.
func (p palette) sign(v float64, colors string) drawing.Color {
	up, down := p.red, p.green
	switch colors {
	case ColorsIntl:
		up, down = p.green, p.red
	case ColorsNone:
		return p.blue
	}
	if v < 0 {
		return down
	}
	return up
}

// tint mixes a colour into the ground: share 1 is the colour itself. The result is opaque, so that gridlines do not show through a column.
func (p palette) tint(c drawing.Color, share float64) drawing.Color {
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*share + float64(b)*(1-share) + 0.5) }
	return drawing.Color{R: mix(c.R, p.ground.R), G: mix(c.G, p.ground.G), B: mix(c.B, p.ground.B), A: 255}
}

func hex(s string) drawing.Color { return drawing.ColorFromHex(s) }
