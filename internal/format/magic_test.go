package format

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"yanku/assets"
)

// Files that are not read are told by their signs wherever these stand, and every kind that no reader takes has words that say what to do.
func TestKindsAreNamed(t *testing.T) {
	words, err := fs.ReadFile(assets.Words(), "kinds.csv")
	if err != nil {
		t.Fatal(err)
	}
	read := wordSet("pdf docx pptx xlsx rtf")                 // read, or damaged
	pictures := wordSet("png jpeg gif tiff office")           // told of by who reads pictures and Office files
	kinds := map[string]bool{"zip": true, "zip-method": true} // and those in lists
	for _, s := range signs {
		kinds[s.kind] = true
		data := make([]byte, s.at+len(s.sign)+600)
		copy(data[s.at:], s.sign)
		if got := magic(data); got != s.kind && s.kind != "video" {
			t.Errorf("%q at %d is %q, want %q", s.sign, s.at, got, s.kind)
		}
	}
	for _, z := range zippedKinds {
		kinds[z.kind] = true
	}
	for kind := range kinds {
		if !read[kind] && !pictures[kind] && !strings.Contains(string(words), "\nkind."+kind+",") {
			t.Errorf("no words for %q", kind)
		}
	}
}

// Links that were dropped as files are told of as addresses.
func TestLinksAreNamed(t *testing.T) {
	for name, data := range map[string]string{
		"周报.url":    "[InternetShortcut]\r\nURL=https://example.com/\r\n",
		"周报.webloc": `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x"><plist version="1.0"><dict><key>URL</key><string>https://example.com/</string></dict></plist>`,
	} {
		var unknown *UnknownError
		if _, err := Sniff(name, []byte(data)); !errors.As(err, &unknown) || unknown.Format != "address" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
