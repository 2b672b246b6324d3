package store

import (
	"context"

	"yanku/internal/report"
)

// Similar stands in for branch echo.
func (l *Library) Similar(context.Context, report.ID, int) ([]report.Hit, error) { return nil, nil }

// Echoes stands in for branch echo.
func (l *Library) Echoes(context.Context, report.ID) ([]report.Echo, error) { return nil, nil }
