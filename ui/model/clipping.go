package model

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

const leastText = 40 // bytes; less is no report

// Clipping tells what a text from the clipboard is: a list of files and folders (paths or file URIs, one a line) that exist, or a report's text.
// ok is false when it is neither.
func Clipping(text string) (load Load, ok bool) {
	text = strings.TrimSpace(text)
	var paths []string
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		line = strings.Trim(strings.TrimSpace(line), `"`)
		if line == "" || line == "copy" || line == "cut" || strings.HasPrefix(line, "x-special/") { // what file managers put before their lists
			continue
		}
		p := clipPath(line)
		if strings.Contains(line, "://") && Address(line) != "" {
			p = line // the import says what can be done with it
		}
		if p == "" {
			paths = nil
			break
		}
		paths = append(paths, p)
	}
	if len(paths) > 0 {
		return Load{Paths: paths}, true
	}
	if len(text) >= leastText && !filepath.IsAbs(text) && !strings.HasPrefix(text, "file://") {
		return Load{Text: text}, true
	}
	return Load{}, false
}

// clipPath gives the path of a line when such a file exists.
func clipPath(line string) string {
	if rest, found := strings.CutPrefix(line, "file://"); found {
		u, err := url.Parse("file://" + rest)
		if err != nil {
			return ""
		}
		line = u.Path
		if runtime.GOOS == "windows" {
			line = strings.TrimPrefix(line, "/")
		}
	}
	if !filepath.IsAbs(line) {
		return ""
	}
	if _, err := os.Stat(line); err != nil {
		return ""
	}
	return line
}
