package chart

import (
	"os"
	"path/filepath"
	"testing"

	"yanku/internal/i18n"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip("LOOK")
	}
	for name, o := range map[string]Options{"light": {}, "dark": {Dark: true, Lang: i18n.English, Colors: ColorsIntl}, "small": {Width: 560, Height: 360, Scale: 2, Colors: ColorsNone}} {
		for _, c := range All {
			in := weeklies(t)
			if c.Name == "capex" {
				in = spending(t)
			}
			p, err := c.Draw(in, o)
			if err != nil {
				t.Fatal(err)
			}
			data, err := p.PNG()
			if err != nil {
				t.Fatal(err)
			}
			os.WriteFile(filepath.Join(dir, c.Name+"-"+name+".png"), data, 0o644)
		}
	}
}
