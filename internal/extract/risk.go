package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// findRisks gives the risks that the report names: the items of a list under 风险提示, or the parts of one sentence of it.
// Label is the risk's name, Note what is said of it. Phrases of law in a section of risks (不构成投资建议) are no risks.
func findRisks(t *Text) []report.Finding {
	d := t.Doc
	var out []report.Finding
	end := t.legal
	for i := range d.Blocks {
		b := d.Blocks[i]
		if b.From >= end {
			break
		}
		text := d.Text(b.Span)
		switch {
		case b.Role == report.RoleRisk && b.Kind == report.Item:
			out = append(out, riskItem(d, b))
		case b.Role == report.RoleRisk && b.Kind != report.Heading && b.Kind != report.Row:
			from := 0
			if role, rest, ok := headWord(strings.TrimSpace(text), utf8.RuneCountInString(text)); ok && role == report.RoleRisk {
				if rest == "" {
					continue
				}
				from = strings.Index(text, rest)
			}
			if number, _ := splitNumber(text[from:]); number != "" && len(numbered(text[from:])) == 0 {
				b.From += from
				out = append(out, riskItem(d, b)) // one numbered risk a paragraph
				continue
			}
			out = append(out, risksIn(d, report.Span{From: b.From + from, To: b.To})...)
		case b.Role == report.RoleBody || b.Role == report.RoleByline:
			out = append(out, runInRisks(d, report.Span{From: b.From, To: min(b.To, end)})...)
		}
	}
	return out
}

// riskItem reads one item of a list: 1、技术发展不及预期的风险：目前……
func riskItem(d *report.Doc, b report.Block) report.Finding {
	text := d.Text(b.Span)
	number, body := splitNumber(text)
	if b.Number != "" && number == "" {
		number = strings.Trim(b.Number, ".、)） ")
	}
	from := b.From + len(text) - len(body)
	label, note := splitLabel(body)
	f := report.Finding{Label: label, Note: note, Number: number, Source: report.Source{Span: b.Span}}
	if at := strings.Index(d.Body[from:b.To], label); label != "" && at >= 0 {
		f.Source.Mark = report.Span{From: from + at, To: from + at + len(label)}
	}
	return f
}

// splitNumber takes the number off the front of an item: 1、 2. （3） 4) ①.
func splitNumber(s string) (number, rest string) {
	trimmed := strings.TrimLeft(s, " \t*-—•·➢◼■●（(")
	digits := len(trimmed) - len(strings.TrimLeft(trimmed, "0123456789"))
	if digits == 0 || digits > 2 {
		if r, size := utf8.DecodeRuneInString(trimmed); r >= '①' && r <= '⑳' {
			return trimmed[:size], strings.TrimLeft(trimmed[size:], " \t、.")
		}
		return "", strings.TrimLeft(s, " \t*•·➢◼■●")
	}
	after := trimmed[digits:]
	for _, sep := range []string{"、", ".", "．", "）", ")", "，", "：", ":"} {
		if tail, ok := strings.CutPrefix(after, sep); ok && (tail == "" || tail[0] < '0' || tail[0] > '9') {
			return trimmed[:digits], strings.TrimLeft(tail, " \t*")
		}
	}
	return "", s
}

// splitLabel splits 名称：说明 at the first colon, when what stands before it is short.
func splitLabel(s string) (label, note string) {
	for _, sep := range []string{"：", ":"} {
		head, tail, ok := strings.Cut(s, sep)
		if ok && head != "" && utf8.RuneCountInString(head) <= 40 && !strings.ContainsAny(head, "。；") {
			return strings.Trim(head, "* "), strings.Trim(tail, "* ")
		}
	}
	s = strings.TrimRight(s, " *。；;")
	if i := strings.Index(s, "。"); i > 0 && utf8.RuneCountInString(s) > 60 {
		return strings.Trim(s[:i], "* "), strings.TrimSpace(s[i+len("。"):])
	}
	return strings.Trim(s, "* "), ""
}

// risksIn splits a paragraph of risks: numbered pieces, or pieces between ；, or between 、 in one sentence.
func risksIn(d *report.Doc, s report.Span) []report.Finding {
	text := d.Text(s)
	if strings.Contains(text, "不构成") || strings.Contains(text, "仅供参考") || utf8.RuneCountInString(text) > 600 {
		return nil
	}
	var out []report.Finding
	for _, p := range riskPieces(text) {
		piece := text[p.From:p.To]
		number, body := splitNumber(piece)
		label, note := splitLabel(body)
		if utf8.RuneCountInString(label) < 3 {
			continue
		}
		f := report.Finding{Label: label, Note: note, Number: number, Source: report.Source{Span: p.Shift(s.From)}}
		if at := strings.Index(piece, label); at >= 0 {
			f.Source.Mark = report.Span{From: p.From + at, To: p.From + at + len(label)}.Shift(s.From)
		}
		out = append(out, f)
	}
	return out
}

// riskPieces gives the spans of the single risks in a paragraph.
func riskPieces(text string) []report.Span {
	if marks := numbered(text); len(marks) > 1 {
		return trimPieces(text, marks)
	}
	for _, seps := range []string{"；;", "、", "，,", "。"} {
		pieces := cutAt(text, seps+"。")
		if len(pieces) < 2 {
			continue
		}
		longest := 0
		for _, p := range pieces {
			longest = max(longest, utf8.RuneCountInString(text[p.From:p.To]))
		}
		if seps == "；;" || longest <= 30 {
			return trimPieces(text, pieces)
		}
	}
	return trimPieces(text, cutAt(text, "。"))
}

// numbered cuts a text at its running numbers 1) 2) 3), （1） （2）, 1、 2、; nil when there are fewer than two in sequence from 1.
func numbered(text string) []report.Span {
	at := sequence(text, 1)
	if len(at) < 2 {
		return nil
	}
	var out []report.Span
	for i, from := range at {
		to := len(text)
		if i+1 < len(at) {
			to = at[i+1]
		}
		out = append(out, report.Span{From: from, To: to})
	}
	return out
}

// cutAt cuts a text at each of the characters of seps that stands outside of brackets.
func cutAt(text, seps string) []report.Span {
	var out []report.Span
	from, depth := 0, 0
	for i, r := range text {
		switch {
		case r == '（' || r == '(' || r == '《' || r == '“':
			depth++
		case r == '）' || r == ')' || r == '》' || r == '”':
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(seps, r):
			out = append(out, report.Span{From: from, To: i})
			from = i + utf8.RuneLen(r)
		}
	}
	out = append(out, report.Span{From: from, To: len(text)})
	kept := out[:0]
	for _, s := range out {
		if strings.Trim(text[s.From:s.To], " \t\n*") != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func trimPieces(text string, pieces []report.Span) []report.Span {
	for i, p := range pieces {
		left := strings.TrimLeft(text[p.From:p.To], " \t\n")
		p.From = p.To - len(left)
		p.To = p.From + len(strings.TrimRight(left, " \t\n。；;，,、"))
		pieces[i] = p
	}
	return pieces
}

// runInRisks reads 风险提示：…。 inside of a longer block, as in texts got from PDF.
func runInRisks(d *report.Doc, s report.Span) []report.Finding {
	text := d.Text(s)
	for _, head := range marks("risk_run_in") {
		i := strings.Index(text, head)
		if i < 0 {
			continue
		}
		from := i + len(head)
		to := len(text)
		if end := strings.IndexAny(text[from:], "。\n"); end >= 0 {
			to = from + end
		}
		return risksIn(d, report.Span{From: s.From + from, To: s.From + to})
	}
	return nil
}
