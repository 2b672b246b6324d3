package report

import (
	"slices"
	"strings"
	"testing"
)

const sentence = "本周光模块指数上涨2.43%。"

// figure is a move that stands in body behind the words before it.
func figure(id ID, body, quote string, value float64) Figure {
	at := strings.Index(body, quote)
	span := Span{From: at, To: at + len(quote)}
	return Figure{
		ID: id, Kind: IndexMove, Subject: Name{Text: "光模块指数"}, Period: Period{Key: Week}, Quantity: Quantity{Value: Num(value), Unit: "%"},
		State: Extracted, Source: Source{Span: span, Mark: span, Quote: quote},
	}
}

// Decisions stay with their figures when a report is read anew: by ID, by the same words read differently, by words that moved; those whose words are gone are told.
func TestSettle(t *testing.T) {
	found := figure("a", sentence, "光模块指数上涨2.43%", 2.43)
	corrected := found
	corrected.Quantity.Value = Num(2.34)
	moved := "前言。" + sentence
	for _, c := range []struct {
		what  string
		new   []Figure
		d     Decision
		body  string
		value float64
		state State
		lost  bool
	}{
		{"found again", []Figure{found}, Decision{Figure: "a", State: Confirmed, Found: found}, sentence, 2.43, Confirmed, false},
		{"a correction stays", []Figure{found}, Decision{Figure: "a", State: Corrected, Found: found, Now: corrected}, sentence, 2.34, Corrected, false},
		{"read differently from the same words", []Figure{figure("b", sentence, "光模块指数上涨2.43%", 243)}, Decision{Figure: "a", State: Corrected, Found: found, Now: corrected}, sentence, 2.34, Corrected, false},
		{"a rejected one stays rejected", []Figure{found}, Decision{Figure: "a", State: Rejected, Found: found}, sentence, 2.43, Rejected, false},
		{"its words moved and no rule finds it", nil, Decision{Figure: "a", State: Confirmed, Found: found}, moved, 2.43, Confirmed, false},
		{"an added one", nil, Decision{Figure: "c", State: Confirmed, Now: found}, moved, 2.43, Confirmed, false},
		{"its words are gone", nil, Decision{Figure: "a", State: Confirmed, Found: found}, "别的话。", 0, "", true},
		{"a rejected one that is gone is no loss", nil, Decision{Figure: "a", State: Rejected, Found: found}, "别的话。", 0, "", false},
	} {
		got, lost := Settle(c.new, []Decision{c.d}, c.body)
		if (len(lost) == 1) != c.lost {
			t.Errorf("%s: lost %v", c.what, lost)
		}
		if c.state == "" {
			if len(got) != 0 {
				t.Errorf("%s: %v", c.what, got)
			}
			continue
		}
		if len(got) != 1 || got[0].ID != c.d.Figure || got[0].State != c.state || *got[0].Quantity.Value != c.value {
			t.Errorf("%s: %+v", c.what, got)
			continue
		}
		if s := got[0].Source; c.body[s.Span.From:s.Span.To] != s.Quote {
			t.Errorf("%s: it quotes %q", c.what, c.body[s.Span.From:s.Span.To])
		}
	}
}

// What an extraction made anew changes is told once: added, lost, or the same thing with another number.
func TestCompare(t *testing.T) {
	a, b := figure("a", sentence, "2.43%", 2.43), figure("b", sentence, "2.43%", 24.3)
	other := figure("c", sentence, "2.43%", 1)
	other.Subject.Text = "服务器指数"
	d := Compare([]Figure{a, other}, []Figure{b})
	if len(d.Changed) != 1 || d.Changed[0].Was.ID != "a" || d.Changed[0].Now.ID != "b" || len(d.Lost) != 1 || d.Lost[0].ID != "c" || len(d.Added) != 0 {
		t.Errorf("%+v", d)
	}
	if d := Compare([]Figure{a}, []Figure{a, other}); len(d.Added) != 1 || d.Empty() || !Compare([]Figure{a}, slices.Clone([]Figure{a})).Empty() {
		t.Errorf("%+v", d)
	}
}
