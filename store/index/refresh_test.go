package index

import (
	"errors"
	"fmt"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// A reader that takes over the index again and again while segments are written, merged and removed meets none that is missing.
func TestRefreshWhileMerging(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	other, _, err := Open(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	ended := make(chan error, 1)
	go func() {
		var err error
		for i := range 150 {
			err = errors.Join(err, ix.Update([]Doc{{report.ID(fmt.Sprint(i)), query.Fields{Body: "光模块"}}}, nil))
		}
		ended <- err
	}()
	for before := 0; ; {
		if err := other.Refresh(); err != nil {
			t.Fatal(err)
		}
		n := other.Count()
		if n < before {
			t.Fatalf("%d reports after %d", n, before)
		}
		before = n
		select {
		case err := <-ended:
			if err := errors.Join(err, other.Refresh()); err != nil || other.Count() != 150 {
				t.Errorf("%d reports at the end, %v", other.Count(), err)
			}
			return
		default:
		}
	}
}
