package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"yanku/internal/report"
	"yanku/store/sqlite"
)

// about is library.json: what of the library belongs to no report, by its key. Keys of a newer version stay as they are.
type about map[string]json.RawMessage

// keptKey is the key of the kept searches, a list in the order of their making.
const keptKey = "searches"

// errAbout says that library.json cannot be read or is not what this program writes.
var errAbout = errors.New("library.json is damaged")

func (l *Library) aboutPath() string { return filepath.Join(l.dir, "library.json") }

// introduce writes library.json when it is missing.
func (l *Library) introduce() error {
	if _, err := os.Stat(l.aboutPath()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return l.writeAbout(about{})
}

// readAbout reads library.json with its kept searches; fs.ErrNotExist when it is missing. What is damaged in it is left out and told by errAbout.
func (l *Library) readAbout() (about, []report.Search, error) {
	a := about{}
	data, err := os.ReadFile(l.aboutPath())
	if errors.Is(err, fs.ErrNotExist) {
		return a, nil, err
	}
	if err == nil {
		err = json.Unmarshal(data, &a)
	}
	if err != nil || a == nil {
		return about{}, nil, errors.Join(errAbout, err)
	}
	var kept []report.Search
	if words, ok := a[keptKey]; ok {
		if err := json.Unmarshal(words, &kept); err != nil {
			return a, nil, errors.Join(errAbout, err)
		}
	}
	return a, kept, nil
}

// writeAbout writes library.json in one step.
func (l *Library) writeAbout(a about) error {
	for key, value := range map[string]string{"library": "yanku", "made": time.Now().UTC().Format(time.RFC3339)} {
		if _, ok := a[key]; !ok {
			a[key] = fmt.Appendf(nil, "%q", value)
		}
	}
	data, err := encode(a, "  ")
	if err != nil {
		return err
	}
	return l.place(l.aboutPath(), data)
}

// encode writes JSON for people: < and > as they are.
func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// mirror brings the kept searches into library.json when it has others. A damaged one is kept in the folder backups.
func (l *Library) mirror(ctx context.Context) error {
	searches, err := l.db.Searches(ctx)
	if err != nil {
		return err
	}
	a, kept, err := l.readAbout()
	switch {
	case err == nil && slices.Equal(searches, kept):
		return nil
	case errors.Is(err, errAbout):
		if err := l.setAside(err); err != nil {
			return err
		}
	}
	if a[keptKey], err = encode(append([]report.Search{}, searches...), ""); err != nil {
		return err
	}
	return l.writeAbout(a)
}

// setAside moves a damaged library.json out of the way, and says so.
func (l *Library) setAside(why error) error {
	backups := filepath.Join(l.dir, "backups")
	aside := filepath.Join(backups, "library-"+time.Now().UTC().Format("20060102-150405.000")+".json")
	if err := os.MkdirAll(backups, 0o700); err != nil {
		return err
	}
	if err := os.Rename(l.aboutPath(), aside); err != nil {
		return err
	}
	slog.Warn("read library.json; it is written anew", "kept", aside, "error", why)
	return syncDir(backups)
}

// adopt takes the kept searches of library.json into a database that never knew any: one that was made anew.
func (l *Library) adopt(ctx context.Context) error {
	_, kept, err := l.readAbout()
	if err != nil || len(kept) == 0 {
		return nil // mirror tells of it
	}
	if knew, err := l.db.KnewSearch(ctx); err != nil || knew {
		return err
	}
	return l.db.Write(ctx, func(tx *sqlite.Tx) error {
		for _, s := range kept {
			if s.ID == "" || treeOf(s).Empty() {
				continue
			}
			s.Name = cmp.Or(oneLine(s.Name), oneLine(s.Query))
			if _, _, err := tx.PutSearch(ctx, sqlite.Search{Search: s}, time.Now().UnixMilli()); err != nil {
				return err
			}
		}
		return nil
	})
}
