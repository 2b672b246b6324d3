package widget

import "testing"

func rowBlocks() []Block {
	return []Block{
		row(1, true, "公司", "同比", "说明"),
		row(1, false, "新元光电", "+42.3%", "海外客户订单延续高增长，产能利用率保持高位，扩产节奏提前"),
		row(1, false, "北辰云", "—", "未披露"),
		row(2, true, "另一张表", "其他"),
	}
}

// A table takes its natural width when there is room; cells wrap in their own columns when there is not; a column of numbers is flush right.
func TestColumns(t *testing.T) {
	r, _, _ := newReader(t, rowBlocks(), 900, 600)
	p := r.page
	wide := p.tableAt(1)
	if wide.first != 0 || wide.last != 2 {
		t.Fatalf("the table has rows %d to %d, want 0 to 2", wide.first, wide.last)
	}
	if n := len(p.boxes[1].lines); n != 3 {
		t.Errorf("with room enough the row has %d lines in its cells, want 3", n)
	}
	if !wide.numbers[1] || wide.numbers[0] || wide.numbers[2] {
		t.Errorf("number columns are %v, want the second alone", wide.numbers)
	}
	r.Resize(r.Size().SubtractWidthHeight(560, 0))
	if w := p.tableAt(1).tableWidth(); w > p.tableRoom()+0.5 {
		t.Errorf("the table is %v wide, the room is %v", w, p.tableRoom())
	}
	b := &p.boxes[1]
	if len(b.lines) < 5 {
		t.Errorf("in a narrow view the row has %d lines in its cells, want it wrapped", len(b.lines))
	}
	for _, l := range b.lines[2:] {
		if l.x < p.tableAt(1).widths[0]+p.tableAt(1).widths[1] {
			t.Errorf("a line of the third cell begins at %v, in another column", l.x)
		}
	}
}

func TestShrink(t *testing.T) {
	for _, c := range []struct {
		shows               string
		widths, least, want []float32
		avail               float32
	}{
		{"room enough: natural widths", []float32{50, 100}, []float32{20, 20}, []float32{50, 100}, 200},
		{"too little: the wide column gives way", []float32{50, 150}, []float32{50, 50}, []float32{50, 50}, 100},
		{"in between: by how much each asks for", []float32{50, 150}, []float32{30, 50}, []float32{40, 100}, 140},
		{"not even the least: in proportion", []float32{80, 80}, []float32{40, 60}, []float32{20, 30}, 50},
	} {
		got := append([]float32{}, c.widths...)
		shrink(got, c.least, c.avail)
		for i := range got {
			if abs(got[i]-c.want[i]) > 0.01 {
				t.Errorf("%s: got %v, want %v", c.shows, got, c.want)
				break
			}
		}
	}
}

// A row without cells has those that its tabs part; elsewhere a tab is a wide gap that is not drawn.
func TestTabs(t *testing.T) {
	r, _, _ := newReader(t, []Block{{Style: Row, Text: "光模块\t+6.02%\t"}, {Text: "光模块\t+6.02%"}}, 900, 600)
	if n := len(r.page.boxes[0].cells); n != 3 {
		t.Errorf("the row has %d cells, want 3", n)
	}
	for _, text := range r.paint.texts.all {
		if !text.Hidden && (text.Text == "" || text.Text[0] == '\t') {
			t.Errorf("%q is drawn", text.Text)
		}
	}
	b := &r.page.boxes[1]
	if x := b.units[4].x; abs(x-5*readingSize) > 1 {
		t.Errorf("after the tab the text goes on at %v, want %v", x, 5*readingSize)
	}
}
