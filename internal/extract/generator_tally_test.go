package extract_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"yanku/internal/report"
)

// tally counts what was asked and what was given.
type tally struct {
	asked, hit, given, right int
	shown                    []string // up to 20 misses and false figures each
}

func (y tally) recall() float64    { return share(y.hit, y.asked) }
func (y tally) precision() float64 { return share(y.right, y.given) }

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// tallies are by kind, and by wording.
type tallies struct{ kinds, wordings map[string]*tally }

func newTallies() tallies { return tallies{map[string]*tally{}, map[string]*tally{}} }

func at(m map[string]*tally, key string) *tally {
	if m[key] == nil {
		m[key] = &tally{}
	}
	return m[key]
}

// kindName parts capex by whether it is spent or planned.
func kindName(k report.Kind, n report.Nature) string {
	if k != report.Capex {
		return string(k)
	}
	if ahead(n) == report.Actual {
		return "capex actual"
	}
	return "capex ahead"
}

// count compares the figures of a document with what it says; a statement given twice counts once.
func (all tallies) count(name string, d *document, figures []report.Figure) {
	for _, s := range d.sentences {
		for _, t := range s.truths {
			if t.optional || slices.Contains(s.wording.spared, t.kind) {
				continue
			}
			hit := slices.ContainsFunc(figures, func(f report.Figure) bool { return t.says(&f) })
			k := kindName(t.kind, t.nature)
			for _, y := range []*tally{at(all.kinds, k), at(all.wordings, t.wording)} {
				y.asked++
				if hit {
					y.hit++
				}
			}
			if !hit {
				at(all.kinds, k).show("MISSED", name, t.line(), t.wording+" "+t.text)
			}
		}
	}
	seen := map[string]bool{}
	for i := range figures {
		f := &figures[i]
		if key := figureLine(f); !seen[key] {
			seen[key] = true
			all.judge(name, d, f)
		}
	}
}

// judge counts one figure as right or false, or not at all where the document spares it.
func (all tallies) judge(name string, d *document, f *report.Figure) {
	right := slices.ContainsFunc(d.sentences, func(s sentence) bool {
		return slices.ContainsFunc(s.truths, func(t truth) bool { return t.says(f) })
	})
	where, spared := "", false
	quote := fold(f.Source.Quote)
	for _, s := range d.sentences {
		if text := fold(strings.ReplaceAll(s.text, `\n`, "")); strings.Contains(text, quote) || strings.Contains(fold(strings.NewReplacer("（", "(", "）", ")").Replace(s.text)), quote) {
			where, spared = s.wording.name, slices.Contains(s.wording.spared, f.Kind)
			break
		}
	}
	if spared && !right {
		return
	}
	k := at(all.kinds, kindName(f.Kind, f.Nature))
	k.given++
	if right {
		k.right++
		return
	}
	at(all.wordings, where).given++
	k.show("FALSE", name, figureLine(f), where+" "+f.Source.Quote)
}

func (y *tally) show(what, name, line, text string) {
	n := 0
	for _, s := range y.shown {
		if strings.HasPrefix(s, what) {
			n++
		}
	}
	if n < 20 {
		y.shown = append(y.shown, fmt.Sprintf("%s %s: %s\n        in %s", what, name, line, text))
	}
}

// figureLine writes what a figure says, for the eye and to tell the same statement made twice.
func figureLine(f *report.Figure) string {
	t := truth{
		kind: f.Kind, names: []string{f.Subject.Text}, code: f.Subject.Code, periods: []string{f.Period.Key}, q: f.Quantity, growth: f.Growth,
		nature: f.Nature, former: f.Superseded, measure: f.Measure, label: f.Grade.Label, action: f.Grade.Action, scope: f.Grade.Scope, rank: f.Rank,
	}
	return t.line()
}

func (t truth) line() string {
	parts := []string{string(t.kind), strings.Join(t.names[:min(1, len(t.names))], ""), t.code, strings.Join(t.periods, "|"), t.measure}
	add := func(label string, v *float64) {
		if v != nil {
			parts = append(parts, fmt.Sprintf("%s%v", label, *v))
		}
	}
	add("", t.q.Value)
	add("low=", t.q.Low)
	add("high=", t.q.High)
	parts = append(parts, t.q.Unit, string(t.q.Qualifier))
	add("yoy=", t.growth.YoY)
	add("qoq=", t.growth.QoQ)
	add("yoy_low=", t.growth.YoYLow)
	add("yoy_high=", t.growth.YoYHigh)
	parts = append(parts, string(t.nature), t.label, t.action, t.scope)
	if t.former {
		parts = append(parts, "former")
	}
	if t.rank.N > 0 {
		parts = append(parts, fmt.Sprintf("rank=%d/%d", t.rank.N, t.rank.Of))
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// log prints the kinds, and with -v each wording and the misses.
func (all tallies) log(t *testing.T) {
	for _, k := range slices.Sorted(maps.Keys(all.kinds)) {
		y := all.kinds[k]
		t.Logf("%-13s recall %.4f (%d/%d)  precision %.4f (%d/%d)", k, y.recall(), y.hit, y.asked, y.precision(), y.right, y.given)
	}
	if !testing.Verbose() {
		return
	}
	for _, w := range slices.Sorted(maps.Keys(all.wordings)) {
		y := all.wordings[w]
		t.Logf("wording %-20s recall %.3f (%d/%d)  false %d", w, y.recall(), y.hit, y.asked, y.given)
	}
	for _, k := range slices.Sorted(maps.Keys(all.kinds)) {
		for _, s := range all.kinds[k].shown {
			t.Log(s)
		}
	}
}
