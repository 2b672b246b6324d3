package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/i18n"
)

// interrupter is standard error that interrupts the program when it is told words.
type interrupter struct {
	bytes.Buffer
	words  string
	cancel context.CancelFunc
}

func (w *interrupter) Write(p []byte) (int, error) {
	if strings.Contains(string(p), w.words) {
		w.cancel()
	}
	return w.Buffer.Write(p)
}

// Interrupted, making the index anew ends with 130 and loses nothing: what the index does not have yet is found in the rows, and comes in later.
func TestCancelledReindex(t *testing.T) {
	const reports = 300 // more than go into the index at a time
	dir, library := t.TempDir(), filepath.Join(t.TempDir(), "library")
	for n := range reports {
		text := fmt.Sprintf("# 日报%d\n\n今日光模块上涨%d.5%%。\n", n, n)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", n)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if status, _, messages := call(t.Context(), t, library, "import", dir); status != statusDone {
		t.Fatalf("import: %d %s", status, messages)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	w := &interrupter{words: "Index: 256 of", cancel: cancel}
	e := &env{in: strings.NewReader(""), out: bufio.NewWriter(&bytes.Buffer{}), err: w, lang: i18n.English}
	if status := e.main(ctx, []string{"--library", library, "reindex"}); status != statusCancelled || !strings.HasSuffix(w.String(), "Cancelled.\n") {
		t.Errorf("status %d, %s", status, w)
	}
	for _, want := range []string{`"waiting":44,`, `"waiting":0,`} {
		if _, out, _ := call(t.Context(), t, library, "index", "--json"); !strings.Contains(out, want) {
			t.Errorf("index: %s, want %s", out, want)
		}
		if _, _, messages := call(t.Context(), t, library, "search", "光模块"); !strings.Contains(messages, fmt.Sprintf("%d reports, 20 shown", reports)) {
			t.Errorf("search: %s", messages)
		}
		if status, _, messages := call(t.Context(), t, library, "reindex"); status != statusDone {
			t.Fatalf("reindex: %d %s", status, messages)
		}
	}
}
