package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The damaged pages of the evaluation set lose their notes, keep their other words, and have their one shifted run rebuilt.
func TestJoinDamagedEvaluation(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/eval/dev/k3s_*.txt")
	if len(paths) == 0 {
		t.Skip("no ../shared/eval/dev/k3s_* beside the project")
	}
	runs := 0
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		raw := readRaw(t, filepath.Base(p), data)
		d := Join(raw)
		checkDoc(t, raw, d)
		for _, note := range pinyinNote.FindAllString(d.Was, -1) {
			if strings.ContainsAny(note, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ") {
				t.Errorf("%s keeps %s", p, note)
			}
		}
		for _, e := range d.Edits {
			if e.Pass == "damage" {
				runs++
				if !e.Sure || !strings.HasSuffix(d.Was[:e.To], "我們缺產") {
					t.Errorf("%s: %+v", p, e)
				}
			}
		}
	}
	if runs != 1 {
		t.Errorf("%d runs", runs)
	}
}
