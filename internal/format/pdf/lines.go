package pdf

// thin is how thick a ruling line may be, in points.
const thin = 2.5

// The object types and path segments of PDFium (fpdf_edit.h).
const (
	objPath = 2
	objForm = 5

	segLine = 0
	segMove = 2
)

// readLines gathers the page's ruling lines and the frames of its charts.
func (e *engine) readLines(pg uint64, m affine, p *page) {
	seen := 0
	n := e.count("FPDFPage_CountObjects", pg)
	for k := 0; k < n && seen < maxObjects && len(p.lines) < maxLines; k++ {
		seen++
		e.object(e.call("FPDFPage_GetObject", pg, uint64(k)), m, p, &seen)
	}
	p.charts = append(p.charts, barCharts(p.bars)...)
	p.bars = nil
}

// object looks at one drawn object; a form is looked into, but not into forms in it.
func (e *engine) object(o uint64, m affine, p *page, seen *int) {
	switch int32(e.call("FPDFPageObj_GetType", o)) {
	case objPath:
		e.path(o, m, p)
	case objForm:
		inner := m
		if e.ok(e.fn("FPDFPageObj_GetMatrix"), o, e.at(0)) {
			inner = affine{e.f32(0), e.f32(1), e.f32(2), e.f32(3), e.f32(4), e.f32(5)}.then(m)
		}
		n := e.count("FPDFFormObj_CountObjects", o)
		for k := 0; k < n && *seen < maxObjects && len(p.lines) < maxLines; k++ {
			*seen++
			c := e.call("FPDFFormObj_GetObject", o, uint64(k))
			if int32(e.call("FPDFPageObj_GetType", c)) == objPath {
				e.path(c, inner, p)
			}
		}
	}
}

func (e *engine) bounds(o uint64, m affine) (line, bool) {
	if !e.ok(e.fn("FPDFPageObj_GetBounds"), o, e.at(0), e.at(4), e.at(8), e.at(12)) {
		return line{}, false
	}
	return m.rect(e.f32(0), e.f32(1), e.f32(2), e.f32(3)), true
}

// path takes a path as a line when it is thin; the straight sides of a stroked one are lines each.
func (e *engine) path(o uint64, m affine, p *page) {
	b, ok := e.bounds(o, m)
	if !ok {
		return
	}
	if b.x1-b.x0 < thin || b.y1-b.y0 < thin {
		p.lines = append(p.lines, b)
		return
	}
	if !e.ok(e.fn("FPDFPath_GetDrawMode"), o, e.at(0), e.at(4)) {
		return
	}
	if e.i32(0) != 0 && len(p.bars) < maxBars && b.x1-b.x0 < p.w/2 && b.y1-b.y0 < p.h/2 {
		p.bars = append(p.bars, b)
	}
	if e.i32(1) == 0 {
		return
	}
	if e.ok(e.fn("FPDFPageObj_GetMatrix"), o, e.at(0)) {
		m = affine{e.f32(0), e.f32(1), e.f32(2), e.f32(3), e.f32(4), e.f32(5)}.then(m)
	}
	e.sides(o, m, b, p)
}

// The least width and height in points of a chart's curve.
const (
	chartWidth  = 60
	chartHeight = 25
	maxCharts   = 200 // curves of a page that are looked at
)

// sides adds the straight sides of a path, and its frame as a chart's when it has slanted lines or curves.
func (e *engine) sides(o uint64, m affine, b line, p *page) {
	segment, kind, point := e.fn("FPDFPath_GetPathSegment"), e.fn("FPDFPathSegment_GetType"), e.fn("FPDFPathSegment_GetPoint")
	n := min(e.count("FPDFPath_CountSegments", o), maxLines)
	var x, y, fromX, fromY float64
	slanted := false
	side := func(ax, ay, bx, by float64) {
		l := m.rect(ax, ay, bx, by)
		narrow, low := l.x1-l.x0 < 0.5, l.y1-l.y0 < 0.5
		if narrow != low && len(p.lines) < maxLines {
			p.lines = append(p.lines, l)
		}
		slanted = slanted || !narrow && !low
	}
	for k := range n {
		s := e.do(segment, o, uint64(k))
		t := int32(e.do(kind, s))
		if !e.ok(point, s, e.at(0), e.at(4)) {
			return
		}
		nx, ny := e.f32(0), e.f32(1)
		switch t {
		case segMove:
			fromX, fromY = nx, ny
		case segLine:
			side(x, y, nx, ny)
		default:
			slanted = true
		}
		x, y = nx, ny
		if e.call("FPDFPathSegment_GetClose", s) != 0 && t == segLine {
			side(x, y, fromX, fromY)
		}
	}
	if slanted && len(p.charts) < maxCharts && b.x1-b.x0 > chartWidth && b.y1-b.y0 > chartHeight {
		p.charts = append(p.charts, b)
	}
}
