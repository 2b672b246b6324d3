package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"yanku/internal/config"
	"yanku/internal/extract"
	"yanku/internal/ingest"
)

// runNames lists the templates by which file names are read, or shows what names say.
func runNames(_ context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	names, sound := e.names()
	if len(args) == 0 {
		e.listTemplates(names, *asJSON)
	}
	for _, arg := range args {
		e.showName(filepath.Base(arg), names, *asJSON)
	}
	if !sound {
		return errSome
	}
	return nil
}

// names reads the user's own list. What is wrong with it is told and sound is false; the rest of it is used.
func (e *env) names() (names *extract.Names, sound bool) {
	path, err := config.NamesFile()
	if err != nil {
		return nil, true // a system without a folder for settings has no list
	}
	text, err := config.LoadText(path)
	if err != nil {
		e.say("ctl.failed", err)
		return nil, false
	}
	names, wrong := extract.ParseNames(text)
	for _, w := range wrong {
		e.say("names.wrong", path, w.Line, e.lang.T("names.error."+w.Code, w.Arg))
	}
	return names, len(wrong) == 0
}

// reader reads files by the user's own list of templates.
func (e *env) reader() ingest.Reader {
	if e.reads == nil {
		names, _ := e.names()
		e.reads = &ingest.Reader{Names: names}
	}
	return *e.reads
}

func (e *env) listTemplates(names *extract.Names, asJSON bool) {
	for _, t := range names.Templates() {
		if asJSON {
			e.line(templateJSON{t.Text, t.Own, t.Line})
			continue
		}
		whose := e.lang.T("names.ours")
		if t.Own {
			whose = e.lang.T("names.own", t.Line)
		}
		fprintln(e.out, whose, t.Text)
	}
	if path, err := config.NamesFile(); err == nil && !asJSON {
		e.say("names.file", path)
	}
}

func (e *env) showName(file string, names *extract.Names, asJSON bool) {
	n := names.Read(file)
	if asJSON {
		e.line(nameJSON{file, n.Template, n.Own, n.Institution, n.Title, n.Date.String(), n.Industry, n.Type, n.Authors, n.Pages})
		return
	}
	fmt.Fprintln(e.out, file)
	if n.Template == "" {
		fmt.Fprintln(e.out, "  "+e.lang.T("names.none"))
	}
	for _, row := range [][2]string{
		{"template", n.Template},
		{"institution", n.Institution},
		{"title", n.Title},
		{"date", n.Date.String()},
		{"industry", n.Industry},
		{"type", n.Type},
		{"authors", strings.Join(n.Authors, ", ")},
		{"pages", pages(n.Pages)},
	} {
		if row[1] != "" {
			fmt.Fprintln(e.out, "  "+e.lang.T("names."+row[0])+"\t"+row[1])
		}
	}
}

func pages(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

type templateJSON struct {
	Template string `json:"template"`
	Own      bool   `json:"own"`
	Line     int    `json:"line,omitempty"`
}

// nameJSON is what a file's name says.
type nameJSON struct {
	File        string   `json:"file"`
	Template    string   `json:"template,omitempty"`
	Own         bool     `json:"own,omitempty"`
	Institution string   `json:"institution,omitempty"`
	Title       string   `json:"title,omitempty"`
	Date        string   `json:"date,omitempty"`
	Industry    string   `json:"industry,omitempty"`
	Type        string   `json:"type,omitempty"`
	Authors     []string `json:"authors,omitempty"`
	Pages       int      `json:"pages,omitempty"`
}
