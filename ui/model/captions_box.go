package model

import "yanku/internal/report"

// How pictures stand on pages, in points.
const (
	leastPicture = 30 // high; a smaller gap is the space between two lines
	pictureGap   = 3  // left between a picture and the words around it
	longText     = 40 // bytes; shorter pieces in a picture's way are labels of its axes
	flush        = 12 // from the edge at most, for words that stand flush left
	emptyMargin  = 36 // of a page, where nothing is printed
)

// exhibit is a caption on its page with its source line.
type exhibit struct {
	finding         int
	page            int
	caption, source report.Box // source is empty where there is none on this page
	words           report.Box // both
}

// pictureBoxes gives the place of the picture or table under each caption, by the caption's index in the findings; empty where there is no room for one.
func pictureBoxes(r *report.Stored) map[int]report.Box {
	out := map[int]report.Box{}
	if !Paged(r) {
		return out
	}
	all := exhibits(r)
	for _, e := range all {
		on := pageBlocks(r.Doc, e.page)
		top, foot := e.reach(on)
		if foot-top < leastPicture {
			continue
		}
		left, right := e.sides(on, all, top, foot)
		if right-left >= leastPicture {
			out[e.finding] = report.Box{X: left, Y: top, W: right - left, H: foot - top}
		}
	}
	return out
}

// exhibits gives the captions that stand on a page.
func exhibits(r *report.Stored) []exhibit {
	var out []exhibit
	block := func(s report.Source) (report.Block, bool) {
		i := r.Doc.BlockAt(s.Span.From)
		if i < 0 {
			return report.Block{}, false
		}
		return r.Doc.Blocks[i], r.Doc.Blocks[i].Page > 0 && r.Doc.Blocks[i].Box.H > 0
	}
	at := map[int]int{}
	for i, f := range r.Findings {
		if b, ok := block(f.Source); f.Kind == report.Caption && ok {
			at[i] = len(out)
			out = append(out, exhibit{i, b.Page, b.Box, report.Box{}, b.Box})
		}
	}
	for _, f := range r.Findings {
		e, ok := at[f.Of]
		if b, is := block(f.Source); f.Kind == report.CaptionSource && ok && is && b.Page == out[e].page {
			out[e].source, out[e].words = b.Box, around([]report.Box{out[e].caption, b.Box})
		}
	}
	return out
}

func pageBlocks(d *report.Doc, page int) []report.Block {
	var out []report.Block
	for _, b := range d.Blocks {
		if b.Page == page && b.Box.H > 0 {
			out = append(out, b)
		}
	}
	return out
}

// reach gives the height of the picture: between caption and source line, or else above or below them as far as the next words, where there is more room.
func (e exhibit) reach(on []report.Block) (top, foot float64) {
	if s := e.source; s.H > 0 {
		if gap := s.Y - e.caption.Y - e.caption.H; gap >= leastPicture {
			return e.caption.Y + e.caption.H + pictureGap, s.Y - pictureGap
		}
		if gap := e.caption.Y - s.Y - s.H; gap >= leastPicture {
			return s.Y + s.H + pictureGap, e.caption.Y - pictureGap
		}
	}
	above, below := float64(emptyMargin), 0.0
	for _, b := range on {
		below = max(below, b.Box.Y+b.Box.H)
	}
	for _, b := range on {
		if !overlap(b.Box.X, b.Box.W, e.words.X, e.words.W) || !prose(b) {
			continue
		}
		if foot := b.Box.Y + b.Box.H; foot <= e.words.Y+1 {
			above = max(above, foot)
		}
		if b.Box.Y >= e.words.Y+e.words.H-1 {
			below = min(below, b.Box.Y)
		}
	}
	up, down := e.words.Y-above, below-e.words.Y-e.words.H
	if up >= down {
		return above + pictureGap, e.words.Y - pictureGap
	}
	return e.words.Y + e.words.H + pictureGap, below - pictureGap
}

// sides gives the width of the picture: that of the page's words, cut where other captions or paragraphs stand beside it.
func (e exhibit) sides(on []report.Block, all []exhibit, top, foot float64) (left, right float64) {
	left, right = e.words.X, e.words.X+e.words.W
	for _, b := range on {
		left, right = min(left, b.Box.X), max(right, b.Box.X+b.Box.W)
	}
	top, foot = min(top, e.words.Y), max(foot, e.words.Y+e.words.H)
	cut := func(b report.Box) {
		switch {
		case !overlap(b.Y, b.H, top, foot-top):
		case b.X >= e.words.X+e.words.W:
			right = min(right, b.X-pictureGap)
		case b.X+b.W <= e.words.X:
			left = max(left, b.X+b.W+pictureGap)
		}
	}
	for _, b := range on {
		if prose(b) && b.Role != report.RoleCaption && b.Role != report.RoleCaptionSource {
			cut(b.Box)
		}
	}
	edge := left
	for _, o := range all {
		if o.page == e.page && o.finding != e.finding && overlap(o.caption.Y, o.caption.H, top, foot-top) {
			if b := between(e.words, o.caption, edge); o.caption.X < e.words.X {
				left = max(left, b)
			} else {
				right = min(right, b)
			}
		}
	}
	return max(left, 0), right
}

// between gives where two pictures side by side are parted: where the right one's words begin when words stand flush left, as the first ones at the page's
// edge show, else midway between them.
func between(a, b report.Box, edge float64) float64 {
	if b.X < a.X {
		a, b = b, a
	}
	if a.X < edge+flush {
		return b.X - pictureGap
	}
	return (a.X + a.W + b.X) / 2
}

// prose tells whether a block is words of the text, no row of a table or label of an axis.
func prose(b report.Block) bool {
	return b.Kind != report.Row && (b.Kind == report.Heading || b.Role == report.RoleCaption || b.Role == report.RoleCaptionSource || b.To-b.From >= longText)
}

// overlap tells whether two stretches have a part in common.
func overlap(a, aLong, b, bLong float64) bool { return a < b+bLong && b < a+aLong }
