// Package yanku_test holds the rules of the house: which package may import which.
package yanku_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// house says for each package which packages of the project it may import, as the table in README does. "…/" at the end allows everything below.
var house = map[string][]string{
	"assets":              {},
	"cmd/yanku":           {"assets", "internal/", "store", "store/", "ui", "ui/"},
	"cmd/yankuctl":        {"assets", "internal/", "store", "store/"},
	"internal/audit":      {"internal/report", "internal/zh", "internal/lexicon"},
	"internal/chart":      {"internal/report", "internal/series", "internal/i18n", "assets"},
	"internal/config":     {},
	"internal/export":     {"internal/report", "internal/series", "internal/chart", "internal/i18n"},
	"internal/extract":    {"internal/report", "internal/zh", "internal/lexicon"},
	"internal/format":     {"internal/report", "internal/zh", "assets"},
	"internal/format/pdf": {"internal/report", "internal/format", "assets"},
	"internal/i18n":       {"assets"},
	"internal/ingest":     {"internal/report", "internal/format", "internal/format/", "internal/ocr", "internal/zh", "internal/extract", "internal/audit"},
	"internal/lexicon":    {"internal/report", "assets"},
	"internal/likeness":   {"internal/report", "internal/zh", "assets"},
	"internal/ocr":        {"internal/report", "internal/format", "internal/format/pdf"},
	"internal/query":      {"internal/report", "internal/zh", "internal/lexicon"},
	"internal/report":     {},
	"internal/series":     {"internal/report", "internal/lexicon"},
	"internal/suggest":    {"internal/lexicon", "internal/query"},
	"internal/task":       {},
	"internal/watch":      {},
	"internal/wording":    {"internal/report", "internal/query", "internal/i18n"},
	"internal/zh":         {"internal/report", "assets"},
	"store":               {"internal/report", "internal/query", "internal/likeness", "internal/suggest", "store/"},
	"store/index":         {"internal/report", "internal/zh", "internal/query", "internal/likeness"},
	"store/sqlite":        {"internal/report", "internal/query"},
	"ui":                  {"ui/model", "ui/widget", "internal/report", "internal/config", "internal/i18n", "internal/wording", "assets"},
	"ui/model":            {"internal/"},
	"ui/widget":           {},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

// online are the packages of the standard library that open connections; none of ours may import them. Names and addresses as words are no matter: net/url, net/mail.
var online = []string{"net", "net/http", "net/http/httptest", "net/http/httputil", "net/rpc", "net/rpc/jsonrpc", "net/smtp", "net/textproto", "crypto/tls", "golang.org/x/net/websocket"}

// Every arrow between packages is one the table allows, only ui, ui/widget and cmd/yanku see Fyne, and none goes online.
func TestImportArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports", "-tags", "ci,ne", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name, ours := strings.CutPrefix(p.ImportPath, "yanku/")
		if !ours || strings.HasPrefix(name, "internal/testing") {
			continue
		}
		seen++
		allowed, known := house[name]
		if !known {
			t.Errorf("%s is not in the house's table", name)
		}
		for _, imp := range p.Imports {
			if slices.Contains(online, imp) {
				t.Errorf("%s imports %s: nothing goes online", name, imp)
			}
			if strings.HasPrefix(imp, "fyne.io/") && name != "ui" && name != "ui/widget" && name != "cmd/yanku" {
				t.Errorf("%s imports %s: only ui, ui/widget and cmd/yanku may see Fyne", name, imp)
			}
			to, ours := strings.CutPrefix(imp, "yanku/")
			if ours && !slices.ContainsFunc(allowed, func(a string) bool { return a == to || strings.HasSuffix(a, "/") && strings.HasPrefix(to, a) }) {
				t.Errorf("%s imports %s, which the house's table does not allow", name, to)
			}
		}
	}
	if seen == 0 {
		t.Fatal("go list named no package of the project")
	}
}
