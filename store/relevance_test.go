package store_test

import (
	"path/filepath"
	"testing"

	"yanku/internal/query"
	"yanku/internal/testing/relevance"
)

// Over forty questions with judged reports the order of hits is as good as the judges want (nDCG@10 of 0.9 and more in the mean), and better than BM25 on pairs of characters.
func TestRelevance(t *testing.T) {
	l, list := daily(t)
	asked, err := relevance.Read(filepath.Join("testdata", "judgements.txt"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, s := range list {
		r, err := l.Report(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		texts[s.File] = s.Title + "\n" + r.Doc.Body
	}
	plain := relevance.NewBM25(texts)
	ours, theirs := 0.0, 0.0
	for _, q := range asked {
		found, err := l.Find(t.Context(), query.ParseWith(q.Text, false, false), 10)
		if err != nil {
			t.Fatal(err)
		}
		var files []string
		for _, h := range found.Hits {
			files = append(files, h.Summary.File)
		}
		a, b := relevance.NDCG(files, q.Grades), relevance.NDCG(plain.Rank(q.Text, 10), q.Grades)
		t.Logf("%.3f %.3f %s", a, b, q.Text)
		ours, theirs = ours+a/float64(len(asked)), theirs+b/float64(len(asked))
	}
	t.Logf("nDCG@10 of %d questions: %.3f, BM25 on pairs %.3f", len(asked), ours, theirs)
	if ours < 0.9 || ours <= theirs {
		t.Errorf("nDCG@10 %.3f, want 0.9 and more than %.3f", ours, theirs)
	}
}
