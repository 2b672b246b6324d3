package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"yanku/internal/format"
)

// makeHostile is the command "hostile DIR" of the scripts: it fills a folder with files that are broken, or made to do harm, beside two good ones.
func makeHostile(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o700))
	pdf, err := os.ReadFile(filepath.Join(ts.Getenv("SAMPLES"), "unruled.pdf"))
	ts.Check(err)
	good := "# 通信日报\n\n2026-03-27\n\n今日光模块指数上涨3.2%。\n"
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 50_000)
	for i := range noise {
		noise[i] = byte(r.UintN(256))
	}
	inner := archive(ts, "深.md", good+"深")
	for name, data := range map[string]string{
		"好.md":                          good,
		"空.md":                          "",
		"噪.pdf":                         string(noise),
		"半.pdf":                         string(pdf[:60_000]),
		"半.zip":                         archive(ts, "a.md", good)[:60],
		"弹.zip":                         archive(ts, "a.md", strings.Repeat("\x00", 20<<20)),
		"层.zip":                         archive(ts, "二.zip", archive(ts, "三.zip", inner)),
		"滑.zip":                         archive(ts, "../../逃.md", good, "/srv/逃.md", good, `C:\逃.md`, good, "\x1b[2J红\u202Edm.md", good+"红", "CON", good+"C", strings.Repeat("长", 100)+".md", good+"长"),
		"深.html":                        "<html><body>" + strings.Repeat("<div>", 1_000_000) + "光模块",
		"体.html":                        `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "涨涨"><!ENTITY b "&a;&a;&a;">]><html><body><p>光模块指数上涨3.2%。&b;&b;</p></body></html>`,
		"百层.eml":                        nestedMail(100),
		"别的.rar":                        "Rar!\x1a\x07\x01\x00xxxxxxxx",
		"\x1b]0;控制\x07.md":              good + "控",
		"右\u202Edm.md":                  good + "右",
		"CON.md":                        good + "C.",
		strings.Repeat("长", 80) + ".md": good + "长名",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			ts.Logf("this system has no file of the name %q: %v", name, err)
		}
	}
	big, err := os.Create(filepath.Join(dir, "大.md"))
	ts.Check(err)
	ts.Check(big.Truncate(2 << 30))
	ts.Check(big.Close())
}

// archive packs names and texts, two by two.
func archive(ts *testscript.TestScript, files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		ts.Check(err)
		_, err = f.Write([]byte(files[i+1]))
		ts.Check(err)
	}
	ts.Check(w.Close())
	return b.String()
}

func nestedMail(depth int) string {
	var b strings.Builder
	b.WriteString("From: a@example.com\nTo: b@example.com\nMIME-Version: 1.0\n")
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	return b.String()
}

// checkJSON is the command "json FILE": every line is one JSON object, and nothing in it could steer a terminal.
func checkJSON(ts *testscript.TestScript, _ bool, args []string) {
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			ts.Fatalf("%q: %v", line, err)
		}
	}
	checkPlain(ts, false, args)
}

// checkPlain is the command "plain FILE…": no character in it could steer a terminal.
func checkPlain(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		if text := ts.ReadFile(name); strings.ContainsFunc(text, steers) {
			ts.Fatalf("%s: %q", name, text)
		}
	}
}

// checkNames is the command "names DIR": every file under it has a name that all systems take.
func checkNames(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err == nil && (format.SafeName(d.Name()) != d.Name() || strings.ContainsFunc(d.Name(), func(r rune) bool { return r > '~' })) {
			err = fmt.Errorf("the name %q", path)
		}
		return err
	}))
}

// What could steer a terminal is written out, and JSON keeps its value.
func TestPlain(t *testing.T) {
	for in, want := range map[string]string{"周报\t3.2%\n": "周报\t3.2%\n", "\x1b[2J": `\u001b[2J`, "a\u202Eb": `a\u202eb`, "\u009b": `\u009b`, "a\x7f\r": `a\u007f\u000d`} {
		if got := plain(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
		encoded, err := json.Marshal(in)
		var back string
		if err != nil || json.Unmarshal(plainJSON(encoded), &back) != nil || back != in {
			t.Errorf("%q comes back as %q", in, back)
		}
	}
}
