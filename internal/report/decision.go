package report

import "strings"

// Decision is what the user made of a figure. It outlives the extraction that found the figure.
type Decision struct {
	Figure ID // as it was extracted; of an added figure its own
	Report ID
	State  State  // Confirmed, Corrected, Rejected; "" takes an earlier decision back
	Found  Figure // as the rules found it when it was first decided on; without a kind for an added figure
	Now    Figure // of a corrected and of an added figure: as the user has it
}

// Added tells whether the figure is the user's own.
func (d Decision) Added() bool { return d.Found.Kind == "" }

// Shown gives the figure as the decision makes it. The ID stays that of the extracted one; without a State it is the figure as found.
func (d Decision) Shown() Figure {
	f := d.Found
	if d.State == Corrected || d.Added() {
		f = d.Now
	}
	f.ID, f.Report, f.State = d.Figure, d.Report, d.State
	if f.State == "" {
		f.State = Extracted
	}
	return f
}

// Said is what one report of a library says: its summary and its figures, as they were extracted or corrected.
type Said struct {
	Summary
	Figures []Figure
}

// Settle lays the user's decisions over figures that were extracted anew from body. A decision keeps its figure by ID, else by what it says and where; a confirmed, corrected
// or added one whose words still stand in the text stays without being found again. Lost are those whose words are gone: they stay in the ledger and are to be told.
func Settle(figures []Figure, decisions []Decision, body string) (out []Figure, lost []Decision) {
	out = append(out, figures...)
	at := map[ID]int{}
	for i, f := range out {
		at[f.ID] = i
	}
	for _, d := range decisions {
		i, known := at[d.Figure]
		if !known && !d.Added() {
			i, known = alike(out, d.Found)
		}
		switch shown := d.Shown(); {
		case known:
			if d.State == Corrected || d.Added() {
				shown.Source, shown.Mentions = out[i].Source, out[i].Mentions
				out[i] = shown
			}
			out[i].ID, out[i].State = d.Figure, d.State
		case d.State == Rejected:
		case anchor(&shown, body):
			out = append(out, shown)
		default:
			lost = append(lost, d)
		}
	}
	return out, lost
}

// alike finds a figure that says of the same thing in the same words; the number may have been read differently.
func alike(figures []Figure, f Figure) (int, bool) {
	for i, o := range figures {
		if o.State == Extracted && o.Kind == f.Kind && o.Subject.Text == f.Subject.Text && o.Measure == f.Measure && o.Period.Key == f.Period.Key &&
			o.Nature == f.Nature && o.Source.Quote == f.Source.Quote {
			return i, true
		}
	}
	return 0, false
}

// anchor sets a figure's places anew where its words stand once in the body, or still where they stood.
func anchor(f *Figure, body string) bool {
	s := &f.Source
	if s.Quote == "" {
		return true // added without words, such as from a table of the user's
	}
	if s.Span.To > len(body) || s.Span.From < 0 || body[s.Span.From:s.Span.To] != s.Quote {
		i := strings.Index(body, s.Quote)
		if i < 0 || strings.Contains(body[i+1:], s.Quote) {
			return false
		}
		by := i - s.Span.From
		s.Span, s.Mark, s.Context = s.Span.Shift(by), s.Mark.Shift(by), nil
	}
	f.Mentions = nil
	return true
}

// Diff is what an extraction made anew changes: figures that are new, those whose number or nature is read differently, and those no longer found.
type Diff struct {
	Added, Lost []Figure
	Changed     []Change
	Gone        []Decision // of the user's, whose words are gone: they stay in the ledger, their figures are among Lost
}

// Change is a figure as it was and as it is.
type Change struct{ Was, Now Figure }

// Empty tells whether nothing changes.
func (d Diff) Empty() bool { return len(d.Added)+len(d.Lost)+len(d.Changed) == 0 }

// Compare gives the difference between the figures of a report before and after it was extracted anew. Figures that the user decided on are left out where they stay.
func Compare(was, now []Figure) (d Diff) {
	left := map[ID]bool{}
	for _, f := range was {
		left[f.ID] = true
	}
	byThing := map[thing][]Figure{}
	var fresh []Figure
	for _, f := range now {
		if left[f.ID] {
			delete(left, f.ID)
			continue
		}
		fresh = append(fresh, f)
	}
	for _, f := range was {
		if left[f.ID] {
			byThing[thingOf(f)] = append(byThing[thingOf(f)], f)
		}
	}
	for _, f := range fresh {
		if old := byThing[thingOf(f)]; len(old) > 0 {
			d.Changed = append(d.Changed, Change{old[0], f})
			byThing[thingOf(f)] = old[1:]
			delete(left, old[0].ID)
			continue
		}
		d.Added = append(d.Added, f)
	}
	for _, f := range was {
		if left[f.ID] {
			d.Lost = append(d.Lost, f)
		}
	}
	return d
}

// thing is what a figure is of, without its number.
type thing struct {
	kind                     Kind
	subject, measure, period string
}

func thingOf(f Figure) thing { return thing{f.Kind, f.Subject.Text, f.Measure, f.Period.Key} }
