package ingest

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"yanku/internal/format"
	"yanku/internal/report"
	"yanku/internal/testing/corpus"
)

// joined is the text of a file's blocks before cleaning.
func joined(raw format.Raw) string {
	texts := make([]string, len(raw.Blocks))
	for i, b := range raw.Blocks {
		texts[i] = b.Text
	}
	return strings.Join(texts, "\n")
}

// checkChoices takes edits back, all at once and each alone, and makes them again.
func checkChoices(t *testing.T, raw format.Raw) {
	t.Helper()
	whole := Join(raw)
	keys := whole.Keys()
	all := JoinAs(raw, report.Reading{}.Undo(keys...))
	checkBlocks(t, all)
	if all.Was != joined(raw) || len(all.Edits) != len(whole.Edits) || !reflect.DeepEqual(all.Keys(), keys) {
		t.Errorf("with every edit taken back the text is not as written: %d edits of %d", len(all.Edits), len(whole.Edits))
	}
	for i, k := range keys {
		one := JoinAs(raw, report.Reading{Undone: []report.EditKey{k}})
		e, was := one.Edits[i], whole.Edits[i]
		changed := whole.Was[was.From:was.To] != was.Was
		if one.Written() != joined(raw) || e.Undone != changed || one.Was[e.From:e.To] != was.Was && changed {
			t.Errorf("edit %d %+v taken back: %+v", i, was, e)
		}
	}
	if again := JoinAs(raw, report.Reading{}.Undo(keys...).Redo(keys...)); !reflect.DeepEqual(again, whole) {
		t.Error("edits that are made again give another text")
	}
}

// Each edit of a damaged page can be taken back alone and with all others, and made again; a broken line that is to stay makes two blocks.
func TestEditsAreTakenBack(t *testing.T) {
	raw := readRaw(t, "a.txt", []byte(damagedPage))
	checkChoices(t, raw)
	d := JoinAs(raw, report.Reading{}.Undo(Join(raw).Keys()...))
	if len(d.Blocks) != len(Join(raw).Blocks)+1 || !strings.Contains(d.Body, "\nETF(159516)上涨1.5%") {
		t.Errorf("%d blocks: %s", len(d.Blocks), d.Body)
	}
	if got := texts(d, func(b report.Block) []report.Span { return b.Strong }); got != "产(chǎn)业(yè)链：|订单" {
		t.Errorf("bold %s", got)
	}
}

// A guess at damaged words that the user takes for right stands in the text, and is one no more when it is taken back.
func TestGuessIsAccepted(t *testing.T) {
	raw := readRaw(t, "a.txt", []byte(damagedPage))
	whole := Join(raw)
	for i, e := range whole.Edits {
		if !e.Offers(whole.Was[e.From:e.To]) {
			continue
		}
		how := report.Reading{}.Accept(whole.Keys()[i])
		d := JoinAs(raw, how)
		got := d.Edits[i]
		if !got.Accepted || !got.Sure || d.Was[got.From:got.To] != e.Guess || d.Written() != joined(raw) || len(d.Body) != len(d.Was) {
			t.Errorf("accepted %+v: %+v in %s", e, got, d.Was)
		}
		if back := JoinAs(raw, how.Undo(whole.Keys()[i])); !reflect.DeepEqual(back, whole) {
			t.Error("a guess that is taken back leaves something")
		}
		return
	}
	t.Error("no guess in the damaged page")
}

// The same holds for the damaged pages of the shared corpus, with hundreds of edits each.
func TestEditsOfRealPagesAreTakenBack(t *testing.T) {
	for _, at := range [][]string{{"seeds", "003_*"}, {"eval", "dev", "k3s_*"}} {
		paths, err := filepath.Glob(filepath.Join(corpus.Shared(t, "../..", at[:len(at)-1]...), at[len(at)-1]))
		if err != nil || len(paths) == 0 {
			t.Fatal(at, err)
		}
		data, err := os.ReadFile(paths[0])
		if err != nil {
			t.Fatal(err)
		}
		raw := readRaw(t, filepath.Base(paths[0]), data)
		whole := Join(raw)
		all := JoinAs(raw, report.Reading{}.Undo(whole.Keys()...))
		checkBlocks(t, all)
		if all.Was != joined(raw) || !reflect.DeepEqual(all.Keys(), whole.Keys()) {
			t.Errorf("%s: with every edit taken back the text is not as written", paths[0])
		}
	}
}
