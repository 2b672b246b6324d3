package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"yanku/internal/testing/scan"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"yankuctl": main, "tesseract": scan.Fake})
}

// Each script in testdata/script begins with a sentence that says what it shows. Its library is $WORK/lib and the language English unless it says otherwise.
// There are scan.png and scan.pdf, which a tesseract of ours reads; see scan.Fake.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"hostile": makeHostile, "json": checkJSON, "plain": checkPlain, "names": checkNames, "offline": checkOffline, "take": take,
		},
		Setup: func(e *testscript.Env) error {
			beds, err := filepath.Abs("../../internal/format/pdf/testdata")
			if err != nil {
				return err
			}
			e.Setenv("SAMPLES", beds)
			if err := scans(t, e.WorkDir); err != nil {
				return err
			}
			e.Setenv("YANKU_LIBRARY", e.WorkDir+"/lib")
			e.Setenv("LANG", "en_GB.UTF-8")
			if dir, err := os.UserCacheDir(); err == nil { // the scripts have no home
				e.Setenv("YANKU_CACHE", dir+"/yanku")
			}
			return nil
		},
	})
}

// scans writes a picture and a PDF of two pages with ink on them, but no text, into dir.
func scans(t *testing.T, dir string) error {
	page := scan.Picture(t, 1700, 2200, scan.FakeLines...)
	var b bytes.Buffer
	if err := png.Encode(&b, page); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "scan.png"), b.Bytes(), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "scan.pdf"), scan.PDF(t, 300, page, page), 0o600)
}

// take NAME sets $ID to the first value of the field NAME in what the last command wrote.
func take(ts *testscript.TestScript, _ bool, args []string) {
	m := regexp.MustCompile(`"` + args[0] + `":"([0-9a-f]+)"`).FindStringSubmatch(ts.ReadFile("stdout"))
	if m == nil {
		ts.Fatalf("no field %s in the last output", args[0])
	}
	ts.Setenv("ID", m[1])
}
