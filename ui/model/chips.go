package model

import (
	"strings"

	"yanku/internal/i18n"
	"yanku/internal/query"
	"yanku/internal/wording"
)

// Chip is one part of the query as it was understood.
type Chip struct {
	part  query.Part
	typed string
}

// Chips are the parts of what was typed.
func (s *Search) Chips() []Chip {
	said := s.tree.Said()
	out := make([]Chip, len(s.tree.Parts))
	for i, p := range s.tree.Parts {
		out[i] = Chip{said[i], strings.TrimSpace(s.tree.Typed[p.From:p.To])}
	}
	return out
}

// Drop gives what was typed without a chip.
func (s *Search) Drop(chip int) string { return s.tree.Without(chip) }

// Say says the part in words: 机构：国金证券, 光模块 = 光收发模块, 不含 游戏.
func (c Chip) Say(l i18n.Lang) string { return wording.Part(l, c.part) }
