package series

import (
	"regexp"
	"slices"
	"strings"

	"yanku/internal/report"
)

// tails are words after an index's or a sector's name that say nothing of which one it is.
var tails = []string{"指数", "板块", "行业"}

// taxonomies are the families that cut the whole market into sectors of their own; their names are ambiguous without the family.
var taxonomies = []string{"申万", "中信", "中证", "国证", "证监会", "恒生", "同花顺", "东方财富", "标普", "MSCI"}

// narrow folds what differs between two writings of one name: spaces and full-width brackets.
var narrow = strings.NewReplacer(" ", "", "\u3000", "", "\u00a0", "", "（", "(", "）", ")")

// gloss is an abbreviation in brackets that explains a name: (cpo) in 光模块(cpo).
var gloss = regexp.MustCompile(`\([a-z0-9]+\)`)

// plain gives the bare name: 通信(申万), 申万通信 and 通信板块 of the family 申万 are all 通信.
func plain(name, family string) string {
	s := strings.ToLower(narrow.Replace(name))
	if f := strings.ToLower(baseFamily(family)); f != "" {
		for _, level := range []string{"一级", "二级", "三级", ""} {
			s = strings.Replace(s, "("+f+level+")", "", 1)
			if rest, ok := strings.CutPrefix(s, f+level); ok && rest != "" && !slices.Contains(tails, rest) {
				s = rest
			}
		}
	}
	for _, tail := range tails {
		if rest, ok := strings.CutSuffix(s, tail); ok && rest != "" {
			s = rest
		}
	}
	return s
}

// baseFamily is the family without its level: 申万一级 is 申万.
func baseFamily(family string) string {
	for _, level := range []string{"一级", "二级", "三级"} {
		family = strings.TrimSuffix(strings.TrimSuffix(family, "行业"), level)
	}
	return family
}

// label is the name a chart shows: 光模块指数 is 光模块 and 机械设备板块 机械设备, but 恒生指数 stays whole; sectors of a taxonomy say whose they are.
func label(name, family string) string {
	s := narrow.Replace(name)
	for _, tail := range tails {
		rest, ok := strings.CutSuffix(s, tail)
		if ok && len([]rune(rest)) > 1 && rest != "上证" && !slices.Contains(taxonomies, rest) {
			s = rest
		}
	}
	base := baseFamily(family)
	if (base == "申万" || base == "中信") && !strings.Contains(s, base) {
		s += "(" + base + ")"
	}
	return s
}

// register knows which codes a bare name goes by, so that a figure without a code finds the series of its name.
type register struct {
	codes map[string][]string // family + name → codes, without repeats
}

func newRegister(figures []*report.Figure) register {
	r := register{codes: map[string][]string{}}
	for _, f := range figures {
		if f.Subject.Code == "" {
			continue
		}
		for _, family := range []string{f.Subject.Family, ""} {
			if family == "" && slices.Contains(taxonomies, baseFamily(f.Subject.Family)) {
				continue // 通信 alone may be 申万's or 中信's
			}
			name := plain(f.Subject.Text, f.Subject.Family)
			r.add(family+"|"+name, f.Subject.Code)
			r.add(family+"|"+gloss.ReplaceAllString(name, ""), f.Subject.Code)
		}
	}
	return r
}

func (r register) add(name, code string) {
	if !slices.Contains(r.codes[name], code) {
		r.codes[name] = append(r.codes[name], code)
	}
}

// key gives the key of a subject's series: its code, the only code its name goes by, or family and name.
func (r register) key(n report.Name) string {
	if n.Code != "" {
		return "code:" + n.Code
	}
	name := n.Family + "|" + plain(n.Text, n.Family)
	if codes := r.codes[name]; len(codes) == 1 {
		return "code:" + codes[0]
	}
	return "name:" + name
}

// common gives the most frequent of the names, then the shortest, then the first in order of bytes.
func common(names []string) string {
	count := map[string]int{}
	for _, n := range names {
		count[n]++
	}
	best := ""
	for n, c := range count {
		switch {
		case best == "", c > count[best]:
			best = n
		case c == count[best] && (len(n) < len(best) || len(n) == len(best) && n < best):
			best = n
		}
	}
	return best
}

// named tells whether a user's words name a subject: its code, its name with or without 指数, spaces or an abbreviation in brackets, with or without its family.
func named(words, name, family, code string) bool {
	if strings.EqualFold(words, code) && code != "" || words == label(name, family) {
		return true
	}
	bare := func(s string) string { return gloss.ReplaceAllString(plain(s, family), "") }
	return bare(words) == bare(name)
}
