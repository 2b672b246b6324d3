package format

import (
	"strconv"
	"strings"

	"yanku/internal/report"
)

// chartSeries is one series of a chart with the values that the file keeps of it.
type chartSeries struct {
	name   string
	labels map[int]string
	values map[int]string
	last   int
}

// chart gives the values of a chart as rows of a table: a row for each label, a column for each series, with its title before them.
func (r *pptxReader) chart(e element) error {
	part := r.rels[e.attr("id")]
	if err := r.x.skip(); err != nil || part == "" {
		return err
	}
	var c chartReader
	x := r.x
	err := r.p.walk(part, func(inner *xmlReader) error {
		c.x = inner
		return inner.each(c.part)
	})
	r.x = x
	if err != nil {
		return err
	}
	if title := oneLine(c.title); title != "" {
		r.out = append(r.out, Block{Kind: report.Paragraph, Text: title})
	}
	r.tables++
	r.out = append(r.out, c.rows(r.tables)...)
	return nil
}

type chartReader struct {
	x      *xmlReader
	title  string
	series []chartSeries
}

func (c *chartReader) part(e element) error {
	switch e.name {
	case "chart", "plotArea", "barChart", "lineChart", "pieChart", "areaChart", "bar3DChart", "line3DChart", "doughnutChart":
		return c.x.each(c.part)
	case "title":
		return c.x.each(c.titlePart)
	case "ser":
		s := chartSeries{labels: map[int]string{}, values: map[int]string{}, last: -1}
		if err := c.x.each(func(e element) error { return c.seriesPart(e, &s) }); err != nil {
			return err
		}
		if len(s.values) > 0 {
			c.series = append(c.series, s)
		}
		return nil
	}
	return c.x.skip()
}

func (c *chartReader) titlePart(e element) error {
	if e.name == "t" {
		text, err := c.x.text()
		c.title += text
		return err
	}
	return c.x.each(c.titlePart)
}

func (c *chartReader) seriesPart(e element, s *chartSeries) error {
	switch e.name {
	case "tx":
		points := map[int]string{}
		last := -1
		err := c.points(points, &last)
		s.name = points[0]
		return err
	case "cat":
		return c.points(s.labels, &s.last)
	case "val":
		return c.points(s.values, &s.last)
	}
	return c.x.skip()
}

// points reads the kept points under the element at hand; values in percent are written as such.
func (c *chartReader) points(into map[int]string, last *int) error {
	percent := false
	var part func(e element) error
	part = func(e element) error {
		switch e.name {
		case "formatCode":
			text, err := c.x.text()
			percent = strings.HasSuffix(text, "%")
			return err
		case "pt":
			at := atoi(e.attr("idx"))
			return c.x.each(func(e element) error {
				text, err := c.x.text()
				if v, bad := strconv.ParseFloat(text, 64); bad == nil && e.name == "v" {
					if text = cellNumber(v, 10); percent {
						text = cellNumber(v*100, 8) + "%"
					}
				}
				if at >= 0 && at < partMost && e.name == "v" {
					into[at], *last = text, max(*last, at)
				}
				return err
			})
		case "f", "ptCount":
			return c.x.skip()
		}
		return c.x.each(part)
	}
	return c.x.each(part)
}

// cellNumber writes a number with at most so many digits after the point, without what a computer's reckoning leaves: 2.43 for 2.4299999999999997.
func cellNumber(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'f', digits, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// chartMost is how many labels of a chart are read.
const chartMost = 5000

func (c *chartReader) rows(table int) []Block {
	if len(c.series) == 0 {
		return nil
	}
	head := []string{""}
	last := -1
	for _, s := range c.series {
		head = append(head, s.name)
		last = max(last, s.last)
	}
	out := []Block{row(head, table, true)}
	for i := 0; i <= min(last, chartMost); i++ {
		cells := []string{""}
		for _, s := range c.series {
			if cells[0] == "" {
				cells[0] = s.labels[i]
			}
			cells = append(cells, s.values[i])
		}
		out = append(out, row(cells, table, false))
	}
	return out
}
