package main

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/i18n"
	"yanku/store"
)

// call runs one command line against a library.
func call(ctx context.Context, t *testing.T, library string, args ...string) (status int, out, messages string) {
	t.Helper()
	var o, m bytes.Buffer
	e := &env{in: strings.NewReader(""), out: bufio.NewWriter(&o), err: &m, lang: i18n.English}
	status = e.main(ctx, append([]string{"--library", library}, args...))
	if err := e.out.Flush(); err != nil {
		t.Fatal(err)
	}
	return status, o.String(), m.String()
}

// Interrupted, an import names what it did not do and ends with 130.
func TestCancelledImport(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "日报.md"), []byte("# 日报\n\n今日上涨1%。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	library := filepath.Join(t.TempDir(), "library")
	l, err := store.Open(t.Context(), library, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if status, _, messages := call(ctx, t, library, "import", dir); status != statusCancelled || !strings.Contains(messages, "Cancelled") {
		t.Errorf("status %d, %s", status, messages)
	}
}

// While another process writes, a second writer is turned away with 3 and readers go on.
func TestLockedLibrary(t *testing.T) {
	library := filepath.Join(t.TempDir(), "library")
	l, err := store.Open(t.Context(), library, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if status, _, messages := call(t.Context(), t, library, "undo"); status != statusLibrary || !strings.Contains(messages, "another program has it open") {
		t.Errorf("status %d, %s", status, messages)
	}
	if status, _, messages := call(t.Context(), t, library, "list"); status != statusDone || messages != "" {
		t.Errorf("status %d, %s", status, messages)
	}
}

// A library that opens but whose pages cannot be read is status 3 for a reader too, and stays as it is.
func TestDamagedPages(t *testing.T) {
	dir, library := t.TempDir(), filepath.Join(t.TempDir(), "library")
	if err := os.WriteFile(filepath.Join(dir, "日报.md"), []byte("# 日报\n\n今日上涨1%。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, messages := call(t.Context(), t, library, "import", dir); status != statusDone {
		t.Fatalf("status %d, %s", status, messages)
	}
	path := filepath.Join(library, "yanku.db")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data); i++ { // all but the first page, which holds the schema
		data[i] = 0xAA
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"list", "figures", "import"} {
		if status, _, messages := call(t.Context(), t, library, command, dir); status != statusLibrary || !strings.Contains(messages, "damaged") {
			t.Errorf("%s: status %d, %s", command, status, messages)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, data) {
		t.Error("the file was changed")
	}
}

// Flags may stand anywhere; what begins with a sign and is no flag belongs to the query.
func TestParse(t *testing.T) {
	tests := []struct {
		what  string
		args  []string
		words []string
		limit int
		json  bool
		fails bool
	}{
		{"flags after words", []string{"光模块", "--limit", "3", "--json"}, []string{"光模块"}, 3, true, false},
		{"one sign and an equals sign", []string{"-limit=3", "光"}, []string{"光"}, 3, false, false},
		{"an excluded word", []string{"光", "-游戏"}, []string{"光", "-游戏"}, 20, false, false},
		{"a number", []string{"-8.49%"}, []string{"-8.49%"}, 20, false, false},
		{"the end of flags", []string{"--", "--json"}, []string{"--json"}, 20, false, false},
		{"standard input", []string{"-"}, []string{"-"}, 20, false, false},
		{"an unknown flag", []string{"--dance"}, nil, 20, false, true},
		{"no value", []string{"--limit"}, nil, 20, false, true},
		{"a bad value", []string{"--limit", "x"}, nil, 20, false, true},
	}
	for _, tt := range tests {
		f := (&env{}).flags()
		limit, asJSON := f.Int("limit", 20, ""), f.Bool("json", false, "")
		words, err := parse(f, tt.args)
		if (err != nil) != tt.fails || !tt.fails && (!slices.Equal(words, tt.words) || *limit != tt.limit || *asJSON != tt.json) {
			t.Errorf("%s: %q, limit %d, json %v, %v", tt.what, words, *limit, *asJSON, err)
		}
	}
}

// Every command has words that say how it is used, but for those that come later.
func TestEveryCommandHasItsUsage(t *testing.T) {
	for _, c := range commands {
		key := "ctl.use." + c.name
		status, _, _ := call(t.Context(), t, t.TempDir(), c.name, "--help")
		if later := status == statusUsage; later == i18n.Has(key) {
			t.Errorf("%s: status of --help %d, words %v", c.name, status, i18n.Has(key))
		}
	}
}
