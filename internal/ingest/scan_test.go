package ingest

import (
	"testing"

	"yanku/internal/format"
	"yanku/internal/report"
)

// A file with text of its own is read as it is and not marked, even where its report is said to be recognised; a picture tells that it is one.
func TestOnlyScansAreRecognised(t *testing.T) {
	in, err := ReadAs(t.Context(), "日报.md", []byte(daily), report.Reading{OCR: true})
	if err != nil || in.Reading.OCR || len(in.Figures) == 0 {
		t.Errorf("%v, %+v, %d figures", err, in.Reading, len(in.Figures))
	}
	_, err = Read(t.Context(), "截图.gif", []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"))
	if reason, _ := format.Reason(err); reason != "scan" || format.Code(err) != "no_text" {
		t.Errorf("a picture: %v", err)
	}
	_, err = Read(t.Context(), "截图.gif", []byte("GIF89a\x01"))
	if format.Code(err) != "damaged" {
		t.Errorf("half a header: %v", err)
	}
	_, err = Read(t.Context(), "空.md", []byte("---\ntitle: 周报\n---\n"))
	if reason, _ := format.Reason(err); reason != "no_text" {
		t.Errorf("a text without words: %v, %s", err, reason)
	}
}
