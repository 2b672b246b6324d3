package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"yanku/internal/report"
)

// docData is the shape of a text: short names, because a report has hundreds of blocks and sentences.
type docData struct {
	Blocks    []blockData `json:"b"`
	Sentences []int       `json:"s"` // for each: block, distance of From from the last one's To, length
	Edits     []editData  `json:"e,omitempty"`
}

type blockData struct {
	Kind   report.BlockKind `json:"k"`
	Role   report.Role      `json:"r,omitempty"`
	Level  int              `json:"l,omitempty"`
	From   int              `json:"f"`
	To     int              `json:"t"`
	Number string           `json:"n,omitempty"`
	Strong []int            `json:"s,omitempty"` // From, To, From, To …
	Cells  []int            `json:"c,omitempty"`
	Table  int              `json:"tb,omitempty"`
	Head   bool             `json:"h,omitempty"`
	Page   int              `json:"p,omitempty"`
	Box    []float64        `json:"x,omitempty"` // X, Y, W, H
}

type editData struct {
	From int    `json:"f"`
	To   int    `json:"t"`
	Was  string `json:"w,omitempty"`
	Pass string `json:"p"`
	Sure bool   `json:"s,omitempty"`
	Best string `json:"b,omitempty"` // the best guess of what stood there
	Mine int    `json:"m,omitempty"` // what the user did with it: editUndone, editAccepted
}

// What the user did with an edit.
const (
	editUndone   = 1
	editAccepted = 2
)

func (tx *Tx) putDoc(ctx context.Context, id report.ID, d *report.Doc) error {
	data, err := json.Marshal(shapeOf(d))
	if err != nil {
		return err
	}
	var was any
	if d.Was != d.Body {
		was = d.Was
	}
	return tx.exec(ctx, "write text of "+string(id), "INSERT INTO docs (report, body, was, data) VALUES (?,?,?,?)", id, d.Body, was, string(data))
}

// rowQuerier is a connection or a transaction.
type rowQuerier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// readDoc reads a report's text; its Meta is the caller's to set.
func readDoc(ctx context.Context, q rowQuerier, id report.ID) (*report.Doc, error) {
	what := "read text of " + string(id)
	var d report.Doc
	var data string
	err := q.QueryRowContext(ctx, "SELECT body, coalesce(was, body), data FROM docs WHERE report = ?", id).Scan(&d.Body, &d.Was, &data)
	if err != nil {
		return nil, wrap(err, what)
	}
	var shape docData
	if err := json.Unmarshal([]byte(data), &shape); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", what, ErrDamaged, err)
	}
	shape.into(&d)
	return &d, nil
}

func shapeOf(d *report.Doc) (out docData) {
	for _, b := range d.Blocks {
		row := blockData{
			Kind: b.Kind, Role: b.Role, Level: b.Level, From: b.From, To: b.To, Number: b.Number,
			Strong: flat(b.Strong), Cells: flat(b.Cells), Table: b.Table, Head: b.Head, Page: b.Page,
		}
		if b.Box != (report.Box{}) {
			row.Box = []float64{b.Box.X, b.Box.Y, b.Box.W, b.Box.H}
		}
		out.Blocks = append(out.Blocks, row)
	}
	at := 0
	for _, s := range d.Sentences {
		out.Sentences = append(out.Sentences, s.Block, s.From-at, s.To-s.From)
		at = s.To
	}
	for _, e := range d.Edits {
		out.Edits = append(out.Edits, editData{e.From, e.To, e.Was, e.Pass, e.Sure, e.Guess, mine(e)})
	}
	return out
}

func (shape docData) into(d *report.Doc) {
	for _, b := range shape.Blocks {
		block := report.Block{
			Kind: b.Kind, Role: b.Role, Level: b.Level, Span: report.Span{From: b.From, To: b.To}, Number: b.Number,
			Strong: spans(b.Strong), Cells: spans(b.Cells), Table: b.Table, Head: b.Head, Page: b.Page,
		}
		if len(b.Box) == 4 {
			block.Box = report.Box{X: b.Box[0], Y: b.Box[1], W: b.Box[2], H: b.Box[3]}
		}
		d.Blocks = append(d.Blocks, block)
	}
	at := 0
	for i := 0; i+2 < len(shape.Sentences); i += 3 {
		from := at + shape.Sentences[i+1]
		at = from + shape.Sentences[i+2]
		d.Sentences = append(d.Sentences, report.Sentence{Block: shape.Sentences[i], Span: report.Span{From: from, To: at}})
	}
	for _, e := range shape.Edits {
		d.Edits = append(d.Edits, report.Edit{Span: report.Span{From: e.From, To: e.To}, Was: e.Was, Pass: e.Pass, Sure: e.Sure, Guess: e.Best, Undone: e.Mine == editUndone, Accepted: e.Mine == editAccepted})
	}
}

func mine(e report.Edit) int {
	switch {
	case e.Undone:
		return editUndone
	case e.Accepted:
		return editAccepted
	}
	return 0
}

// flat writes spans as a row of numbers.
func flat(in []report.Span) (out []int) {
	for _, s := range in {
		out = append(out, s.From, s.To)
	}
	return out
}

func spans(in []int) (out []report.Span) {
	for i := 0; i+1 < len(in); i += 2 {
		out = append(out, report.Span{From: in[i], To: in[i+1]})
	}
	return out
}
