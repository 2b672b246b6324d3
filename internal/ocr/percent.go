package ocr

import "slices"

// Widths in widths of a digit: a % has 1.4 to 1.8, a digit and a % 2.5 and more, two digits 2.1 (Noto Sans SC, Song, Hei); tesseract's boxes are off by a
// third of a digit at times.
const (
	onePercent = 2.3
	lonePair   = 1.75
)

// phantom is how sure tesseract is at most, 0..100, of a sign that is not there: 91 to 96 were seen, and 98 to 99 of digits that are.
const phantom = 97.5

// percents mends the sign that tesseract's Chinese model reads wrong most: a % as 9%, 9%6, %6, 96 or 90, which would make 89% out of 8%. The signs
// tell: together they are no wider than one % is, and tesseract is less sure of one of them than of digits.
func percents(signs []sign) []sign {
	digit := digitWidth(signs)
	if digit == 0 {
		return signs
	}
	var out []sign
	for i := 0; i < len(signs); {
		n := percentAt(signs[i:], digit)
		if n == 0 || len(out) == 0 || !isDigit(out[len(out)-1].text) {
			out = append(out, signs[i])
			i++
			continue
		}
		s := signs[i]
		for _, t := range signs[i+1 : i+n] {
			s.box = s.with(t.box)
			s.sure = min(s.sure, t.sure)
		}
		s.text = "%"
		out = append(out, s)
		i += n
	}
	return out
}

// percentAt tells how many signs at the front are one %, 0 when they are not.
func percentAt(signs []sign, digit float64) int {
	text := ""
	b := signs[0].box
	found, least := 0, 100.0
	for n := 1; n <= min(3, len(signs)); n++ {
		text += signs[n-1].text
		b = b.with(signs[n-1].box)
		least = min(least, signs[n-1].sure)
		limit := onePercent
		if text == "96" || text == "90" {
			limit = lonePair
		}
		switch text {
		case "9%", "9%6", "9%0", "%6", "%0", "96", "90":
			if least < phantom && b.wide() < limit*digit && !isDigit(next(signs, n)) {
				found = n
			}
		}
	}
	return found
}

func next(signs []sign, n int) string {
	if n < len(signs) {
		return signs[n].text
	}
	return ""
}

// digitWidth gives the usual width of the line's digits, 0 when it has none whose place can be told.
func digitWidth(signs []sign) float64 {
	var widths []float64
	for _, s := range signs {
		if isDigit(s.text) && s.text != "1" && s.wide() > s.high()/4 {
			widths = append(widths, s.wide())
		}
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)/2]
}

func isDigit(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }
