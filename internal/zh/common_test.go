package zh

import "testing"

func TestIsCommon(t *testing.T) {
	for _, c := range []struct {
		shows string
		r     rune
		want  bool
	}{
		{"a character of level 1", '光', true},
		{"a Traditional one that folds to one of level 1", '塊', true},
		{"one of level 2", '谧', false},
		{"one that folds to a rare character outside of the first plane", '爇', false},
		{"another of these", '碙', false},
		{"a letter", 'A', false},
		{"a rare character outside of the first plane", '𠀀', false},
	} {
		if got := isCommon(c.r); got != c.want {
			t.Errorf("%s: %c %t", c.shows, c.r, got)
		}
	}
	n := 0
	for r := firstHan; r <= lastHan; r++ {
		if isCommon(r) {
			n++
		}
	}
	if n != 5297 {
		t.Errorf("%d common characters in all", n)
	}
}
