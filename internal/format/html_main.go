package format

import (
	"golang.org/x/net/html"
)

// rootLeast is how many characters an element has at least that is taken for the article by its name alone.
const rootLeast = 60

// rootShare is the percentage of the page's words that it holds at least.
const rootShare = 30

// root gives the element that holds the article: the one that is named for it, which is sure, else the one around most of the text. Nil when there is none.
func (p *page) root() (n *html.Node, sure bool) {
	sets := pageSets()
	var byName, article, main *html.Node
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case named(n, sets["root"]) || attr(n, "itemprop") == "articleBody":
			byName = p.larger(byName, n)
		case n.Data == "article":
			article = p.larger(article, n)
		case n.Data == "main" || attr(n, "role") == "main":
			main = p.larger(main, n)
		}
	}
	for _, n := range []*html.Node{byName, article} {
		if n != nil && p.size[n].all >= rootLeast && p.size[n].all*100 >= (p.whole.all-p.whole.linked)*rootShare {
			return n, true
		}
	}
	if n := p.densest(); n != nil {
		return n, false
	}
	return main, false
}

// larger gives the one of two elements that holds more words outside of links; an inner one that holds nearly all of the outer one's is the better.
func (p *page) larger(a, b *html.Node) *html.Node {
	if a == nil || p.plain(b) > p.plain(a) || within(b, a) && p.plain(b)*10 >= p.plain(a)*8 && p.size[b].tabled == p.size[a].tabled {
		return b
	}
	return a
}

func within(n, outer *html.Node) bool {
	for n != nil && n != outer {
		n = n.Parent
	}
	return n != nil
}

func (p *page) plain(n *html.Node) int { return p.size[n].all - p.size[n].linked }

// paragraphLeast is how many characters a paragraph has that counts as one of an article's.
const paragraphLeast = 12

// densest gives the element whose own paragraphs and tables hold most: each counts for the element around it, and half for the one around that. Then it goes
// outward where a fifth is won and little of that are links.
func (p *page) densest() *html.Node {
	score := map[*html.Node]int{}
	best, top := (*html.Node)(nil), 0
	credit := func(n *html.Node, points int) {
		if n == nil || n.Type != html.ElementNode {
			return
		}
		if score[n] += points; score[n] > top {
			best, top = n, score[n]
		}
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			grid := c.Data == "table" && isGrid(c)
			if points := p.plain(c); grid || points >= paragraphLeast && isParagraph(c) {
				credit(n, points)
				credit(n.Parent, points/2)
			}
			if !grid {
				visit(c)
			}
		}
	}
	visit(p.doc)
	if best == nil {
		return nil
	}
	for n := best.Parent; n != nil && n.Type == html.ElementNode && n.Data != "html"; n = n.Parent {
		won, linked := p.size[n].all-p.size[best].all, p.size[n].linked-p.size[best].linked
		if p.plain(n)*5 > p.plain(best)*6 && linked*4 < won {
			best = n
		}
	}
	return best
}

// isParagraph tells whether an element holds words of its own and no other block.
func isParagraph(n *html.Node) bool {
	if !isBlock[n.Data] || n.Data == "table" || n.Data == "tr" {
		return false
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && isBlock[c.Data] {
			return false
		}
	}
	return true
}
