package format

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// matchZIP takes every ZIP but those that are a document of one piece.
func matchZIP(_ string, data []byte) bool {
	return isZIP(data) && zippedKind(data) == ""
}

func isZIP(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// zippedKinds tells by the name of an entry which documents are ZIP archives; a name that ends in a slash is that of a folder.
var zippedKinds = []struct{ entry, kind string }{
	{"word/", "docx"},
	{"ppt/", "pptx"},
	{"xl/", "xlsx"},
	{"META-INF/container.xml", "epub"},
	{"META-INF/manifest.xml", "opendocument"},
	{"META-INF/MANIFEST.MF", "program"},
	{"Index/Document.iwa", "iwork"},
	{"Index.zip", "iwork"},
	{"OFD.xml", "ofd"},
}

// zippedKind tells which document a ZIP archive is: "docx", "epub", …; "" for one that is a folder of files, or broken.
func zippedKind(data []byte) string {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return ""
	}
	typed := slices.ContainsFunc(r.File, func(f *zip.File) bool { return f.Name == "[Content_Types].xml" })
	for _, k := range zippedKinds {
		office := strings.HasSuffix(k.entry, "/")
		if office && !typed {
			continue
		}
		if slices.ContainsFunc(r.File, func(f *zip.File) bool { return f.Name == k.entry || office && strings.HasPrefix(f.Name, k.entry) }) {
			return k.kind
		}
	}
	return ""
}

// openZIP gives the files of a ZIP archive. What systems put in beside them is left out, as is what belongs to a saved web page.
func openZIP(ctx context.Context, f File, room *Room, each func(Part) error) error {
	r, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		return fmt.Errorf("open %s: %w: %w", f.Name, ErrDamaged, err)
	}
	if err := room.enter(len(r.File)); err != nil {
		return fmt.Errorf("open %s: %w", f.Name, err)
	}
	names := make([]string, len(r.File))
	pages := map[string]bool{}
	for i, e := range r.File {
		names[i] = zipName(e)
		pages[strings.ToLower(names[i])] = true
	}
	for i, e := range r.File {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("open %s: %w", f.Name, err)
		}
		if e.FileInfo().IsDir() || strings.HasSuffix(names[i], "/") || litterPath(names[i]) || ofPage(names[i], pages) {
			continue
		}
		p := Part{File: File{Password: f.Password}}
		if p.Path, p.Name, p.Err = entryPath(names[i]); p.Err == nil {
			p.Data, p.Err = unzip(ctx, e, f.Password, room)
		}
		if errors.Is(p.Err, ErrRoom) || ctx.Err() != nil {
			return fmt.Errorf("open %s of %s: %w", p.Path, f.Name, p.Err)
		}
		if err := each(p); err != nil {
			return err
		}
	}
	return nil
}

// ofPage tells whether a file lies in the folder that a browser saved beside a page.
func ofPage(name string, pages map[string]bool) bool {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		for _, page := range PageFiles(path.Base(dir)) {
			if pages[strings.ToLower(path.Join(path.Dir(dir), page))] {
				return true
			}
		}
	}
	return false
}

// unicodeName is the extra field of Info-ZIP that has an entry's name in UTF-8, with a checksum of the name that it stands for (APPNOTE 4.6.9).
const unicodeName = 0x7075

// zipName gives an entry's name in UTF-8, with slashes. Names that are marked as UTF-8, or could be, are; all others are GB18030, as Windows writes them in China.
func zipName(e *zip.File) string {
	name := e.Name
	if extra := extraField(e.Extra, unicodeName); len(extra) > 5 && extra[0] == 1 && binary.LittleEndian.Uint32(extra[1:]) == crc32.ChecksumIEEE([]byte(e.Name)) && utf8.Valid(extra[5:]) {
		name = string(extra[5:])
	}
	return strings.ReplaceAll(chineseName(name), `\`, "/")
}

// chineseName reads a name that is not UTF-8 as GB18030.
func chineseName(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	if s, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
		return s
	}
	return strings.ToValidUTF8(name, "_")
}

// extraField finds the data of an extra field by its number; nil when it is not there.
func extraField(extra []byte, id uint16) []byte {
	for len(extra) >= 4 {
		n := int(binary.LittleEndian.Uint16(extra[2:]))
		if len(extra) < 4+n {
			return nil
		}
		if binary.LittleEndian.Uint16(extra) == id {
			return extra[4 : 4+n]
		}
		extra = extra[4+n:]
	}
	return nil
}

// unzip gives what an entry holds. The error wraps ErrEncrypted, ErrDamaged, ErrTooLarge, ErrUnknown or ErrLimit.
func unzip(ctx context.Context, e *zip.File, password string, room *Room) ([]byte, error) {
	if e.Flags&1 != 0 {
		return unlock(ctx, e, password, room)
	}
	body, err := e.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, &UnknownError{"zip-method"}
	}
	if err != nil {
		return nil, faultOf(err)
	}
	defer body.Close()
	data, err := room.read(ctx, body)
	return data, faultOf(err)
}

// inflate gives what the packed bytes of an entry hold and proves them by its checksum.
func inflate(ctx context.Context, e *zip.File, method uint16, packed []byte, room *Room) ([]byte, error) {
	var body io.ReadCloser
	switch method {
	case zip.Store:
		body = io.NopCloser(bytes.NewReader(packed))
	case zip.Deflate:
		body = newInflater(packed)
	default:
		return nil, &UnknownError{"zip-method"}
	}
	defer body.Close()
	data, err := room.read(ctx, body)
	return data, faultOf(err)
}
