package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"yanku/internal/zh"
)

// NameTemplate is a pattern of file names: words as they stand, and fields in braces such as {机构} or {broker}.
type NameTemplate struct {
	Text  string
	Own   bool // the user's own
	Line  int  // in the user's list, from 1
	parts []namePart
}

// namePart is a field or words of a template; one of the two is empty.
type namePart struct {
	field string
	words []rune // folded
}

// NameError says what is wrong with a line of templates. Code is one of open, close, field, twice, empty, touch, long; Arg the words it is about.
type NameError struct {
	Line int
	Text string
	Code string
	Arg  string
}

// Error says it for developers; the window and the command line have words of their own for Code.
func (e *NameError) Error() string {
	return fmt.Sprintf("line %d, template %q: %s %s", e.Line, e.Text, e.Code, e.Arg)
}

const mostParts = 16 // of one template

// wide are the fields that take any words, so that two of them must not touch.
var wide = map[string]bool{"title": true, "any": true, "industry": true, "author": true}

// parseTemplate reads one template with the fields of the table.
func parseTemplate(text string, fields map[string]string) (NameTemplate, *NameError) {
	t := NameTemplate{Text: text}
	wrong := func(code, arg string) (NameTemplate, *NameError) {
		return t, &NameError{Text: text, Code: code, Arg: arg}
	}
	seen := map[string]bool{}
	for rest := text; rest != ""; {
		words, after, ok := strings.Cut(rest, "{")
		if strings.Contains(words, "}") {
			return wrong("open", words)
		}
		if words = literal(words); words != "" {
			t.parts = append(t.parts, namePart{words: []rune(words)})
		}
		if !ok {
			break
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed || strings.Contains(name, "{") {
			return wrong("close", "{"+after)
		}
		field := fields[zh.FoldString(strings.TrimSpace(name))]
		last := len(t.parts) - 1
		switch {
		case field == "":
			return wrong("field", "{"+name+"}")
		case seen[field] && field != "any":
			return wrong("twice", "{"+name+"}")
		case last >= 0 && wide[field] && wide[t.parts[last].field]:
			return wrong("touch", "{"+name+"}")
		}
		seen[field] = true
		t.parts = append(t.parts, namePart{field: field})
		rest = tail
	}
	switch {
	case len(seen) == 0 || len(seen) == 1 && seen["any"]:
		return wrong("empty", text)
	case len(t.parts) > mostParts || utf8.RuneCountInString(text) > longestName:
		return wrong("long", text)
	}
	return t, nil
}

// literal folds the words of a template and drops the spaces beside marks, which names have or have not.
func literal(words string) string {
	var b strings.Builder
	runes := []rune(words)
	for i, r := range runes {
		r = foldName(r)
		if r == ' ' && (i > 0 && isMark(foldName(runes[i-1])) || i+1 < len(runes) && isMark(foldName(runes[i+1]))) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// foldName folds a rune of a name: script, width, case, and marks that are used for each other.
func foldName(r rune) rune {
	switch r {
	case '–', '—', '－', '―', '‐', '─':
		return '-'
	case '＿':
		return '_'
	case '：', '∶', '﹕', '꞉':
		return ':'
	case '【', '［', '〔', '「':
		return '['
	case '】', '］', '〕', '」':
		return ']'
	case '\t', '\u3000':
		return ' '
	}
	return zh.Fold(r)
}

// isMark tells the marks between the parts of a name.
func isMark(r rune) bool { return strings.ContainsRune("-_:[]()|,+·", r) }
