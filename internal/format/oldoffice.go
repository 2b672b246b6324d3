package format

import (
	"bytes"
	"unicode/utf16"
)

// compound is the sign of Microsoft's compound files: Office before 2007, WPS, mails of Outlook, and Office files under a password.
const compound = "\xD0\xCF\x11\xE0"

// streams are the streams of compound files by which their kinds are known, the most telling first.
var streams = []struct{ name, kind string }{
	{"__nameid_version1.0", "msg"},
	{"WordDocument", "doc"},
	{"Workbook", "xls"},
	{"Book", "xls"},
	{"PowerPoint Document", "ppt"},
	{"HwpSummaryInformation", "hwp"},
}

// lockedOffice tells a DOCX, XLSX or PPTX under a password, which is a compound file with the packed one in it.
func lockedOffice(data []byte) bool {
	return bytes.HasPrefix(data, []byte(compound)) && hasStream(data, "EncryptedPackage")
}

// oldOffice names the kind of a compound file by its streams: "doc", "xls", "ppt", "msg", "hwp", or "office" for another.
func oldOffice(data []byte) string {
	for _, s := range streams {
		if hasStream(data, s.name) {
			return s.kind
		}
	}
	return "office"
}

// hasStream tells whether a compound file names a stream: its directory writes names in UTF-16 from the start of 128-byte entries, with a zero behind.
func hasStream(data []byte, name string) bool {
	var b []byte
	for _, u := range append(utf16.Encode([]rune(name)), 0) {
		b = append(b, byte(u), byte(u>>8))
	}
	for at := 0; ; {
		i := bytes.Index(data[at:], b)
		if i < 0 {
			return false
		}
		if (at+i)%128 == 0 {
			return true
		}
		at += i + 1
	}
}
