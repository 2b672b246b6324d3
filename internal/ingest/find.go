package ingest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// found is a file to be imported, or a path that cannot be.
type found struct {
	path string
	err  error
}

// errNotFile says that a path is a device, a pipe or another thing that is no file.
var errNotFile = errors.New("not a file")

// find gives the files of paths: files as they are, folders walked in the order of names. What is hidden in a folder (its name begins with a dot) is
// left out, as are links to folders; a path that was asked for is never left out.
func find(paths []string) (out []found) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			out = append(out, found{path, err})
		case info.IsDir():
			out = append(out, walk(path)...)
		case !info.Mode().IsRegular():
			out = append(out, found{path, &fs.PathError{Op: "read", Path: path, Err: errNotFile}})
		default:
			out = append(out, found{path, nil})
		}
	}
	return out
}

func walk(dir string) (out []found) {
	// The function never fails, and so WalkDir does not: what cannot be read becomes a path with its error.
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			out = append(out, found{path, err})
		case path != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular():
			out = append(out, found{path, nil})
		case d.Type()&fs.ModeSymlink != 0:
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				out = append(out, found{path, nil})
			}
		}
		return nil
	})
	return out
}
