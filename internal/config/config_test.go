package config

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSettingsSurviveTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "settings.json")
	want := Settings{Lang: "en", Theme: "dark", Colors: "intl", Width: 1280, Height: 800, Last: "0123456789abcdef", Sort: "title", Up: true, Side: 0.15, List: 0.3}
	if err := want.Save(path); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil || got != want {
		t.Fatalf("Load = %+v, %v; want %+v", got, err, want)
	}
	rest, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".settings-*"))
	if err != nil || len(rest) != 0 {
		t.Errorf("left beside the settings: %v, %v", rest, err)
	}
}

func TestLoadIsTolerant(t *testing.T) {
	cases := []struct {
		name, data string
		want       Settings
		fails      bool
	}{
		{"unknown words fall back", `{"lang":"fr","theme":"pink","sort":"size"}`, Settings{}, false},
		{"a window larger than any screen is forgotten", `{"width":99999,"height":20,"lang":"zh"}`, Settings{Lang: "zh"}, false},
		{"a field of a later version is passed over", `{"lang":"zh","tabs":[1,2]}`, Settings{Lang: "zh"}, false},
		{"a field of another type is passed over, the rest kept", `{"lang":"zh","last":7,"theme":"dark"}`, Settings{Lang: "zh", Theme: "dark"}, true},
		{"half a file gives defaults", `{"lang":"z`, Settings{}, true},
		{"an empty file gives defaults", ``, Settings{}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "settings.json")
			if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := Load(path)
			if got != c.want || (err != nil) != c.fails {
				t.Errorf("Load = %+v, %v; want %+v, fails %t", got, err, c.want, c.fails)
			}
		})
	}
	if got, err := Load(filepath.Join(t.TempDir(), "none.json")); err != nil || got != (Settings{}) {
		t.Errorf("a missing file gives %+v, %v", got, err)
	}
}

func TestLibraryFollowsFlagThenVariable(t *testing.T) {
	t.Setenv(LibraryVariable, filepath.Join(t.TempDir(), "variable"))
	flag := filepath.Join(t.TempDir(), "flag")
	if got, err := Library(flag); err != nil || got != flag {
		t.Errorf("Library(flag) = %s, %v", got, err)
	}
	if got, err := Library(""); err != nil || filepath.Base(got) != "variable" {
		t.Errorf("Library() = %s, %v", got, err)
	}
	t.Setenv(LibraryVariable, "")
	if got, err := Library(""); err != nil || !filepath.IsAbs(got) {
		t.Errorf("default library %s, %v", got, err)
	}
}
