package ui

import (
	"context"
	"errors"
	"image"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"yanku/internal/report"
	"yanku/ui/model"
)

// library is a library in memory: all ports of the window.
type library struct {
	rows   []report.Summary
	locked bool
	loads  []model.Load

	current report.ID // the version chosen
	story   report.ID // of which the others are copies

	searches []report.Search
	news     map[report.ID]int
	index    report.Index
}

const sentence = "光模块指数本周上涨2.40%"

func newReport(id report.ID, title string) report.Summary {
	return report.Summary{ID: id, Unread: true, File: title + ".md", Quality: 1, Meta: report.Meta{Title: title, Institution: "甲证券", Rating: "增持", Type: report.Weekly, Date: report.Date{Year: 2026, Month: 4, Day: 24}}}
}

func (l *library) Open(_ context.Context, readOnly bool) error {
	if l.locked && !readOnly {
		return model.ErrLocked
	}
	return nil
}

func (l *library) List(context.Context) ([]report.Summary, error) {
	return append([]report.Summary(nil), l.rows...), nil
}

// hits are the reports that hold the first word of a text.
func (l *library) hits(text string) (out []report.Hit) {
	word, _, _ := strings.Cut(text, " ")
	for _, r := range l.rows {
		if i := strings.Index(sentence, word); i >= 0 {
			s := report.Span{From: i, To: i + len(word)}
			out = append(out, report.Hit{Summary: r, Spans: []report.Span{s}, Snippet: sentence, Marks: []report.Span{s}})
		}
	}
	return out
}

func (l *library) Find(_ context.Context, ask model.Ask, _ int) (report.Found, error) {
	hits := l.hits(ask.Text)
	if l.story != "" {
		for _, h := range hits[1:] {
			hits[0].Copies = append(hits[0].Copies, h.Summary)
		}
		hits = hits[:1]
	}
	return report.Found{Hits: hits, Total: -1, Slow: l.index.Building}, nil
}

func (l *library) Survey(_ context.Context, ask model.Ask) (report.Survey, error) {
	v := report.Survey{Slow: l.index.Building}
	for _, h := range l.hits(ask.Text) {
		v.IDs = append(v.IDs, h.Summary.ID)
	}
	v.Total = len(v.IDs)
	if v.Total > 0 {
		v.Facets = []report.Facet{
			{Name: report.FacetType, Values: []report.FacetCount{{Value: "weekly", Count: v.Total}}},
			{Name: report.FacetInstitution, Values: []report.FacetCount{{Value: "甲证券", Count: v.Total}}},
		}
	}
	return v, nil
}

func (l *library) Hits(_ context.Context, ask model.Ask, _ []report.ID) ([]report.Hit, error) {
	return l.hits(ask.Text), nil
}

func (l *library) Suggest(_ context.Context, ask model.Ask) ([]report.Suggestion, error) {
	if ask.Text == "guangmokuai" {
		return []report.Suggestion{{Was: ask.Text, Is: "光模块", Query: "光模块", Count: 12}}, nil
	}
	return nil, nil
}

func (l *library) Index(context.Context) (report.Index, error) { return l.index, nil }

func (l *library) Similar(_ context.Context, id report.ID) (out []report.Hit, err error) {
	for _, r := range l.rows {
		if r.ID != id {
			out = append(out, report.Hit{Summary: r})
		}
	}
	return out, nil
}

// Echoes says that every other report says the sentence too.
func (l *library) Echoes(_ context.Context, id report.ID) ([]report.Echo, error) {
	e := report.Echo{Span: report.Span{From: 0, To: len(sentence)}}
	for _, r := range l.rows {
		if r.ID != id {
			e.Others = append(e.Others, report.Elsewhere{Summary: r, Span: e.Span, Quote: sentence, Likeness: 1})
		}
	}
	return []report.Echo{e}, nil
}

func (l *library) Searches(context.Context) ([]report.Search, error) {
	return append([]report.Search(nil), l.searches...), nil
}

func (l *library) SaveSearch(_ context.Context, s report.Search) (report.Search, error) {
	if s.ID == "" {
		s.ID = report.ID("s" + s.Name)
		l.searches = append(l.searches, s)
	}
	for i := range l.searches {
		if l.searches[i].ID == s.ID {
			l.searches[i] = s
		}
	}
	return s, nil
}

func (l *library) DropSearch(_ context.Context, id report.ID) error {
	l.searches = slices.DeleteFunc(l.searches, func(s report.Search) bool { return s.ID == id })
	return nil
}

func (l *library) News(context.Context) (map[report.ID]int, error)  { return maps.Clone(l.news), nil }
func (l *library) SeenSearch(_ context.Context, id report.ID) error { delete(l.news, id); return nil }

func (l *library) SetRead(context.Context, report.ID, bool) error { return nil }
func (l *library) SetStar(context.Context, report.ID, bool) error { return nil }

func (l *library) Import(_ context.Context, load model.Load, progress func(model.Progress), outcome func(model.Outcome)) error {
	l.loads = append(l.loads, load)
	for i, p := range load.Paths {
		progress(model.Progress{Done: i + 1, Total: len(load.Paths), File: p})
		r := newReport(report.ID(filepath.Base(p)), filepath.Base(p))
		l.rows = append(l.rows, r)
		outcome(model.Outcome{Path: p, File: filepath.Base(p), Status: "imported", Report: r.ID})
	}
	outcome(model.Outcome{File: "坏的.md", Status: "failed", Code: "damaged"})
	return nil
}

func (l *library) Gather(context.Context) (model.Drawer, error) { return l, nil }

func (l *library) Draw(spec model.ChartSpec) (model.Picture, error) {
	return model.Picture{Image: image.NewNRGBA(image.Rect(0, 0, spec.Width, spec.Height))}, nil
}

func (l *library) Versions(context.Context, report.ID) ([]report.Summary, error) {
	return append([]report.Summary(nil), l.rows...), nil
}

func (l *library) SetCurrent(_ context.Context, id report.ID) error {
	l.current = id
	return nil
}

func (l *library) SetApart(context.Context, report.ID, bool) error { return nil }

type shelf struct{ l *library }

// SetReading gives the report with the edits taken back that how says.
func (s shelf) SetReading(ctx context.Context, id report.ID, how report.Reading) (report.Stored, error) {
	out, err := s.Open(ctx, id)
	out.Reading = how
	out.Doc.Edits = edited(how)
	return out, err
}

// edited are the edits of the report: a space that was taken out at the front, unless it was taken back.
func edited(how report.Reading) []report.Edit {
	if len(how.Undone) > 0 {
		return []report.Edit{{Was: " ", Pass: "space", Sure: true, Undone: true}}
	}
	return []report.Edit{{Was: " ", Pass: "space", Sure: true}}
}

func (s shelf) Open(_ context.Context, id report.ID) (report.Stored, error) {
	for _, r := range s.l.rows {
		if r.ID == id {
			from := strings.Index(sentence, "2.40%")
			d := &report.Doc{Body: sentence, Was: sentence, Blocks: []report.Block{{Kind: report.Paragraph, Role: report.RoleBody, Span: report.Span{From: 0, To: len(sentence)}}}}
			f := report.Figure{
				Kind: report.IndexMove, Subject: report.Name{Text: "光模块指数"}, Period: report.Period{Key: report.Week}, Quantity: report.Quantity{Value: report.Num(2.4), Unit: "%"},
				State: report.Extracted, Source: report.Source{Span: report.Span{From: 0, To: len(sentence)}, Mark: report.Span{From: from, To: len(sentence)}, Quote: sentence},
			}
			f.Identify(id)
			if strings.HasSuffix(r.File, ".pdf") {
				d.Blocks[0].Page, d.Blocks[0].Box = 1, report.Box{X: 20, Y: 40, W: 200, H: 30}
			}
			d.Edits = edited(report.Reading{})
			return report.Stored{Summary: r, Doc: d, Figures: []report.Figure{f}}, nil
		}
	}
	return report.Stored{}, errors.New("no such report")
}
