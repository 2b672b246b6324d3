package likeness

import (
	"strings"
	"sync"

	"yanku/assets"
	"yanku/internal/report"
	"yanku/internal/zh"
)

// editionWords are the words that mark a revised edition, in a title or a file's name; those that hold others come first.
var editionWords = sync.OnceValue(func() (out []string) {
	for i, line := range strings.Split(strings.TrimSpace(string(assets.Table("edition_words.csv"))), "\n") {
		if word, _, _ := strings.Cut(line, ","); i > 0 {
			out = append(out, word)
		}
	}
	return out
})

// Marked tells whether a report calls itself a revised edition, in its title or in the name of its file.
func Marked(m report.Meta, file string) bool {
	s := zh.FoldString(m.Title + "\n" + file)
	for _, w := range editionWords() {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Edition is what is known of a version when it is asked which of two is the later edition.
type Edition struct {
	File   string // base name at import
	Date   report.Date
	Title  string
	Format string
}

// Supersedes tells whether a version that came after another one is to be shown in its place: it is dated later, or calls itself revised; or it came in the same
// format with other words, as an author's second edition does. The same text in another format is no reason. Likeness is that of the two, 0 when it is not known.
func (e Edition) Supersedes(old Edition, likeness float64) bool {
	if !e.Date.Zero() && !old.Date.Zero() && e.Date != old.Date {
		return old.Date.Before(e.Date)
	}
	now, then := Marked(report.Meta{Title: e.Title}, e.File), Marked(report.Meta{Title: old.Title}, old.File)
	if now != then {
		return now
	}
	return e.Format == old.Format && likeness > 0 && likeness < equal
}
