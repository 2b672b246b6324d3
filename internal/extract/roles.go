package extract

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// roleWord is a row of assets/tables/roles.csv. A "head" word opens a section of its role, a "line" word begins a line of it, a "part" word anywhere in a short block tells it.
type roleWord struct {
	role  report.Role
	place string
	words string
}

// roleTable is roles.csv by place.
type roleTable struct {
	heads, parts, lines []roleWord
	anyPart             *anyOf
}

var roleWords = sync.OnceValue(func() roleTable {
	var t roleTable
	var parts []string
	lexicon.Rows("roles.csv", func(c []string) {
		w := roleWord{report.Role(c[0]), c[1], c[2]}
		switch w.place {
		case "head":
			t.heads = append(t.heads, w)
		case "part":
			t.parts, parts = append(t.parts, w), append(parts, w.words)
		default:
			t.lines = append(t.lines, w)
		}
	})
	t.anyPart = newAnyOf(parts)
	return t
})

// How long a block may be, in characters, to be told by a word inside of it. Measured on the dev documents: legal footers have up to 50, platform notices up to 110.
const (
	partRunes   = 120
	footerRunes = 60
	headRunes   = 40
)

// SetRoles gives each block of d its role; a role that is set already stays.
func SetRoles(d *report.Doc) {
	r := roler{doc: d, legal: legalFrom(d)}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		role := r.read(i)
		if b.Role == "" {
			b.Role = role
		}
	}
}

// roler walks the blocks in order and knows the section it is in.
type roler struct {
	doc     *report.Doc
	section report.Role // of the section that a head word opened, "" in the body
	level   int         // of the heading that opened it; 0 when it was no heading
	legal   int         // offset from which a text without headings is legal matter
	body    bool        // something of the body was seen
}

func (r *roler) read(i int) report.Role {
	b := r.doc.Blocks[i]
	text := strings.TrimSpace(r.doc.Text(b.Span))
	n := utf8.RuneCountInString(text)
	if text == "" {
		return report.RoleBody
	}
	if b.From >= r.legal {
		return report.RoleDisclaimer
	}
	if role, rest, ok := headWord(text, n); ok && b.Kind != report.Row {
		return r.open(role, b, rest, n)
	}
	if r.ends(b, n) {
		r.section = ""
	}
	role := r.shape(b, text, n)
	// Where a block can be nothing but body, which most are, it is not asked.
	says := (role != "" || !r.body || labelLine(text, n)) && !legal(r.section) && b.Kind != report.Row && saysMore(text)
	if role != "" && (!says || role == report.RoleCaption) {
		return role
	}
	if r.section != "" && (b.Kind == report.Row || !labelLine(text, n)) {
		return r.section
	}
	if says {
		r.body = true
		return report.RoleBody
	}
	return r.front(b, text, n)
}

// ends tells whether a block ends the open section: a heading that does not lie below a legal one, or a paragraph of an article behind a notice.
func (r *roler) ends(b report.Block, n int) bool {
	if b.Kind == report.Heading {
		return r.level == 0 || b.Level <= r.level || !legal(r.section)
	}
	return r.section == report.RoleBoilerplate && r.level == 0 && n > partRunes/2 && b.Kind == report.Paragraph
}

// front tells bylines, which stand before the body or name themselves, from the body.
func (r *roler) front(b report.Block, text string, n int) report.Role {
	r.body = r.body || n > headRunes || b.Kind == report.Item
	if b.Kind == report.Row {
		return report.RoleBody
	}
	if labelLine(text, n) || !r.body && b.Kind != report.Heading && byline(text, n) {
		return report.RoleByline
	}
	return report.RoleBody
}

func legal(role report.Role) bool {
	return role == report.RoleDisclaimer || role == report.RoleLegend || role == report.RoleBoilerplate
}

// runInRunes is how long a block that begins with 风险提示： may be to be that alone; a longer one is a page run into one line.
const runInRunes = 250

// open begins a section and gives the role of the block that opens it. A head word with text of its own behind a colon tells that block alone when it is of risks,
// or when it stands in the first fifth of the text, where sites put their notices.
func (r *roler) open(role report.Role, b report.Block, rest string, n int) report.Role {
	if rest != "" && (role == report.RoleRisk || b.From < len(r.doc.Body)/5 && b.Kind != report.Heading) {
		r.section = ""
		if role == report.RoleRisk && n > runInRunes {
			return report.RoleBody
		}
		return role
	}
	r.section, r.level = role, 0
	if b.Kind == report.Heading {
		r.level = b.Level
	}
	return role
}

// shape tells the roles that a block shows by itself.
func (r *roler) shape(b report.Block, text string, n int) report.Role {
	switch {
	case b.Kind == report.Heading:
		return ""
	case captionAt(text) > 0 && n <= 90 && b.Kind != report.Row:
		return report.RoleCaption
	case sourceAt(text) > 0 && n <= 120 && b.Kind != report.Row && b.Kind != report.Item:
		return report.RoleCaptionSource
	case legendLine(text) && (r.section == report.RoleLegend || n <= 90 && strings.Contains(text, "预期")):
		return report.RoleLegend
	}
	return r.notice(b, text, n)
}

// notice tells a short block by a word inside of it (用户上传并发布, 请务必阅读) or at its front (电话：).
func (r *roler) notice(b report.Block, text string, n int) report.Role {
	parts := roleWords().parts
	if n > partRunes || !roleWords().anyPart.mayBeIn(text) {
		parts = nil
	}
	for _, w := range parts {
		if n > footerRunes && w.role == report.RoleFooter || !strings.Contains(text, w.words) || r.keeps(w.role, text) {
			continue
		}
		return w.role
	}
	if n > headRunes && b.Kind != report.Row {
		return ""
	}
	for _, w := range roleWords().lines {
		if w.role == report.RoleBoilerplate && strings.HasPrefix(text, w.words) {
			return w.role
		}
	}
	return ""
}

// keeps tells whether a block stays in its section although a word of another role is in it.
func (r *roler) keeps(role report.Role, text string) bool {
	switch role {
	case report.RoleDisclaimer:
		return r.section == report.RoleRisk
	case report.RoleBoilerplate:
		return legal(r.section) && strings.Contains(text, "。")
	}
	return false
}

// headWord tells whether a block is, or begins with, the head of a section: 风险提示, 4. 主要风险与不确定性, 免责声明：本报告…, 【特别声明】. rest is what stands behind the colon.
func headWord(text string, n int) (role report.Role, rest string, ok bool) {
	head := strings.TrimLeftFunc(text, leading)
	best := 0
	for _, w := range roleWords().heads {
		if len(w.words) <= best || !strings.HasPrefix(head, w.words) {
			continue
		}
		tail := strings.TrimLeft(head[len(w.words):], "*】]」 ）)")
		if r, _ := utf8.DecodeRuneInString(tail); tail == "" || strings.ContainsRune("：:|", r) {
			role, rest, ok, best = w.role, strings.TrimSpace(strings.TrimLeft(tail, "：:|* ")), true, len(w.words)
		} else if n <= 22 && !strings.ContainsAny(tail, "。，,；;") && !legendLine(head) {
			role, rest, ok, best = w.role, "", true, len(w.words)
		}
	}
	return role, rest, ok
}

// leading tells the characters that may stand before a head word: marks, brackets, numbers of sections.
func leading(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsDigit(r) || strings.ContainsRune("#*>【[「（(）)、.．-—➢◼■●▪•·一二三四五六七八九十", r)
}

// legendLine tells a line that explains a rating: 买入：预期未来6个月内…
func legendLine(text string) bool {
	label, rest := ratingLabelAt(text)
	if label == "" {
		return false
	}
	rest = strings.TrimLeft(rest, "：:—–- \t")
	for _, w := range marks("legend") {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// labelLine tells a line that names a thing and its value, as sites of abstracts write them below the text: 作者: …, 评级: …, 页数: 13.
func labelLine(text string, n int) bool {
	if n > partRunes {
		return false
	}
	for _, w := range roleWords().lines {
		label, colon := strings.CutSuffix(w.words, "：")
		if !colon || w.role != report.RoleByline {
			continue
		}
		if rest, ok := strings.CutPrefix(text, label); ok && (strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")) {
			return true
		}
	}
	return false
}

// byline tells a line above the text that names department, analyst, licence, rating or date.
func byline(text string, n int) bool {
	if n > headRunes*2 {
		return false
	}
	if licenceAt(text, 0) >= 0 || n <= headRunes && strings.Contains(text, "@") && !strings.ContainsAny(text, "。，") {
		return true
	}
	if label, rest := ratingLabelAt(text); label != "" && n <= 20 && (rest == "" || strings.IndexAny(rest, "(（|/ ") == 0) {
		return true
	}
	for _, w := range roleWords().lines {
		if w.role == report.RoleByline && strings.HasPrefix(text, w.words) {
			return true
		}
	}
	return n <= 8 && strings.HasSuffix(text, "组")
}
