package format

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// entry is a file to be packed; its name is written as the bytes it has.
type entry struct{ name, text string }

// zipOf packs entries; names are not marked as UTF-8, as Windows leaves them.
func zipOf(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: true})
		if err == nil {
			_, err = f.Write([]byte(e.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tarOf packs entries, as a stream that gzip may pack again.
func tarOf(t *testing.T, zipped bool, entries ...entry) []byte {
	t.Helper()
	var b, z bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		err := w.WriteHeader(&tar.Header{Name: e.name, Size: int64(len(e.text)), Typeflag: tar.TypeReg, Mode: 0o600})
		if err == nil {
			_, err = w.Write([]byte(e.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	g := gzip.NewWriter(&z)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !zipped {
		return b.Bytes()
	}
	if _, err := g.Write(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return z.Bytes()
}

// contents gives "path name code" of what a container holds, or what is wrong with it.
func contents(t *testing.T, f File, lim Limits) (out []string, parts []Part, err error) {
	t.Helper()
	box, ok := ContainerOf(f.Name, f.Data)
	if !ok {
		t.Fatalf("%s is no container", f.Name)
	}
	err = box.Open(t.Context(), f, NewRoom(len(f.Data), lim), func(p Part) error {
		out = append(out, strings.TrimSpace(p.Path+" "+p.Name+" "+Code(p.Err)))
		parts = append(parts, p)
		return nil
	})
	return out, parts, err
}

func gbk(t *testing.T, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The names of entries are read in every way they are written, what systems put in is left out, and names that lead out are refused and told.
func TestZIPNames(t *testing.T) {
	data := zipOf(t,
		entry{gbk(t, "一月/通信.md"), "a"}, entry{"二月/电子.md", "b"}, entry{gbk(t, `三月\算力.md`), "c"}, entry{"./四月.md", "d"}, entry{"空/", ""},
		entry{"__MACOSX/._通信.md", "x"}, entry{".DS_Store", "x"}, entry{"图/Thumbs.db", "x"}, entry{"图/.隐藏.md", "x"}, entry{"~$周报.docx", "x"},
		entry{"页.html", "e"}, entry{"页_files/a.js", "x"}, entry{"别_files/b.md", "f"},
		entry{"../../etc/passwd", "x"}, entry{"/srv/a.md", "x"}, entry{`C:\a.md`, "x"}, entry{`a\..\..\b.md`, "x"},
		entry{"a\x00b\x1b[31m\u202Efdp.md", "g"}, entry{"CON", "h"}, entry{"nul.txt", "i"}, entry{"甲:b?.md", "j"}, entry{strings.Repeat("长", 100) + ".md", "k"},
	)
	got, _, err := contents(t, File{Name: "周报.zip", Data: data}, DefaultLimits())
	want := []string{
		"一月/通信.md 通信.md", "二月/电子.md 电子.md", "三月/算力.md 算力.md", "四月.md 四月.md", "页.html 页.html", "别_files/b.md b.md",
		"../../etc/passwd passwd damaged", "srv/a.md a.md damaged", "C:/a.md a.md damaged", "a/../../b.md b.md damaged",
		"ab[31mfdp.md ab[31mfdp.md", "CON _CON", "nul.txt _nul.txt", "甲:b?.md 甲_b_.md", strings.Repeat("长", 100) + ".md " + strings.Repeat("长", 65) + ".md",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\ngot  %q\nwant %q", err, got, want)
	}
}

// The user is told why a name that leads out is refused: it has words of its own.
func TestNameThatLeadsOutHasItsReason(t *testing.T) {
	_, _, err := entryPath("../../逃.md")
	if name, _ := Reason(err); name != "outside" || Code(err) != "damaged" {
		t.Errorf("%q, %q: %v", name, Code(err), err)
	}
}

// An extra field of Info-ZIP gives the name in UTF-8 when its checksum is that of the name it stands for.
func TestZIPUnicodeName(t *testing.T) {
	for want, sum := range map[string]uint32{"真名.md": crc32.ChecksumIEEE([]byte("old.md")), "old.md": 1} {
		extra := binary.LittleEndian.AppendUint16(nil, unicodeName)
		extra = binary.LittleEndian.AppendUint16(extra, uint16(5+len("真名.md")))
		extra = binary.LittleEndian.AppendUint32(append(extra, 1), sum)
		if got := zipName(&zip.File{FileHeader: zip.FileHeader{Name: "old.md", Extra: append(extra, "真名.md"...)}}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Encrypted entries open with their password: those of zip(1), one with a password in GBK as Windows has it, and AES as 7-Zip writes it.
func TestZIPPassword(t *testing.T) {
	for name, right := range map[string]string{"crypt.zip": "研库2026", "crypt_gbk.zip": "研库2026", "aes.zip": "yanku2026"} {
		data, err := os.ReadFile("testdata/zip/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for password, want := range map[string]string{"": "encrypted", "x": "encrypted", right: ""} {
			_, parts, err := contents(t, File{Name: name, Data: data, Password: password}, DefaultLimits())
			if err != nil || len(parts) != 1 || Code(parts[0].Err) != want {
				t.Fatalf("%s with %q: %v %+v", name, password, err, parts)
			}
			if want == "" && !strings.HasPrefix(string(parts[0].Data), "# 通信日报") {
				t.Errorf("%s holds %q", name, parts[0].Data)
			}
		}
	}
}

// Archives of other kinds are opened as far as the standard library does, under the same rules.
func TestTar(t *testing.T) {
	entries := []entry{{"./一月/通信.md", "a"}, {gbk(t, "电子.md"), "b"}, {"../x.md", "x"}, {"._a", "x"}}
	want := []string{"一月/通信.md 通信.md", "电子.md 电子.md", "../x.md x.md damaged"}
	for _, zipped := range []bool{false, true} {
		if got, _, err := contents(t, File{Name: "周报.tgz", Data: tarOf(t, zipped, entries...)}, DefaultLimits()); err != nil || !slices.Equal(got, want) {
			t.Errorf("zipped %v: %v %q", zipped, err, got)
		}
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte("通信日报")); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	if got, parts, err := contents(t, File{Name: "周报.md.gz", Data: b.Bytes()}, DefaultLimits()); err != nil || !slices.Equal(got, []string{"周报.md 周报.md"}) || string(parts[0].Data) != "通信日报" {
		t.Errorf("one file: %v %q", err, got)
	}
}

// What would cost too much, or is broken, ends in its error: as that of one entry where the others can be had.
func TestContainerLimits(t *testing.T) {
	many := make([]entry, 60)
	for i := range many {
		many[i] = entry{fmt.Sprintf("%d.md", i), "a"}
	}
	zeros := entry{"零.md", strings.Repeat("\x00", 5<<20)}
	whole := zipOf(t, entry{"a.md", strings.Repeat("通信", 99)}, entry{"b.md", "b"})
	broken := bytes.Clone(whole)
	broken[50] ^= 0xFF
	small, few, tiny := DefaultLimits(), DefaultLimits(), DefaultLimits()
	small.Bytes, few.Entries, tiny.Unpacked = 100, 50, 100
	for name, c := range map[string]struct {
		data []byte
		lim  Limits
		want []string
		code string
	}{
		"a bomb":              {zipOf(t, entry{"a.md", "a"}, zeros), DefaultLimits(), []string{"a.md a.md"}, "limit"},
		"a bomb of tar":       {tarOf(t, true, zeros), DefaultLimits(), nil, "limit"},
		"a hidden bomb":       {tarOf(t, true, entry{".x", zeros.text}, entry{"a.md", "a"}), DefaultLimits(), nil, "limit"},
		"too many entries":    {zipOf(t, many...), few, nil, "limit"},
		"too many in a tar":   {tarOf(t, false, many[:51]...), few, nil, "limit"},
		"too much altogether": {whole, tiny, nil, "limit"},
		"one is too large":    {whole, small, []string{"a.md a.md too_large", "b.md b.md"}, ""},
		"one is broken":       {broken, DefaultLimits(), []string{"a.md a.md damaged", "b.md b.md"}, ""},
		"half a ZIP":          {whole[:len(whole)/2], DefaultLimits(), nil, "damaged"},
		"half a tar":          {tarOf(t, false, many[:3]...)[:1100], DefaultLimits(), []string{"0.md 0.md"}, "damaged"},
		"half a tar.gz":       {tarOf(t, true, many...)[:100], DefaultLimits(), nil, "damaged"},
		"nothing in it":       {zipOf(t), DefaultLimits(), nil, ""},
	} {
		got, _, err := contents(t, File{Name: "a.zip", Data: c.data}, c.lim)
		if c.want == nil && c.code == "limit" || c.code == "damaged" {
			got = got[:min(len(got), len(c.want))]
		}
		if Code(err) != c.code || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, code %q, want %q; %q, want %q", name, err, Code(err), c.code, got, c.want)
		}
	}
}

// A user who cancels does not wait for the rest of an archive.
func TestContainerCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	data := zipOf(t, entry{"a.md", "a"}, entry{"b.md", "b"})
	n := 0
	err := openZIP(ctx, File{Name: "a.zip", Data: data}, NewRoom(len(data), DefaultLimits()), func(Part) error {
		n++
		cancel()
		return nil
	})
	if Code(err) != "cancelled" || n != 1 {
		t.Errorf("%d entries, %v", n, err)
	}
}

// Documents that are ZIP archives are no folders.
func TestZippedDocuments(t *testing.T) {
	for want, entries := range map[string][]entry{
		"docx": {{"[Content_Types].xml", "a"}, {"word/document.xml", "a"}},
		"xlsx": {{"[Content_Types].xml", "a"}, {"xl/workbook.xml", "a"}},
		"epub": {{"mimetype", "application/epub+zip"}, {"META-INF/container.xml", "a"}},
		"ofd":  {{"OFD.xml", "a"}},
		"":     {{"word/周报.md", "a"}, {"xl/b.md", "b"}},
	} {
		data := zipOf(t, entries...)
		if got := zippedKind(data); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if _, ok := ContainerOf("a.zip", data); ok != (want == "") {
			t.Errorf("%q is a container: %v", want, ok)
		}
	}
}

// Every name comes out as one that all systems take, and safe names stay as they are.
func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"周报.pdf", "CON", "a/../b", "\u202Efdp.exe", "x\x00y", strings.Repeat("长", 200) + ".pdf", "...", " ", "LPT1.md", "aux."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := SafeName(s)
		if name == "" || len(name) > nameMost+1 || strings.ContainsAny(name, "<>:\"/\\|?*\x00") || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") || SafeName(name) != name {
			t.Errorf("%q gives %q", s, name)
		}
	})
}

// Any bytes as an archive give files of safe names within the limits, or an error with a code.
func FuzzContainers(f *testing.F) {
	for _, name := range []string{"crypt.zip", "aes.zip"} {
		if data, err := os.ReadFile("testdata/zip/" + name); err == nil {
			f.Add(data)
		}
	}
	f.Add([]byte("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03"))
	f.Add([]byte("BZh91AY&SY"))
	f.Add([]byte("From a@b.c Fri Mar 27 10:00:00 2026\nFrom: a\nTo: b\nMIME-Version: 1.0\n\na\n"))
	lim := DefaultLimits()
	lim.Unpacked, lim.Bytes, lim.Entries = 8<<20, 4<<20, 50
	f.Fuzz(func(t *testing.T, data []byte) {
		box, ok := ContainerOf("a", data)
		if !ok {
			return
		}
		bytes, entries := 0, 0
		err := box.Open(t.Context(), File{Name: "a", Data: data, Password: "yanku2026"}, NewRoom(len(data), lim), func(p Part) error {
			bytes, entries = bytes+len(p.Data), entries+1
			if p.Name != SafeName(p.Name) || Code(p.Err) == "io" {
				t.Errorf("%q: %v", p.Name, p.Err)
			}
			return nil
		})
		if c := Code(err); c == "io" || bytes > int(lim.Unpacked) || entries > lim.Entries {
			t.Errorf("%d bytes, %d entries, %v", bytes, entries, err)
		}
	})
}
