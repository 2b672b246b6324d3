package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yanku/internal/wording"
	"yanku/ui/model"
)

// queryView says over the hits what was asked: the parts of the query, each to be dropped by a click, its switches, and what else may have been meant.
type queryView struct {
	kit    *kit
	list   *model.List
	object *fyne.Container
	like   *fyne.Container // in the place of all other lines: the report that the rows are like
	likeOf *headline
	chips  *fyne.Container
	hint   *headline
	hints  *fyne.Container
	slow   *fyne.Container
	tools  *fyne.Container
	advice *fyne.Container
	filter *chip
	other  *chip // synonyms
	whole  *chip
	labels string // of the chips shown
	terms  string // of the suggestions shown
}

// chipsTold bounds the parts that are shown: a text pasted by mistake leaves room for what is found.
const chipsTold = 12

func newQueryView(k *kit, m *model.List, folded func()) *queryView {
	v := &queryView{kit: k, list: m, likeOf: newHeadline(k, metaSize+1, false), hint: newHeadline(k, metaSize, false)}
	v.likeOf.text.Color = k.paint().Text
	v.chips = container.New(&flowLayout{top: grid / 2, bottom: grid / 2, side: 1.5 * grid})
	v.advice = container.New(&flowLayout{top: 2, bottom: grid / 2, side: 1.5 * grid})
	v.filter = newChip(k, quietChip, "", folded)
	v.other = newChip(k, quietChip, "", func() { m.Search.SetPlain(!m.Search.Ask().Plain) })
	v.whole = newChip(k, quietChip, "", func() { m.Search.SetWhole(!m.Search.Ask().Whole) })
	v.tools = container.New(&flowLayout{bottom: grid / 2, side: 1.5 * grid}, v.filter, v.other, v.whole)
	v.hints = inset(v.hint, 0, grid/2, 1.5*grid, 1.5*grid)
	slow := newHeadline(k, metaSize, false)
	slow.text.Color = k.paint().Amber
	slow.set(k.t("query.slow"))
	v.slow = inset(slow, 0, grid/2, 1.5*grid, 1.5*grid)
	end := k.icon(theme.CancelIcon(), m.EndLike)
	v.like = inset(container.NewBorder(nil, nil, nil, end, v.likeOf), 0, grid/2, 1.5*grid, grid/2)
	k.trace.watch("like.end", end)
	k.trace.watch("facets", v.filter)
	k.trace.watch("synonyms", v.other)
	k.trace.watch("whole", v.whole)
	v.object = container.New(&stackLayout{}, v.like, v.chips, v.hints, v.tools, v.slow, v.advice)
	return v
}

// refresh takes over the query; open tells whether the facets are shown.
func (v *queryView) refresh(open bool) {
	s := v.list.Search
	of, like := v.list.Like()
	on := !s.Ask().Empty() && !like
	show(v.like, like)
	if like {
		v.likeOf.set(v.kit.t("like.head", titleOf(of)))
	}
	v.refreshChips(on)
	hint := v.hintText()
	v.hint.set(hint)
	show(v.hints, on && hint != "")
	show(v.slow, on && s.Slow())
	show(v.tools, on)
	word := v.kit.t("query.filter") + " ▼"
	if open {
		word = v.kit.t("query.filter") + " ▲"
	}
	v.filter.set(word, open)
	v.other.set(v.kit.t("query.synonyms"), !s.Ask().Plain)
	v.whole.set(v.kit.t("query.whole"), s.Ask().Whole)
	v.refreshAdvice(on)
	v.object.Refresh()
}

func (v *queryView) refreshChips(on bool) {
	s := v.list.Search
	var labels []string
	for _, c := range s.Chips() {
		labels = append(labels, c.Say(v.kit.lang))
	}
	show(v.chips, on && len(labels) > 0)
	if all := strings.Join(labels, "\n"); all != v.labels {
		v.labels = all
		v.chips.Objects = nil
		for i, l := range labels {
			if i == chipsTold {
				v.chips.Objects = append(v.chips.Objects, newChip(v.kit, quietChip, "+"+strconv.Itoa(len(labels)-i), func() {}))
				break
			}
			c := newCounted(v.kit, l, "×", func() { v.list.Type(s.Drop(i)) })
			v.chips.Objects = append(v.chips.Objects, c)
			v.kit.trace.watch("chip"+string(rune('0'+min(i, 9))), c)
		}
		v.chips.Refresh()
	}
}

// hintText says what was not taken as typed.
func (v *queryView) hintText() string {
	var out []string
	for _, h := range v.list.Search.Hints() {
		out = append(out, wording.Hint(v.kit.lang, h))
	}
	return strings.Join(out, v.kit.t("punct.list"))
}

func (v *queryView) refreshAdvice(on bool) {
	all := v.list.Search.Suggestions()
	show(v.advice, on && len(all) > 0)
	terms := ""
	for _, x := range all {
		terms += x.Query + "\n"
	}
	if terms == v.terms {
		return
	}
	v.terms = terms
	label := newChip(v.kit, quietChip, v.kit.t("query.meant"), func() {})
	v.advice.Objects = []fyne.CanvasObject{label}
	for i, x := range all {
		c := newCounted(v.kit, x.Is, strconv.Itoa(x.Count), func() { v.list.Type(x.Query) })
		v.advice.Objects = append(v.advice.Objects, c)
		v.kit.trace.watch("suggest"+string(rune('0'+i)), c)
	}
	v.advice.Refresh()
}
