package ocr

import (
	"context"
	"os"
	"testing"

	"yanku/internal/format/pdf"
)

func TestMain(m *testing.M) {
	if pdf.Serve(context.Background(), os.Args[1:]) {
		return
	}
	os.Exit(m.Run())
}
