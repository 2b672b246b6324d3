package model

import (
	"context"
	"slices"

	"yanku/internal/report"
)

// PageMark is an item, or a hit of the search, on a page.
type PageMark struct {
	Item   Item
	Look   Look
	Doubt  bool
	Chosen bool
	Boxes  []report.Box // of its number or words, one for each line; its block's when the words were not found
	Quote  []report.Box // of the sentence around it, when it was found
	Exact  bool         // the words were found
}

// onPage is a mark of the report with its page and the words to look for there.
type onPage struct {
	placed
	page  int
	last  bool // of its page's blocks: it may go on over the page's end
	quote Quote
}

// onPages gives all marks of a report with pages.
func onPages(r *report.Stored) []onPage {
	var out []onPage
	for _, p := range places(r) {
		out = append(out, newPlace(r.Doc, p))
	}
	return out
}

// newPlace finds page and words of a mark: it is looked for within its sentence, or its cell of a table.
func newPlace(d *report.Doc, p placed) onPage {
	i := d.BlockAt(p.From)
	if i < 0 {
		return onPage{placed: p}
	}
	b := d.Blocks[i]
	mark := within(p.Span, b.Span)
	mark = mark.Shift(b.From)
	around := mark
	for _, c := range b.Cells {
		if c.Meets(mark) {
			around = join(around, c)
		}
	}
	if len(b.Cells) == 0 {
		at, _ := slices.BinarySearchFunc(d.Sentences, mark.From, func(s report.Sentence, from int) int {
			if s.To <= from {
				return -1
			}
			return 1
		})
		for ; at < len(d.Sentences) && d.Sentences[at].From < mark.To; at++ {
			if s := d.Sentences[at]; s.Block == i {
				around = join(around, s.Span)
			}
		}
	}
	last := i+1 == len(d.Blocks) || d.Blocks[i+1].Page != b.Page
	return onPage{p, b.Page, last, Quote{Near: b.Box, Words: d.Was[around.From:around.To], From: mark.From - around.From, To: mark.To - around.From}}
}

func join(a, b report.Span) report.Span {
	return report.Span{From: min(a.From, b.From), To: max(a.To, b.To)}
}

// onThis gives the marks that may stand on a page: its own, and those of a paragraph that begins on the page before and may go on.
func (o *Original) onThis(page int) []onPage {
	var out []onPage
	for _, list := range [][]onPage{o.places, o.hits} {
		for _, p := range list {
			if p.page == page {
				out = append(out, p)
			} else if p.last && p.page == page-1 {
				p.quote.Near = report.Box{}
				out = append(out, p)
			}
		}
	}
	return out
}

// seek looks for the words of all marks of the page at hand.
func (o *Original) seek() {
	page := o.page
	if o.found[page] != nil {
		o.arrive()
		return
	}
	marks := o.onThis(page)
	if len(marks) == 0 {
		o.found[page] = map[report.Span]Found{}
		o.arrive()
		return
	}
	quotes := make([]Quote, len(marks))
	for i, m := range marks {
		quotes[i] = m.quote
	}
	id := o.report.ID
	work(o.office, &o.find, func(ctx context.Context) ([]Found, error) { return o.pager.Find(ctx, id, page, quotes) }, func(found []Found, err error) {
		all := map[report.Span]Found{}
		if err == nil && len(found) == len(marks) { // else the blocks are marked
			for i, m := range marks {
				all[m.Span] = found[i]
			}
		}
		o.found[page] = all
		o.arrive()
		o.tell()
	})
}

// Marks gives what is marked on the page at hand, the hits of the search last.
func (o *Original) Marks() []PageMark {
	found := o.found[o.page]
	if found == nil {
		return nil
	}
	var out []PageMark
	for _, p := range o.onThis(o.page) {
		f := found[p.Span]
		m := PageMark{Item: p.item, Look: p.look, Doubt: p.doubt, Chosen: o.chosen != "" && p.item == o.chosen, Boxes: f.Mark, Quote: f.Words, Exact: true}
		if p.look == HitLook && o.hit >= 0 && p.Span == o.hits[o.hit].Span {
			m.Look = HereLook
		}
		if len(m.Boxes) == 0 && p.page == o.page && (p.look != HitLook || m.Look == HereLook) && !(p.last && o.page < len(o.sizes) && !m.Chosen) {
			m.Boxes, m.Exact = []report.Box{p.quote.Near}, false
		}
		if len(m.Boxes) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// Go shows an item on its page.
func (o *Original) Go(it Item) {
	s, _, ok := it.Place(o.report)
	if !ok || !Paged(o.report) {
		return
	}
	o.chosen = it
	o.hit = -1
	o.goTo(newPlace(o.report.Doc, placed{Span: span(s)}))
}

// Chosen gives the item gone to last.
func (o *Original) Chosen() Item { return o.chosen }

// Hits gives which hit was gone to last, from 0, and how many there are.
func (o *Original) Hits() (at, n int) { return o.hit, len(o.hits) }

// NextHit goes to the next hit, or with -1 to the one before, round and round.
func (o *Original) NextHit(step int) {
	n := len(o.hits)
	if n == 0 {
		return
	}
	if o.hit < 0 && step < 0 {
		o.hit = 0
	}
	o.hit = ((o.hit+step)%n + n) % n
	o.chosen = ""
	o.goTo(o.hits[o.hit])
}

// goTo turns to the page of a mark; the place on it is shown as soon as it is known.
func (o *Original) goTo(p onPage) {
	if p.page == 0 {
		return
	}
	o.awaited = true
	o.jump.Page = p.page
	o.jump.Box = p.quote.Near
	if len(o.sizes) > 0 {
		o.turn(min(p.page, len(o.sizes)))
	}
	o.tell()
}

// arrive asks the view to show what was gone to, once it is known where on the page it stands. A sentence that goes on over the page's end may stand on the next.
func (o *Original) arrive() {
	if !o.awaited {
		return
	}
	o.awaited = false
	o.jump.Seq++
	for _, m := range o.Marks() {
		if m.Chosen || m.Look == HereLook {
			if !m.Exact && o.page < len(o.sizes) && o.over(m) {
				o.awaited = true
				o.jump.Page, o.jump.Box = o.page+1, report.Box{}
				o.turn(o.page + 1)
				return
			}
			o.jump.Box = around(append(m.Quote, m.Boxes...))
			break
		}
	}
}

// over tells whether the place gone to is in the last block of the page at hand.
func (o *Original) over(m PageMark) bool {
	return slices.ContainsFunc(o.onThis(o.page), func(p onPage) bool {
		return p.page == o.page && p.last && (m.Chosen && p.item == o.chosen || m.Look == HereLook && p.Span == o.hits[o.hit].Span)
	})
}

// around gives the box of all boxes.
func around(boxes []report.Box) report.Box {
	if len(boxes) == 0 {
		return report.Box{}
	}
	out := boxes[0]
	for _, b := range boxes[1:] {
		x1, y1 := max(out.X+out.W, b.X+b.W), max(out.Y+out.H, b.Y+b.H)
		out.X, out.Y = min(out.X, b.X), min(out.Y, b.Y)
		out.W, out.H = x1-out.X, y1-out.Y
	}
	return out
}
