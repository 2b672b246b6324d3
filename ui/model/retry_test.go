package model

import (
	"slices"
	"testing"
)

func lines(r ImportReport) (out []string) {
	for _, o := range r.Outcomes {
		out = append(out, o.File+" "+o.Status)
	}
	return out
}

func failure(path, code, reason string) Outcome {
	return Outcome{Path: "/" + path, File: path, Status: "failed", Code: code, Reason: reason}
}

// A batch with scans and locked files: what is tried again waits, what came of it takes the place of the failure, and what was cancelled may be tried again.
func TestTryingAgain(t *testing.T) {
	d := newDesk(t)
	c := &courier{outcomes: []Outcome{
		{Path: "/new.md", File: "new.md", Status: "imported"}, failure("a.pdf", "no_text", "scan"), failure("b.png", "no_text", "scan"), failure("c.pdf", "encrypted", "encrypted"),
	}}
	m := NewImport(d.Office, c)
	var got ImportReport
	m.Finished = func(r ImportReport) { got = r }
	m.Add(Load{Paths: []string{"/"}})
	d.settle()
	scans := got.Which(Outcome.NeedsOCR)
	if len(scans) != 2 || len(got.Which(Outcome.NeedsPassword)) != 1 || got.Failed != 3 {
		t.Fatalf("%+v", got)
	}

	first := got.Waiting(scans)
	if want := []string{"a.pdf waiting", "b.png waiting", "c.pdf failed", "new.md imported"}; !slices.Equal(lines(first), want) || first.Failed != 3 {
		t.Errorf("waiting: %q, %d failed", lines(first), first.Failed)
	}
	c.outcomes = []Outcome{{Path: "/a.pdf", File: "a.pdf", Status: "imported", Report: "a"}, {Path: "/b.png", File: "b.png", Status: "failed", Code: "cancelled"}}
	loads := Recognise(scans)
	if len(loads) != 1 || !loads[0].OCR || !loads[0].Again || !slices.Equal(loads[0].Paths, []string{"/a.pdf", "/b.png"}) {
		t.Fatalf("loads %+v", loads)
	}
	m.Add(loads[0])
	d.settle()
	second := first.With(got)
	if want := []string{"a.pdf imported", "b.png failed", "c.pdf failed", "new.md imported"}; !slices.Equal(lines(second), want) || second.Failed != 2 || second.Imported != 2 {
		t.Errorf("after: %q %+v", lines(second), second)
	}
	if len(second.Which(Outcome.NeedsOCR)) != 1 {
		t.Error("what was cancelled cannot be recognised again")
	}
}

// A wrong password is told, and a file that turns out to be a scan is recognised with the password that opened it.
func TestPasswordIsKeptForTheScan(t *testing.T) {
	d := newDesk(t)
	c := &courier{outcomes: []Outcome{failure("c.pdf", "encrypted", "wrong_password")}}
	m := NewImport(d.Office, c)
	var got ImportReport
	m.Finished = func(r ImportReport) { got = r }
	m.Add(Unlock([]Outcome{failure("c.pdf", "encrypted", "encrypted"), failure("d.pdf", "encrypted", "encrypted")}, "falsch"))
	d.settle()
	if l := c.got[0]; l.Password != "falsch" || !l.Again || len(l.Paths) != 2 || !got.Outcomes[0].NeedsPassword() {
		t.Errorf("%+v, %+v", l, got)
	}
	c.outcomes = []Outcome{failure("c.pdf", "no_text", "scan")}
	m.Add(Unlock(got.Outcomes, "geheim"))
	d.settle()
	if loads := Recognise(got.Which(Outcome.NeedsOCR)); len(loads) != 1 || loads[0].Password != "geheim" {
		t.Errorf("%+v", loads)
	}
	if !failure("x", "no_text", "ocr_missing").LacksOCR() || failure("x", "no_text", "scan").LacksOCR() {
		t.Error("what must be installed is not told from what can be recognised")
	}
}

// Toolkits make paths of web addresses that are dropped; paths that only look alike stay paths.
func TestAddress(t *testing.T) {
	for path, want := range map[string]string{
		"https://example.com/a/b?c=1":          "https://example.com/a/b?c=1",
		"/media/me/https:/example.com/a.html":  "https://example.com/a.html",
		"HTTP://Example.com":                   "http://Example.com",
		`C:\Users\me\https:\example.com\a.pdf`: "https://example.com/a.pdf",
		"/media/me/report.pdf":                 "",
		"/media/me/https/example.com":          "",
		"见 https://example.com/a 第二页":          "",
	} {
		if got := Address(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
	if load, ok := Clipping("https://example.com/a/very/long/path/to/a/report.html\n"); !ok || len(load.Paths) != 1 || load.Text != "" {
		t.Errorf("a pasted address: %+v, %v", load, ok)
	}
}
