package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// listing is what a look at a folder found.
type listing struct {
	files    []file
	dirs     []string // the folder and its subfolders that are looked into
	complete bool     // nothing below the folder was unreadable
	err      error    // the folder itself cannot be read
}

type file struct {
	path string
	Stamp
}

// endings are those of files that can be reports. Others in a watched folder are nobody's news: programs, films, and what a browser or another program is
// still writing (.crdownload, .part, .tmp, .download).
var endings = []string{
	".pdf", ".md", ".markdown", ".txt", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml", ".docx", ".pptx", ".xlsx", ".csv", ".tsv", ".rtf", ".zip",
}

// isReport tells by its name whether a file can be a whole report: neither hidden nor temporary.
func isReport(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasPrefix(name, "#") {
		return false // .x.md.swp, ~$周报.docx, ~WRL0001.tmp
	}
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

// list reads a folder, with sub also what is below it. Links to folders are not followed, nor are hidden folders and those that skip names.
func list(dir string, sub bool, skip func(string) bool) listing {
	out := listing{complete: true}
	out.err = out.read(dir, sub, skip)
	return out
}

func (l *listing) read(dir string, sub bool, skip func(string) bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	l.dirs = append(l.dirs, dir)
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if e.IsDir() {
			if sub && !strings.HasPrefix(e.Name(), ".") && (skip == nil || !skip(path)) && l.read(path, sub, skip) != nil {
				l.complete = false
			}
			continue
		}
		if isReport(e.Name()) {
			l.add(path, e)
		}
	}
	return nil
}

// add takes a file with something in it; a link counts as what it leads to.
func (l *listing) add(path string, e fs.DirEntry) {
	info, err := e.Info()
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		info, err = os.Stat(path)
	}
	switch {
	case err != nil:
		l.complete = false // it went away meanwhile, or may not be read
	case info.Mode().IsRegular() && info.Size() > 0:
		l.files = append(l.files, file{path, Stamp{info.Size(), info.ModTime().UnixNano()}})
	}
}

// Check tells whether a folder may be watched beside the others: it must be one, not be among them, and hold no part of the library nor lie in it.
// The error wraps ErrFolder, ErrKnown or ErrLibrary.
func Check(path, library string, others []Folder) error {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() || !filepath.IsAbs(path) {
		return &fs.PathError{Op: "watch", Path: path, Err: ErrFolder}
	}
	if library != "" && (below(path, library) || below(library, path)) {
		return &fs.PathError{Op: "watch", Path: path, Err: ErrLibrary}
	}
	for _, o := range others {
		if same(path, o.Path) || o.Sub && below(path, o.Path) {
			return &fs.PathError{Op: "watch", Path: path, Err: ErrKnown}
		}
	}
	return nil
}

// below tells whether path is dir or in it, by whatever names the two are called.
func below(path, dir string) bool {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	for up := ""; path != up; path = filepath.Dir(path) {
		if same(path, dir) {
			return true
		}
		up = path
	}
	return false
}

func same(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
