package pdf

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"yanku/internal/format"
	"yanku/internal/report"
)

// layout makes blocks of pages: watermarks, headers and footers go, tables are taken out, what is left is put in reading order and joined to paragraphs.
func layout(pages []page) ([]format.Block, error) {
	dropMarks(pages)
	trustSpaces(pages)
	segs := make([][]seg, len(pages))
	for i := range pages {
		segs[i] = segments(pages[i].chars)
	}
	dropFurniture(pages, segs)
	sc := scaleOf(segs)
	for i := range pages {
		p := &pages[i]
		s := dropLabels(p, segs[i], sc.body)
		segs[i] = together(inOrder(p, threeLines(p, lattices(p, s))))
	}
	w := newWriter(scaleOf(segs), pitchOf(segs))
	for i := range pages {
		w.page(pages[i].number, segs[i])
	}
	w.flush()
	w.headByWeight()
	if len(w.out) == 0 {
		return nil, fmt.Errorf("%d pages: %w", len(pages), format.ErrNoText)
	}
	turnBack(w.out, pages)
	return w.out, nil
}

// turnBack gives the boxes of blocks on the page as it is shown.
func turnBack(blocks []format.Block, pages []page) {
	for i := range blocks {
		b := &blocks[i]
		if p := pages[b.Page-1]; p.turn != 0 {
			b.Box = boxOf(line{b.Box.X, b.Box.Y, b.Box.X + b.Box.W, b.Box.Y + b.Box.H}.turned(4-p.turn, p.w, p.h))
		}
	}
}

// scale is the sizes of a document's type: of its body, and of its headings from the largest down.
type scale struct {
	body     float64
	headings []float64
}

// How much larger than the body a heading is, and how alike two sizes are one.
const (
	headingSize = 1.12
	sameSize    = 0.6
	maxHeading  = 80 // characters of a heading
	maxLevel    = 6
)

func scaleOf(pages [][]seg) scale {
	sizes := map[float64]int{}
	for _, segs := range pages {
		for _, s := range segs {
			if s.table == nil {
				sizes[s.size] += s.chars
			}
		}
	}
	var sc scale
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size < sc.body {
			most, sc.body = n, size
		}
	}
	var all []float64
	for size := range sizes {
		if size >= sc.body*headingSize {
			all = append(all, size)
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	for _, size := range all {
		if n := len(sc.headings); n == 0 || sc.headings[n-1]-size > sameSize {
			sc.headings = append(sc.headings, size)
		}
	}
	return sc
}

// level gives the level of a heading of that size, 0 for body text.
func (sc scale) level(size float64) int {
	for i, h := range sc.headings {
		if size >= h-sameSize {
			return min(i+1, maxLevel)
		}
	}
	return 0
}

// pitchOf gives for each size of type, in quarters of a point, the usual distance of two lines of a paragraph: the least of the common ones, for paragraphs may be short and set apart.
func pitchOf(pages [][]seg) map[int]float64 {
	counts := map[int]map[int]int{}
	for _, segs := range pages {
		for i := 1; i < len(segs); i++ {
			a, b := segs[i-1], segs[i]
			d := b.base - a.base
			if a.table != nil || b.table != nil || !a.over(b) || d <= 0.9*b.size || d > 2.5*b.size || math.Abs(a.size-b.size) > sameSize {
				continue
			}
			k := sizeKey(b.size)
			if counts[k] == nil {
				counts[k] = map[int]int{}
			}
			counts[k][int(math.Round(d*2))]++
		}
	}
	out := map[int]float64{}
	for size, of := range counts {
		most, all := 0, 0
		for _, n := range of {
			most, all = max(most, n), all+n
		}
		if all < leastLines {
			continue
		}
		out[size] = math.Inf(1)
		for d, n := range of {
			if n*pitchShare >= most && n > 1 {
				out[size] = math.Min(out[size], float64(d)/2)
			}
		}
	}
	return out
}

// leastLines is how many lines of one size tell their pitch.
const leastLines = 12

// pitchShare is what part of the commonest distance's lines, one in so many, makes another distance common.
const pitchShare = 6

func sizeKey(size float64) int { return int(math.Round(size * 4)) }

// opener begins something new: a caption, a source line, a note, a chapter.
var opener = regexp.MustCompile(`^(?:图表?\s?\d+|表\s?\d+|(?:资料|数据|图表)?来源[：:]|注[：:]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}、|[①-⑳]|\d{1,2}(?:\.\d{1,2}){1,2}\s)`)

var (
	numbered = regexp.MustCompile(`^(\d{1,2}[.)）])\s*([^\d\s%].*)$`)
	bulleted = regexp.MustCompile(`^[•·●■◆▶➢※▪◼]\s*(.*)$`)
)

// marked tells whether a line begins an item of a list.
func marked(s string) bool {
	return numbered.MatchString(s) || bulleted.MatchString(s) || bareMarker.MatchString(s)
}

// caption and source tell the two lines of a figure, which never run on into other text.
var (
	caption = regexp.MustCompile(`^(?:图表?|表)\s?\d+(?:-\d+)?\s*[：:.．、 　]`)
	source  = regexp.MustCompile(`^(?:资料|数据|图表)?来源[：:]`)
)

// itemOf makes an item of a paragraph with a list's marker in front.
func itemOf(b format.Block, level int) format.Block {
	cut := func(from int) {
		b.Kind, b.Level = report.Item, level
		var strong []report.Span
		for _, s := range b.Strong {
			if s = s.Shift(-from); s.To > 0 {
				strong = append(strong, report.Span{From: max(0, s.From), To: s.To})
			}
		}
		b.Text, b.Strong = b.Text[from:], strong
	}
	if m := numbered.FindStringSubmatchIndex(b.Text); m != nil {
		b.Number = b.Text[m[2]:m[3]]
		cut(m[4])
	} else if m := bulleted.FindStringSubmatchIndex(b.Text); m != nil {
		cut(m[2])
	}
	return b
}

// rowsAsBlocks makes blocks of a table's rows.
func rowsAsBlocks(g *grid, table int, headless bool) []format.Block {
	var out []format.Block
	for i, cells := range g.rows {
		b := format.Block{Kind: report.Row, Table: table, Page: g.page, Box: boxOf(g.tops[i]), Head: i == 0 && !headless && namesColumns(cells)}
		var text strings.Builder
		for j, c := range cells {
			if j > 0 {
				text.WriteByte('\t')
			}
			from := text.Len()
			text.WriteString(strings.Join(strings.Fields(c), " "))
			b.Cells = append(b.Cells, report.Span{From: from, To: text.Len()})
		}
		b.Text = text.String()
		out = append(out, b)
	}
	return out
}

var amount = regexp.MustCompile(`^\s*[+＋\-－−(]?\d[\d,.]*\s?[%％x倍)]*\s*$`)

// namesColumns tells whether a table's first row is its head: no cell but the first is a number.
func namesColumns(cells []string) bool {
	return !slices.ContainsFunc(cells[1:], amount.MatchString)
}

func boxOf(l line) report.Box {
	round := func(v float64) float64 { return math.Round(v*100) / 100 }
	return report.Box{X: round(l.x0), Y: round(l.y0), W: round(l.x1 - l.x0), H: round(l.y1 - l.y0)}
}
