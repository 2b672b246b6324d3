package ingest

import (
	"context"

	"yanku/internal/report"
)

// Sink takes read reports. Put returns nil when the report is durable; it is called from several goroutines, so that a sink may gather them.
type Sink interface {
	Has(ctx context.Context, sha string) (report.ID, bool, error)
	Put(ctx context.Context, in report.Import) error
}

// Recorder is a Sink that also keeps the imports that failed, with CONTRACT's error code and the reason.
type Recorder interface {
	Failed(ctx context.Context, path, code, why string) error
}

// Librarian is a Sink that recognises the text of a report: a file in another format, or a revised edition, is a version of the report that came first.
type Librarian interface {
	VersionOf(ctx context.Context, id report.ID) (first report.ID, ok bool, err error)
}
