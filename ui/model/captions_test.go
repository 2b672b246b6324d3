package model

import (
	"image"
	"slices"
	"testing"

	"yanku/internal/report"
)

// The picture of a caption lies between it and its source line, or on the side of both where there is room; a pair side by side is cut between.
func TestPictureBoxes(t *testing.T) {
	type printedBlock struct {
		text       string
		role       report.Role
		x, y, w, h float64
	}
	for name, c := range map[string]struct {
		blocks []printedBlock
		want   []report.Box
	}{
		"caption above, source below": {[]printedBlock{
			{"上面是一段足够长的正文，它不属于图。", report.RoleBody, 50, 50, 500, 30},
			{"图表1：走势", report.RoleCaption, 50, 100, 80, 10},
			{"来源：自有", report.RoleCaptionSource, 50, 300, 80, 10},
		}, []report.Box{{X: 50, Y: 113, W: 500, H: 184}}},
		"both below": {[]printedBlock{
			{"上面是一段足够长的正文，它不属于图。", report.RoleBody, 50, 50, 500, 30},
			{"40%", report.RoleBody, 60, 120, 20, 10},
			{"图表1：走势", report.RoleCaption, 50, 280, 80, 10},
			{"来源：自有", report.RoleCaptionSource, 50, 294, 80, 10},
			{"下面又是一段足够长的正文，它也不属于图。", report.RoleBody, 50, 310, 500, 30},
		}, []report.Box{{X: 50, Y: 83, W: 500, H: 194}}},
		"side by side": {[]printedBlock{
			{"图表1：走势", report.RoleCaption, 50, 100, 80, 10},
			{"图表2：走势", report.RoleCaption, 320, 100, 80, 10},
			{"来源：自有", report.RoleCaptionSource, 50, 300, 80, 10},
			{"来源：自有", report.RoleCaptionSource, 320, 300, 80, 10},
			{"下面又是一段足够长的正文，它也不属于图。", report.RoleBody, 50, 330, 500, 30},
		}, []report.Box{{X: 50, Y: 113, W: 267, H: 184}, {X: 317, Y: 113, W: 233, H: 184}}},
		"no room": {[]printedBlock{
			{"上面是一段足够长的正文，它不属于图。", report.RoleBody, 50, 50, 500, 30},
			{"图表1：走势", report.RoleCaption, 50, 84, 80, 10},
			{"来源：自有", report.RoleCaptionSource, 50, 96, 80, 10},
			{"下面又是一段足够长的正文，它也不属于图。", report.RoleBody, 50, 108, 500, 30},
		}, nil},
	} {
		d := &report.Doc{}
		s := report.Stored{Doc: d}
		var captions []int
		for _, b := range c.blocks {
			span := report.Span{From: len(d.Body), To: len(d.Body) + len(b.text)}
			d.Body += b.text + "\n"
			d.Blocks = append(d.Blocks, report.Block{Kind: report.Paragraph, Role: b.role, Span: span, Page: 1, Box: report.Box{X: b.x, Y: b.y, W: b.w, H: b.h}})
			src := report.Source{Span: span, Page: 1}
			switch b.role {
			case report.RoleCaption:
				captions = append(captions, len(s.Findings))
				s.Findings = append(s.Findings, report.Finding{Kind: report.Caption, Source: src})
			case report.RoleCaptionSource:
				n := 0
				for _, f := range s.Findings {
					if f.Kind == report.CaptionSource {
						n++
					}
				}
				s.Findings = append(s.Findings, report.Finding{Kind: report.CaptionSource, Of: captions[n], Source: src})
			}
		}
		got := pictureBoxes(&s)
		var boxes []report.Box
		for _, i := range captions {
			if b, ok := got[i]; ok {
				boxes = append(boxes, b)
			}
		}
		if !slices.Equal(boxes, c.want) {
			t.Errorf("%s: %v, want %v", name, boxes, c.want)
		}
	}
}

// The small picture of a caption is drawn when its row is looked at, without its white edges.
func TestCaptionPicture(t *testing.T) {
	s, p := printed()
	s.Doc.Blocks[4].Box.Y += 200
	d := newDesk(t)
	c := NewCaptions(d.Office, p)
	c.Show(&s)
	if !c.Pictured() || len(d.jobs) != 0 || c.Picture(0) != nil || c.Rows()[0].Page != 3 {
		t.Fatalf("rows %+v", c.Rows())
	}
	d.settle()
	if c.Picture(0) == nil || len(p.drawn) != 1 {
		t.Errorf("drawn %v", p.drawn)
	}
	m := image.NewRGBA(image.Rect(0, 0, 100, 100))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	m.Pix[m.PixOffset(50, 60)] = 0
	if got := trimmed(m).Bounds(); got != image.Rect(46, 56, 55, 65) {
		t.Errorf("trimmed to %v", got)
	}
}
