package model

import (
	"context"
	"image"
	"slices"

	"yanku/internal/report"
	"yanku/internal/task"
)

// gallery has parts of pages drawn in the background, one after another, those asked for last first, and keeps as many as it may.
type gallery struct {
	office  *Office
	pager   Pager
	bound   int // bytes of all pictures
	report  report.ID
	load    task.Latest
	busy    bool
	wanted  []Part // the last is drawn next
	kept    map[Part]*drawn
	failed  map[Part]error
	bytes   int
	clock   int
	finish  func(image.Image) image.Image // done to each picture in the background; nil is nothing
	Changed func()
}

// drawn is a picture and when it was last looked at.
type drawn struct {
	image image.Image
	used  int
}

// maxWanted is how many pictures wait at most; those that were asked for first are given up.
const maxWanted = 48

func newGallery(o *Office, p Pager, bound int) *gallery {
	g := &gallery{office: o, pager: p, bound: bound}
	g.show("")
	return g
}

// show takes another report; its pictures go.
func (g *gallery) show(id report.ID) {
	g.load.Drop()
	g.report, g.busy, g.wanted, g.bytes = id, false, nil, 0
	g.kept, g.failed = map[Part]*drawn{}, map[Part]error{}
}

// get gives a picture that is there, or nil.
func (g *gallery) get(p Part) image.Image {
	d := g.kept[p]
	if d == nil {
		return nil
	}
	g.clock++
	d.used = g.clock
	return d.image
}

// ask gives a picture, or nil and has it drawn before those that wait.
func (g *gallery) ask(p Part) image.Image {
	if m := g.get(p); m != nil {
		return m
	}
	g.wanted = append(slices.DeleteFunc(g.wanted, func(q Part) bool { return q == p }), p)
	if over := len(g.wanted) - maxWanted; over > 0 {
		g.wanted = g.wanted[over:]
	}
	g.next()
	return nil
}

// only has these drawn, the last one first, and nothing else that waits.
func (g *gallery) only(parts []Part) {
	g.wanted = slices.DeleteFunc(parts, func(p Part) bool { return g.kept[p] != nil })
	g.next()
}

// next draws what was asked for last.
func (g *gallery) next() {
	for !g.busy && len(g.wanted) > 0 && g.report != "" {
		p := g.wanted[len(g.wanted)-1]
		g.wanted = g.wanted[:len(g.wanted)-1]
		if g.kept[p] != nil || g.failed[p] != nil {
			continue
		}
		g.busy = true
		id := g.report
		work(g.office, &g.load, func(ctx context.Context) (image.Image, error) {
			m, err := g.pager.Draw(ctx, id, p)
			if err == nil && g.finish != nil {
				m = g.finish(m)
			}
			return m, err
		}, func(m image.Image, err error) {
			g.busy = false
			if err != nil {
				g.failed[p] = err
			} else {
				g.keep(p, m)
			}
			changed(g.Changed)
			g.next()
		})
	}
}

// keep keeps a picture and drops those that were not looked at for longest.
func (g *gallery) keep(p Part, m image.Image) {
	g.clock++
	g.kept[p] = &drawn{m, g.clock}
	g.bytes += size(m)
	for g.bytes > g.bound && len(g.kept) > 1 {
		var oldest Part
		least := g.clock
		for q, d := range g.kept {
			if q != p && d.used < least {
				oldest, least = q, d.used
			}
		}
		g.bytes -= size(g.kept[oldest].image)
		delete(g.kept, oldest)
	}
}

// size is the bytes of a picture's pixels.
func size(m image.Image) int { return 4 * m.Bounds().Dx() * m.Bounds().Dy() }
