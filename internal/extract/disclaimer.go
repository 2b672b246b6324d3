package extract

import (
	"strings"

	"yanku/internal/report"
)

// findDisclaimers gives each run of legal matter as one finding: 免责条款, 特别声明, 分析师声明. Its label is the head it stands under.
func findDisclaimers(t *Text) []report.Finding {
	d := t.Doc
	var out []report.Finding
	open := false
	for i := range d.Blocks {
		b := d.Blocks[i]
		if b.Role != report.RoleDisclaimer {
			open = open && (b.Role == report.RoleFooter || b.Kind == report.Rule)
			continue
		}
		text := strings.TrimSpace(d.Text(b.Span))
		role, rest, head := headWord(text, len([]rune(text)))
		if head = head && role == report.RoleDisclaimer; !open || head {
			f := report.Finding{Label: "", Source: report.Source{Span: b.Span}}
			if head {
				f.Label = headLabel(text, rest)
			}
			out = append(out, f)
			open = true
			continue
		}
		out[len(out)-1].Source.Span.To = b.To
	}
	if end := t.legal; len(out) == 0 && end < len(d.Body) {
		out = append(out, report.Finding{Source: report.Source{Span: report.Span{From: end, To: len(d.Body)}}})
	}
	return out
}

// headLabel gives the head of a section without number, marks and what follows the colon.
func headLabel(text, rest string) string {
	head := strings.TrimLeftFunc(strings.TrimSuffix(text, rest), leading)
	return strings.Trim(head, "*】]：:| ")
}
