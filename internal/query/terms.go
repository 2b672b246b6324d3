package query

// Terms gives what reports are ranked by: for each word asked for anywhere the ways to say it, folded, in the order typed. Words under a Not and words of other fields are left out.
func (t Tree) Terms() (out [][]string) {
	seen := map[string]bool{}
	add := func(ways ...string) {
		if !seen[ways[0]] {
			seen[ways[0]] = true
			out = append(out, ways)
		}
	}
	Walk(t.Root, func(n Node) bool {
		switch n := n.(type) {
		case Not:
			return false
		case Words:
			if n.Field == Anywhere {
				add(append([]string{FoldString(n.Text)}, n.Also...)...)
			}
		case Near:
			if n.Field == Anywhere {
				for _, w := range n.Words {
					add(w)
				}
			}
		}
		return true
	})
	return out
}
