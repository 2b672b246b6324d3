package format

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// errOutside says that an entry's name would lead out of its archive.
var errOutside = Unreadable("outside", "the name leads out of the archive", ErrDamaged)

// entryPath gives the path of an entry as it may be told, and its base name. One that would lead out of its folder is refused with errOutside, an ErrDamaged.
func entryPath(name string) (shown, base string, err error) {
	slashed := strings.ReplaceAll(name, `\`, "/")
	var kept []string
	out := strings.HasPrefix(slashed, "/") || len(slashed) > 1 && slashed[1] == ':' && isLetter(slashed[0])
	for _, word := range strings.Split(slashed, "/") {
		word = strings.TrimSpace(strings.Map(visible, word))
		out = out || word == ".."
		if word != "" && word != "." {
			kept = append(kept, word)
		}
	}
	shown = strings.Join(kept, "/")
	base = SafeName(path.Base(shown))
	if out {
		return shown, base, fmt.Errorf("%q: %w", name, errOutside)
	}
	return shown, base, nil
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// visible drops what changes how a name looks without being seen: control characters and marks of direction.
func visible(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError || r == '\uFEFF' {
		return -1
	}
	return r
}

// nameMost is how many bytes a name has at most; file systems take 255, and something is put before or after it at times.
const nameMost = 200

// devices are the names that Windows keeps to itself, whatever their ending (Naming Files, Paths, and Namespaces, learn.microsoft.com).
var devices = wordSet("con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

// SafeName gives a name under which a file can be kept on every system: no folder, control character, mark of direction or reserved name, and at most 200 bytes
// with the ending kept. It is never empty.
func SafeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return visible(r)
	}, strings.ToValidUTF8(name, "_"))
	name = strings.TrimRight(strings.TrimSpace(name), ". ")
	if stem, _, _ := strings.Cut(name, "."); devices[strings.ToLower(strings.TrimSpace(stem))] {
		name = "_" + name
	}
	if name == "" {
		return "_"
	}
	return shorten(name, nameMost)
}

// shorten cuts the end of a name's stem so that it has at most n bytes.
func shorten(name string, n int) string {
	if len(name) <= n {
		return name
	}
	ext := path.Ext(name)
	if len(ext) > 20 {
		ext = ""
	}
	stem := name[:n-len(ext)]
	for !utf8.ValidString(stem) {
		stem = stem[:len(stem)-1]
	}
	return strings.TrimRight(stem, ". ") + ext
}

// litterNames are files that systems leave in folders, none of them a report.
var litterNames = wordSet("thumbs.db desktop.ini ehthumbs.db")

// Litter tells whether a file or folder of this base name is none of the user's: hidden ones, those that systems leave, and the locks of open Office files.
func Litter(base string) bool {
	return strings.HasPrefix(base, ".") && base != "." && base != ".." || base == "__MACOSX" || strings.HasPrefix(base, "~$") || litterNames[strings.ToLower(base)]
}

// litterPath tells whether any part of a path is litter.
func litterPath(shown string) bool {
	for _, word := range strings.Split(shown, "/") {
		if Litter(word) {
			return true
		}
	}
	return false
}

// PageFiles gives the names that a page may have whose pictures and scripts a browser has put into a folder of this name: 周报_files is of 周报.html. None for other folders.
func PageFiles(folder string) []string {
	for _, end := range []string{"_files", ".files", "_file"} {
		if stem, ok := strings.CutSuffix(folder, end); ok && stem != "" {
			return []string{stem + ".html", stem + ".htm", stem + ".mht", stem + ".mhtml", stem + ".shtml", stem + ".xhtml"}
		}
	}
	return nil
}
