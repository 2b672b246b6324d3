package format

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// webAddress is an address of the web, also where a path was made of it: /home/me/https:/example.com/a, https:\example.com.
var webAddress = regexp.MustCompile(`(?i)(?:^|[/\\])(https?):[/\\]+([^/\\\s][^\s]*)$`)

// Address gives the address of the web that was dropped or named in the place of a file, "" when path is none.
func Address(path string) string {
	m := webAddress.FindStringSubmatch(path)
	if m == nil {
		return ""
	}
	return strings.ToLower(m[1]) + "://" + strings.ReplaceAll(m[2], `\`, "/")
}

// shortcutBytes is how large a file that only points to a web page may be; with its picture a .webloc has a few hundred bytes.
const shortcutBytes = 64 << 10

// address tells whether a file is nothing but the address of a web page, as browsers and desktops save them: .url, .webloc, .desktop with Type=Link.
func address(name string, data []byte) bool {
	if len(data) > shortcutBytes {
		return false
	}
	text := strings.ToLower(string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	text = strings.TrimSpace(text)
	switch strings.ToLower(path.Ext(name)) {
	case ".url":
		return strings.Contains(text, "[internetshortcut") || Address(text) != ""
	case ".webloc":
		return strings.HasPrefix(text, "bplist") || strings.Contains(text, "<plist")
	case ".desktop":
		return strings.Contains(text, "[desktop entry]") && strings.Contains(text, "type=link")
	}
	return strings.HasPrefix(text, "[internetshortcut]")
}
