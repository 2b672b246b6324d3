package chart

import (
	"strconv"
	"testing"

	"yanku/internal/report"
	"yanku/internal/series"
)

func day(t testing.TB, s string) report.Date {
	t.Helper()
	d, ok := report.ParseDate(s)
	if !ok {
		t.Fatalf("not a date: %s", s)
	}
	return d
}

// book collects figures of made-up reports.
type book struct {
	testing.TB
	in series.Input
}

func newBook(t testing.TB) *book {
	return &book{t, series.Input{Reports: map[report.ID]report.Summary{}}}
}

func (b *book) weekly(id report.ID, start, end, date string) {
	b.in.Reports[id] = report.Summary{ID: id, Meta: report.Meta{Type: report.Weekly, Institution: "示例证券", Start: day(b, start), End: day(b, end), Date: day(b, date)}}
}

func (b *book) add(id report.ID, f report.Figure) *report.Figure {
	f.Nature = report.Actual
	f.Source.Span = report.Span{From: 10 * len(b.in.Figures), To: 10*len(b.in.Figures) + 9}
	f.Identify(id)
	b.in.Figures = append(b.in.Figures, f)
	return &b.in.Figures[len(b.in.Figures)-1]
}

func (b *book) move(id report.ID, name, period string, v float64) {
	b.add(id, report.Figure{Kind: report.IndexMove, Subject: report.Name{Text: name}, Period: report.Period{Key: period}, Quantity: report.Quantity{Value: report.Num(v), Unit: "%"}})
}

func (b *book) spend(id report.ID, company, quarter string, v float64, growth ...float64) {
	f := report.Figure{Kind: report.Capex, Subject: report.Name{Text: company}, Period: report.Period{Key: quarter}, Quantity: report.Quantity{Value: report.Num(v), Unit: "亿美元"}}
	if len(growth) > 0 {
		f.Growth.YoY = report.Num(growth[0])
	}
	b.add(id, f)
}

// weeklies has two weeks of seven sectors, one of them with a contradiction.
func weeklies(t testing.TB) series.Input {
	b := newBook(t)
	b.weekly("w1", "2026-03-16", "2026-03-20", "2026-03-22")
	b.weekly("w2", "2026-03-23", "2026-03-27", "2026-03-29")
	for _, m := range []struct {
		name                  string
		w1, m1, w2, m2, other float64
	}{
		{"光模块指数", 4.12, 8.02, 2.43, 10.65, 8.02},
		{"服务器指数", -1.86, -5.41, -3.25, -8.49, 0},
		{"IDC指数", -0.74, -3.76, -2.90, -6.55, 0},
		{"液冷指数", 1.28, 2.35, 0.47, 2.83, 0},
		{"物联网指数", 0.36, -0.92, -1.15, -2.06, 0},
		{"交换机指数", 2.05, 3.11, -0.38, 2.72, 0},
		{"运营商指数", -0.52, 0.18, 0.00, 0.66, 0},
	} {
		b.move("w1", m.name, report.Week, m.w1)
		b.move("w1", m.name, report.MTD, m.m1)
		b.move("w2", m.name, report.Week, m.w2)
		b.move("w2", m.name, report.MTD, m.m2)
		if m.other != 0 {
			b.move("w2", m.name, report.MTD, m.other)
		}
	}
	return b.in
}

// spending has four quarters of five companies with growth, and a year before of one of them.
func spending(t testing.TB) series.Input {
	b := newBook(t)
	b.weekly("c1", "2026-02-02", "2026-02-06", "2026-02-08")
	b.weekly("c2", "2026-02-09", "2026-02-13", "2026-02-13")
	for _, c := range []struct {
		name   string
		v, yoy [4]float64
	}{
		{"微软", [4]float64{167.5, 170.8, 193.9, 298.8}, [4]float64{53, 23, 30, 89}},
		{"谷歌", [4]float64{172, 224.5, 239.5, 278.5}, [4]float64{43, 70, 83, 95}},
		{"Meta", [4]float64{129.4, 165.4, 188.3, 213.8}, [4]float64{102, 102, 128, 48}},
		{"亚马逊", [4]float64{250.2, 321.8, 350.9, 395.2}, [4]float64{68, 83, 55, 42}},
		{"甲骨文", [4]float64{58.6, 90.8, 85, 120.3}, [4]float64{249, 222, 270, 202}},
	} {
		for q := range 4 {
			b.spend("c1", c.name, "2025Q"+strconv.Itoa(q+1), c.v[q], c.yoy[q])
		}
	}
	b.spend("c2", "谷歌", "2025Q4", 285)
	return b.in
}

// crowd has many weeks of many sectors with long names, of two reports each week.
func crowd(t testing.TB) series.Input {
	b := newBook(t)
	names := []string{"光模块指数", "通信设备(申万二级)", "半导体材料设备主题指数", "IDC指数", "中证人工智能产业指数", "消费电子零部件及组装", "卫星互联网指数", "液冷服务器指数", "铜缆高速连接指数", "电力设备", "国防军工", "纺织服饰", "非银金融", "基础化工", "农林牧渔", "食品饮料", "家用电器", "有色金属", "轻工制造", "社会服务", "美容护理", "交通运输"}
	monday := day(t, "2025-11-03")
	for w := range 24 {
		if w == 14 { // the Spring Festival
			monday = monday.Add(7)
		}
		for _, desk := range []string{"a", "b"} {
			id := report.ID(desk + strconv.Itoa(w))
			b.weekly(id, monday.String(), monday.Add(4).String(), monday.Add(6).String())
			for i, n := range names {
				v := float64((w*37+i*53)%97-45) / 7
				v = float64(int(v*100)) / 100
				if desk == "b" && (w+i)%11 == 0 {
					v += 0.31
				}
				b.move(id, n, report.Week, v)
				b.move(id, n, report.MTD, v*1.7)
			}
		}
		monday = monday.Add(7)
	}
	return b.in
}

// years has four years of six companies, one with a second basis, growth stated nowhere.
func years(t testing.TB) series.Input {
	b := newBook(t)
	b.weekly("y", "2026-02-02", "2026-02-06", "2026-02-08")
	for i, n := range []string{"亚马逊", "微软", "谷歌", "Meta", "甲骨文", "苹果"} {
		for q := range 16 {
			b.spend("y", n, strconv.Itoa(2022+q/4)+"Q"+strconv.Itoa(q%4+1), 60+float64((q*q+7*i*q)%190)+float64(q*(8-i)))
		}
	}
	f := report.Figure{Kind: report.Capex, Subject: report.Name{Text: "微软"}, Basis: report.WithFinanceLeases, Period: report.Period{Key: "2025Q4"}, Quantity: report.Quantity{Value: report.Num(375), Unit: "亿美元"}}
	b.add("y", f)
	return b.in
}

// nothing has a single week of a single sector that did not move, and a company that spent nothing.
func nothing(t testing.TB) series.Input {
	b := newBook(t)
	b.weekly("z", "2026-03-23", "2026-03-27", "2026-03-27")
	b.move("z", "运营商指数", report.Week, 0)
	b.spend("z", "微软", "2025Q4", 0)
	return b.in
}
