package format

import "strings"

// signs are the bytes by which files that are no text say what they are, and where they stand. The kinds have words of their own under "kind." in assets/words.
var signs = []struct {
	at         int
	sign, kind string
}{
	{0, "%PDF-", "pdf"},
	{0, "\xD0\xCF\x11\xE0", "office"},
	{0, "\x89PNG", "png"},
	{0, "\xFF\xD8\xFF", "jpeg"},
	{0, "GIF8", "gif"},
	{0, "II*\x00", "tiff"},
	{0, "MM\x00*", "tiff"},
	{4, "ftypheic", "heic"},
	{0, "7z\xBC\xAF", "7z"},
	{0, "Rar!", "rar"},
	{0, "\x1F\x8B", "gzip"},
	{0, "BZh", "bzip2"},
	{0, "\xFD7zXZ", "xz"},
	{0, "\x28\xB5\x2F\xFD", "zstd"},
	{0, "LZIP", "lzip"},
	{0, "MSCF", "cab"},
	{0, "xar!", "xar"},
	{2, "-lh5-", "lzh"},
	{32769, "CD001", "iso"},
	{0, "SQLite format 3", "sqlite"},
	{0, "!BDN", "outlook"},
	{0, "ITSF", "chm"},
	{0, "AT&TFORM", "djvu"},
	{60, "BOOKMOBI", "mobi"},
	{0, "CAJ\x00", "caj"},
	{0, "HN\x00\x00", "caj"},
	{0, "KDH ", "caj"},
	{0, "\x7FELF", "program"},
	{0, "MZ\x90", "program"},
	{0, "MZP", "program"},
	{0, "\xCF\xFA\xED\xFE", "program"},
	{0, "OggS", "sound"},
	{0, "ID3", "sound"},
	{8, "WAVEfmt ", "sound"},
	{4, "ftyp", "video"},
	{0, "\x1A\x45\xDF\xA3", "video"},
	{0, "[InternetShortcut]", "address"},
	{0, "\xEF\xBB\xBF[InternetShortcut]", "address"},
	{0, "bplist00", "address"}, // a link as Safari saves it
	{0, "[{000214A0-", "address"},
}

// magic names the kind of a file that is no text by its signs; "" when it has none.
func magic(data []byte) string {
	if isZIP(data) {
		if kind := zippedKind(data); kind != "" {
			return kind
		}
		return "zip"
	}
	for _, m := range signs {
		if len(data) >= m.at+len(m.sign) && string(data[m.at:m.at+len(m.sign)]) == m.sign {
			if m.kind == "office" {
				return oldOffice(data)
			}
			return m.kind
		}
	}
	if head := data[:min(len(data), 400)]; strings.HasPrefix(string(head), "<?xml") && strings.Contains(string(head), "<!DOCTYPE plist") {
		return "address" // a link as macOS saves it
	}
	return ""
}
