package audit

import (
	"strings"
	"testing"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

func val(v float64, q ...report.Qualifier) report.Quantity {
	out := report.Quantity{Value: &v}
	if len(q) > 0 {
		out.Qualifier = q[0]
	}
	return out
}

func between(low, high float64) report.Quantity { return report.Quantity{Low: &low, High: &high} }

func TestAgree(t *testing.T) {
	over200 := report.Quantity{Low: report.Num(200), Qualifier: report.Over}
	for _, c := range []struct {
		what string
		a, b report.Quantity
		want bool
	}{
		{"rounded to one digit after the point", val(26.57), val(26.6), true},
		{"rounded for a price", val(155.726), val(155.73), true},
		{"cut off", val(26.57), val(26.5), true},
		{"rounded to a whole number", val(17.74), val(18), true},
		{"a bound below the value", val(217.97), over200, true},
		{"a bound above the value", val(187.97), over200, false},
		{"a value over a bound that is a value", val(2.43), val(2, report.Over), true},
		{"a fall of more than", val(-3.4), val(-3, report.Over), true},
		{"a fall of less than said", val(-2.4), val(-3, report.Over), false},
		{"about", val(395), val(400, report.About), true},
		{"not even about", val(350), val(400, report.About), false},
		{"nearly", val(6.8), val(7, report.Nearly), true},
		{"a round number", val(299), val(300), true},
		{"another round number", val(340), val(300), false},
		{"another value", val(10.65), val(8.02), false},
		{"one digit other", val(12.1), val(12.7), false},
		{"the sign", val(3.2), val(-3.2), false},
		{"zero and its rounding", val(0.04), val(0), true},
		{"a value in a range", between(115, 135), val(125), true},
		{"ranges that overlap", between(900, 930), between(910, 930), true},
		{"ranges apart", between(640, 720), between(740, 760), false},
	} {
		if got := agree(c.a, c.b); got != c.want {
			t.Errorf("%s: %t", c.what, got)
		}
		if got := agree(c.b, c.a); got != c.want {
			t.Errorf("%s, turned: %t", c.what, got)
		}
	}
}

func TestMonthBegins(t *testing.T) {
	for _, c := range []struct {
		what       string
		start, end string
		want       bool
	}{
		{"the month begins on the week's Monday", "2026-06-01", "2026-06-05", true},
		{"the month's first days are a weekend", "2026-08-03", "2026-08-07", true},
		{"the first trading day comes after the holidays", "2025-10-06", "2025-10-10", true},
		{"two months share the week", "2026-03-30", "2026-04-03", false},
		{"a week later", "2026-06-08", "2026-06-12", false},
		{"two weeks", "2026-06-01", "2026-06-12", false},
	} {
		start, _ := report.ParseDate(c.start)
		end, _ := report.ParseDate(c.end)
		if got := monthBegins(start, end); got != c.want {
			t.Errorf("%s: %t", c.what, got)
		}
	}
}

// Both languages of every reason take the same arguments.
func TestWordings(t *testing.T) {
	n := 0
	lexicon.Rows("flag_words.csv", func(c []string) {
		n++
		zh, en := strings.Count(c[1], "%s"), strings.Count(c[2], "%s")
		if zh != en || c[1] == "" || c[2] == "" || zh+2*strings.Count(c[1], "%%") != strings.Count(c[1], "%") || zh+2*strings.Count(c[2], "%%") != strings.Count(c[2], "%") {
			t.Errorf("%s: %q, %q", c[0], c[1], c[2])
		}
	})
	if n < 20 {
		t.Errorf("only %d wordings", n)
	}
}

func TestSayWithoutCode(t *testing.T) {
	if got := Say(report.Flag{Why: "两处说法不同"}, true); got != "两处说法不同" {
		t.Errorf("%q", got)
	}
}
