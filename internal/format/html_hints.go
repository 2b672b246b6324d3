package format

import (
	"strings"

	"golang.org/x/net/html"

	"yanku/internal/report"
)

// Names of meta tags under which each hint is found, the best first.
var (
	metaTitle  = []string{"og:title", "twitter:title", "title"}
	metaDate   = []string{"article:published_time", "og:release_date", "og:published_time", "publishdate", "publish_date", "pubdate", "pub_date", "publication_date", "date", "dc.date", "weibo:article:create_at", "datepublished", "bytedance:published_time"}
	metaAuthor = []string{"author", "article:author", "og:article:author", "dc.creator", "byl"}
	metaSource = []string{"og:site_name", "article:source", "source", "mediaid", "application-name", "publisher"}
	metaURL    = []string{"og:url", "canonical"}
)

// pageHints reads a page's meta tags, title and time elements.
func pageHints(doc *html.Node) report.Hints {
	meta := map[string]string{}
	put := func(key, value string) {
		key = strings.ToLower(strings.TrimSpace(key))
		if value = strings.TrimSpace(value); key != "" && value != "" && meta[key] == "" {
			meta[key] = value
		}
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			put(attr(n, "name"), attr(n, "content"))
			put(attr(n, "property"), attr(n, "content"))
			put(attr(n, "itemprop"), attr(n, "content"))
		case "link":
			if attr(n, "rel") == "canonical" {
				put("canonical", attr(n, "href"))
			}
		case "time":
			put("datepublished", attr(n, "datetime"))
			put("datepublished", textOf(n))
		}
	}
	h := report.Hints{Title: pick(meta, metaTitle), Date: pick(meta, metaDate), Author: pick(meta, metaAuthor), Source: pick(meta, metaSource), URL: pick(meta, metaURL)}
	if isURL(h.Author) {
		h.Author = ""
	}
	if t := find(doc, "title"); h.Title == "" && t != nil && t.FirstChild != nil {
		h.Title = pageTitle(t.FirstChild.Data, h.Source)
	}
	return h
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
