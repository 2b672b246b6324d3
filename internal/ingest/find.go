package ingest

import (
	"context"
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

// errLibrary says that a folder is a library of Yanku's, or lies in one.
var errLibrary = errors.New("it belongs to a library of Yanku")

// find gives the files of paths: files as they are, folders walked in the order of names. What is hidden in a folder (its name begins with a dot) is
// left out, as are links to folders and libraries; a path that was asked for is never left out, but a library's folder is an error: its reports are in a
// library already, and its other files are no reports. When ctx ends no more folders are walked.
func find(ctx context.Context, paths []string) (out []found) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			out = append(out, found{path, err})
		case info.IsDir() && inLibrary(path):
			out = append(out, found{path, &fs.PathError{Op: "read", Path: path, Err: errLibrary}})
		case info.IsDir():
			if real, err := filepath.EvalSymlinks(path); err == nil && isLink(path) {
				path = real // WalkDir does not enter a link
			}
			out = append(out, walk(ctx, path)...)
		case !info.Mode().IsRegular():
			out = append(out, found{path, &fs.PathError{Op: "read", Path: path, Err: errNotFile}})
		default:
			out = append(out, found{path, nil})
		}
	}
	return out
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func walk(ctx context.Context, dir string) (out []found) {
	// The function fails only when ctx ends, which the caller sees itself: what cannot be read becomes a path with its error.
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			out = append(out, found{path, err})
		case path != dir && strings.HasPrefix(d.Name(), "."), d.IsDir() && isLibrary(path):
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
		return ctx.Err()
	})
	return out
}

// inLibrary tells whether a folder is a library or lies in one.
func inLibrary(dir string) bool {
	dir, err := filepath.Abs(dir)
	for up := ""; err == nil && dir != up; dir = filepath.Dir(dir) {
		if isLibrary(dir) {
			return true
		}
		up = dir
	}
	return false
}

// isLibrary tells whether a folder is a library, by what DESIGN puts into it.
func isLibrary(dir string) bool {
	about, err := os.Stat(filepath.Join(dir, "library.json"))
	if err != nil || !about.Mode().IsRegular() {
		return false
	}
	originals, err := os.Stat(filepath.Join(dir, "originals"))
	return err == nil && originals.IsDir()
}
