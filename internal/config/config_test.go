package config

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestSettingsSurviveTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "settings.json")
	want := Settings{Lang: "en", Theme: "dark", Colors: "intl", Width: 1280, Height: 800, Last: "0123456789abcdef", Sort: "title", Up: true, Side: 0.15, List: 0.3, Watched: []Watched{{Path: t.TempDir(), Sub: true}, {Path: t.TempDir(), Paused: true}}, Searches: []string{"光模块 -液冷", "\"AI 服务器\""}}
	if err := want.Save(path); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil || !reflect.DeepEqual(got, want) {
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
		{"a watched folder without its whole path is forgotten", `{"lang":"zh","watched":[{"path":"downloads"}]}`, Settings{Lang: "zh", Watched: []Watched{}}, false},
		{"blank searches and those that stand twice are forgotten", `{"searches":["光模块"," ","液冷","光模块"]}`, Settings{Searches: []string{"光模块", "液冷"}}, false},
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
			if !reflect.DeepEqual(got, c.want) || (err != nil) != c.fails {
				t.Errorf("Load = %+v, %v; want %+v, fails %t", got, err, c.want, c.fails)
			}
		})
	}
	if got, err := Load(filepath.Join(t.TempDir(), "none.json")); err != nil || !reflect.DeepEqual(got, Settings{}) {
		t.Errorf("a missing file gives %+v, %v", got, err)
	}
}

// Twelve searches are remembered, each once, none that is blank or as long as a report.
func TestLatestSearches(t *testing.T) {
	typed := []string{" 5 ", "  ", strings.Repeat("长", longestSearch)}
	for n := range 14 {
		typed = append(typed, fmt.Sprint(n))
	}
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := (Settings{Searches: typed}).Save(path); err != nil {
		t.Fatal(err)
	}
	s, err := Load(path)
	if got, want := strings.Join(s.Searches, " "), "5 0 1 2 3 4 6 7 8 9 10 11"; got != want || err != nil {
		t.Errorf("%s, %v; want %s", got, err, want)
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

func TestTextsOfTheUserSurviveTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "file_names.txt")
	if text, err := LoadText(path); text != "" || err != nil {
		t.Errorf("a missing list gives %q, %v", text, err)
	}
	if err := SaveText(path, "{标题}\n"); err != nil {
		t.Fatal(err)
	}
	if text, err := LoadText(path); text != "{标题}\n" || err != nil {
		t.Errorf("LoadText = %q, %v", text, err)
	}
	if err := SaveText(path, strings.Repeat("#", mostText+1)); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadText(path); err == nil {
		t.Error("a list of any length is read")
	}
}

func TestJSONSurvivesTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "state.json")
	got := map[string]int{"kept": 1}
	if err := LoadJSON(path, &got); err != nil || got["kept"] != 1 {
		t.Errorf("a missing file gives %v, %v", got, err)
	}
	if err := SaveJSON(path, map[string]int{"a": 2}); err != nil {
		t.Fatal(err)
	}
	if err := LoadJSON(path, &got); err != nil || got["a"] != 2 {
		t.Errorf("LoadJSON = %v, %v", got, err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := LoadJSON(path, &got); err == nil {
		t.Error("half a file is no error")
	}
}
