package series

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"yanku/internal/report"
)

func day(s string) report.Date {
	d, ok := report.ParseDate(s)
	if !ok {
		panic(s)
	}
	return d
}

// move makes an index move of a report; at is its place in the text.
func move(id report.ID, name, code, period string, value float64, at int) report.Figure {
	f := report.Figure{
		Kind: report.IndexMove, Subject: report.Name{Text: name, Code: code}, Period: report.Period{Key: period}, Nature: report.Actual,
		Quantity: report.Quantity{Value: report.Num(value), Unit: "%"}, Source: report.Source{Span: report.Span{From: at, To: at + 1}},
	}
	f.Identify(id)
	return f
}

func family(f report.Figure, name string) report.Figure {
	f.Subject.Family = name
	f.Identify(f.Report)
	return f
}

func weekly(id report.ID, start, end, date string) report.Summary {
	return report.Summary{ID: id, Meta: report.Meta{Type: report.Weekly, Start: day(start), End: day(end), Date: day(date), Institution: "示例证券"}}
}

func books(all ...report.Summary) map[report.ID]report.Summary {
	out := map[report.ID]report.Summary{}
	for _, r := range all {
		out[r.ID] = r
	}
	return out
}

func twoWeeks() Input {
	return Input{
		Reports: books(weekly("a", "2026-03-16", "2026-03-20", "2026-03-22"), weekly("b", "2026-03-23", "2026-03-27", "2026-03-29"), weekly("c", "2026-03-23", "2026-03-27", "2026-03-28")),
		Figures: []report.Figure{
			move("a", "IDC 指数", "866052.WI", report.Week, 1.5, 10),
			move("a", "光模块指数", "8841258.WI", report.Week, 3.1, 20),
			move("b", "IDC指数", "", report.Week, -2.9, 10),
			move("b", "光模块(CPO)指数", "8841258.WI", report.Week, 2.43, 20),
			move("b", "光模块指数", "8841258.WI", report.MTD, 10.65, 30),
			move("b", "光模块指数", "8841258.WI", report.MTD, 8.02, 40),
			move("c", "光模块指数", "8841258.WI", report.Week, 2.4, 20),
			family(move("b", "通信", "801770.SI", report.Week, -1.42, 50), "申万"),
			family(move("c", "通信", "", report.Week, -1.6, 50), "中信"),
		},
	}
}

func TestOneSectorUnderTwoWritings(t *testing.T) {
	byKey := map[string]Series{}
	for _, s := range SectorTime(twoWeeks()) {
		byKey[s.Key] = s
	}
	for _, key := range []string{"code:866052.WI", "code:8841258.WI"} {
		if got := len(byKey[key].Points); got != 2 {
			t.Errorf("%s has %d weeks, want 2: %+v", key, got, byKey[key])
		}
	}
	if byKey["code:801770.SI"].Label() != "通信(申万)" || byKey["name:中信|通信"].Label() != "通信(中信)" {
		t.Errorf("申万通信 and 中信通信 are two series, got %v", byKey)
	}
}

// A report that writes 光模块指数 without a code goes with the only code that 光模块(CPO)指数 has; with two such codes it stays alone.
func TestNameWithoutCodeFindsItsSeries(t *testing.T) {
	in := Input{
		Reports: books(weekly("a", "2026-03-16", "2026-03-20", "2026-03-22"), weekly("b", "2026-03-23", "2026-03-27", "2026-03-29")),
		Figures: []report.Figure{move("a", "光模块(CPO)指数", "8841258.WI", report.Week, 5.36, 1), move("b", "光模块指数", "", report.Week, -2.18, 1)},
	}
	if got := SectorTime(in); len(got) != 1 || len(got[0].Points) != 2 {
		t.Errorf("one code, one series: %+v", got)
	}
	in.Figures = append(in.Figures, move("a", "光模块指数", "884999.WI", report.Week, 1, 9))
	if got := SectorTime(in); len(got) != 3 {
		t.Errorf("two codes go by that name: %+v", got)
	}
}

func TestDisagreementIsKeptBeside(t *testing.T) {
	var optical Sector
	for _, s := range SectorWeek(twoWeeks(), report.Date{}) {
		if s.Code == "8841258.WI" {
			optical = s
		}
	}
	if optical.Week == nil || optical.Week.Value != 2.43 || len(optical.Week.Others) != 0 {
		t.Errorf("2.4 is 2.43 rounded, no contradiction: %+v", optical.Week)
	}
	if optical.Month == nil || optical.Month.Value != 10.65 || len(optical.Month.Others) != 1 || optical.Month.Others[0].Value != 8.02 {
		t.Errorf("the contradicting 8.02 stays beside 10.65: %+v", optical.Month)
	}
	if optical.Month.Date != day("2026-03-27") {
		t.Errorf("the move to the 27th ends on the 27th: %v", optical.Month.Date)
	}
}

func TestMostReportsThenLatest(t *testing.T) {
	in := Input{
		Reports: books(weekly("a", "2026-03-23", "2026-03-27", "2026-03-27"), weekly("b", "2026-03-23", "2026-03-27", "2026-03-28"), weekly("c", "2026-03-23", "2026-03-27", "2026-03-30")),
		Figures: []report.Figure{move("a", "服务器指数", "", report.Week, -3.25, 1), move("c", "服务器指数", "", report.Week, -3.52, 1)},
	}
	if p := SectorTime(in)[0].Points[0]; p.Value != -3.52 {
		t.Errorf("one against one: the latest counts, got %v", p.Value)
	}
	in.Figures = append(in.Figures, move("b", "服务器指数", "", report.Week, -3.25, 1))
	if p := SectorTime(in)[0].Points[0]; p.Value != -3.25 || len(p.Others) != 1 {
		t.Errorf("two against one: the value of two counts, got %+v", p)
	}
}

func TestWhatIsNeverDrawn(t *testing.T) {
	in := twoWeeks()
	for i := range in.Figures {
		switch i % 3 {
		case 0:
			in.Figures[i].Nature = report.Consensus
		case 1:
			in.Figures[i].Superseded = true
		default:
			in.Figures[i].State = report.Rejected
		}
	}
	if got := SectorTime(in); len(got) != 0 {
		t.Errorf("consensus, superseded and rejected figures were drawn: %v", got)
	}
}

func TestMonthToDateOfAMonthsTurn(t *testing.T) {
	in := Input{Reports: books(weekly("a", "2026-03-30", "2026-04-03", "2026-04-05")), Figures: []report.Figure{move("a", "光模块指数", "", report.MTD, 1.2, 1)}}
	got := SectorWeek(in, day("2026-03-31"))
	if len(got) != 1 || got[0].Month == nil || got[0].Month.Date.Month != 4 || got[0].Week != nil {
		t.Errorf("the move to April 3rd is April's: %+v", got)
	}
}

// A daily of the week after tells of one index; the latest week drawn is still the weeklies'. In their week a daily's move of Wednesday does not count.
func TestDailiesStandBack(t *testing.T) {
	in := twoWeeks()
	for id, date := range map[report.ID]string{"d1": "2026-03-25", "d2": "2026-04-01"} {
		in.Reports[id] = report.Summary{ID: id, Meta: report.Meta{Type: report.Daily, Date: day(date)}}
		in.Figures = append(in.Figures, move(id, "IDC指数", "866052.WI", report.Week, 9, 1))
	}
	got := SectorWeek(in, report.Date{})
	if len(got) != 4 {
		t.Fatalf("the week of the weeklies has four sectors: %+v", got)
	}
	for _, s := range got {
		if s.Code == "866052.WI" && (s.Week.Value != -2.9 || len(s.Week.Others) != 0) {
			t.Errorf("a daily spoke in the middle of the week: %+v", s.Week)
		}
	}
	if got := SectorWeek(in, day("2026-04-03")); len(got) != 1 || got[0].Week.Value != 9 {
		t.Errorf("asked for, the daily's week is drawn: %+v", got)
	}
}

func TestOrderOfImportNeverMatters(t *testing.T) {
	in, spend := twoWeeks(), capexInput()
	in.Figures = append(in.Figures, spend.Figures...)
	for id, r := range spend.Reports {
		in.Reports[id] = r
	}
	weeks, times, capex := SectorWeek(in, report.Date{}), SectorTime(in), CapexByQuarter(in)
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		r.Shuffle(len(in.Figures), func(i, j int) { in.Figures[i], in.Figures[j] = in.Figures[j], in.Figures[i] })
		if !reflect.DeepEqual(weeks, SectorWeek(in, report.Date{})) || !reflect.DeepEqual(times, SectorTime(in)) || !reflect.DeepEqual(capex, CapexByQuarter(in)) {
			t.Fatal("another order of import gives other series")
		}
	}
}

func TestPlainNames(t *testing.T) {
	for _, c := range []struct{ name, family, want string }{
		{"IDC 指数", "", "idc"},
		{"通信（申万）", "申万", "通信"},
		{"申万通信", "申万", "通信"},
		{"通信板块", "申万一级", "通信"},
		{"光模块(CPO)指数", "万得", "光模块(cpo)"},
		{"恒生指数", "恒生", "恒生"},
	} {
		if got := plain(c.name, c.family); got != c.want {
			t.Errorf("plain(%s, %s) = %s, want %s", c.name, c.family, got, c.want)
		}
	}
	for _, c := range []struct{ name, family, want string }{{"光模块指数", "万得", "光模块"}, {"恒生指数", "恒生", "恒生指数"}, {"通信", "申万一级", "通信(申万)"}, {"上证指数", "", "上证指数"}, {"机械设备板块", "申万", "机械设备(申万)"}, {"申万电子行业指数", "申万", "申万电子"}} {
		if got := label(c.name, c.family); got != c.want {
			t.Errorf("label(%s, %s) = %s, want %s", c.name, c.family, got, c.want)
		}
	}
}

func TestNamed(t *testing.T) {
	optical := Series{Name: "光模块(CPO)指数", Code: "8841258.WI"}
	for _, words := range []string{"光模块", "光模块指数", "光模块(CPO)指数", "光模块（cpo）", "8841258.wi"} {
		if !optical.Named(words) {
			t.Errorf("%s names %s", words, optical.Name)
		}
	}
	sector := Sector{Name: "通信", Family: "申万", Code: "801770.SI"}
	if !sector.Named("申万通信") || !sector.Named("通信(申万)") || !sector.Named("通信") || sector.Named("中信通信") || sector.Named("") {
		t.Error("通信(申万) goes by 通信 and 申万通信, not by 中信通信")
	}
}
