package ui

// echoesTold bounds the reports that are named for one sentence.
const echoesTold = 5

// echoes writes the sentences that other reports say too, each with the reports, the oldest first.
func (v *pointsView) echoes(s *sheet) {
	if len(v.model.Echoes) == 0 {
		return
	}
	s.head(v.kit.t("points.echoes"))
	for _, e := range v.model.Echoes {
		s.line(e.Line, "")
		for i, o := range e.Others {
			if i == echoesTold {
				s.text(v.kit.t("points.echoes.more", len(e.Others)-i))
				s.blocks[len(s.blocks)-1].Indent = 1
				break
			}
			s.line(o, "")
			s.blocks[len(s.blocks)-1].Indent = 1
		}
	}
}
