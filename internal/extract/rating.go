package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// How surely a rating is the report's own: by a label of its own line, by its action in brackets, by a sentence.
const (
	bySentence = iota + 1
	byBracket
	byLabel
)

// rated is one place where the text gives a rating.
type rated struct {
	span, mark report.Span
	label      string
	action     string
	stock      report.Name // set: the rating of this stock and not of the report
	sure       int
}

// findRatings gives the report's own rating once, with its other places as mentions, and the ratings that its house gives to stocks in the text.
// What other houses say, what the legend explains and what a table of former ratings lists is left out.
func findRatings(t *Text) []report.Figure {
	var own, stocks []rated
	for _, r := range ratingsIn(t) {
		if r.stock.Text != "" {
			stocks = append(stocks, r)
		} else {
			own = append(own, r)
		}
	}
	var out []report.Figure
	if len(own) > 0 {
		best := own[0]
		for _, r := range own[1:] {
			if r.sure > best.sure {
				best = r
			}
		}
		f := ratingFigure(t, best)
		for _, r := range own {
			if r.label == best.label && r.span != best.span {
				m := report.Source{Span: r.span, Mark: r.mark}
				fillSource(t.Doc, &m, "rating", ratingVersion)
				f.Mentions = append(f.Mentions, m)
				if f.Grade.Action == "" {
					f.Grade.Action = r.action
				}
			}
		}
		out = append(out, f)
	}
	for _, r := range stocks {
		out = append(out, ratingFigure(t, r))
	}
	return out
}

const ratingVersion = 1

func ratingFigure(t *Text, r rated) report.Figure {
	f := report.Figure{Grade: report.Grade{Label: r.label, Action: r.action, Scope: "industry"}, Source: report.Source{Span: r.span, Mark: r.mark}}
	switch {
	case r.stock.Text != "":
		f.Grade.Scope = "stock"
		f.Subject = r.stock
	case aboutStock(t.Doc):
		f.Grade.Scope = "stock"
	}
	return f
}

// aboutStock tells whether a report is about one stock: its title names one with its code.
func aboutStock(d *report.Doc) bool {
	title := d.Meta.Title
	return strings.Contains(title, "公司点评") || strings.Contains(title, "公司深度") || codeInBrackets(title)
}

func codeInBrackets(s string) bool {
	for i := range s {
		if (s[i] == '(' || strings.HasPrefix(s[i:], "（")) && len(s) > i+9 {
			rest := strings.TrimPrefix(strings.TrimPrefix(s[i:], "("), "（")
			if len(rest) >= 6 && strings.Trim(rest[:6], "0123456789") == "" {
				return true
			}
		}
	}
	return false
}

// ratingsIn reads all places of the text with a rating, in its order.
func ratingsIn(t *Text) []rated {
	d := t.Doc
	var out []rated
	end := t.legal
	front := frontEnd(d)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !b.Role.Feeds() || b.From >= end || b.Kind == report.Code {
			continue
		}
		body := d.Body[b.From:min(b.To, end)]
		if r, ok := unlistedRating(body); ok && b.Role == report.RoleByline {
			r.span, r.mark = r.span.Shift(b.From), r.mark.Shift(b.From)
			out = append(out, r)
			continue
		}
		for at := 0; at < len(body); {
			next := nextLabel(body, at)
			if next < 0 {
				break
			}
			from, to := around(body, next, ratingWindow)
			p := ratingPlace{at: b.From + next, front: b.From+next < front, cut: from > 0, row: b.Kind == report.Row, role: b.Role}
			r, size, ok := ratingAt(t, body[from:to], next-from, p)
			if ok {
				r.span, r.mark = r.span.Shift(b.From+from), r.mark.Shift(b.From+from)
				out = append(out, r)
			}
			at = next + size
		}
	}
	return out
}

// ratingWindow is how many bytes on each side of a label are looked at. It keeps the time linear in blocks of any length.
const ratingWindow = 900

// around gives the bounds of the text within n bytes of at, on whole characters.
func around(s string, at, n int) (from, to int) {
	from, to = max(0, at-n), min(len(s), at+n)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	return from, to
}

// frontEnd gives the end of a report's front, where its own rating stands: the first 6,000 bytes, or the first eighth of a longer text.
func frontEnd(d *report.Doc) int { return max(6000, len(d.Body)/8) }

// nextLabel gives the offset of the next rating label in s from at, -1 when there is none.
func nextLabel(s string, at int) int {
	labels := ratingLabels()
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if r >= 0x4E00 && len(labels[r]) > 0 {
			if l, _ := ratingLabelAt(s[at:]); l != "" {
				return at
			}
		}
		at += size
	}
	return -1
}

// ratingPlace is where a label stands.
type ratingPlace struct {
	at    int  // of the label in Body
	front bool // in the front of the report
	cut   bool // the block goes on before the words that are looked at
	row   bool // in a table
	role  report.Role
}

// ratingAt judges the label at byte at of a block: is it a rating, and whose. size is the length of the label.
func ratingAt(t *Text, body string, at int, p ratingPlace) (r rated, size int, ok bool) {
	label, rest := ratingLabelAt(body[at:])
	size = len(label)
	if p.row || explains(rest) {
		return r, size, false
	}
	r = rated{label: label, mark: report.Span{From: at, To: at + size}, span: report.Span{From: at, To: at + size}}
	before := body[:at]
	action, more := bracketAction(rest)
	r.action = action
	ok = statedRating(t, &r, ratingWords{body, before, rest, more}, p)
	if ok && r.stock.Text == "" && r.sure < byLabel && !aboutStock(t.Doc) {
		if stock, found := stockBefore(t.Lex, before); found {
			r.stock = stock
			ok = housed(t.Doc)
		}
	}
	return r, size, ok
}

// ratingWords are the words around a label: its block, what stands before and behind it, and how much of that tells its action.
type ratingWords struct {
	body, before, rest string
	action             int
}

// statedRating reads a rating by its label (投资评级：…), by its action in brackets, or in a sentence.
func statedRating(t *Text, r *rated, w ratingWords, p ratingPlace) bool {
	switch {
	case readStockLine(t, r, w):
		return true
	case readLabelled(r, w.before, w.rest, w.action):
		if _, _, named := stockAtEnd(t.Lex, w.before[:r.span.From]); named && !aboutStock(t.Doc) {
			return false // what another house says of a stock
		}
		return !p.cut && lineStart(w.before, r.span.From) || p.front && w.action > 0 && coverFollows(w) || housed(t.Doc) && (p.front || p.role == report.RoleByline)
	case w.action > 0 && p.front && standsAlone(w.before):
		r.span.To += w.action
		r.sure = byBracket
		return housed(t.Doc) || len(w.body) <= 60
	case p.front && housed(t.Doc) && onCover(r, w, p.at):
		r.sure = byBracket
		return true
	}
	return readSentence(t, r, w.body, r.mark.From)
}

// stockBefore gives the stock whose name or code ends right before a label: 中际旭创（300308）买入.
func stockBefore(lex *lexicon.Lexicon, before string) (report.Name, bool) {
	tail := before[strings.LastIndexAny(before, "。；\n")+1:]
	if len(tail) > 60 {
		tail = tail[len(tail)-60:]
	}
	for _, h := range lex.Find(tail) {
		if e, ok := h.Is(lexicon.Stock); ok && utf8.RuneCountInString(tail[h.To:]) <= 14 && !strings.ContainsAny(tail[h.To:], "，,") {
			return report.Name{Text: tail[h.From:h.To], Code: e.Code}, true
		}
	}
	return report.Name{}, false
}

// housed tells whether the report comes from a house that gives ratings: a broker's, or signed by analysts with licences.
func housed(d *report.Doc) bool {
	for _, a := range d.Meta.Authors {
		if a.Licence != "" {
			return true
		}
	}
	return brokerage(d.Meta.Institution)
}
