// Package config keeps the program's own settings in one small JSON file and knows where things lie on the user's disk.
package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Settings is what the window remembers from one start to the next. The zero value is a first start.
type Settings struct {
	Lang   string  `json:"lang,omitempty"`   // "zh", "en"; empty follows the system
	Theme  string  `json:"theme,omitempty"`  // "light", "dark"; empty is light
	Colors string  `json:"colors,omitempty"` // "cn" (red is up), "intl" (green is up), "none"; empty is cn
	Width  float32 `json:"width,omitempty"`  // of the window, in units of the toolkit
	Height float32 `json:"height,omitempty"`
	Last   string  `json:"last,omitempty"`   // the report that was open
	Sort   string  `json:"sort,omitempty"`   // the list's order: date, title, institution, added
	Up     bool    `json:"up,omitempty"`     // the list is sorted upwards
	Ledger float64 `json:"ledger,omitempty"` // share of the ledger's width that its table has, 0..1
	Side   float64 `json:"side,omitempty"`   // share of the width that the side bar has, 0..1
	List   float64 `json:"list,omitempty"`   // share of the rest that the list has, 0..1

	Whole    bool     `json:"whole,omitempty"`    // whole words are searched for
	Plain    bool     `json:"plain,omitempty"`    // synonyms are not searched for
	Facets   bool     `json:"facets,omitempty"`   // the facets of what was found are shown
	Searches []string `json:"searches,omitempty"` // made last, the newest first

	Watched []Watched `json:"watched,omitempty"` // folders whose new files are imported
}

// Watched is a folder that the user chose to have watched.
type Watched struct {
	Path   string `json:"path"` // absolute
	Sub    bool   `json:"sub,omitempty"`
	Paused bool   `json:"paused,omitempty"`
}

// Load reads the settings of path. A file that is missing gives the zero Settings; one that cannot be understood gives what could be read of it
// and an error to be shown, never a stop.
func Load(path string) (Settings, error) {
	var s Settings
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("read settings: %w", err)
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s.sane(), fmt.Errorf("read settings of %s: %w", path, err)
	}
	return s.sane(), nil
}

// Save writes the settings to path in one step: a reader sees the old file or the new one, never a half.
func (s Settings) Save(path string) error {
	return SaveJSON(path, s)
}

// SaveJSON writes v to path as Save does.
func SaveJSON(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return save(path, append(data, '\n'))
}

// LoadJSON reads path into v. A file that is missing leaves v as it is.
func LoadJSON(path string, v any) error {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

// save makes the folder of path and replaces the file in one step.
func save(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make folder of settings: %w", err)
	}
	if err := replace(path, data); err != nil {
		return fmt.Errorf("write settings to %s: %w", path, err)
	}
	return nil
}

// replace writes data beside path, brings it to the disk and renames it over path.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".settings-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone after the rename; then this finds nothing
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// sane drops what no window can use: unknown words and sizes that no screen has.
func (s Settings) sane() Settings {
	s.Lang = oneOf(s.Lang, "zh", "en")
	s.Theme = oneOf(s.Theme, "light", "dark")
	s.Colors = oneOf(s.Colors, "cn", "intl", "none")
	s.Sort = oneOf(s.Sort, "date", "title", "institution", "added")
	if s.Width < 400 || s.Width > 10000 || s.Height < 300 || s.Height > 10000 {
		s.Width, s.Height = 0, 0
	}
	if s.Ledger < 0.3 || s.Ledger > 0.9 {
		s.Ledger = 0
	}
	if s.Side < 0.05 || s.Side > 0.5 {
		s.Side = 0
	}
	if s.List < 0.1 || s.List > 0.8 {
		s.List = 0
	}
	s.Watched = slices.DeleteFunc(s.Watched, func(w Watched) bool { return !filepath.IsAbs(w.Path) })
	return s
}

func oneOf(s string, words ...string) string {
	for _, w := range words {
		if s == w {
			return s
		}
	}
	return ""
}
