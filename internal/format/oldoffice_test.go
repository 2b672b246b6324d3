package format

import (
	"errors"
	"testing"
	"unicode/utf16"
)

// compoundFile makes what a directory of a compound file with one stream looks like.
func compoundFile(stream string) []byte {
	data := make([]byte, 1024)
	copy(data, compound+"\xA1\xB1\x1A\xE1")
	for i, u := range utf16.Encode([]rune(stream)) {
		data[640+2*i], data[641+2*i] = byte(u), byte(u>>8)
	}
	return data
}

// Compound files are named by what they hold; an Office file under a password is encrypted.
func TestOldOffice(t *testing.T) {
	for stream, kind := range map[string]string{
		"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt", "__nameid_version1.0": "msg", "Contents": "office", "WordDocuments": "office",
	} {
		_, err := Sniff("周报.docx", compoundFile(stream))
		var unknown *UnknownError
		if !errors.As(err, &unknown) || unknown.Format != kind {
			t.Errorf("%s: %v, want %s", stream, err, kind)
		}
	}
	if _, err := Sniff("周报.docx", compoundFile("EncryptedPackage")); !errors.Is(err, ErrEncrypted) {
		t.Errorf("a package under a password: %v", err)
	}
}
