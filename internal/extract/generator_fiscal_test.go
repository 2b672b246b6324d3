package extract_test

import "fmt"

// fiscal gives the fiscal year and quarter n quarters after the last reported one, for years that end in May or June.
func (d *document) fiscal(n int) (year, q int) {
	y, c := d.lastQuarter()
	for range n {
		if c++; c > 4 {
			y, c = y+1, 1
		}
	}
	if c >= 3 {
		return y + 1, c - 2
	}
	return y, c + 2
}

// fiscalQuarter names a fiscal quarter; its calendar quarter is as good a key.
func fiscalQuarter(n int) func(*filler) moment {
	return func(f *filler) moment {
		y, q := f.doc.fiscal(n)
		zh, yy := string([]rune("一二三四")[q-1]), y%100
		cy, cq := y-1, q+2
		if cq > 4 {
			cy, cq = y, q-2
		}
		return moment{f.one(
			fmt.Sprintf("FY%dQ%d", yy, q), fmt.Sprintf("FY%dQ%d", y, q), fmt.Sprintf("%d财年第%s财季", y, zh), fmt.Sprintf("%d财年%s季度", y, zh),
			fmt.Sprintf("%d财年Q%d", y, q), fmt.Sprintf("%d财年第%s季度", y, zh), fmt.Sprintf("%dQFY%d", q, yy),
		), []string{fmt.Sprintf("FY%dQ%d", y, q), fmt.Sprintf("%dQ%d", cy, cq)}}
	}
}

// fiscalYear names the fiscal year of the next quarter.
func fiscalYear(f *filler) moment {
	y, _ := f.doc.fiscal(1)
	return moment{f.one(fmt.Sprintf("FY%d", y%100), fmt.Sprintf("FY%d", y), fmt.Sprintf("%d财年", y), fmt.Sprintf("%d财年全年", y)), keys("FY%d", y)}
}

// monthsSoFar is January to the month before the report's.
func monthsSoFar(f *filler) moment {
	y, m := f.doc.monthBefore()
	if m == 1 {
		return moment{fmt.Sprintf("%d年1月", y), keys("%d-01", y)}
	}
	return moment{f.one(fmt.Sprintf("%d年1-%d月", y, m), fmt.Sprintf("1-%d月", m), fmt.Sprintf("%d年前%s个月", y, string([]rune("一二三四五六七八九十")[m-1])), fmt.Sprintf("今年1-%d月", m), fmt.Sprintf("%d年1—%d月", y, m)), keys("%d-01..%02d", y, m)}
}

func lastMonth(f *filler) moment {
	y, m := f.doc.monthBefore()
	return moment{f.one(fmt.Sprintf("%d年%d月", y, m), fmt.Sprintf("%d月份", m), fmt.Sprintf("%d月", m), fmt.Sprintf("今年%d月", m), fmt.Sprintf("%d年%d月份", y, m)), keys("%d-%02d", y, m)}
}

func endOfMonth(f *filler) moment {
	y, m := f.doc.monthBefore()
	return moment{f.one(fmt.Sprintf("%d年%d月底", y, m), fmt.Sprintf("%d月末", m), fmt.Sprintf("%d年%d月末", y, m), fmt.Sprintf("今年%d月底", m)), keys("at:%d-%02d", y, m)}
}

// monthBefore gives the month before the report's; reports are of March to October, so that it is of the same year.
func (d *document) monthBefore() (year, month int) { return d.date.Year(), int(d.date.Month()) - 1 }

func endOf(y, q int) string {
	return fmt.Sprintf("%d年%s", y, [...]string{"3月31日", "6月30日", "9月30日", "12月31日"}[q-1])
}
