package lexicon

import "strings"

// loadIndices reads the indices with all the ways in which the field writes the name of an industry: 通信, 通信行业, 通信板块, 通信指数, SW通信, 通信(申万) …
func (l *loader) loadIndices() {
	table("indices.csv", func(c []string) {
		e := &Entry{Kind: Index, Name: c[1], Code: c[0], Family: c[2], Level: number(c[3]), Aliases: list(c[4])}
		l.add(e, indexNames(e)...)
		l.code(e, c[0])
	})
}

func indexNames(e *Entry) []string {
	base, isIndex := strings.CutSuffix(e.Name, "指数")
	base, second := strings.CutSuffix(base, "Ⅱ")
	names := []string{base + "指数"}
	if second {
		names = append(names, base)
	}
	prefixes := map[string][]string{"申万": {"申万", "SW", "SW ", "申万一级", "申万二级", "申万三级"}, "中信": {"中信", "CS", "CI"}, "万得": {"万得", "Wind", "Wind "}}[e.Family]
	suffixes := map[string][]string{"申万": {"(申万)", "(SW)"}, "中信": {"(中信)", "(CITIC)"}, "万得": {"(Wind)", "(万得)"}}[e.Family]
	if len(prefixes) == 0 {
		return names
	}
	for _, tail := range []string{"", "行业", "板块", "指数", "行业指数", "板块指数"} {
		if tail != "" && (!isIndex || tail != "行业") {
			names = append(names, base+tail)
		}
		for _, p := range prefixes {
			names = append(names, p+base+tail)
		}
		for _, s := range suffixes {
			names = append(names, base+s+tail, base+tail+s)
		}
	}
	return names
}
