package model

import (
	"context"
	"fmt"
	"strings"

	"yanku/internal/extract"
	"yanku/internal/task"
)

// NameKeeper keeps the user's own list of templates of file names. After Save new files are read by it.
type NameKeeper interface {
	Load(ctx context.Context) (text string, err error)
	Save(ctx context.Context, text string) error
}

// NameFault is a line of the list that is no template. Key and Arg are its words; the other lines are used.
type NameFault struct {
	Line     int
	Key, Arg string
}

// NameTrial is what a file's name says. What it does not say is empty.
type NameTrial struct {
	Template string // empty when none fits
	Own      bool   // the template is the user's
	Fields   []NameField
}

// NameField is one thing that a name says; Key gives its words.
type NameField struct{ Key, Value string }

// Names is the user's own templates of file names, with a name to try them on.
type Names struct {
	office *Office
	keeper NameKeeper
	load   task.Latest

	text, saved string
	name        string
	names       *extract.Names
	faults      []NameFault
	ready       bool

	Changed func() // after the list was read or saved, or another text or name was tried
}

// NewNames gives a list that is not read yet; see Load.
func NewNames(o *Office, k NameKeeper) *Names { return &Names{office: o, keeper: k} }

// Load reads the list anew, for the user may have edited its file; what he changed here and did not save yet stays.
func (m *Names) Load() {
	if m.Edited() {
		return
	}
	work(m.office, &m.load, m.keeper.Load, func(text string, err error) {
		if err != nil {
			m.office.Problem(err)
			return
		}
		m.ready, m.saved = true, text
		m.Edit(text)
	})
}

// Text is the list as the user has it now.
func (m *Names) Text() string { return m.text }

// Ready tells whether the list was read.
func (m *Names) Ready() bool { return m.ready }

// Edited tells whether the list differs from what is kept.
func (m *Names) Edited() bool { return m.ready && m.text != m.saved }

// Edit changes the list; it is tried at once and kept by Save.
func (m *Names) Edit(text string) {
	m.text = text
	names, wrong := extract.ParseNames(text)
	m.names, m.faults = names, nil
	for _, w := range wrong {
		m.faults = append(m.faults, NameFault{w.Line, "names.error." + w.Code, w.Arg})
	}
	changed(m.Changed)
}

// Faults are the lines that are no templates.
func (m *Names) Faults() []NameFault { return m.faults }

// Save keeps the list. Bad lines are kept too, for they are the user's words.
func (m *Names) Save() {
	if !m.Edited() {
		return
	}
	text := m.text
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	m.text, m.saved = text, text
	m.office.do(func(ctx context.Context) error { return m.keeper.Save(ctx, text) })
	changed(m.Changed)
}

// Try takes a file's name to try the templates on.
func (m *Names) Try(name string) {
	m.name = name
	changed(m.Changed)
}

// Name is the name that is tried.
func (m *Names) Name() string { return m.name }

// Trial is what the name says by the list as it is now.
func (m *Names) Trial() NameTrial {
	n := m.names.Read(strings.TrimSpace(m.name))
	t := NameTrial{Template: n.Template, Own: n.Own}
	pages := ""
	if n.Pages > 0 {
		pages = fmt.Sprint(n.Pages)
	}
	for _, f := range []NameField{
		{"names.institution", n.Institution},
		{"names.title", n.Title},
		{"names.date", n.Date.String()},
		{"names.industry", n.Industry},
		{"names.type", n.Type},
		{"names.authors", strings.Join(n.Authors, "、")},
		{"names.pages", pages},
	} {
		if f.Value != "" {
			t.Fields = append(t.Fields, f)
		}
	}
	return t
}

// BuiltIn are our own templates, which are tried after the user's.
func (m *Names) BuiltIn() []string {
	var out []string
	for _, t := range (*extract.Names)(nil).Templates() {
		out = append(out, t.Text)
	}
	return out
}
