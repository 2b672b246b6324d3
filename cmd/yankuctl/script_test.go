package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"yankuctl": main})
}

// Each script in testdata/script begins with a sentence that says what it shows. Its library is $WORK/lib and the language English unless it says otherwise.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"take": take, "hostile": makeHostile, "json": checkJSON, "plain": checkPlain, "names": checkNames, "offline": checkOffline,
		},
		Setup: func(e *testscript.Env) error {
			beds, err := filepath.Abs("../../internal/format/pdf/testdata")
			if err != nil {
				return err
			}
			e.Setenv("SAMPLES", beds)
			e.Setenv("YANKU_LIBRARY", e.WorkDir+"/lib")
			e.Setenv("LANG", "en_GB.UTF-8")
			if dir, err := os.UserCacheDir(); err == nil { // the scripts have no home
				e.Setenv("YANKU_CACHE", dir+"/yanku")
			}
			return nil
		},
	})
}

// take NAME sets $ID to the first value of the field NAME in what the last command wrote.
func take(ts *testscript.TestScript, _ bool, args []string) {
	m := regexp.MustCompile(`"` + args[0] + `":"([0-9a-f]+)"`).FindStringSubmatch(ts.ReadFile("stdout"))
	if m == nil {
		ts.Fatalf("no field %s in the last output", args[0])
	}
	ts.Setenv("ID", m[1])
}
