package widget

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pointOf gives the middle of the character at the first occurrence of words in a block.
func pointOf(t *testing.T, r *Reader, block int, words string) fyne.Position {
	t.Helper()
	at := strings.Index(r.Blocks()[block].Text, words)
	if at < 0 {
		t.Fatalf("no %q in block %d", words, block)
	}
	b := &r.page.boxes[block]
	u := b.unitAt(at)
	l := &b.lines[b.lineOf(u)]
	return fyne.NewPos(r.page.left+b.xAt(l, u)+b.units[u].adv/2, r.page.tops[block]+l.y+b.lh/2-r.offset)
}

func press(r *Reader, at fyne.Position, times int) {
	for range times {
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = at
		r.MouseDown(e)
		r.MouseUp(e)
	}
}

func drag(r *Reader, from, to fyne.Position) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = from
	r.MouseDown(e)
	d := &fyne.DragEvent{}
	d.Position = to
	r.Dragged(d)
	e.Position = to
	r.MouseUp(e)
	r.DragEnd()
}

// A drag from the left half of one character to the right half of another selects both and all between.
func TestDragSelects(t *testing.T) {
	r, _, _ := newReader(t, sampleBlocks(), 840, 900)
	half := fyne.NewPos(6, 0)
	drag(r, pointOf(t, r, 2, "跑赢").Subtract(half), pointOf(t, r, 2, "深300").Add(half))
	if got := r.Selected(); got != "跑赢沪深" {
		t.Errorf("selected %q, want 跑赢沪深", got)
	}
	drag(r, pointOf(t, r, 2, "深300").Add(half), pointOf(t, r, 2, "跑赢").Subtract(half))
	if got := r.Selected(); got != "跑赢沪深" {
		t.Errorf("backwards: selected %q, want 跑赢沪深", got)
	}
	drag(r, pointOf(t, r, 2, "扩散").Subtract(half), pointOf(t, r, 4, "需求").Add(half))
	if got, want := r.Selected(), "扩散。\n1. "+capexText+"\n2. 下游需"; got != want {
		t.Errorf("over blocks: selected %q, want %q", got, want)
	}
	drag(r, pointOf(t, r, 8, "光模块").Subtract(half), pointOf(t, r, 9, "-2").Add(half))
	if got := r.Selected(); !strings.HasPrefix(got, "光模块\t+6.02%\t+10.65%\t北美") || !strings.HasSuffix(got, "\n服务器\t-2") && !strings.HasSuffix(got, "\n服务器\t-") {
		t.Errorf("over cells: selected %q", got)
	}
}

// A double click takes a word, a third the block; a drag after a double click goes on by words.
func TestClicksSelect(t *testing.T) {
	r, _, _ := newReader(t, sampleBlocks(), 840, 900)
	for _, c := range []struct {
		words, want string
		block       int
	}{
		{"3.25", "3.25", 2}, {"interconnect", "interconnect", 4}, {"00999", "300999.SZ", 5}, {"跑赢", "跑赢沪深", 2}, {"，跑", "，", 2},
	} {
		r.clicks = clicks{}
		press(r, pointOf(t, r, c.block, c.words), 2)
		if got := r.Selected(); got != c.want {
			t.Errorf("double click on %s selects %q, want %q", c.words, got, c.want)
		}
	}
	r.clicks = clicks{}
	press(r, pointOf(t, r, 2, "沪深"), 3)
	if got := r.Selected(); got != weekText {
		t.Errorf("triple click selects %q, want the block", got)
	}
	r.WordAt = func(text string, at int) Range {
		i := strings.Index(text, "沪深")
		return Range{i, i + len("沪深")}
	}
	r.clicks = clicks{}
	press(r, pointOf(t, r, 2, "沪"), 2)
	if got := r.Selected(); got != "沪深" {
		t.Errorf("with a segmenter a double click selects %q, want 沪深", got)
	}
}

// Ctrl+C and Ctrl+A reach the reader; escape unselects.
func TestShortcuts(t *testing.T) {
	r, _, _ := newReader(t, sampleBlocks(), 840, 900)
	r.Select(2, 0, len("本周"))
	r.TypedShortcut(&fyne.ShortcutCopy{})
	if got := testApp.Clipboard().Content(); got != "本周" {
		t.Errorf("copied %q, want 本周", got)
	}
	r.TypedShortcut(&fyne.ShortcutSelectAll{})
	all := r.Selected()
	if !strings.HasPrefix(all, "通信行业周报") || !strings.HasSuffix(all, "免责声明（共 6 段）") || !strings.Contains(all, "IDC\t-2.90%\t-6.55%") {
		t.Errorf("all is %q", all)
	}
	r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.Selected() != "" || r.Copy() {
		t.Error("something is selected after escape")
	}
}

// A click on a mark tells its ID; beside it nothing; on a fold it opens.
func TestMarkClick(t *testing.T) {
	r, _, _ := newReader(t, sampleBlocks(), 840, 900)
	var got []string
	r.OnMark = func(id string, block int) { got = append(got, id) }
	toggled := -1
	r.OnToggle = func(block int) { toggled = block }
	for _, words := range []string{"上涨3", "跑赢", "下跌", "光模块+"} {
		r.clicks = clicks{}
		press(r, pointOf(t, r, 2, words), 1)
	}
	r.clicks = clicks{}
	press(r, fyne.NewPos(r.Size().Width-20, pointOf(t, r, 2, "光模块+").Y), 1) // right of the text
	if s := strings.Join(got, " "); s != "up down optics" {
		t.Errorf("marks clicked: %s, want up down optics", s)
	}
	fold := len(r.Blocks()) - 1
	press(r, fyne.NewPos(r.page.left+300, pointOf(t, r, fold, "免责").Y), 1)
	if toggled != fold {
		t.Errorf("toggled %d, want %d", toggled, fold)
	}
	var right string
	r.OnSecondary = func(_ fyne.Position, id string, _ int) { right = id }
	r.TappedSecondary(&fyne.PointEvent{Position: pointOf(t, r, 3, "1187")})
	if right != "capex" {
		t.Errorf("right click tells %q, want capex", right)
	}
}

// The pointer is a hand over marks and folds, a bar over words; OnHover hears of each mark once.
func TestHover(t *testing.T) {
	r, _, _ := newReader(t, sampleBlocks(), 840, 900)
	var got []string
	r.OnHover = func(id string, _ int, _ fyne.Position) { got = append(got, id) }
	move := func(at fyne.Position) desktop.Cursor {
		e := &desktop.MouseEvent{}
		e.Position = at
		r.MouseMoved(e)
		return r.Cursor()
	}
	if c := move(pointOf(t, r, 2, "上涨3")); c != desktop.PointerCursor {
		t.Errorf("cursor over a mark is %v", c)
	}
	move(pointOf(t, r, 2, "涨3"))
	if c := move(pointOf(t, r, 2, "跑赢")); c != desktop.TextCursor {
		t.Errorf("cursor over words is %v", c)
	}
	if c := move(fyne.NewPos(2, 100)); c != desktop.DefaultCursor {
		t.Errorf("cursor in the margin is %v", c)
	}
	if c := move(pointOf(t, r, len(r.Blocks())-1, "免")); c != desktop.PointerCursor {
		t.Errorf("cursor over a fold is %v", c)
	}
	move(pointOf(t, r, 3, "1187"))
	r.MouseOut()
	if s := strings.Join(got, ","); s != "up,,capex," {
		t.Errorf("hover heard %q, want up,,capex,", s)
	}
}

// With the pointer held below the view the text scrolls and the selection grows until the button is let go.
func TestAutoScroll(t *testing.T) {
	r, c, _ := newReader(t, longBlocks(4000), 700, 400)
	c.turn(time.Second)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(100, 100)
	r.MouseDown(e)
	d := &fyne.DragEvent{}
	d.Position = fyne.NewPos(300, 440)
	r.Dragged(d)
	before := len(r.Selected())
	c.turn(500 * time.Millisecond)
	if r.offset < 200 || len(r.Selected()) < before*3/2 {
		t.Errorf("after half a second the offset is %v and %d bytes are selected (%d at first)", r.offset, len(r.Selected()), before)
	}
	r.MouseUp(e)
	r.DragEnd()
	was := r.offset
	c.turn(500 * time.Millisecond)
	if r.offset != was {
		t.Error("it scrolls on after the button is let go")
	}
}
