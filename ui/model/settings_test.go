package model

import (
	"context"
	"fmt"
	"testing"
)

// drawer is a keeper of templates in memory.
type drawer struct {
	text string
	fail error
}

func (k *drawer) Load(context.Context) (string, error) { return k.text, k.fail }

func (k *drawer) Save(_ context.Context, text string) error {
	k.text = text
	return k.fail
}

// The list is read, tried as one types, and kept with its bad lines, which are named.
func TestNamesAreTriedAndKept(t *testing.T) {
	d, k := newDesk(t), &drawer{text: "{标题}@{机构}\n"}
	m := NewNames(d.Office, k)
	m.Try("液冷放量@国金.pdf")
	if m.Ready() || m.Trial().Template != "" {
		t.Errorf("before it is read: %+v", m.Trial())
	}
	m.Load()
	d.settle()
	if got := m.Trial(); !got.Own || fmt.Sprint(got.Fields) != "[{names.institution 国金证券} {names.title 液冷放量}]" {
		t.Errorf("trial %+v", got)
	}
	m.Edit("{标题}@{机构}\n{房子}")
	if f := m.Faults(); len(f) != 1 || f[0] != (NameFault{2, "names.error.field", "{房子}"}) {
		t.Errorf("faults %+v", f)
	}
	m.Load() // the settings are opened again meanwhile
	d.settle()
	if !m.Edited() || m.Trial().Template != "{标题}@{机构}" {
		t.Errorf("what was typed is gone: %q", m.Text())
	}
	m.Save()
	m.Save()
	if len(d.jobs) != 1 {
		t.Errorf("%d jobs", len(d.jobs))
	}
	d.settle()
	if k.text != "{标题}@{机构}\n{房子}\n" || m.Edited() {
		t.Errorf("kept %q", k.text)
	}
	m.Try("国金证券-液冷进入放量前夜-250711-35页.pdf")
	if got := m.Trial(); got.Own || len(got.Fields) != 4 || len(m.BuiltIn()) < 20 {
		t.Errorf("trial %+v with %d templates", got, len(m.BuiltIn()))
	}
}

// A list that cannot be read or kept is a problem that is told, and ours serve.
func TestNamesThatCannotBeRead(t *testing.T) {
	d, k := newDesk(t), &drawer{fail: errDisk}
	m := NewNames(d.Office, k)
	m.Load()
	d.settle()
	m.Edit("{标题}")
	m.Try("国金证券-液冷进入放量前夜-250711.pdf")
	m.Save()
	d.settle()
	if len(d.problems) != 1 || k.text != "" || m.Trial().Template == "" {
		t.Errorf("problems %v, kept %q, trial %+v", d.problems, k.text, m.Trial())
	}
}
