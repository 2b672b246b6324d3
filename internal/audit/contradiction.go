package audit

import (
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// claim is what two statements must share to speak of the same thing.
type claim struct {
	kind                             report.Kind
	subject, family, measure, period string
	unit, members, author, scope     string
	nature                           report.Nature
	basis                            report.Basis
}

// measured are the kinds with one number for one thing; forecasts differ from author to author and from scenario to scenario.
var measured = map[report.Kind]bool{
	report.IndexMove: true, report.StockMove: true, report.Excess: true, report.Capex: true, report.Target: true, report.EPS: true,
	report.Price: true, report.Flow: true, report.Order: true, report.Metric: true,
}

// findContradictions compares the figures of a report that speak of the same subject, period, basis and nature. Of several values the first two that cannot both be
// true are told, once.
func findContradictions(d *report.Doc, figs []report.Figure) []report.Flag {
	groups := map[claim][]*report.Figure{}
	var order []claim
	for i := range figs {
		f := &figs[i]
		if !comparable(f) {
			continue
		}
		c := claimOf(f)
		if f.Subject.Code != "" {
			c.subject = f.Subject.Code // 申万通信 and 通信(申万) are one
		}
		if groups[c] == nil {
			order = append(order, c)
		}
		groups[c] = append(groups[c], f)
	}
	var out []report.Flag
	for _, c := range order {
		if g := groups[c]; len(g) > 1 {
			out = append(out, contradict(d, figs, g)...)
		}
	}
	return out
}

func comparable(f *report.Figure) bool {
	q := f.Quantity
	if !measured[f.Kind] || f.Superseded || f.State == report.Rejected || f.Period.Key == "" || q.Value == nil && q.Low == nil && q.High == nil {
		return false
	}
	return f.Subject.Text != "合计" || len(f.Subject.Members) > 0 // a total of nobody knows whom
}

func claimOf(f *report.Figure) claim {
	c := claim{
		kind: f.Kind, subject: subjectKey(f.Subject.Text), family: f.Subject.Family, measure: f.Measure, period: f.Period.Key,
		unit: f.Quantity.Unit, author: f.Author, scope: f.Grade.Scope, nature: f.Nature, basis: f.Basis,
	}
	c.members = strings.Join(f.Subject.Members, "、")
	return c
}

// subjectKey folds a name; 沪深300 and 沪深300指数 are one, 通信板块 and 通信指数 may be two series.
func subjectKey(name string) string {
	key := strings.ReplaceAll(lexicon.Key(name), " ", "")
	if rest := strings.TrimSuffix(key, "指数"); rest != "" {
		return rest
	}
	return key
}

// maxCompared bounds the pairs of one subject: a subject with more values than this is no contradiction but a table read wrongly.
const maxCompared = 12

func contradict(d *report.Doc, figs []report.Figure, g []*report.Figure) []report.Flag {
	if len(g) > maxCompared {
		return nil
	}
	for i, a := range g {
		for _, b := range g[i+1:] {
			if !sameTime(d, a, b) || !sameCode(a, b) || excused(d, a, b) {
				continue
			}
			if !agree(a.Quantity, b.Quantity) {
				return []report.Flag{explain(d, figs, a, b)}
			}
			if growthDiffers(a, b) {
				return []report.Flag{flag(d, "contradiction.growth", []string{a.Subject.Text, periodName(a), decimal(*a.Growth.YoY), decimal(*b.Growth.YoY)}, a, b)}
			}
		}
	}
	return nil
}

func sameCode(a, b *report.Figure) bool {
	return a.Subject.Code == "" || b.Subject.Code == "" || a.Subject.Code == b.Subject.Code
}

// sameTime tells whether two figures of one kind of period speak of the same days. Days that only one of them names are the report's own where it says so.
func sameTime(d *report.Doc, a, b *report.Figure) bool {
	pa, pb := a.Period, b.Period
	if pa.Start == pb.Start && pa.End == pb.End {
		return pa.Key != report.Day || !pa.End.Zero() || d.Meta.Type == report.Daily
	}
	if pa.Key == report.MTD || pa.Key == report.YTD || pa.Key == report.QTD {
		return pa.Start == pb.Start && (pa.Inferred && pb.Inferred || pa.End.Zero() || pb.End.Zero())
	}
	if !pa.End.Zero() && !pb.End.Zero() {
		return false
	}
	known := pa
	if known.End.Zero() {
		known = pb
	}
	return !d.Meta.Start.Zero() && known.Start == d.Meta.Start && known.End == d.Meta.End
}

// excused tells whether the words allow both: one number read twice, two readings in one sentence or one table, a word such as 盘中 or 上周 beside one of them.
func excused(d *report.Doc, a, b *report.Figure) bool {
	sa, sb := sentenceAt(d, a.Source.Span), sentenceAt(d, b.Source.Span)
	if a.Source.Mark.Meets(b.Source.Mark) || sa == sb {
		return true
	}
	ra, rb := d.BlockAt(a.Source.Span.From), d.BlockAt(b.Source.Span.From)
	if ra >= 0 && rb >= 0 && d.Blocks[ra].Kind == report.Row && d.Blocks[rb].Kind == report.Row {
		return true
	}
	class := "passing"
	if !move(a) {
		class = "revised"
	}
	return says(around(d, sa, a.Source.Mark), class) || says(around(d, sb, b.Source.Mark), class)
}

func move(f *report.Figure) bool {
	return f.Kind == report.IndexMove || f.Kind == report.StockMove || f.Kind == report.Excess
}

// growthDiffers tells whether two statements of one amount have growths that cannot both be true, a percentage point aside.
func growthDiffers(a, b *report.Figure) bool {
	ga, gb := a.Growth.YoY, b.Growth.YoY
	if ga == nil || gb == nil || a.Quantity.Value == nil || b.Quantity.Value == nil {
		return false
	}
	diff := *ga - *gb
	return (diff > 1 || diff < -1) && !rounded(*ga, *gb) && !rounded(*gb, *ga)
}
