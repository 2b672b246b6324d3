package model

import (
	"regexp"
	"slices"
	"strings"
)

// statuses are those of outcomes in the order in which they are listed, behind those about which the user can do something.
var statuses = []string{"failed", "waiting", "duplicate", "version", "imported", "left"}

func sorted(outcomes []Outcome) []Outcome {
	out := slices.Clone(outcomes)
	place := func(o Outcome) int {
		if o.NeedsPassword() || o.NeedsOCR() || o.LacksOCR() {
			return -1
		}
		return slices.Index(statuses, o.Status)
	}
	slices.SortStableFunc(out, func(a, b Outcome) int { return place(a) - place(b) })
	return out
}

// count sets the numbers by the outcomes. What is tried again counts as failed until it is done.
func (r *ImportReport) count() {
	r.Imported, r.Versions, r.Duplicate, r.Failed, r.Left = 0, 0, 0, 0, 0
	for _, o := range r.Outcomes {
		switch o.Status {
		case "left":
			r.Left++
		case "failed", "waiting":
			r.Failed++
		case "duplicate":
			r.Duplicate++
		case "version":
			r.Imported++
			r.Versions++
		default:
			r.Imported++
		}
	}
}

// NeedsPassword tells whether a file asks for a password, or for another one.
func (o Outcome) NeedsPassword() bool { return o.Status == "failed" && o.Code == "encrypted" }

// NeedsOCR tells whether a file is a scan or picture that may be recognised.
func (o Outcome) NeedsOCR() bool { return o.Status == "failed" && o.Reason == "scan" }

// LacksOCR tells whether a file is a scan or picture that this machine cannot recognise until something is installed.
func (o Outcome) LacksOCR() bool {
	return o.Status == "failed" && (o.Reason == "ocr_missing" || o.Reason == "ocr_model")
}

// Which gives the outcomes of a sort, such as Outcome.NeedsOCR; of a nil report none.
func (r *ImportReport) Which(sort func(Outcome) bool) (out []Outcome) {
	if r == nil {
		return nil
	}
	for _, o := range r.Outcomes {
		if sort(o) {
			out = append(out, o)
		}
	}
	return out
}

// Waiting gives the report with outcomes, named by their paths, that are tried again. They keep their places.
func (r ImportReport) Waiting(again []Outcome) ImportReport {
	r.Outcomes = slices.Clone(r.Outcomes)
	for i, o := range r.Outcomes {
		if o.Status == "failed" && slices.ContainsFunc(again, func(a Outcome) bool { return a.Path == o.Path }) {
			r.Outcomes[i].Status = "waiting"
		}
	}
	r.count()
	return r
}

// With gives the report with what became of files that were tried again in the place of what was said of them before. What was cancelled is as it was.
func (r ImportReport) With(next ImportReport) ImportReport {
	r.Outcomes = slices.Clone(r.Outcomes)
	asked := func(path string) bool { return slices.Contains(next.Load.Paths, path) }
	for i, o := range r.Outcomes {
		if o.Status == "waiting" && asked(o.Path) {
			r.Outcomes[i].Status = "failed"
		}
	}
	for _, o := range next.Outcomes {
		i := slices.IndexFunc(r.Outcomes, func(old Outcome) bool { return old.Path == o.Path })
		switch {
		case i < 0:
			r.Outcomes = append(r.Outcomes, o)
		case o.Status != "left":
			r.Outcomes[i] = o
		}
	}
	if next.Err != nil {
		r.Err = next.Err
	}
	r.count()
	return r
}

// Recognise gives the loads that have scans recognised: one for all files of a password.
func Recognise(scans []Outcome) (out []Load) {
	for _, o := range scans {
		i := slices.IndexFunc(out, func(l Load) bool { return l.Password == o.Password })
		if i < 0 {
			out = append(out, Load{OCR: true, Again: true, Password: o.Password})
			i = len(out) - 1
		}
		out[i].Paths = append(out[i].Paths, o.Path)
	}
	return out
}

// Unlock gives the load that tries locked files with a password.
func Unlock(locked []Outcome, password string) Load {
	load := Load{Again: true, Password: password}
	for _, o := range locked {
		load.Paths = append(load.Paths, o.Path)
	}
	return load
}

// address is an address of the web as toolkits hand it over, who take everything that is dropped for a path: /media/me/https:/example.com/a.
var address = regexp.MustCompile(`(?i)^(?:.*[/\\])?(https?|ftp):[/\\]+([^/\\\s]+\.[^\s]*)$`)

// Address gives the address of the web that a dropped or pasted path is, "" when it is none.
func Address(path string) string {
	m := address.FindStringSubmatch(path)
	if m == nil {
		return ""
	}
	return strings.ToLower(m[1]) + "://" + strings.ReplaceAll(m[2], `\`, "/")
}
