package model

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"yanku/internal/report"
)

// damaged is a report with three edits: a note taken out, a line joined, and words left with a guess. Reading tells which were taken back or accepted.
func damaged(how report.Reading) report.Stored {
	parts := []struct {
		was, now, guess, pass string
		block                 bool
	}{
		{was: "產", now: "产"},
		{was: "(chǎn)", pass: "pinyin"},
		{was: "业链", now: "业链"},
		{block: true},
		{was: "第二段", now: "第二段"},
		{block: true},
		{was: "訂單\n", now: "订单\n", pass: ""},
		{was: "?zāi)P停w", now: "?zāi)P停w", guess: "模型，涵盖", pass: "damage"},
		{was: "\n", pass: "break"},
		{was: "末", now: "末"},
	}
	d := &report.Doc{}
	written, from := 0, 0
	add := func(text, was string) {
		d.Body += text
		d.Was += was
	}
	end := func() {
		d.Blocks = append(d.Blocks, report.Block{Kind: report.Paragraph, Role: report.RoleBody, Span: report.Span{From: from, To: len(d.Body)}})
	}
	has := func(keys []report.EditKey, k report.EditKey) bool {
		for _, x := range keys {
			if x == k {
				return true
			}
		}
		return false
	}
	for _, p := range parts {
		switch {
		case p.block:
			end()
			add("\n", "\n")
			written++
			from = len(d.Body)
		case p.pass == "":
			add(strings.TrimSuffix(p.now, "\n"), strings.TrimSuffix(p.was, "\n"))
			written += len(strings.TrimSuffix(p.was, "\n"))
		default:
			key := report.EditKey{At: written, Was: p.was}
			e := report.Edit{Was: p.was, Pass: p.pass, Guess: p.guess, Sure: p.guess == ""}
			now := p.now
			switch {
			case has(how.Undone, key):
				now, e.Undone, e.Guess = p.was, true, p.now
			case has(how.Accepted, key):
				now, e.Accepted, e.Sure, e.Guess = p.guess, true, true, ""
			}
			e.Span = report.Span{From: len(d.Body), To: len(d.Body) + len(now)}
			add(now, now)
			d.Edits = append(d.Edits, e)
			written += len(p.was)
		}
	}
	end()
	return report.Stored{Summary: report.Summary{ID: "d", Reading: how}, Doc: d}
}

// bench reads the damaged report; it counts how often and can fail.
type bench struct {
	calls int
	fail  error
}

func (b *bench) SetReading(_ context.Context, _ report.ID, how report.Reading) (report.Stored, error) {
	b.calls++
	return damaged(how), b.fail
}

// onBench gives an office and the edits of the damaged report.
func onBench(t *testing.T) (*desk, *bench, *Edits) {
	t.Helper()
	d, b := newDesk(t), &bench{}
	m := NewEdits(d.Office, b)
	m.Read = func(s report.Stored) { m.Show(&s) }
	s := damaged(report.Reading{})
	m.Show(&s)
	return d, b, m
}

func states(m *Edits) string {
	var out []string
	for _, r := range m.Rows() {
		out = append(out, string(r.State))
	}
	return strings.Join(out, " ")
}

// Paragraphs with edits are shown as written and cleaned, with the changed words marked on both sides; the others on demand.
func TestPairsShowWhatChanged(t *testing.T) {
	_, _, m := onBench(t)
	pairs, _ := m.Pairs()
	if len(pairs) != 2 || pairs[0].Left.Text != "產(chǎn)业链" || pairs[0].Right.Text != "产业链" || pairs[1].Left.Text != "訂單?zāi)P停w¶末" || pairs[1].Right.Text != "订单?zāi)P停w末" {
		t.Fatalf("pairs %+v", pairs)
	}
	words := func(s PairSide) (out []string) {
		for _, x := range s.Marks {
			out = append(out, s.Text[x.From:x.To])
		}
		return out
	}
	if got := strings.Join(append(words(pairs[0].Left), words(pairs[0].Right)...), "|"); got != "(chǎn)|产" {
		t.Errorf("marked %s", got)
	}
	if got := strings.Join(append(words(pairs[1].Left), words(pairs[1].Right)...), "|"); got != "?zāi)P停w|¶|?zāi)P停w|w" {
		t.Errorf("marked %s", got)
	}
	m.SetAll(true)
	if pairs, _ = m.Pairs(); len(pairs) != 3 || pairs[1].Left.Text != "第二段" || m.Rows()[1].Pair != 2 {
		t.Errorf("all paragraphs: %+v", pairs)
	}
	if all, unsure, undone, folded := m.Counts(); all != 3 || unsure != 1 || undone != 0 || folded != 3 {
		t.Errorf("counts %d %d %d %d", all, unsure, undone, folded)
	}
	r := m.Rows()[1]
	if r.Before != "订单" || r.After != "末" || r.Guess != "模型，涵盖" || !r.Accept || r.Undo {
		t.Errorf("row %+v", r)
	}
}

// Edits are taken back one by one and all at once and made again, and a guess is accepted; the work is done in the background, and the newest decision holds all before it.
func TestEditsAreDecidedOn(t *testing.T) {
	d, b, m := onBench(t)
	m.Undo(0)
	if !m.Busy() || states(m) != "made unsure made" {
		t.Errorf("before the work is done: busy %t, %s", m.Busy(), states(m))
	}
	m.Accept(1) // comes while the first is under way
	d.job(0)
	d.paint()
	if !m.Busy() || states(m) != "made unsure made" {
		t.Errorf("a superseded job reports: %s", states(m))
	}
	d.job(0)
	d.paint()
	if m.Busy() || states(m) != "undone accepted made" || b.calls > 2 {
		t.Errorf("busy %t, %s after %d calls", m.Busy(), states(m), b.calls)
	}
	if row, _ := m.Chosen(); row != 1 {
		t.Errorf("chosen %d", row)
	}
	for _, step := range []struct {
		do   func()
		want string
	}{
		{m.UndoAll, "undone unsure undone"},
		{m.RedoAll, "made unsure made"},
		{func() { m.Undo(2) }, "made unsure undone"},
		{func() { m.Redo(2) }, "made unsure made"},
	} {
		step.do()
		d.job(0)
		d.paint()
		if got := states(m); got != step.want {
			t.Errorf("%s, want %s", got, step.want)
		}
	}
}

// What cannot be read anew stays as it is and is told; a library for reading only is not asked.
func TestEditsThatCannotBe(t *testing.T) {
	d, b, m := onBench(t)
	b.fail = errors.New("no")
	m.Undo(0)
	d.job(0)
	d.paint()
	if m.Busy() || states(m) != "made unsure made" || len(d.problems) != 1 {
		t.Errorf("busy %t, %s, told %v", m.Busy(), states(m), d.problems)
	}
	m.Fixed = true
	m.Undo(0)
	if len(d.jobs) != 0 || len(d.problems) != 2 || !errors.Is(d.problems[1], ErrReadOnly) {
		t.Errorf("%d jobs, told %v", len(d.jobs), d.problems)
	}
	m.Show(nil)
	m.Undo(0)
	m.UndoAll()
	if pairs, _ := m.Pairs(); len(pairs) != 0 || len(d.jobs) != 0 {
		t.Error("without a report there is something to do")
	}
}

// The next edit and the one before go round, and each is gone to.
func TestStepsGoRound(t *testing.T) {
	_, _, m := onBench(t)
	var got []int
	last := 0
	for _, by := range []int{-1, 1, 1, 1, 1, -1} {
		m.Step(by)
		row, jump := m.Chosen()
		if jump <= last {
			t.Error("not gone to")
		}
		got, last = append(got, row), jump
	}
	if want := []int{2, 0, 1, 2, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("went to %v, want %v", got, want)
	}
}

// rack knows two versions of a report.
type rack struct {
	current, apart report.ID
	fail           error
}

func (r *rack) Versions(context.Context, report.ID) ([]report.Summary, error) {
	return []report.Summary{{ID: "d"}, {ID: "e"}}, r.fail
}

func (r *rack) SetCurrent(_ context.Context, id report.ID) error {
	r.current = id
	return r.fail
}

func (r *rack) SetApart(_ context.Context, id report.ID, _ bool) error {
	r.apart = id
	return r.fail
}

// The versions of a report are known when it is open, none for a report with but one; the choice of one is carried out and told.
func TestVersionsOfTheOpenReport(t *testing.T) {
	d, r := newDesk(t), &rack{}
	v := NewVersions(d.Office, r)
	var turned report.ID
	v.Turned = func(id report.ID) { turned = id }
	one, two := damaged(report.Reading{}), damaged(report.Reading{})
	two.Versions = 2
	v.Show(&one)
	if len(d.jobs) != 0 || v.Rows() != nil {
		t.Error("one version is looked up")
	}
	v.Show(&two)
	d.job(0)
	d.paint()
	if len(v.Rows()) != 2 {
		t.Errorf("versions %v", v.Rows())
	}
	v.Choose("e")
	d.job(0)
	d.paint()
	if r.current != "e" || turned != "e" {
		t.Errorf("chosen %q, told %q", r.current, turned)
	}
	r.fail = errors.New("no")
	v.Apart("d")
	d.job(0)
	d.paint()
	if turned != "e" || len(d.problems) != 1 {
		t.Errorf("told %q, problems %v", turned, d.problems)
	}
	v.Show(nil)
	if v.Rows() != nil {
		t.Error("no report has versions")
	}
}
