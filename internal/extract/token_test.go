package extract

import (
	"fmt"
	"testing"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// tokensOf cuts one sentence.
func tokensOf(s string) []Token { return newScanner(lexicon.Default()).tokens(s, 0) }

// first gives the first token of a kind.
func first(t *testing.T, s string, k TokenKind) Token {
	t.Helper()
	for _, tok := range tokensOf(s) {
		if tok.Kind == k {
			return tok
		}
	}
	t.Fatalf("%q has no token of kind %d", s, k)
	return Token{}
}

// Numbers with sign, qualifier, thousands, scale, currency and unit, and ranges.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ show, text, want string }{
		{"a bare percentage", "上涨3.2%", "3.2 u1"},
		{"a printed minus behind a word", "服务器指数-3.25%", "-3.25 u1"},
		{"full width", "下跌１．３５％", "1.35 u1"},
		{"points", "跑赢1.64个百分点", "1.64 u2"},
		{"pct for points", "提升0.8pct", "0.8 u2"},
		{"a level", "4352.1点", "4352.1 u4"},
		{"over", "涨超2%", "2 u1 over"},
		{"not up to", "不到2%", "2 u1 under"},
		{"at least behind the number", "增长50%以上", "50 u1 at_least"},
		{"hundred millions with currency", "资本支出229亿元", "229 u5 亿元"},
		{"thousands separators", "2,000亿美元", "2000 u5 亿美元"},
		{"dollars in front", "Amazon $2000 亿", "2000 u5 亿美元"},
		{"billions", "about $200B in 2026", "200 u5 billion美元 about"},
		{"a range that shares its unit", "640-720亿美元", "640..720 u5 亿美元"},
		{"a range with units at both ends", "660亿-720亿美元", "660..720 u5 亿美元"},
		{"a range with 到", "1750 亿到 1850 亿之间", "1750..1850 u5 亿"},
		{"a range with a tilde and thousands", "1,150~1,350亿美元", "1150..1350 u5 亿美元"},
		{"a range of billions", "$175-185B", "175..185 u5 billion美元"},
		{"a range of percent", "50%-100%", "50..100 u1"},
		{"a range with 和 and 之间", "910亿美元和930亿美元之间", "910..930 u5 亿美元"},
		{"and is no range without 之间", "2.37%和0.52%", "2.37 u1"},
		{"a heap of numbers is marked", "4996.1-2.5%-4.1%", "4996.1 u1 glued"},
		{"a number cut off", "资本开支/32...", "32 u0 cut"},
		{"a count", "490.9万个基站", "490.9 u7"},
		{"an ordinal", "排名第22位", "22 u6"},
		{"an ordinal in words", "位列第十一", "11 u6"},
	} {
		if got := show(first(t, c.text, Number).Num); got != c.want {
			t.Errorf("%s: %q gives %s, want %s", c.show, c.text, got, c.want)
		}
	}
}

func show(a Amount) string {
	s := fmt.Sprint(a.Value)
	if a.Range {
		s = fmt.Sprintf("%v..%v", a.Low, a.High)
	}
	s += fmt.Sprintf(" u%d", a.Unit)
	for _, part := range []string{a.Scale + a.Currency, string(a.Qualifier)} {
		if part != "" && a.Unit != Counting {
			s += " " + part
		}
	}
	if a.Cut {
		s += " cut"
	}
	if a.Glued {
		s += " glued"
	}
	return s
}

// Model numbers, names with digits and dates are no numbers.
func TestNoNumbers(t *testing.T) {
	for _, s := range []string{"GPT-5发布", "H20芯片", "沪深300上涨", "科创50指数", "800G以太网", "G652D光纤"} {
		for _, k := range tokensOf(s) {
			if k.Kind == Number && k.Num.Unit != Counting {
				t.Errorf("%q gives the number %v", s, k.Num.Value)
			}
		}
	}
}

// Periods in all the forms of the field.
func TestMoments(t *testing.T) {
	for _, c := range []struct {
		text string
		want Moment
	}{
		{"4Q25资本开支", Moment{Year: 2025, Q: 4}},
		{"25Q4达到", Moment{Year: 2025, Q: 4}},
		{"2025Q4", Moment{Year: 2025, Q: 4}},
		{"Q4 2025 capex", Moment{Year: 2025, Q: 4}},
		{"1H26", Moment{Year: 2026, Half: 1}},
		{"2025年第四季度", Moment{Year: 2025, Q: 4}},
		{"2025年上半年", Moment{Year: 2025, Half: 1}},
		{"二零二五年第二季", Moment{Year: 2025, Q: 2}},
		{"今年二季度", Moment{RelYear: true, Q: 2}},
		{"去年四季度", Moment{RelYear: true, Rel: -1, Q: 4}},
		{"2026财年第二季度", Moment{Year: 2026, Q: 2, Fiscal: true}},
		{"FY26Q2", Moment{Year: 2026, Q: 2, Fiscal: true}},
		{"FY2026", Moment{Year: 2026, Fiscal: true}},
		{"第一财季", Moment{Q: 1, Fiscal: true}},
		{"2026年1-2月", Moment{Year: 2026, Month: 1, LastM: 2}},
		{"2026年2月", Moment{Year: 2026, Month: 2}},
		{"2025-2027年", Moment{Year: 2025, Years: true}},
		{"3月23日-3月27日", Moment{Month: 3, Day: 23, To: Day{0, 3, 27}}},
		{"3月22日-26日", Moment{Month: 3, Day: 22, To: Day{0, 3, 26}}},
		{"2025年7月28日至2025年8月1日", Moment{Year: 2025, Month: 7, Day: 28, To: Day{2025, 8, 1}}},
		{"6/27-7/10", Moment{Month: 6, Day: 27, To: Day{0, 7, 10}}},
		{"（7.14-7.20）", Moment{Month: 7, Day: 14, To: Day{0, 7, 20}}},
		{"2025.7.28-2025.8.3", Moment{Year: 2025, Month: 7, Day: 28, To: Day{2025, 8, 3}}},
		{"2025/09/15-2025/09/19", Moment{Year: 2025, Month: 9, Day: 15, To: Day{2025, 9, 19}}},
		{"年初至今", Moment{Key: "ytd", Word: true}},
		{"本月以来", Moment{Key: "mtd", Word: true}},
		{"近五个交易日", Moment{Key: "5d", Word: true}},
		{"近2周", Moment{Key: "2week", Word: true}},
		{"2026年以来", Moment{Year: 2026, Since: true}},
		{"9月季度", Moment{Q: 3}},
	} {
		if got := first(t, c.text, When).When; got != c.want {
			t.Errorf("%q gives %+v, want %+v", c.text, got, c.want)
		}
	}
}

// Numbers that look like dates are no dates.
func TestNoMoments(t *testing.T) {
	for _, s := range []string{"2.5-3.5倍", "3.37%、0.52%", "10/28；", "32/43/55寸", "2000亿美元", "10年期国债", "未来5-10年内"} {
		for _, k := range tokensOf(s) {
			if k.Kind == When {
				t.Errorf("%q gives the period %+v", s, k.When)
			}
		}
	}
}

// The fiscal quarter of a company falls in the calendar quarter that holds most of its days.
func TestFiscalQuarters(t *testing.T) {
	for _, c := range []struct {
		company, want, calendar string
		year, q                 int
	}{
		{"微软", "FY2026Q2", "2025Q4", 2026, 2},
		{"微软", "FY2026Q1", "2025Q3", 2026, 1},
		{"甲骨文", "FY2026Q2", "2025Q4", 2026, 2},
		{"英伟达", "FY2026Q3", "2025Q3", 2026, 3},
		{"谷歌", "2025Q4", "", 2025, 4},
	} {
		e, _ := lexicon.Default().Company(c.company)
		if d := fiscalQuarter(c.year, c.q, e, false); d.Key != c.want || d.Calendar != c.calendar {
			t.Errorf("%s quarter %d of %d: %s in %q, want %s in %q", c.company, c.q, c.year, d.Key, d.Calendar, c.want, c.calendar)
		}
	}
}

// A range of days is a week, two weeks or a month by its length.
func TestRangesOfDays(t *testing.T) {
	asOf := report.Date{Year: 2026, Month: 1, Day: 9}
	for _, c := range []struct {
		text, key, start string
	}{
		{"1月5日-1月9日", report.Week, "2026-01-05"},
		{"12月29日-1月2日", report.Week, "2025-12-29"},
		{"12/27-1/9", report.TwoWeek, "2025-12-27"},
		{"12月1日-12月31日", report.Month, "2025-12-01"},
	} {
		d := days(first(t, c.text, When).When, asOf)
		if d.Key != c.key || d.Start.String() != c.start {
			t.Errorf("%q gives %s from %s, want %s from %s", c.text, d.Key, d.Start, c.key, c.start)
		}
	}
}
