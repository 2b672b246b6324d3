package format

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// generalDigits is how many digits behind the point a number without a format shows.
const generalDigits = 10

// cellFormat is what a number format shows of a number.
type cellFormat struct {
	date       string // Go's layout of a date, "" for a number
	percent    bool
	digits     int  // behind the point, -1 for general
	fixed      bool // all of them are shown: 2.10
	thousands  int  // times the number is divided by 1,000
	head, tail string
}

// builtinFormats are the codes of number formats that files leave out (ECMA-376 part 1, 18.8.30); 27 to 58 are those of Chinese.
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-m-d", 15: "d-mmm-yy", 16: "m-d", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
	21: "h:mm:ss", 22: "yyyy-m-d h:mm", 27: "yyyy-m", 28: "m-d", 29: "m-d", 30: "m-d-yy", 31: "yyyy-m-d", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-m",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 50: "yyyy-m", 51: "m-d", 52: "yyyy-m", 53: "m-d", 54: "m-d", 55: "h:mm", 56: "h:mm:ss",
	57: "yyyy-m", 58: "m-d",
}

// styles reads the number formats of the styles of cells.
func (r *xlsxReader) styles(x *xmlReader) error {
	codes := map[int]string{}
	return x.each(func(e element) error {
		switch e.name {
		case "numFmts":
			return x.each(func(e element) error {
				codes[atoi(e.attr("numFmtId"))] = e.attr("formatCode")
				return x.skip()
			})
		case "cellXfs":
			return x.each(func(e element) error {
				id := atoi(e.attr("numFmtId"))
				code, own := codes[id]
				if !own {
					code = builtinFormats[id]
				}
				r.formats = append(r.formats, readFormat(code))
				return x.skip()
			})
		}
		return x.skip()
	})
}

// readFormat reads a format's code; of its sections the first counts.
func readFormat(code string) cellFormat {
	f := cellFormat{digits: -1}
	var mask strings.Builder // the code without what stands as it is
	text := &f.head
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			i = len(code)
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				end = len(code) - i - 1
			}
			*text += code[i+1 : i+1+end]
			i += end + 1
		case '\\', '_', '*':
			if i++; c == '\\' && i < len(code) && code[i] < 0x80 {
				*text += code[i : i+1]
			}
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				end = len(code) - i - 1
			}
			if inner := code[i+1 : i+end]; strings.HasPrefix(inner, "$") {
				sign, _, _ := strings.Cut(inner[1:], "-")
				*text += sign
			}
			i += end
		default:
			if strings.IndexByte("0#?.,%", c) >= 0 {
				text = &f.tail
			} else if c >= 0x80 || strings.IndexByte("$+-()/ ", c) >= 0 {
				*text += string(c)
			}
			mask.WriteByte(c)
		}
	}
	f.kind(strings.ToLower(mask.String()))
	return f
}

// kind tells by the mask whether the format is of dates, shares or numbers.
func (f *cellFormat) kind(mask string) {
	if strings.ContainsAny(mask, "ydhs") || strings.Contains(mask, "m") && !strings.ContainsAny(mask, "0#") && !strings.Contains(mask, "general") {
		f.date = dateLayout(mask)
		return
	}
	digits := strings.LastIndexAny(mask, "0#?")
	if digits < 0 {
		f.head, f.tail = "", ""
		return
	}
	f.percent = strings.Contains(mask, "%")
	f.thousands = len(mask[digits+1:]) - len(strings.TrimLeft(mask[digits+1:], ","))
	if strings.Contains(mask, "e+") || strings.Contains(mask, "/") {
		return
	}
	_, behind, _ := strings.Cut(mask[:digits+1], ".")
	f.digits, f.fixed = len(behind), !strings.ContainsAny(behind, "#?")
}

// dateLayout gives the layout of a date of which the mask shows these parts.
func dateLayout(mask string) string {
	day, year, clock := strings.Contains(mask, "d"), strings.Contains(mask, "y"), strings.ContainsAny(mask, "hs")
	month := strings.Contains(mask, "m")
	switch {
	case clock && !day && !year:
		return "15:04"
	case clock:
		return "2006-01-02 15:04"
	case year && month && !day:
		return "2006-01"
	case year && !month:
		return "2006"
	}
	return "2006-01-02" // a day without a year is known with it
}

// show writes a number in the format. from are the days that the workbook's dates begin behind Excel's usual day 0.
func (f cellFormat) show(v float64, from int) string {
	if f.date != "" {
		return showDate(v+float64(from), f.date)
	}
	digits := f.digits
	for range f.thousands {
		v /= 1000
	}
	if f.percent {
		v *= 100
	}
	if digits < 0 {
		digits = generalDigits
	}
	s := cellNumber(v, min(digits, 15))
	if f.fixed {
		s = strconv.FormatFloat(v, 'f', min(digits, 15), 64)
	}
	if f.percent {
		s += "%"
	}
	minus := ""
	if strings.HasPrefix(s, "-") && f.head != "" {
		minus, s = "-", s[1:]
	}
	return strings.TrimSpace(minus + strings.TrimLeft(f.head, "+-( ") + s + strings.TrimRight(f.tail, ") "))
}

// lastSerial is the serial number of the last day that Excel knows: 9999-12-31.
const lastSerial = 2958465

// showDate writes a serial date: days since 1899-12-30, for Excel counts a 29 February 1900 that never was.
func showDate(v float64, layout string) string {
	if v < 0 || v > lastSerial || math.IsNaN(v) {
		return cellNumber(v, generalDigits)
	}
	seconds := math.Round((v - math.Floor(v)) * 86400)
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(v)).Add(time.Duration(seconds) * time.Second)
	return t.Format(layout)
}
