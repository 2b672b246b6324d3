package sqlite

import (
	"context"
	"database/sql"
)

// prepared is a transaction that reads each of its statements once: an import runs a score of them for every report, many reports to a transaction. While the rows of
// a query are open, the same query must not be asked again.
type prepared struct {
	*sql.Tx
	ready map[string]*sql.Stmt // they end with the transaction
}

// statement gives the statement ready to run.
func (p *prepared) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := p.ready[query]; s != nil {
		return s, nil
	}
	s, err := p.PrepareContext(ctx, query)
	if err == nil {
		p.ready[query] = s
	}
	return s, err
}

// ExecContext is that of sql.Tx.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := p.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// QueryContext is that of sql.Tx.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext is that of sql.Tx.
func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := p.statement(ctx, query)
	if err != nil {
		return p.Tx.QueryRowContext(ctx, query, args...) // gives the error as a row
	}
	return s.QueryRowContext(ctx, args...)
}
