package model

import (
	"fmt"
	"testing"

	"yanku/internal/report"
)

// BenchmarkLedgerLook sorts and counts 100,000 figures, as a tap on a column does.
func BenchmarkLedgerLook(b *testing.B) {
	said := []report.Said{{Summary: report.Summary{ID: "r"}}}
	for i := range 100_000 {
		said[0].Figures = append(said[0].Figures, report.Figure{
			ID: report.ID(fmt.Sprint(i)), Report: "r", Kind: report.Metric, Subject: report.Name{Text: fmt.Sprint("指标", i%997)},
			Period: report.Period{Key: "2026-03"}, Quantity: report.Quantity{Value: report.Num(float64(i * 7919 % 100_003))},
		})
	}
	book := MakeBook(said, nil, nil)
	for b.Loop() {
		if _, err := book.look(b.Context(), Want{Column: ValueColumn, Up: true}); err != nil {
			b.Fatal(err)
		}
	}
}
