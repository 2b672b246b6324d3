package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yanku/internal/i18n"
	"yanku/internal/report"
	"yanku/ui/model"
)

// spoken gives the keys of words that a file asks for: the strings given to t, T and item; those put together give only their beginning.
func spoken(t *testing.T, path string) (keys, beginnings []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		name := ""
		switch fn := call.Fun.(type) {
		case *ast.SelectorExpr:
			name = fn.Sel.Name
		case *ast.Ident:
			name = fn.Name
		}
		if name != "t" && name != "T" && name != "item" && name != "head" {
			return true
		}
		switch arg := call.Args[0].(type) {
		case *ast.BasicLit:
			if s, err := strconv.Unquote(arg.Value); err == nil && strings.Contains(s, ".") {
				keys = append(keys, s)
			}
		case *ast.BinaryExpr:
			if lit, ok := arg.X.(*ast.BasicLit); ok {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					beginnings = append(beginnings, s)
				}
			}
		}
		return true
	})
	return keys, beginnings
}

// Every word the window says is in the table of words.
func TestNoWordIsMissing(t *testing.T) {
	n := 0
	for _, dir := range []string{".", "model", "../cmd/yanku"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			keys, _ := spoken(t, f)
			for _, k := range keys {
				n++
				if !i18n.Has(k) {
					t.Errorf("%s: no words for %q", f, k)
				}
			}
		}
	}
	if n < 80 {
		t.Errorf("only %d keys were found in the source", n)
	}
}

// Keys that are put together at run time have words for every value they are put together with.
func TestNoComposedWordIsMissing(t *testing.T) {
	want := []string{
		"nav.type", "nav.institution", "shelf.all", "shelf.unread", "shelf.star", "scope.industry", "scope.stock", "sort.score", "pick.open", "export.save", "colors.cn", "colors.intl",
		"colors.none", "lang.zh", "lang.en",
	}
	add := func(beginning string, ends ...string) {
		for _, e := range ends {
			want = append(want, beginning+e)
		}
	}
	for _, tab := range model.Tabs {
		add("tab.", string(tab))
	}
	for _, s := range model.Sorts {
		add("sort.", string(s))
	}
	add("chart.", model.ChartNames...)
	for _, f := range report.Facets {
		add("facet.", string(f))
	}
	add("query.hint.", "quote", "paren", "field", "value", "long")
	add("chip.field.", "title", "broker", "author", "code", "company", "index", "rating", "fig", "risk", "tag", "note", "src")
	add("chip.state.", "unread", "read", "star", "doubt", "traditional", "ocr", "figure", "tag", "note", "edit")
	add("undo.", "save", "unsave")
	for _, k := range []string{"all", "unread", "star", "type", "institution", "search", "like", "detail", "points", "data", "captions"} {
		add("empty."+k, "", ".how")
	}
	for _, k := range []report.Kind{
		report.IndexMove, report.StockMove, report.Excess, report.Capex, report.Rating, report.Prosperity, report.Instrument, report.Forecast, report.Target,
		report.EPS, report.Price, report.Flow, report.Order, report.Metric,
	} {
		add("kind.", string(k))
	}
	for _, y := range []report.Type{report.Weekly, report.Daily, report.Article, report.Depth, report.Comment, report.Monthly, report.Strategy, report.Minutes, report.Other} {
		add("type.", string(y))
	}
	for _, n := range []report.Nature{report.Actual, report.Guidance, report.Estimate, report.Consensus} {
		add("nature.", string(n))
	}
	for _, m := range []report.Match{report.Agrees, report.Alias, report.OtherName, report.Unknown} {
		add("match.", string(m))
	}
	for _, s := range []report.State{report.Extracted, report.Confirmed, report.Corrected, report.Rejected} {
		add("state.", string(s))
	}
	for _, q := range []report.Qualifier{report.About, report.Over, report.Nearly, report.Under, report.AtLeast, report.AtMost} {
		add("qualifier.", string(q))
	}
	add("period.", report.Day, report.FiveDay, report.Week, report.TwoWeek, report.MTD, report.Month, report.QTD, report.Quarter, report.YTD, report.Year, "at")
	add("reason.", "empty", "too_large", "unknown_format", "damaged", "encrypted", "no_text", "timeout", "limit", "io", "cancelled")
	for _, c := range columns {
		want = append(want, c.key)
	}
	for _, k := range want {
		if !i18n.Has(k) {
			t.Errorf("no words for %q", k)
		}
	}
}

// fyne.Do stands in one file, so that it is clear where the UI goroutine is entered.
func TestDispatchIsTheOnlyWayToTheUI(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f == "dispatch.go" || strings.HasSuffix(f, "_test.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "fyne.Do(") || strings.Contains(string(b), "fyne.DoAndWait(") {
			t.Errorf("%s calls fyne.Do", f)
		}
	}
}
