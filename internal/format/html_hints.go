package format

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"yanku/internal/report"
)

// Names of meta tags under which each hint is found, the best first. Names that begin with a colon are our own for what stands elsewhere in the page.
var (
	metaTitle  = []string{"og:title", ":title", "twitter:title", "title", ":headline"}
	metaDate   = []string{"article:published_time", "og:release_date", "og:published_time", ":published", "publishdate", "publish_date", "publish_time", "pubdate", "pub_date", "publication_date", "datepublished", "weibo:article:create_at", "bytedance:published_time", "date", "dc.date", ":time", ":line"}
	metaAuthor = []string{"author", "article:author", "og:article:author", "dc.creator", "byl", ":author"}
	metaSource = []string{":account", "article:source", "source", "og:site_name", "mediaid", ":publisher", ":source", "application-name", "publisher"}
	metaURL    = []string{"og:url", "canonical"}
)

// hintReader gathers what a page says of itself outside its text.
type hintReader struct {
	meta  map[string]string
	title string // of the page, with the site's name behind it
	lines int    // texts since the headline
}

func (r *hintReader) put(key, value string) {
	key = strings.ToLower(strings.Join(strings.Fields(key), ""))
	if value = strings.Join(strings.Fields(value), " "); key != "" && value != "" && r.meta[key] == "" {
		r.meta[key] = value
	}
}

// pageHints reads a page's meta tags, scripts, title, time elements and the line under its headline.
func pageHints(doc *html.Node) report.Hints {
	r := &hintReader{meta: map[string]string{}}
	t := find(doc, "title")
	if t != nil && t.FirstChild != nil {
		r.title = strings.Join(strings.Fields(t.FirstChild.Data), " ")
	}
	r.visit(doc)
	h := report.Hints{Title: pick(r.meta, metaTitle), Date: pick(r.meta, metaDate), Author: pick(r.meta, metaAuthor), Source: pick(r.meta, metaSource), URL: pick(r.meta, metaURL)}
	if isURL(h.Author) {
		h.Author = ""
	}
	h.Title = pageTitle(h.Title, h.Source)
	if h.Title == "" {
		h.Title = pageTitle(r.title, h.Source)
	}
	return h
}

func (r *hintReader) visit(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.ElementNode && c.Data == "script":
			r.script(c)
		case c.Type == html.ElementNode:
			r.element(c)
			r.visit(c)
		case c.Type == html.TextNode && n.Data != "style" && n.Data != "title":
			r.line(n, c.Data)
		}
	}
}

func (r *hintReader) element(n *html.Node) {
	switch n.Data {
	case "meta":
		r.put(attr(n, "name"), attr(n, "content"))
		r.put(attr(n, "property"), attr(n, "content"))
		r.put(attr(n, "itemprop"), attr(n, "content"))
	case "link":
		if attr(n, "rel") == "canonical" {
			r.put("canonical", attr(n, "href"))
		}
	case "time":
		r.put(":time", attr(n, "datetime"))
		r.put(":time", dayIn(textOf(n)))
	}
	switch attr(n, "id") { // as WeChat's articles have them
	case "activity-name":
		r.put(":title", textOf(n))
	case "js_name":
		r.put(":account", textOf(n))
	case "publish_time":
		r.put(":published", dayIn(textOf(n)))
	case "js_author_name":
		r.put(":author", textOf(n))
	}
}

// What pages put into scripts: schema.org's words, and the variables of WeChat's articles.
var (
	scriptWords = map[string]*regexp.Regexp{
		":published": regexp.MustCompile(`"(?:datePublished|pubDate|upDate)"\s*:\s*("(?:[^"\\]|\\.){1,40}")`),
		":headline":  regexp.MustCompile(`"headline"\s*:\s*("(?:[^"\\]|\\.){1,300}")`),
		":author":    regexp.MustCompile(`"author"\s*:\s*[\[{][^}]*?"name"\s*:\s*("(?:[^"\\]|\\.){1,60}")`),
		":publisher": regexp.MustCompile(`"publisher"\s*:\s*[\[{][^}]*?"name"\s*:\s*("(?:[^"\\]|\\.){1,60}")`),
	}
	weChatTime = regexp.MustCompile(`\b(?:ct|oriCreateTime|ori_create_time)\s*[=:]\s*["']?(\d{10})\b`)
	weChatName = regexp.MustCompile(`\bnickname\s*=\s*(?:htmlDecode\()?["']([^"'<>]{1,60})["']`)
)

// scriptMost is how much of a script is looked at.
const scriptMost = 512 << 10

// china is where WeChat's articles are dated; the zone has no summer time.
var china = time.FixedZone("", 8*60*60)

func (r *hintReader) script(n *html.Node) {
	if n.FirstChild == nil {
		return
	}
	text := n.FirstChild.Data
	text = text[:min(len(text), scriptMost)]
	if strings.Contains(attr(n, "type"), "ld+json") {
		for key, pattern := range scriptWords {
			var s string
			if m := pattern.FindStringSubmatch(text); m != nil && json.Unmarshal([]byte(m[1]), &s) == nil {
				r.put(key, s)
			}
		}
		return
	}
	if m := weChatTime.FindStringSubmatch(text); m != nil {
		if seconds, err := strconv.ParseInt(m[1], 10, 64); err == nil {
			r.put(":published", time.Unix(seconds, 0).In(china).Format(time.RFC3339))
		}
	}
	if m := weChatName.FindStringSubmatch(text); m != nil {
		r.put(":account", html.UnescapeString(m[1]))
	}
}

// day is a day with a time, or one that stands alone, as sites write them under a headline.
var day = regexp.MustCompile(`(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:\D|$)`)

// dayIn gives the day that a line names, as 2026-03-28; "" when there is none.
func dayIn(s string) string {
	m := day.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	if d, ok := report.ParseDate(m[1] + "-" + m[2] + "-" + m[3]); ok {
		return d.String()
	}
	return ""
}

// A line under the headline is short, and stands among the page's first lines after it.
const (
	lineMost  = 60
	linesMost = 40
)

// line looks for a day, a source and an author in the lines that follow the headline.
func (r *hintReader) line(n *html.Node, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if n.Data == "h1" || width(text) >= 12 && strings.HasPrefix(r.title, text) {
		r.lines = 1
		return
	}
	if r.lines == 0 || r.lines > linesMost {
		return
	}
	r.lines++
	if utf8.RuneCountInString(text) > lineMost {
		return
	}
	r.put(":line", dayIn(text))
	for _, class := range []string{"source", "author"} {
		for _, label := range pageWords()[class] {
			if at := strings.Index(text, label); at >= 0 {
				r.put(":"+class, labelled(text[at+len(label):], n))
			}
		}
	}
}

// labelled gives the name behind a label: to the next gap, or in the element that follows.
func labelled(rest string, n *html.Node) string {
	name, ok := strings.CutPrefix(strings.TrimSpace(rest), "：")
	if !ok {
		if name, ok = strings.CutPrefix(strings.TrimSpace(rest), ":"); !ok {
			return ""
		}
	}
	if name = strings.TrimSpace(name); name == "" {
		for next := n.NextSibling; next != nil && name == ""; next = next.NextSibling {
			name = textOf(next)
		}
		for c := n.FirstChild; c != nil && name == ""; c = c.NextSibling {
			if c.Type == html.ElementNode {
				name = textOf(c)
			}
		}
	}
	name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
	name, _, _ = strings.Cut(name, "\u00A0")
	name = strings.Trim(name, "|()（）【】")
	if utf8.RuneCountInString(name) > 20 {
		return ""
	}
	return name
}

// pageTitle takes the site's name off the end of a page's title: "… _财经_某网".
func pageTitle(title, site string) string {
	title = strings.Join(strings.Fields(title), " ")
	for _, sep := range []string{"_", " - ", " | ", "|", "－"} {
		if head, tail, ok := strings.Cut(title, sep); ok && (width(tail) <= 24 || site != "" && strings.Contains(tail, site)) && width(head) >= 12 {
			title = strings.TrimSpace(head)
		}
	}
	return title
}

func pick(meta map[string]string, keys []string) string {
	for _, k := range keys {
		if v := meta[k]; v != "" {
			return v
		}
	}
	return ""
}
