package sqlite

import (
	"errors"
	"testing"

	"yanku/internal/report"
)

func move(subject string, value float64) report.Figure {
	return report.Figure{
		Kind: report.IndexMove, Subject: report.Name{Text: subject, Code: "8841258.WI"}, Period: report.Period{Key: report.Week},
		Quantity: report.Quantity{Value: report.Num(value), Unit: "%"}, Source: report.Source{Quote: "上涨"},
	}
}

// Figures come back report by report, in the order of the text.
func TestFiguresInOrder(t *testing.T) {
	db := open(t)
	putSome(t, db, some("甲", move("光模块", 1), move("服务器", 2)), some("乙", move("光模块", 3)))
	var got []float64
	err := db.Figures(t.Context(), func(f report.Figure) error {
		got = append(got, *f.Quantity.Value)
		return nil
	})
	if err != nil || len(got) != 3 || got[0] != 3 || got[1] != 1 || got[2] != 2 {
		t.Errorf("values %v, %v; want the later import first", got, err)
	}
}

// The columns hold what queries and series look at.
func TestFigureColumns(t *testing.T) {
	db := open(t)
	putSome(t, db, some("甲", move("光模块", 10.65)))
	var n int
	err := db.read.QueryRowContext(t.Context(), "SELECT count(*) FROM figures WHERE kind = 'index_move' AND subject = '光模块' AND code = '8841258.WI' AND period = 'week' AND value = 10.65").Scan(&n)
	if err != nil || n != 1 {
		t.Errorf("%d rows, %v", n, err)
	}
}

// A figure whose row was changed behind the program's back is not shown as if it were right.
func TestDigestFindsAChangedFigure(t *testing.T) {
	db, in := open(t), some("甲", move("光模块", 10.65))
	putSome(t, db, in)
	if _, err := db.write.ExecContext(t.Context(), "UPDATE figures SET data = replace(data, '10.65', '10.66')"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Stored(t.Context(), in.ID); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v, want ErrDamaged", err)
	}
}
