package ingest

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"yanku/internal/format"
)

// errNotFile says that a path is a device, a pipe or another thing that is no file.
var errNotFile = format.Unreadable("not_file", "not a file", nil)

// errLibrary says that a folder is a library of Yanku's, or lies in one.
var errLibrary = format.Unreadable("library", "it belongs to a library of Yanku", nil)

// find gives the files of paths: files as they are, folders walked in the order of names. What is hidden in a folder (its name begins with a dot) is
// left out, as are what systems and browsers leave there, links to folders and libraries; a path that was asked for is never left out, but a library's
// folder is an error: its reports are in a library already, and its other files are no reports. A path into an archive asks for that part of it.
// When ctx ends no more folders are walked.
func find(ctx context.Context, paths []string) (out []job) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case webAddress.MatchString(path) && err != nil:
			out = append(out, job{path: path, err: &format.UnknownError{Format: "address"}})
		case err != nil && packedIn(path) != "":
			box := packedIn(path)
			out = append(out, job{path: box, only: filepath.ToSlash(filepath.Clean(path)[len(box)+1:])})
		case err != nil:
			out = append(out, job{path: path, err: err})
		case info.IsDir() && inLibrary(path):
			out = append(out, job{path: path, err: &fs.PathError{Op: "read", Path: path, Err: errLibrary}})
		case info.IsDir():
			if real, err := filepath.EvalSymlinks(path); err == nil && isLink(path) {
				path = real // WalkDir does not enter a link
			}
			out = append(out, walk(ctx, path)...)
		case !info.Mode().IsRegular():
			out = append(out, job{path: path, err: &fs.PathError{Op: "read", Path: path, Err: errNotFile}})
		default:
			out = append(out, job{path: path})
		}
	}
	return out
}

// webAddress is what a browser hands over when a link is dropped.
var webAddress = regexp.MustCompile(`^(?i)(?:https?|ftp):/`)

// packedIn gives the file that a path leads into as if it were a folder: 周报.zip of 周报.zip/一月/通信.pdf; "" when there is none.
func packedIn(path string) string {
	for dir := filepath.Dir(filepath.Clean(path)); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil {
			if info.Mode().IsRegular() {
				return dir
			}
			return ""
		}
	}
	return ""
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func walk(ctx context.Context, dir string) (out []job) {
	// The function fails only when ctx ends, which the caller sees itself: what cannot be read becomes a path with its error.
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			out = append(out, job{path: path, err: err})
		case path != dir && format.Litter(d.Name()), d.IsDir() && (isLibrary(path) || ofPage(path)):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular():
			out = append(out, job{path: path})
		case d.Type()&fs.ModeSymlink != 0:
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				out = append(out, job{path: path})
			}
		}
		return ctx.Err()
	})
	return out
}

// ofPage tells whether a folder holds the pictures and scripts of a page that a browser saved beside it.
func ofPage(dir string) bool {
	return slices.ContainsFunc(format.PageFiles(filepath.Base(dir)), func(page string) bool {
		info, err := os.Stat(filepath.Join(filepath.Dir(dir), page))
		return err == nil && info.Mode().IsRegular()
	})
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
