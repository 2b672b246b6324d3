package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
	"yanku/internal/zh"
)

// ReadMeta fills d.Meta from the text, the front matter and the file's name as names read it: title, institution, authors, period, date, type.
// What is set already stays, and what is printed goes before what the name says.
func ReadMeta(d *report.Doc, lex *lexicon.Lexicon, names *Names) {
	m := &d.Meta
	f := frontOf(d)
	f.named = names.Read(f.hints.Name)
	f.named.Title = zh.Clean(f.named.Title, zh.CleanOptions{}).Body // Simplified, as all of Meta
	if m.Title == "" {
		m.Title = f.title()
	}
	licensed := licencesIn(d)
	if len(m.Authors) == 0 {
		m.Authors = f.authors(licensed)
	}
	if m.Institution == "" {
		m.Institution = f.institution(lex, licensed)
	}
	if m.Start.Zero() {
		m.Start, m.End = f.period()
	}
	if m.Date.Zero() {
		m.Date, m.DateInferred = f.date()
	}
	if m.Type == "" {
		m.Type = f.kind()
	}
}

// front is the part of a report that tells what it is: its first lines, labelled lines and front matter.
type front struct {
	doc   *report.Doc
	hints report.Hints
	head  string // the first frontBytes of the text
	named NameFacts

	stated report.Date // the printed day, while a period is looked for
	years  map[int]int // how often the text names a year, while a period is looked for
}

const frontBytes = 4000

func frontOf(d *report.Doc) front {
	end := min(len(d.Body), frontBytes)
	for end < len(d.Body) && !utf8.RuneStart(d.Body[end]) {
		end--
	}
	return front{doc: d, hints: d.Meta.Hints, head: d.Body[:end]}
}

// labelled gives what stands behind one of the labels in the first lines: 日期: 2025-07-21. Traditional and Simplified are one, for Body is Simplified.
func (f front) labelled(labels ...string) string {
	for _, line := range strings.Split(f.head, "\n") {
		line = strings.TrimLeft(line, " *-•·#>|")
		for _, l := range labels {
			rest, ok := strings.CutPrefix(line, l)
			if !ok {
				continue
			}
			rest = strings.TrimLeft(rest, "* ")
			for _, colon := range []string{"：", ":"} {
				if v, ok := strings.CutPrefix(rest, colon); ok {
					return strings.Trim(v, "* ")
				}
			}
		}
	}
	return ""
}

// listing takes a listed title apart, as sites of reports write it: 东莞证券-通信行业双周报：AI带来…-250711. It is printed; the file's name is read by Names.
func (f front) listing() (institution, title, date string) {
	title = f.labelled("研报标题", "报告标题", "报告名称")
	if title == "" {
		return "", "", ""
	}
	if head, rest, ok := strings.Cut(title, "-"); ok && utf8.RuneCountInString(head) <= 10 {
		if _, known := lexicon.Default().Institution(head); known || strings.HasSuffix(head, "证券") {
			institution, title = head, rest
		} else if f.labelled("研报标题") == "" {
			return "", "", ""
		}
	}
	if i := strings.LastIndexByte(title, '-'); i > 0 && len(title)-i == 7 && strings.Trim(title[i+1:], "0123456789") == "" {
		title, date = title[:i], "20"+title[i+1:i+3]+"-"+title[i+3:i+5]+"-"+title[i+5:]
	}
	return institution, strings.TrimSpace(title), date
}

// stem gives a file's name without its ending.
func stem(name string) string {
	if i := strings.LastIndexByte(name, '.'); i > 0 && len(name)-i <= 6 {
		return name[:i]
	}
	return name
}

// kind tells the type of the report.
func (f front) kind() report.Type {
	m := f.doc.Meta
	if sheetFormat(m.Format) {
		return report.Other
	}
	article := !brokerage(m.Institution) && !brokerage(f.named.House)
	if machineTitle(f.hints.Title) || strings.Contains(f.hints.Name, "analysis_report") || strings.Contains(f.hints.Name, "theme_research") {
		return report.Daily
	}
	for _, text := range []string{f.hints.Title, m.Title} {
		if k := kindIn(text); k != "" && (!article || k == report.Weekly || k == report.Daily || k == report.Monthly) {
			return k
		}
	}
	if article {
		return report.Article
	}
	for _, text := range []string{stem(f.hints.Name), f.head[:min(len(f.head), 1500)]} {
		if k := kindIn(text); k != "" {
			return k
		}
	}
	return report.Other
}

// kindIn gives the type that the first of the words of titles in a text tells, in the order of trust of marks.csv.
func kindIn(text string) report.Type {
	for _, w := range markPairs("kind") {
		if strings.Contains(text, w.word) {
			return report.Type(w.arg)
		}
	}
	return ""
}

// brokerage tells whether a house, which may be unknown or empty, is a broker.
func brokerage(institution string) bool {
	e, ok := lexicon.Default().Institution(institution)
	return ok && e.Market == "broker_cn" || strings.HasSuffix(institution, "证券")
}

// setRating gives the report its own rating, from the figures found in it.
func setRating(d *report.Doc, figures []report.Figure) {
	for _, f := range figures {
		if f.Kind == report.Rating && f.Subject.Text == "" {
			d.Meta.Rating = f.Grade.Label
			return
		}
	}
}
