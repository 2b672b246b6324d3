package watch

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Hidden, temporary, empty and foreign files are nobody's news.
func TestOnlyReportsCount(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, nil)
	d.Watch([]Folder{{Path: dir}})
	d.pass(1)
	for _, name := range []string{
		".hidden.md", "~$周报.docx", "周报.pdf.crdownload", "周报.part", "~WRL0001.tmp", "周报.docx.download", "film.mp4", "setup.exe", "nothing",
		"good.MD", "周报.docx", "sub/below.md",
	} {
		d.put(filepath.Join(dir, name), "text")
	}
	d.put(filepath.Join(dir, "empty.md"), "")
	if got := ready(d.pass(5)); got != "good.MD 周报.docx" {
		t.Errorf("told of %q", got)
	}
}

// The library's folder, what holds it and what it holds are refused, by whatever name, as are folders that are watched already.
func TestCheck(t *testing.T) {
	top := t.TempDir()
	mk := func(names ...string) string {
		dir := filepath.Join(append([]string{top}, names...)...)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	library, free, inner := mk("data", "library"), mk("reports"), mk("reports", "2026")
	link := filepath.Join(top, "link")
	if err := os.Symlink(library, link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	file := filepath.Join(top, "a.md")
	write(t, file, "a")
	for _, c := range []struct {
		what, path string
		others     []Folder
		want       error
	}{
		{"an ordinary folder", free, nil, nil},
		{"the library", library, nil, ErrLibrary},
		{"a link to the library", link, nil, ErrLibrary},
		{"in the library", mk("data", "library", "originals", "ab"), nil, ErrLibrary},
		{"around the library", filepath.Join(top, "data"), nil, ErrLibrary},
		{"beside the library", mk("data", "library2"), nil, nil},
		{"a file", file, nil, ErrFolder},
		{"nothing", filepath.Join(top, "none"), nil, ErrFolder},
		{"a path that is not whole", "reports", nil, ErrFolder},
		{"watched already", free + string(filepath.Separator), []Folder{{Path: free}}, ErrKnown},
		{"below a watched folder", inner, []Folder{{Path: free}}, nil},
		{"below one that is watched with its subfolders", inner, []Folder{{Path: free, Sub: true}}, ErrKnown},
	} {
		if err := Check(c.path, library, c.others); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
	}
}
