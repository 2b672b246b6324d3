package extract_test

import (
	"fmt"
	"time"
)

var timeSlots = map[string]slot{
	"周":  when(thisWeek),
	"月":  when(monthToDate),
	"年":  when(yearToDate),
	"日":  when(day),
	"美日": when(usDay),
	"五日": when(fiveDays),
	"两周": when(twoWeeks),
	"期间": when(func(f *filler) moment {
		return []func(*filler) moment{thisWeek, thisWeek, monthToDate, yearToDate}[f.IntN(4)](f)
	}),
	"流期": when(func(f *filler) moment {
		return []func(*filler) moment{plainWeek, monthToDate, yearToDate, fiveDays}[f.IntN(4)](f)
	}),
	"截至日": func(f *filler) (string, bool) { return chinese(f.doc.friday), true },
	"季":   when(quarter),
	"季隐": func(f *filler) (string, bool) {
		y, q := f.doc.lastQuarter()
		f.cell().when = []moment{{keys: keys("%dQ%d", y, q)}}
		return "", true
	},
	"季英": when(func(f *filler) moment {
		y, q := f.doc.lastQuarter()
		return moment{fmt.Sprintf("Q%d %d", q, y), keys("%dQ%d", y, q)}
	}),
	"半年":  when(half),
	"全年":  when(lastYear),
	"去年":  when(lastYear),
	"今年":  when(thisYear),
	"今年英": when(func(f *filler) moment { y := f.doc.date.Year(); return moment{fmt.Sprint(y), keys("%d", y)} }),
	"财季":  when(fiscalQuarter(0)),
	"下财季": when(fiscalQuarter(1)),
	"财年":  when(fiscalYear),
	"三年":  years(3),
	"两年":  years(2),
	"预年":  years(1),
	"月累":  when(monthsSoFar),
	"上月":  when(lastMonth),
	"上月末": when(endOfMonth),
	"期末":  func(f *filler) (string, bool) { y, q := f.doc.lastQuarter(); return endOf(y, q), true },
}

func keys(format string, a ...any) []string { return []string{fmt.Sprintf(format, a...)} }

// when makes a slot for a period.
func when(draw func(*filler) moment) slot {
	return func(f *filler) (string, bool) {
		m := draw(f)
		f.cell().when = []moment{m}
		return m.text, true
	}
}

// years makes a slot for as many years ahead, this one first.
func years(n int) slot {
	return func(f *filler) (string, bool) {
		y := f.doc.date.Year()
		for i := range n {
			f.cell().when = append(f.cell().when, moment{keys: keys("%d", y+i)})
		}
		if n == 1 {
			return f.one(fmt.Sprintf("%d年", y), fmt.Sprintf("%dE", y), fmt.Sprintf("%d年", y)), true
		}
		last := y + n - 1
		return f.one(fmt.Sprintf("%d-%d年", y, last), fmt.Sprintf("%d—%d年", y, last), fmt.Sprintf("%d-%d年", y, last),
			fmt.Sprintf("%d年至%d年", y, last), fmt.Sprintf("%d-%d年", y%100, last%100)), true
	}
}

func chinese(t time.Time) string { return fmt.Sprintf("%d月%d日", t.Month(), t.Day()) }

func plainWeek(*filler) moment { return moment{"本周", keys("week")} }

// thisWeek writes the week of the report; one dated on a Sunday may call it the last.
func thisWeek(f *filler) moment {
	mon, fri := f.doc.friday.AddDate(0, 0, -4), f.doc.friday
	span := chinese(mon) + "-" + chinese(fri)
	dots := fmt.Sprintf("%d.%d-%d.%d", mon.Month(), mon.Day(), fri.Month(), fri.Day())
	now := "本周"
	if f.doc.date.Weekday() == time.Sunday && f.doc.last {
		now = "上周"
	}
	return moment{f.one(now, now, now, now, "过去一周", span, now+"（"+span+"）", now+"（"+dots+"）", chinese(mon)+"至"+chinese(fri), span+"当周"), keys("week")}
}

func monthToDate(f *filler) moment {
	m := int(f.doc.friday.Month())
	return moment{f.one("本月以来", "本月以来", "本月至今", "月初至今", "月初以来", fmt.Sprintf("%d月以来", m), fmt.Sprintf("%d月至今", m)), keys("mtd")}
}

func yearToDate(f *filler) moment {
	y := f.doc.friday.Year()
	return moment{f.one("年初至今", "今年以来", "年初以来", fmt.Sprintf("%d年以来", y), fmt.Sprintf("%d年初至今", y), fmt.Sprintf("%d年至今", y)), keys("ytd")}
}

func day(f *filler) moment {
	i := f.IntN(5)
	t := f.doc.friday.AddDate(0, 0, -i)
	name := "周" + string([]rune("一二三四五")[4-i])
	return moment{f.one(name, "本"+name, chinese(t), chinese(t)+"（"+name+"）"), keys("day")}
}

func usDay(f *filler) moment {
	i := f.IntN(5)
	t := f.doc.friday.AddDate(0, 0, -i)
	name := "周" + string([]rune("一二三四五")[4-i])
	return moment{f.one(name+"美股", "美股"+name, chinese(t)+"美股", name+"收盘，美股"), keys("day")}
}

// fiveDays is the week's five days; a reader may call it the week, as the labels of shared/eval do.
func fiveDays(f *filler) moment {
	return moment{f.one("近五个交易日", "近5个交易日", "过去五个交易日", "最近5个交易日"), []string{"5d", "week"}}
}

func twoWeeks(f *filler) moment {
	from, fri := f.doc.friday.AddDate(0, 0, -11), f.doc.friday
	span := fmt.Sprintf("%d/%d-%d/%d", from.Month(), from.Day(), fri.Month(), fri.Day())
	return moment{f.one("近两周", "过去两周", "最近两周", "近2周（"+span+"）", "近两周（"+span+"）"), keys("2week")}
}

// lastQuarter gives the last quarter that companies have reported: five weeks after its end.
func (d *document) lastQuarter() (year, q int) {
	t := d.date.AddDate(0, 0, -35)
	year, q = t.Year(), (int(t.Month())+2)/3-1
	if q == 0 {
		year, q = year-1, 4
	}
	return year, q
}

func quarter(f *filler) moment {
	y, q := f.doc.lastQuarter()
	zh, yy := string([]rune("一二三四")[q-1]), y%100
	rel := "今年"
	if y < f.doc.date.Year() {
		rel = "去年"
	}
	return moment{f.one(
		fmt.Sprintf("%d年第%s季度", y, zh), fmt.Sprintf("%d年%s季度", y, zh), fmt.Sprintf("%d年Q%d", y, q), fmt.Sprintf("%dQ%d", yy, q),
		fmt.Sprintf("%dQ%d", q, yy), fmt.Sprintf("%dQ%d", y, q), fmt.Sprintf("%d年Q%d", yy, q),
		fmt.Sprintf("%d年%d-%d月", y, q*3-2, q*3), rel+zh+"季度",
	), []string{fmt.Sprintf("%dQ%d", y, q), fmt.Sprintf("%d-%02d..%02d", y, q*3-2, q*3)}}
}

func half(f *filler) moment {
	y, q := f.doc.lastQuarter()
	h := q / 2
	if h == 0 {
		y, h = y-1, 2
	}
	name := string([]rune("上下")[h-1]) + "半年"
	return moment{f.one(fmt.Sprintf("%d年%s", y, name), fmt.Sprintf("%dH%d", y, h), fmt.Sprintf("%dH%d", h, y%100), fmt.Sprintf("%dH%d", y%100, h)), keys("%dH%d", y, h)}
}

func lastYear(f *filler) moment {
	y := f.doc.date.Year() - 1
	return moment{f.one(fmt.Sprintf("%d年", y), fmt.Sprintf("%d年全年", y), fmt.Sprintf("%d全年", y), fmt.Sprintf("%d年度", y), "去年全年"), keys("%d", y)}
}

func thisYear(f *filler) moment {
	y := f.doc.date.Year()
	return moment{f.one(fmt.Sprintf("%d年", y), fmt.Sprintf("%d年", y), fmt.Sprintf("%d年全年", y), "今年", "今年全年", fmt.Sprintf("%d全年", y), fmt.Sprintf("%d年度", y)), keys("%d", y)}
}
