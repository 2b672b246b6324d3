package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"yanku/internal/likeness"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// Rebuilt is what a rebuilding gave.
type Rebuilt struct {
	Reports int
	Failed  []Lost
	Kept    string // where the former database is; "" when there was none
}

// Lost is an original that could not be read.
type Lost struct {
	File string // its name at import, or in originals where that is not known
	Err  error
}

// Rebuild makes the database and the index of the library in dir anew from its originals, their side files and library.json. The former database is kept in the folder backups.
// progress may be nil; it is called after each file. When ctx ends, or when the new database cannot be written, the library is as it was.
// What stands in the database alone is not in the new one: the journal, and the list of failed imports.
func Rebuild(ctx context.Context, dir string, o Options, progress func(done, total int, file string)) (out Rebuilt, err error) {
	if o.Read == nil {
		return out, ErrNoReader
	}
	if _, err := os.Stat(filepath.Join(dir, "originals")); err != nil {
		return out, fmt.Errorf("rebuild library %s: %w", dir, errors.Join(ErrNotFound, err))
	}
	if err := settle(ctx, dir); err != nil {
		return out, fmt.Errorf("rebuild library %s: %w", dir, err)
	}
	l := &Library{dir: dir, options: o}
	if l.lock, err = lockLibrary(filepath.Join(dir, "lock")); err != nil {
		return out, fmt.Errorf("rebuild library %s: %w", dir, err)
	}
	defer func() { err = errors.Join(err, l.release()) }()
	if err := l.prepare(); err != nil {
		return out, fmt.Errorf("rebuild library %s: %w", dir, err)
	}
	path := filepath.Join(l.temp(), "rebuilt.db")
	if l.db, err = sqlite.Open(ctx, path, false); err != nil {
		return out, err
	}
	if progress == nil {
		progress = func(int, int, string) {}
	}
	if err = l.readAll(ctx, &out, progress); err == nil {
		err = l.adopt(ctx)
	}
	err = errors.Join(err, l.db.Close())
	l.db = nil
	if err == nil {
		out.Kept, err = l.swap(path)
	}
	if err != nil {
		return out, fmt.Errorf("rebuild library %s: %w", dir, err)
	}
	return out, nil
}

// settle brings what a library that can be opened has yet to write into its side files. One that cannot be opened is what is to be rebuilt.
func settle(ctx context.Context, dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "yanku.db")); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	l, err := Open(ctx, dir, Options{})
	switch {
	case errors.Is(err, ErrLocked), ctx.Err() != nil:
		return err
	case err != nil:
		return nil
	}
	err = l.Sync(ctx)
	if errors.Is(err, ErrDamaged) {
		err = nil
	}
	_ = l.Close() // what it could not write is in the files it has written
	return err
}

// original is a file of the library with what its side file says.
type original struct {
	path, sha string
	side      side
}

// originals lists the files of the library in the order in which they were imported.
func (l *Library) originals() (out []original, err error) {
	paths, err := filepath.Glob(filepath.Join(escape(l.dir), "originals", "??", "*"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		name := filepath.Base(path)
		sha := strings.TrimSuffix(name, filepath.Ext(name))
		if len(sha) != 64 || filepath.Ext(name) == sideExt {
			continue
		}
		s, err := l.readSide(path, sha)
		if err != nil {
			return nil, err
		}
		out = append(out, original{path, sha, s})
	}
	slices.SortStableFunc(out, func(a, b original) int { return a.side.Added.Compare(b.side.Added) })
	return out, nil
}

// escape quotes what filepath.Glob takes for a pattern. On Windows a backslash sets folders apart and "[" can be quoted in no other way than as a class.
func escape(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}

// readSide reads the side file of an original. Where it is missing or damaged, as an end in the middle of an import may leave it, the file itself says when it came.
func (l *Library) readSide(path, sha string) (s side, err error) {
	data, err := os.ReadFile(l.sidePath(sha))
	if err == nil && json.Unmarshal(data, &s) == nil && s.Name != "" {
		return s, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return s, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return s, err
	}
	return side{Name: filepath.Base(path), Added: info.ModTime()}, nil
}

// readAll reads all originals, several at a time, and writes them in their order.
func (l *Library) readAll(ctx context.Context, out *Rebuilt, progress func(done, total int, file string)) error {
	files, err := l.originals()
	if err != nil {
		return err
	}
	progress(0, len(files), "")
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]chan report.Import, len(files))
	errs := make([]error, len(files))
	free := make(chan struct{}, 2*runtime.NumCPU()) // read files that wait for those before them
	for i := range results {
		results[i] = make(chan report.Import, 1)
	}
	go func() {
		for i, f := range files {
			free <- struct{}{}
			go func() {
				in, err := l.readOriginal(ctx, f)
				errs[i] = err
				results[i] <- in
			}()
		}
	}()
	for i, f := range files {
		in := <-results[i]
		<-free
		if err := ctx.Err(); err != nil {
			return drain(err, results[i+1:], free)
		}
		if err := errs[i]; err != nil {
			out.Failed = append(out.Failed, Lost{f.side.Name, err})
		} else if err := l.putAgain(ctx, f, in); err != nil {
			cancel()
			return drain(err, results[i+1:], free)
		} else {
			out.Reports++
		}
		progress(i+1, len(files), f.side.Name)
	}
	return nil
}

// drain waits for the readers of a rebuilding that ends early.
func drain(err error, results []chan report.Import, free chan struct{}) error {
	for _, r := range results {
		<-r
		<-free
	}
	return err
}

func (l *Library) readOriginal(ctx context.Context, f original) (report.Import, error) {
	if err := ctx.Err(); err != nil {
		return report.Import{}, err
	}
	data, err := os.ReadFile(f.path)
	if err != nil {
		return report.Import{}, err
	}
	if _, sha := report.FileID(data); sha != f.sha {
		return report.Import{}, fmt.Errorf("%s: its bytes were changed: %w", filepath.Base(f.path), ErrDamaged)
	}
	in, err := l.options.Read(ctx, f.side.Name, data, f.side.Reading)
	in.Data = nil
	return in, err
}

// putAgain writes a report with what its side file says of the user's work.
func (l *Library) putAgain(ctx context.Context, f original, in report.Import) error {
	return l.db.Write(ctx, func(tx *sqlite.Tx) error {
		s := f.side
		err := tx.Put(ctx, in, filepath.Ext(f.path), s.Added.UnixMilli())
		if err == nil {
			err = tx.SetMarks(ctx, report.Summary{ID: in.ID, Unread: !s.Read, Star: s.Star, Tags: s.Tags, Chosen: s.Chosen, Apart: s.Apart})
		}
		if err == nil && len(s.Decisions)+len(s.Dismissed) > 0 {
			err = tx.Restore(ctx, in, s.Decisions, s.Dismissed)
		}
		if err == nil {
			err = recognise(ctx, tx, in.ID, likeness.Read(in.Doc), in.Doc.Meta)
		}
		if err == nil {
			err = tx.Enqueue(ctx, in.ID, true)
		}
		return err
	})
}

// swap puts the database at path in the place of the library's, which goes to the folder backups, and takes the index away: it is made anew from the rows.
func (l *Library) swap(path string) (kept string, err error) {
	now, backups := filepath.Join(l.dir, "yanku.db"), filepath.Join(l.dir, "backups")
	if _, err := os.Stat(now); err == nil {
		kept = filepath.Join(backups, "yanku-"+time.Now().UTC().Format("20060102-150405.000")+".db")
		if err := os.MkdirAll(backups, 0o700); err != nil {
			return "", err
		}
		for _, end := range []string{"-wal", "-shm", ""} { // the WAL belongs to the database and goes with it
			if err := os.Rename(now+end, kept+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", err
			}
		}
	}
	if err := os.Rename(path, now); err != nil {
		return kept, err
	}
	return kept, errors.Join(syncDir(l.dir), os.RemoveAll(filepath.Join(l.dir, "index")))
}

// Reindex makes the search index anew from the rows and returns when everything is in it; progress is told how far it is. What a broken off one did not come to is looked
// up in the rows until a later process brings it in.
func (l *Library) Reindex(ctx context.Context, progress func(report.Index)) error {
	ix := l.index.Load()
	if ix == nil || l.options.ReadOnly {
		return errors.New("make the search index anew: it cannot be opened")
	}
	defer l.hold()()
	tell := func(int) error {
		at, err := l.Index(ctx)
		if err == nil {
			progress(at)
		}
		return err
	}
	err := l.renewIndex(ctx, ix)
	if err == nil {
		err = tell(0)
	}
	if err == nil {
		err = l.drain(ctx, tell)
	}
	if err != nil {
		return fmt.Errorf("make the search index anew: %w", err)
	}
	return nil
}
