package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"yanku/internal/report"
	"yanku/store/sqlite"
)

// extension is what of a file's extension may stand in the name of an original.
var extension = regexp.MustCompile(`^\.[a-z0-9]{1,10}$`)

// extOf gives the extension of an original from the file's name: in lower case with its dot, "" when it is none to trust or that of side files.
func extOf(name string) string {
	if ext := strings.ToLower(filepath.Ext(name)); extension.MatchString(ext) && ext != sideExt {
		return ext
	}
	return ""
}

// original is the path of the file with this SHA-256.
func (l *Library) original(sha, ext string) string {
	return filepath.Join(l.dir, "originals", sha[:2], sha+ext)
}

// Original gives the path of the report's file as it came. It is not to be written to.
func (l *Library) Original(ctx context.Context, id report.ID) (path string, err error) {
	sha, ext, err := l.db.Original(ctx, id)
	if err != nil {
		return "", err
	}
	return l.original(sha, ext), nil
}

// place writes data to path in one step that survives a crash: a temporary file, brought to the disk, renamed, and the rename brought to the disk.
func (l *Library) place(path string, data []byte) error {
	f, err := os.CreateTemp(l.temp(), "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", filepath.Base(path), err), os.Remove(f.Name()))
	}
	return syncDir(filepath.Dir(path))
}

// placeIn is place, into a folder of originals that it makes when missing.
func (l *Library) placeIn(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.Mkdir(dir, 0o700); err == nil {
		if err := syncDir(filepath.Dir(dir)); err != nil {
			return err
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return err
	}
	return l.place(path, data)
}

// discard moves the original and the side file of reports that are gone into the folder trash, where they stay: a library loses no file.
func (l *Library) discard(ctx context.Context, gone []report.ID) error {
	if len(gone) == 0 {
		return nil
	}
	l.files.Lock() // a file that comes in again now is not taken for one of these
	defer l.files.Unlock()
	for _, id := range gone {
		_, _, err := l.db.Original(ctx, id)
		if errors.Is(err, ErrNotFound) {
			err = l.discardFiles(id)
		}
		if err != nil {
			return fmt.Errorf("discard files of %s: %w", id, err)
		}
	}
	return nil
}

// discardFiles moves what stands in originals under this ID. It may be done twice.
func (l *Library) discardFiles(id report.ID) error {
	from, to := filepath.Join(l.dir, "originals", string(id)[:2]), filepath.Join(l.dir, "trash")
	names, err := os.ReadDir(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = os.MkdirAll(to, 0o700)
	}
	if err != nil {
		return err
	}
	for _, name := range names {
		if !strings.HasPrefix(name.Name(), string(id)) {
			continue
		}
		if err := os.Rename(filepath.Join(from, name.Name()), filepath.Join(to, name.Name())); err != nil {
			return err
		}
	}
	return errors.Join(syncDir(to), syncDir(from))
}

// syncDir brings the names in dir to the disk. Windows does that with the rename and cannot open a folder for it.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// side is what stands beside an original, so that the library can be built anew from its files: the file's name and time at import and the
// user's own work on the report.
type side struct {
	Name  string    `json:"name"`
	Added time.Time `json:"added"`
	Read  bool      `json:"read,omitempty"`
	Star  bool      `json:"star,omitempty"`
	Tags  []string  `json:"tags,omitempty"`

	Chosen bool `json:"current,omitempty"` // among the versions of its text
	Apart  bool `json:"apart,omitempty"`

	Reading   report.Reading `json:"reading,omitzero"`
	Decisions sqlite.Decided `json:"decisions,omitempty"`
	Dismissed []report.ID    `json:"dismissed,omitempty"` // flags
}

const sideExt = ".json"

// sidePath is the path of the side file for the file with this SHA-256.
func (l *Library) sidePath(sha string) string { return l.original(sha, sideExt) }

func (l *Library) writeSide(ctx context.Context, s report.Summary) error {
	decisions, err := l.db.Decisions(ctx, s.ID)
	if err != nil {
		return err
	}
	dismissed, err := l.db.Dismissed(ctx, s.ID)
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(side{s.File, time.UnixMilli(s.Added).UTC(), !s.Unread, s.Star, s.Tags, s.Chosen, s.Apart, s.Reading, decisions, keys(dismissed)}, "", "  ")
	if err != nil {
		return err
	}
	return l.placeIn(l.sidePath(s.SHA), append(data, '\n'))
}
