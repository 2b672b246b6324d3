package format

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Words in headers are read in every way that mailers write them, and a character cut between two words is whole again.
func TestDecodeWords(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"base64 in GB2312", "=?gb2312?B?1tyxqA==?=", "周报"},
		{"a character cut in two", "=?GBK?B?1g==?= =?GBK?B?3LGo?=", "周报"},
		{"quoted in UTF-8", "=?UTF-8?Q?=E5=91=A8=E6=8A=A5_2026?=", "周报 2026"},
		{"words around", "Re: =?utf-8?b?5ZGo5oql?= (2)", "Re: 周报 (2)"},
		{"two character sets", "=?gb2312?B?1tw=?= =?utf-8?b?5oql?=", "周报"},
		{"bare bytes", "\xD6\xDC\xB1\xA8", "周报"},
		{"a name that only mails use", "=?cp936?B?1tyxqA==?=", "周报"},
		{"no padding", "=?utf-8?B?5ZGo5oql?=", "周报"},
		{"no words", "weekly", "weekly"},
		{"not closed", "=?utf-8?B?5ZGo", "=?utf-8?B?5ZGo"},
		{"an unknown set", "=?x-none?B?1tyxqA==?=", "周报"},
	} {
		if got := decodeWords(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}

// Names of attachments are read by RFC 2231, in pieces and not, by RFC 2047 though that is not allowed there, and as bare bytes.
func TestMediaType(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"plain", `attachment; filename=week.pdf`, "week.pdf"},
		{"quoted, with a semicolon", `attachment; filename="a;b.pdf"; size=3`, "a;b.pdf"},
		{"escaped", `attachment; filename*=UTF-8''%E5%91%A8%E6%8A%A5.pdf`, "周报.pdf"},
		{"escaped in GBK", `attachment; filename*=gbk''%D6%DC%B1%A8.pdf`, "周报.pdf"},
		{"in pieces", `attachment; filename*1*=%E6%8A%A5; filename*2=.pdf; filename*0*=utf-8''%E5%91%A8`, "周报.pdf"},
		{"encoded words", `attachment; filename="=?gb2312?B?1tyxqA==?=.pdf"`, "周报.pdf"},
		{"bare bytes", "attachment; filename=\"\xD6\xDC\xB1\xA8.pdf\"", "周报.pdf"},
		{"a broken escape", `attachment; filename*=utf-8''%E5%9`, "%E5%9"},
		{"not closed", `attachment; filename="week.pdf`, "week.pdf"},
		{"none", `attachment`, ""},
	} {
		kind, params := mimeHeader{"content-disposition": c.in}.mediaType("content-disposition")
		if kind != "attachment" || params["filename"] != c.want {
			t.Errorf("%s: %s %q, want %q", c.about, kind, params["filename"], c.want)
		}
	}
}

// Transfer encodings that are cut off or broken give what can be had.
func TestTransferEncodings(t *testing.T) {
	for in, want := range map[string]string{"=E5=91=A8=\r\n=E6=8A=A5": "周报", "a=\nb": "ab", "3=2": "3=2", "x=": "x=", "a=3Db": "a=b", "end= \r\nless": "endless"} {
		if got := string(decodeQuoted(in)); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"5ZGo\r\n5oql": "周报", "5ZGo5oql!": "周报", "5ZGo5": "周", "YQ==YQ==": "a", "": ""} {
		if got := string(decodeBase64(in)); !strings.HasPrefix(got, want) {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

const mailHead = "From: a@example.com\r\nTo: b@example.com\r\nSubject: s\r\nMIME-Version: 1.0\r\n"

// mailOf makes a mail of parts, each with its own header.
func mailOf(parts ...string) []byte {
	return []byte(mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + strings.Join(parts, "\r\n--x\r\n") + "\r\n--x--\r\n")
}

// A mail that only carries files is no report; its files are. What serves the mail alone is left out.
func TestMailFiles(t *testing.T) {
	data := mailOf(
		"Content-Type: text/plain\r\n\r\n您好，附件请查收。",
		"Content-Type: application/pdf; name=\"a.pdf\"\r\n\r\n%PDF-",
		"Content-Type: text/html; charset=utf-8\r\nContent-Disposition: attachment; filename=../../b.html\r\n\r\n<p>b</p>",
		"Content-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\n\r\nx",
		"Content-Type: image/png\r\nContent-Disposition: attachment; filename=图.png\r\n\r\nx",
		"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx",
		"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\nFrom: c@example.com\r\n\r\n转发的正文",
		"Content-Type: application/octet-stream\r\n\r\nx",
	)
	got, _, err := contents(t, File{Name: "a.eml", Data: data}, DefaultLimits())
	if want := []string{"a.pdf a.pdf", ".._.._b.html .._.._b.html", "图.png 图.png", "inner.eml inner.eml", "part-5 part-5"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v %q, want %q", err, got, want)
	}
	if _, err := readEML(t.Context(), File{Name: "a.eml", Data: data}, DefaultLimits()); Code(err) != "no_text" {
		t.Errorf("its text: %v", err)
	}
}

// nestedMail is a mail of so many multiparts in each other.
func nestedMail(depth int) []byte {
	var b strings.Builder
	b.WriteString(mailHead)
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("Content-Type: text/plain\r\n\r\n今日光模块指数上涨3.2%。\r\n")
	for i := depth - 1; i >= 0; i-- {
		fmt.Fprintf(&b, "--b%d--\r\n", i)
	}
	return []byte(b.String())
}

// Mails that are broken, or made to cost much, end in their error or give what they have.
func TestHostileMails(t *testing.T) {
	good := mailOf("Content-Type: text/plain\r\n\r\n今日光模块指数上涨3.2%。")
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"as deep as allowed":         {nestedMail(20), ""},
		"100 nested multiparts":      {nestedMail(100), "limit"},
		"the same boundary 100 deep": {[]byte(mailHead + strings.Repeat("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", 100) + "\r\n今日"), ""},
		"2,000 parts":                {mailOf(strings.Split(strings.Repeat("\r\n上涨|", 2000), "|")...), "limit"},
		"cut in the midst":           {good[:len(good)-20], ""},
		"no closing line":            {good[:len(good)-7], ""},
		"a header without end":       {[]byte(mailHead + strings.Repeat("X-A: b\r\n", 1500)), "no_text"},
		"nothing but a header":       {[]byte(mailHead), "no_text"},
		"a boundary without parts":   {[]byte(mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--y\r\n"), "no_text"},
	} {
		f, err := Sniff("a.eml", c.data)
		if err != nil || f.Name != "eml" {
			t.Errorf("%s: sniffed as %q, %v", name, f.Name, err)
			continue
		}
		if _, err := f.Read(t.Context(), File{Name: "a.eml", Data: c.data}, DefaultLimits()); Code(err) != c.code {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
}

// A folder of mails gives each by its subject; words that look like the line between them do not cut one.
func TestMbox(t *testing.T) {
	one := mailHead + "\r\n今日光模块上涨。\r\nFrom here on it falls.\r\n>From quoted\r\n\r\n"
	data := strings.Repeat("From a@example.com Fri Mar 27 10:00:00 2026\r\n"+one, 3)
	got, parts, err := contents(t, File{Name: "mbox", Data: []byte(data)}, DefaultLimits())
	if err != nil || !slices.Equal(got, []string{"s.eml s.eml", "s.eml s.eml", "s.eml s.eml"}) || !strings.Contains(string(parts[2].Data), "\nFrom quoted") {
		t.Errorf("%v %q", err, got)
	}
}

// Texts that begin like a mail, and reports with labelled lines, are none.
func TestNoMails(t *testing.T) {
	for name, c := range map[string]struct{ data, format string }{
		"labels":            {"日期: 2026-03-27\n机构: 国海证券\n\n本周上涨3.2%。\n", "text"},
		"labels in English": {"Date: 2026-03-27\nSubject: 周报\nFrom: desk\n\n本周上涨3.2%。\n", "text"},
		"front matter":      {"---\ntitle: a\nFrom: b\n---\n\n# 周报\n\n本周上涨3.2%。\n", "markdown"},
	} {
		f, err := Sniff("a", []byte(c.data))
		if _, holds := ContainerOf("a", []byte(c.data)); err != nil || f.Name != c.format || holds {
			t.Errorf("%s: read as %s, %v, container %v", name, f.Name, err, holds)
		}
	}
}

// Any bytes as a mail give a report, files, or an error with a code.
func FuzzMail(f *testing.F) {
	f.Add(nestedMail(3))
	f.Add(mailOf("Content-Type: text/html\r\n\r\n<p>a", "Content-Disposition: attachment; filename*0*=gbk''%D6; filename*1=x\r\n\r\nx"))
	f.Add([]byte("Subject: =?gbk?B?1g==?= =?gbk?Q?=DC?=\n\n=?="))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []Format{{Read: readEML}, {Read: readMHTML}} {
			raw, err := read.Read(t.Context(), File{Name: "a", Data: data}, DefaultLimits())
			if err != nil {
				if c := Code(err); c == "" || c == "io" {
					t.Fatalf("an error without a code: %v", err)
				}
				continue
			}
			check(t, raw)
		}
		err := openEML(t.Context(), File{Name: "a", Data: data}, NewRoom(len(data), DefaultLimits()), func(p Part) error {
			if p.Name != SafeName(p.Name) {
				t.Errorf("the name %q", p.Name)
			}
			return nil
		})
		if c := Code(err); c == "io" {
			t.Errorf("an error without a code: %v", err)
		}
	})
}

// Mails and web archives mean the same with the line ends that they travel with.
func TestLineEndsOfMails(t *testing.T) {
	for _, f := range []Format{{Name: "eml", Read: readEML}, {Name: "mhtml", Read: readMHTML}} {
		paths, _ := filepath.Glob(filepath.Join("testdata", f.Name, "*.txt"))
		for _, path := range paths {
			s := readSample(t, path)
			data := bytes.ReplaceAll(s.data(t), []byte("\n"), []byte("\r\n"))
			if found, err := Sniff("a", data); err != nil || found.Name != f.Name {
				t.Errorf("%s: sniffed as %s, %v", path, found.Name, err)
			}
			raw, err := f.Read(t.Context(), File{Name: "report.bin", Data: data}, DefaultLimits())
			if got := show(raw); err != nil || got != s.out {
				t.Errorf("%s: %v\ngot:\n%s\nwant:\n%s", path, err, got, s.out)
			}
		}
	}
}

// BenchmarkPage reads the sample pages: the median a page.
func BenchmarkPage(b *testing.B) {
	paths, _ := filepath.Glob("testdata/html/*.txt")
	var pages [][]byte
	n := 0
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		_, in, _ := bytes.Cut(data, []byte(" --\n"))
		in, _, _ = bytes.Cut(in, []byte("-- out --\n"))
		pages, n = append(pages, in), n+len(in)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for _, p := range pages {
			if _, err := readHTML(b.Context(), File{Name: "a", Data: p}, DefaultLimits()); err != nil {
				b.Fatal(err)
			}
		}
	}
}
