package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/report"
)

// packed makes a ZIP archive of names and texts, two by two.
func packed(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// told gives "path file status code" of each event, the path from dir on, in order of paths.
func told(dir string, events []Event) (out []string) {
	for _, e := range events {
		out = append(out, strings.TrimSpace(strings.TrimPrefix(filepath.ToSlash(e.Path), filepath.ToSlash(dir)+"/")+" "+e.File+" "+e.Status+" "+e.Code))
	}
	slices.Sort(out)
	return out
}

// An archive is a folder: each of its files is a report of its own, those of archives in it too, and what is wrong with one does not stop the others.
// The archive itself is counted, but not told of. The same again is known.
func TestArchiveIsAFolder(t *testing.T) {
	inner := packed(t, "电子.md", daily+"电子", "更深.zip", packed(t, "x.md", daily+"x"))
	dir := folder(t, map[string]string{"周报.zip": packed(t, "一月/通信.md", daily, "一月/通信2.md", daily, "二月.zip", inner, "空.md", "", "../坏.md", daily), "单.md": daily + "单"})
	for _, workers := range []int{1, 4} {
		sink := &shelf{}
		var progress []Progress
		events, err := Run(t.Context(), sink, []string{dir}, Options{Workers: workers, OnProgress: func(p Progress) { progress = append(progress, p) }})
		want := []string{
			"单.md 单.md imported", "周报.zip/../坏.md 坏.md failed damaged", "周报.zip/一月/通信.md 通信.md imported", "周报.zip/一月/通信2.md 通信2.md duplicate",
			"周报.zip/二月.zip/更深.zip 更深.zip failed limit", "周报.zip/二月.zip/电子.md 电子.md imported", "周报.zip/空.md 空.md failed empty",
		}
		got := told(dir, events)
		if i := slices.Index(got, "周报.zip/一月/通信2.md 通信2.md imported"); i >= 0 && workers > 1 { // either of the two may be the first
			got[i], got[i-1] = "周报.zip/一月/通信2.md 通信2.md duplicate", "周报.zip/一月/通信.md 通信.md imported"
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d workers: %v\ngot  %q\nwant %q", workers, err, got, want)
		}
		if first, last := progress[0], progress[len(progress)-1]; first.Total != 2 || last.Total != 9 || last.Done != 9 {
			t.Errorf("%d workers: progress from %+v to %+v", workers, first, last)
		}
		again, err := Run(t.Context(), sink, []string{filepath.Join(dir, "周报.zip")}, Options{})
		if got := outcomes(again); err != nil || !slices.Equal(got, []string{"坏.md failed damaged", "更深.zip failed limit", "电子.md duplicate", "空.md failed empty", "通信.md duplicate", "通信2.md duplicate"}) {
			t.Errorf("again: %v %q", err, got)
		}
		if len(sink.by) != 3 {
			t.Errorf("%d reports", len(sink.by))
		}
	}
}

// A path into an archive asks for that part alone, and one that is not there is told.
func TestPathIntoAnArchive(t *testing.T) {
	dir := folder(t, map[string]string{"周报.zip": packed(t, "一月/a.md", daily+"a", "一月/b.md", daily+"b", "二月.zip", packed(t, "c.md", daily+"c", "d.md", daily+"d")), "x.md": daily})
	for asked, want := range map[string][]string{
		"周报.zip/一月/a.md":      {"周报.zip/一月/a.md a.md imported"},
		"周报.zip/一月":           {"周报.zip/一月/a.md a.md imported", "周报.zip/一月/b.md b.md imported"},
		"周报.zip/二月.zip/c.md":  {"周报.zip/二月.zip/c.md c.md imported"},
		"周报.zip/三月.md":        {"周报.zip 周报.zip failed io"},
		"x.md/a.md":           {"x.md x.md failed io"},
		"没有/a.md":             {"没有/a.md a.md failed io"},
		"https://example.com": {"https:/example.com example.com failed unknown_format"},
	} {
		path := filepath.Join(dir, filepath.FromSlash(asked))
		if strings.HasPrefix(asked, "https:") {
			path = asked
			want = []string{"https://example.com example.com failed unknown_format"}
		}
		events, err := Run(t.Context(), &shelf{}, []string{path}, Options{})
		if got := told(dir, events); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v %q, want %q", asked, err, got, want)
		}
	}
}

// An archive that is broken or holds nothing is told of by its own name; bytes at hand are opened like a file.
func TestArchiveFails(t *testing.T) {
	whole := packed(t, "a.md", daily)
	for name, c := range map[string]struct{ data, want string }{
		"空.zip":   {packed(t), "空.zip failed empty"},
		"废.zip":   {packed(t, "__MACOSX/a.md", daily, ".DS_Store", "x"), "废.zip failed empty"},
		"断.zip":   {whole[:len(whole)-30], "断.zip failed damaged"},
		"弹.zip":   {packed(t, "a.md", strings.Repeat(" ", 5<<20)), "弹.zip failed limit"},
		"好.zip":   {whole, "a.md imported"},
		"程序.jar":  {packed(t, "META-INF/MANIFEST.MF", "x"), "程序.jar failed unknown_format"},
		"别的.7z":   {"7z\xBC\xAF\x27\x1Cxxxxxxxxxxxx", "别的.7z failed unknown_format"},
		"密码.zip":  {string(must(os.ReadFile("../format/testdata/zip/crypt.zip"))), "通信.md failed encrypted"},
		"密码2.zip": {string(must(os.ReadFile("../format/testdata/zip/aes.zip"))), "通信.md failed encrypted"},
	} {
		if got := outcomes(Add(t.Context(), &shelf{}, name, []byte(c.data))); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	events, err := Run(t.Context(), &shelf{}, []string{"../format/testdata/zip/aes.zip"}, Options{Password: "yanku2026"})
	if got := outcomes(events); err != nil || !slices.Equal(got, []string{"通信.md imported"}) {
		t.Errorf("with its password: %v %q", err, got)
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}

// When the user cancels in the midst of an archive, what is durable stays and the archive is told of as cancelled.
func TestCancelInAnArchive(t *testing.T) {
	var files []string
	for i := range 40 {
		files = append(files, fmt.Sprintf("%02d.md", i), daily+fmt.Sprint(i))
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	sink := &shelf{put: func(report.Import) error { cancel(); return nil }}
	events, err := Run(ctx, sink, []string{filepath.Join(folder(t, map[string]string{"a.zip": packed(t, files...)}), "a.zip")}, Options{Workers: 1})
	if !errors.Is(err, context.Canceled) || len(events) < 2 || len(events) > 39 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	if !slices.ContainsFunc(events, func(e Event) bool { return e.File == "a.zip" && e.Code == "cancelled" }) || len(sink.by) == 0 {
		t.Errorf("%q", outcomes(events))
	}
}

// What systems, Office and browsers leave beside reports is not imported from a folder.
func TestLitterInFolders(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": daily, "Thumbs.db": "x", "desktop.ini": "[x]", "~$周报.docx": "x", "页.html": "<html><body><p>本周光模块指数上涨3.2%。</p></body></html>", "页_files/a.js": "var a", "别_files/b.md": daily + "b"})
	events, err := Run(t.Context(), &shelf{}, []string{dir}, Options{})
	if got := outcomes(events); err != nil || !slices.Equal(got, []string{"a.md imported", "b.md imported", "页.html imported"}) {
		t.Errorf("%v %q", err, got)
	}
}

// A mail is a report when it has words of its own, and its attachments are reports, those in an archive too; the same mail again is known.
func TestMail(t *testing.T) {
	attach := func(name, data string) string {
		return "--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''" + url.PathEscape(name) + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(data)) + "\r\n"
	}
	mail := func(text string) string {
		return "From: =?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte("国海证券")) + "?= <a@example.com>\r\nTo: b@example.com\r\nDate: Fri, 27 Mar 2026 18:30:00 +0800\r\nSubject: =?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte("通信周报")) +
			"?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n" +
			attach("日报.md", daily) + attach("包.zip", packed(t, "电子.md", daily+"电子")) + attach("空.md", "") + "--x--\r\n"
	}
	long := strings.Repeat("本周光模块指数上涨3.2%，服务器指数下跌1.5%，海外云厂商的资本开支继续上修。", 4)
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a covering note": {"您好，附件请查收。", []string{"电子.md imported", "日报.md imported", "空.md failed empty"}},
		"a text":          {long, []string{"信.eml imported", "电子.md imported", "日报.md imported", "空.md failed empty"}},
	} {
		sink := &shelf{}
		want := slices.Sorted(slices.Values(c.want))
		if got := outcomes(Add(t.Context(), sink, "信.eml", []byte(mail(c.text)))); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		for _, in := range sink.by {
			if in.Name == "信.eml" && (in.Doc.Meta.Title != "通信周报" || in.Doc.Meta.Institution != "国海证券" || in.Doc.Meta.Date.String() != "2026-03-27" || len(in.Figures) == 0) {
				t.Errorf("%s: %+v", name, in.Doc.Meta)
			}
		}
		for i := range want {
			want[i] = strings.Replace(want[i], "imported", "duplicate", 1)
		}
		if got := outcomes(Add(t.Context(), sink, "信.eml", []byte(mail(c.text)))); !slices.Equal(got, want) {
			t.Errorf("%s again: %q, want %q", name, got, want)
		}
	}
}
