package chart

import "math"

// scale maps values to y in a band of the picture.
type scale struct {
	min, max float64
	band     box
}

// newScale spans the values with room for a label beyond both ends where columns or points reach.
func newScale(values []float64, zero bool, band box) scale {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		lo, hi = math.Min(lo, v), math.Max(hi, v)
	}
	if zero || len(values) == 0 {
		lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	}
	if hi-lo < 1e-9 { // all zero, or all the same
		lo, hi = lo-1, hi+1
	}
	room := (hi - lo) * (small * 1.7) / max(band.height()-2*small*1.7, 20)
	if hi > 0 || !zero {
		hi += room
	}
	if lo < 0 || !zero {
		lo -= room
	}
	return scale{lo, hi, band}
}

func (s scale) y(v float64) float64 {
	return s.band.y1 - (v-s.min)/(s.max-s.min)*s.band.height()
}

// ticks gives round values within the scale, about one for every 48 units of height.
func (s scale) ticks() []float64 {
	n := max(3, math.Floor(s.band.height()/48))
	step := nice((s.max - s.min) / n)
	var out []float64
	for k := math.Ceil(s.min / step); k*step <= s.max; k++ {
		out = append(out, k*step)
	}
	return out
}

// nice rounds a step up to 1, 2, 2.5 or 5 times a power of ten.
func nice(step float64) float64 {
	base := math.Pow(10, math.Floor(math.Log10(step)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if step <= m*base*(1+1e-9) {
			return m * base
		}
	}
	return 10 * base
}

// grid draws the lines of a scale with their values at the left, or at the right edge of the band.
func (c *canvas) grid(s scale, format func(float64) string, side align) {
	for _, v := range s.ticks() {
		y := s.y(v)
		color := c.palette.grid
		if math.Abs(v) < 1e-9 {
			color = c.zero
		}
		c.rule(s.band.x0, s.band.x1, y, color)
		if side == left {
			c.text(format(v), s.band.x0-8, y+small*0.36, small, c.soft, right)
		} else {
			c.text(format(v), s.band.x1+8, y+small*0.36, small, c.soft, left)
		}
	}
}

// plain writes a tick: no more decimals than the value has.
func plain(v float64) string { return number(math.Round(v*10) / 10) }

func percent(v float64) string { return plain(v) + "%" }
