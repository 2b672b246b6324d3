package extract

import (
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// familyOf gives an industry the family that the sentence tells, and the code that it has there.
func (p *parser) familyOf(n int, name *report.Name) {
	e := p.subs[n].entry
	if p.scope.family == "" || name.Family != "" || e == nil || e.Kind != lexicon.Index || e.Level == 0 {
		return
	}
	for _, other := range p.t.Lex.Exact(e.Name) {
		if other.Kind == lexicon.Index && other.Family == p.scope.family {
			name.Family, name.Code = other.Family, other.Code
			return
		}
	}
}

// nameOf gives the name of subject n; 板块 alone is the index spoken of.
func (p *parser) nameOf(n int) report.Name {
	if p.subs[n].sort != sameIndex {
		return p.subs[n].name
	}
	i := p.scope.index
	named := i >= 0 && i < len(p.subs)
	switch {
	case named && (sectorWords(p.subs[i]) || p.scope.sector.Text == ""):
		return p.subs[i].name
	case p.scope.sector.Text != "":
		return p.scope.sector
	}
	if len(p.scope.last) > 0 {
		return p.scope.last[0]
	}
	return report.Name{}
}

// sectorWords tells whether a subject is a whole sector by its words, 食品饮料板块, and no broad index. 板块 alone means it and none of its parts.
func sectorWords(sub subject) bool {
	if sub.entry != nil && sub.entry.Level == 0 {
		return false
	}
	return strings.Contains(sub.name.Text, "板块") || strings.Contains(sub.name.Text, "行业")
}
