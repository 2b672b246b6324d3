package extract

import (
	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// whose is to whom a row of amounts belongs.
type whose struct {
	names []*lexicon.Entry // one for each amount, or the members of a total
	total bool
	from  int // token where the words of the statement begin
}

// company gives the company that a token names; brokers and banks that only report are none.
func (c *capexReader) company(k Token) *lexicon.Entry {
	if k.Kind != Named {
		return nil
	}
	var stock *lexicon.Entry
	for _, e := range k.Entries {
		switch e.Kind {
		case lexicon.Company:
			return e
		case lexicon.Institution:
			return nil
		case lexicon.Stock:
			stock = e
		}
	}
	if stock == nil {
		return nil
	}
	if e, ok := c.t.Lex.Company(stock.Name); ok {
		return e
	}
	return stock
}

// listBefore gives the companies of the list whose last name is token j, in order, and its first token.
func (c *capexReader) listBefore(j int) (names []*lexicon.Entry, from int) {
	from = j
	for j >= 0 {
		e := c.company(c.toks[j])
		if e == nil {
			break
		}
		if len(names) == 0 || names[0] != e {
			names = append([]*lexicon.Entry{e}, names...)
		}
		for j > 0 && c.company(c.toks[j-1]) == e {
			j-- // 谷歌母公司Alphabet
		}
		from = j
		j = c.skipBack(j - 1)
		if j < 0 || !separates(c.toks[j]) {
			break
		}
		j = c.skipBack(j - 1)
	}
	return names, from
}

// skipBack moves over a bracket that ends at token j.
func (c *capexReader) skipBack(j int) int {
	if j < 0 || c.toks[j].Kind != Mark || c.toks[j].Class != Close {
		return j
	}
	for i := j - 1; i >= 0 && i > j-16; i-- {
		if c.toks[i].Kind == Mark && c.toks[i].Class == Open {
			return i - 1
		}
	}
	return j
}

// pairAt gives the company that stands right before the amount at token i: Amazon $2000 亿, Oracle 的 $500 亿.
func (c *capexReader) pairAt(i int) (int, bool) {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		k := c.toks[j]
		if c.company(k) != nil {
			return j, true
		}
		switch {
		case k.Class == Glue, k.Class == Other, k.Class == Colon, k.Kind == Wild && c.t.Doc.Text(k.Span) == "s", k.Kind == Mark && (k.Class == Close || k.Class == Open || k.Class == Quote):
			continue
		}
		return -1, false
	}
	return -1, false
}

// whose finds to whom the row m belongs; ok is false when nobody is told or counts differ.
func (c *capexReader) whose(m money) (w whose, ok bool) {
	first := m.numbers[0]
	if j, pair := c.pairAt(first); pair && len(m.numbers) == 1 {
		names, from := c.listBefore(j)
		if len(names) == 1 {
			return whose{names: names, from: from}, true
		}
	}
	for _, part := range [][2]int{{first, c.word}, {max(c.word, 0), -1}} {
		if w, ok := c.search(part[0], part[1], m); w.from >= 0 {
			return w, ok
		}
	}
	return c.before(m)
}

// search looks back from token end, down to token stop, for companies or a group. w.from is -1 when it met nobody.
func (c *capexReader) search(end, stop int, m money) (w whose, ok bool) {
	total := c.totalWord(m)
	for j := end - 1; j > max(stop, end-reach); j-- {
		k := c.toks[j]
		if k.Class == Group && (k.Arg == "strong" || total || c.beforeWord(j)) && !c.groupOfList(j) {
			return c.groupAt(j), len(m.numbers) == 1
		}
		if c.company(k) != nil {
			return c.listAt(j, m, total)
		}
	}
	return whose{from: -1}, false
}

// groupAt gives the group whose words end at token j, with the members named before or behind it.
func (c *capexReader) groupAt(j int) whose {
	w := whose{from: c.groupFrom(j), total: true, names: c.members(j)}
	if j > 0 && c.company(c.toks[j-1]) != nil {
		w.names, w.from = c.listBefore(j - 1)
	}
	return w
}

// listAt gives the companies of the list that ends at token j, if their number is that of the amounts or they share a total.
func (c *capexReader) listAt(j int, m money, total bool) (w whose, ok bool) {
	names, from := c.listBefore(j)
	w.names, w.from = names, from
	switch {
	case c.groupBefore(from):
		w.total, w.from = true, c.groupFrom(from)
		return w, len(m.numbers) == 1
	case len(names) == len(m.numbers) && !m.cut, m.cut && len(names) > len(m.numbers):
		w.names = names[:len(m.numbers)]
		return w, true
	case len(m.numbers) == 1 && len(names) > 1 && total:
		w.total = true
		return w, true
	}
	return w, false
}

// groupOfList tells a group that only sums up names before it: Meta、微软等北美云厂商. Names without 等 are its members: 微软、谷歌四家.
func (c *capexReader) groupOfList(j int) bool {
	return j > 1 && c.company(c.toks[j-1]) == nil && c.company(c.toks[j-2]) != nil
}

// beforeWord tells whether the group at token j stands right before the word for capex: 大型云厂商资本开支.
func (c *capexReader) beforeWord(j int) bool {
	for i := j + 1; i < len(c.toks) && i < j+4; i++ {
		switch k := c.toks[i]; {
		case k.Class == CapexWord:
			return true
		case k.Kind != When && k.Class != Glue:
			return false
		}
	}
	return false
}

// groupFrom gives the first token of the words for a group that end at token j.
func (c *capexReader) groupFrom(j int) int {
	for j > 0 && (c.toks[j-1].Class == Group || c.toks[j-1].Class == Open) {
		j--
	}
	return j
}

// groupBefore tells whether a list that begins at token from stands in a bracket behind a group: hyperscaler（Amazon、…）.
func (c *capexReader) groupBefore(from int) bool {
	return from > 1 && c.toks[from-1].Class == Open && c.toks[from-2].Class == Group
}

// members gives the companies named in a bracket behind the group at token j.
func (c *capexReader) members(j int) []*lexicon.Entry {
	var names []*lexicon.Entry
	if j+1 >= len(c.toks) || c.toks[j+1].Class != Open {
		return nil
	}
	for i := j + 2; i < len(c.toks) && c.toks[i].Class != Close; i++ {
		if e := c.company(c.toks[i]); e != nil {
			names = append(names, e)
		}
	}
	return names
}

// totalWord tells whether a word for a total stands near the row: 合计, 总资本支出.
func (c *capexReader) totalWord(m money) bool {
	if c.word >= 0 && c.toks[c.word].Arg == "total" {
		return true
	}
	for j := m.numbers[0] - 1; j >= c.from && j >= 0; j-- {
		if c.toks[j].Class == Total {
			return true
		}
	}
	return false
}

// before takes the company of the sentences before in the block, or of the heading.
func (c *capexReader) before(m money) (whose, bool) {
	if len(m.numbers) != 1 || c.unknownSpender() {
		return whose{}, false
	}
	w := whose{from: c.startToken(m.numbers[0])}
	if c.sum && c.number-c.lines == 1 {
		w.total = true
		return w, true
	}
	if c.sum {
		w.total, w.names = true, c.carry.whom
		return w, c.number-c.carry.at == 1 && (c.carry.group || len(w.names) > 1)
	}
	if c.carry.group && c.number-c.carry.at <= 2 {
		w.total = true
		return w, true
	}
	if len(c.carry.whom) == 1 && c.number-c.carry.at <= 8 {
		w.names = c.carry.whom
		return w, true
	}
	if len(c.carry.whom) > 0 {
		return w, false
	}
	if c.s.Heading < 0 || c.t.Doc.Blocks[c.s.Heading].Role == report.RoleTitle {
		return c.ofTitle(w)
	}
	for _, h := range c.t.Lex.Find(c.t.Doc.Text(c.t.Doc.Blocks[c.s.Heading].Span)) {
		if e, ok := h.Is(lexicon.Company); ok {
			w.names = append(w.names, e)
		}
	}
	if len(w.names) == 0 {
		return c.ofTitle(w)
	}
	return w, len(w.names) == 1
}

// ofTitle gives the row to the only company of the title.
func (c *capexReader) ofTitle(w whose) (whose, bool) {
	if c.title.whom == nil {
		return w, false
	}
	w.names = []*lexicon.Entry{c.title.whom}
	return w, true
}

// startToken gives the token where the words of a statement without a name begin: its period or the word for capex.
func (c *capexReader) startToken(i int) int {
	from := i
	if c.word >= 0 && c.word < i {
		from = c.word
	}
	for from > c.from && from > 0 && (c.toks[from-1].Kind == When || c.toks[from-1].Class == Glue || c.toks[from-1].Class == Guide) {
		from--
	}
	return from
}

// noteWhom keeps the companies of the sentence for the ones that follow: the first list it names.
func (c *capexReader) noteWhom() {
	for j := 0; j < len(c.toks); j++ {
		if e := c.company(c.toks[j]); e == nil || c.inBracket(j) || e.Kind == lexicon.Company && len(e.Codes) == 0 {
			if c.toks[j].Class == Group && c.toks[j].Arg == "strong" && c.carry.capex == c.number {
				c.carry.whom, c.carry.group, c.carry.at = nil, true, c.number
				return
			}
			continue
		}
		last := j
		for last+2 < len(c.toks) && separates(c.toks[last+1]) && c.company(c.toks[last+2]) != nil {
			last += 2
		}
		names, _ := c.listBefore(last)
		c.carry.whom, c.carry.group, c.carry.at = names, false, c.number
		return
	}
}

// nameOf gives the name of a figure's subject.
func (c *capexReader) nameOf(e *lexicon.Entry) report.Name {
	n := report.Name{Text: e.Name, Code: e.Code}
	if e.Kind == lexicon.Company && len(e.Codes) > 0 {
		n.Code = e.Codes[0]
	}
	return n
}
