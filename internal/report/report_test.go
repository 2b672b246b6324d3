package report

import (
	"encoding/json"
	"testing"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"2026-03-27":                {2026, 3, 27},
		"2026/3/7":                  {2026, 3, 7},
		"2026.2.12":                 {2026, 2, 12},
		"2026年3月27日":                {2026, 3, 27},
		"2026-01-08 15:31:37 +0800": {2026, 1, 8},
		"2024-02-29T08:00:00Z":      {2024, 2, 29},
	} {
		if got, ok := ParseDate(text); !ok || got != want {
			t.Errorf("ParseDate(%q) = %v, %t", text, got, ok)
		}
	}
	for _, text := range []string{"", "2026-02-30", "2025-02-29", "26-03-27", "1.2.3", "三月", "2026-13-01"} {
		if got, ok := ParseDate(text); ok || !got.Zero() {
			t.Errorf("ParseDate(%q) = %v, %t: there is no such date", text, got, ok)
		}
	}
}

func TestDateReckons(t *testing.T) {
	d := Date{2026, 2, 27}
	if got := d.Add(2); got != (Date{2026, 3, 1}) {
		t.Errorf("two days on: %v", got)
	}
	if !d.Before(d.Add(1)) || d.Before(d) || d.Compare(Date{2025, 12, 31}) <= 0 {
		t.Error("dates are out of order")
	}
	if d.Quarter() != 1 || (Date{2026, 12, 1}).Quarter() != 4 {
		t.Error("wrong quarter")
	}
	var back Date
	b, err := json.Marshal(d)
	if err != nil || string(b) != `"2026-02-27"` {
		t.Fatalf("%s %v", b, err)
	}
	if err := json.Unmarshal(b, &back); err != nil || back != d {
		t.Errorf("%v %v", back, err)
	}
	if err := json.Unmarshal([]byte(`"soon"`), &back); err == nil {
		t.Error("a word was read as a date")
	}
}

// Written puts back what edits took: a note, a space, a line break.
func TestWrittenPutsEditsBack(t *testing.T) {
	d := &Doc{
		Body: "光模块G.652D", Was: "光模塊G.652D",
		Edits: []Edit{{Span: Span{6, 6}, Was: "(mó)"}, {Span: Span{11, 11}, Was: " "}},
	}
	if got, want := d.Written(), "光模(mó)塊G. 652D"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestBlockAt(t *testing.T) {
	d := &Doc{Body: "abc\ndef", Blocks: []Block{{Span: Span{0, 3}}, {Span: Span{4, 7}}}}
	for at, want := range map[int]int{0: 0, 2: 0, 3: 0, 4: 1, 6: 1, 99: 1} {
		if got := d.BlockAt(at); got != want {
			t.Errorf("byte %d is in block %d, want %d", at, got, want)
		}
	}
	if got := (&Doc{}).BlockAt(0); got != -1 {
		t.Errorf("an empty document has block %d", got)
	}
}

// The same statement has the same identity, wherever it stands; another value, unit, period or report is another statement.
func TestIdentity(t *testing.T) {
	make1 := func() Figure {
		return Figure{Kind: IndexMove, Subject: Name{Text: "光模块指数"}, Period: Period{Key: Week}, Quantity: Quantity{Value: Num(2.43), Unit: "%"}}
	}
	a, b := make1(), make1()
	b.Source = Source{Span: Span{9, 30}, Quote: "本周光模块指数+2.43%"}
	a.Identify("r")
	b.Identify("r")
	if a.ID != b.ID || len(a.ID) != 16 {
		t.Errorf("one statement, two identities: %s %s", a.ID, b.ID)
	}
	for name, change := range map[string]func(*Figure){
		"value":  func(f *Figure) { f.Quantity.Value = Num(2.44) },
		"unit":   func(f *Figure) { f.Quantity.Unit = "pct" },
		"period": func(f *Figure) { f.Period.Key = MTD },
		"basis":  func(f *Figure) { f.Basis = Cash },
		"former": func(f *Figure) { f.Superseded = true },
		"low":    func(f *Figure) { f.Quantity.Low, f.Quantity.Value = f.Quantity.Value, nil },
	} {
		c := make1()
		change(&c)
		c.Identify("r")
		if c.ID == a.ID {
			t.Errorf("another %s has the same identity", name)
		}
	}
	c := make1()
	c.Identify("other")
	if c.ID == a.ID {
		t.Error("another report's statement has the same identity")
	}
}

func TestFileID(t *testing.T) {
	id, sha := FileID([]byte("研库"))
	if len(sha) != 64 || string(id) != sha[:16] {
		t.Errorf("%s %s", id, sha)
	}
}

func TestRolesThatFeed(t *testing.T) {
	for role, want := range map[Role]bool{RoleBody: true, RoleCaption: true, RoleByline: true, RoleDisclaimer: false, RoleLegend: false, RoleBoilerplate: false, RoleFooter: false} {
		if role.Feeds() != want {
			t.Errorf("%s feeds figures: %t", role, !want)
		}
	}
}
