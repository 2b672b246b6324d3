package pdf

import (
	"io/fs"
	"strings"
)

// fontDir is where PDFium looks for the system's fonts.
const fontDir = "usr/share/fonts"

// fontRoot is a file system with our fonts in fontDir and nothing else. It must be the root: PDFium's library finds no file under any other.
type fontRoot struct{ fonts fs.FS }

// Open opens a font or their folder; a folder above it lists them too, which nobody asks for.
func (f fontRoot) Open(name string) (fs.File, error) {
	if rest, ok := strings.CutPrefix(name, fontDir+"/"); ok {
		return f.fonts.Open(rest)
	}
	if name == "." || name == fontDir || strings.HasPrefix(fontDir, name+"/") {
		return f.fonts.Open(".")
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
