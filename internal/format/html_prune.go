package format

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// page is a web page with how much its elements hold.
type page struct {
	doc   *html.Node
	size  map[*html.Node]size
	whole size // of the body

	headlines int // over lists of links, looked at so far
}

// size counts the characters that an element shows: all, those in links, those in tables, and the links.
type size struct{ all, linked, tabled, links int }

func (s size) plus(t size) size {
	return size{s.all + t.all, s.linked + t.linked, s.tabled + t.tabled, s.links + t.links}
}

// newPage counts a page's elements. What is not shown counts nothing.
func newPage(doc *html.Node) *page {
	p := &page{doc: doc, size: map[*html.Node]size{}}
	p.count(doc)
	if body := find(doc, "body"); body != nil {
		p.whole = p.size[body]
	}
	return p
}

func (p *page) count(n *html.Node) (s size) {
	switch n.Type {
	case html.TextNode:
		for _, r := range n.Data {
			if r > ' ' && r != '\u00A0' && r != '\u3000' {
				s.all++
			}
		}
		return s
	case html.ElementNode:
		if isDropped[n.Data] || hidden(n) {
			return s
		}
	case html.DocumentNode:
	default:
		return s
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s = s.plus(p.count(c))
	}
	switch n.Data {
	case "a":
		s.linked, s.links = s.all, 1
	case "table":
		if isGrid(n) {
			s.tabled = s.all
		}
	}
	if n.Type == html.ElementNode {
		p.size[n] = s
	}
	return s
}

// isGrid tells whether a table holds rows of cells; others lay out the page.
func isGrid(table *html.Node) bool { return !nested(table) && columns(tableRows(table)) >= 2 }

// prune takes what is not the article out of a page: navigation, advertisements, comments, and lists of links to other pages. What holds most of the page stays.
func (p *page) prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			switch {
			case isDropped[c.Data] || hidden(c):
				n.RemoveChild(c)
			case p.opensLinks(c):
				for c != nil {
					next = c.NextSibling
					n.RemoveChild(c)
					c = next
				}
			case p.isNoise(c) || p.isLinks(c) || p.advertises(c):
				n.RemoveChild(c)
			default:
				p.prune(c)
			}
		}
		c = next
	}
}

// noiseMost is the percentage of a page's characters outside of links up to which an element that is named like navigation is taken for it; weakMost is how many
// characters one has that only may be navigation.
const (
	noiseMost = 40
	weakMost  = 300
)

// isNoise tells by an element's names that it is no part of the article.
func (p *page) isNoise(n *html.Node) bool {
	if !isBlock[n.Data] && n.Data != "span" && n.Data != "a" || n.Data == "body" || n.Data == "html" || n.Data == "tr" {
		return false
	}
	sets := pageSets()
	names := tokens(n)
	has := func(class string) bool {
		return slices.ContainsFunc(names, func(w string) bool { return sets[class][w] })
	}
	s := p.size[n]
	plain, wholePlain := s.all-s.linked, p.whole.all-p.whole.linked
	if plain*100 > wholePlain*noiseMost || s.tabled > 0 && s.linked*2 < s.all || named(n, sets["root"]) {
		return false
	}
	// "article share-open" is the article, "article-comment" is not; and what only may be navigation is short, or made of links.
	return has("noise") || has("noise_weak") && !has("keep") && (s.all < weakMost || s.linked*4 >= s.all)
}

// linksLeast is how many links make a list of them, and linksShare the percentage of its characters that are links.
const (
	linksLeast = 3
	linksShare = 75
)

// isLinks tells that an element is a list of links to elsewhere.
func (p *page) isLinks(n *html.Node) bool {
	switch n.Data {
	case "ul", "ol", "dl", "div", "section":
		s := p.size[n]
		return s.links >= linksLeast && s.linked*100 >= s.all*linksShare && s.tabled == 0
	}
	return false
}

// A line over a list of links has at most headlineMost characters; a page has at most headlinesMost of them, for each costs a look at all that follows.
const (
	headlineMost  = 16
	headlinesMost = 50
)

// opensLinks tells that an element is the line over links to other articles, or over comments, which go on to the end of the element around it.
func (p *page) opensLinks(n *html.Node) bool {
	s := p.size[n]
	if s.all == 0 || s.all > headlineMost || p.headlines > headlinesMost || !isBlock[n.Data] && n.Data != "strong" && n.Data != "b" && n.Data != "span" {
		return false
	}
	line := strings.Trim(textOf(n), " ：:>》+|【】[]▼↓·#*\u00A0\u3000\n\t")
	opens := func(class string) bool {
		return slices.ContainsFunc(pageWords()[class], func(w string) bool {
			return strings.HasPrefix(line, w) && utf8.RuneCountInString(line) <= utf8.RuneCountInString(w)+6
		})
	}
	related, comment := opens("related"), opens("comment")
	if !related && !comment {
		return false
	}
	p.headlines++
	var rest size
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			rest = rest.plus(p.size[c])
		} else {
			rest = rest.plus(p.count(c))
		}
	}
	if rest.tabled > 0 && rest.linked*2 < rest.all {
		return false
	}
	return related && rest.linked*2 >= rest.all || comment && rest.all*100 < p.whole.all*noiseMost
}

// advertMost is how many characters a line has at most that is dropped for its words.
const advertMost = 40

// advertises tells that an element is a short line that asks to open an account, to follow or to share, and has no figure.
func (p *page) advertises(n *html.Node) bool {
	if s := p.size[n]; s.all == 0 || s.all > advertMost || !isBlock[n.Data] || n.Data == "tr" || n.Data == "table" {
		return false
	}
	line := textOf(n)
	return !strings.ContainsAny(line, "0123456789") && slices.ContainsFunc(pageWords()["advert"], func(w string) bool { return strings.Contains(line, w) })
}
