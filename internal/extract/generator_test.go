package extract_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"yanku/internal/ingest"
	"yanku/internal/report"
)

// generated documents: the whole run, and the one for -short and the race detector.
const (
	generated      = 1000
	generatedShort = 60
)

// A thousand weeklies with known figures in random wording give those figures and no others: recall and precision of each kind are at least 0.99.
func TestGeneratedWeeklies(t *testing.T) {
	n := generated
	if testing.Short() || raceDetector {
		n = generatedShort
	}
	all := map[string][]wording{"distractor": wordings("distractor")}
	for file := range kindOf {
		all[file] = wordings(file)
		if len(all[file]) < 12 {
			t.Errorf("%s has %d wordings, want 12", file, len(all[file]))
		}
	}
	sum := newTallies()
	said, noise := 0, 0
	for i, w := range readGenerated(t, all, n) {
		sum.count(w.name, w.doc, w.figures)
		for _, s := range w.doc.sentences {
			said++
			if s.wording.file == "distractor" {
				noise++
			}
		}
		if i == 0 && testing.Verbose() {
			t.Logf("%s\n%s", w.name, w.text)
		}
	}
	t.Logf("%d documents, %d sentences, %d of them distractors", n, said, noise)
	sum.log(t)
	for k, y := range sum.kinds {
		if y.asked > 0 && (y.recall() < 0.99 || y.precision() < 0.99) {
			t.Errorf("%s: recall %.4f, precision %.4f, want 0.99", k, y.recall(), y.precision())
		}
	}
}

// generatedWeekly is a generated document, as written and as read.
type generatedWeekly struct {
	name, text string
	doc        *document
	figures    []report.Figure
}

// readGenerated writes and reads n documents, two at a time.
func readGenerated(t *testing.T, all map[string][]wording, n int) []generatedWeekly {
	t.Helper()
	out := make([]generatedWeekly, n)
	var group sync.WaitGroup
	const workers = 2
	for w := range workers {
		group.Go(func() {
			for i := w; i < n; i += workers {
				out[i] = writeWeekly(uint64(i), all)
				in, err := ingest.Read(t.Context(), out[i].name, []byte(out[i].text))
				if err != nil {
					t.Errorf("%s: %v", out[i].name, err)
				}
				out[i].figures = in.Figures
			}
		})
	}
	group.Wait()
	return out
}

// writeWeekly writes the document of a seed.
func writeWeekly(seed uint64, all map[string][]wording) generatedWeekly {
	d := compose(seed, all)
	r := rand.New(rand.NewPCG(seed, 7))
	w := generatedWeekly{doc: d, text: d.page(r, all["distractor"])}
	w.name = fmt.Sprintf("周报_%04d.txt", seed)
	if d.markdown {
		w.name = fmt.Sprintf("周报_%04d.md", seed)
	}
	return w
}
