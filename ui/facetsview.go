package ui

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yanku/internal/wording"
	"yanku/ui/model"
)

// facetsView counts what was found by type, institution and so on; a click on a value narrows the search to it.
type facetsView struct {
	kit    *kit
	list   *model.List
	object *container.Scroll
	box    *fyne.Container
	shown  string // what stands in it
}

func newFacetsView(k *kit, m *model.List) *facetsView {
	v := &facetsView{kit: k, list: m, box: container.New(&stackLayout{})}
	v.object = container.NewVScroll(v.box)
	return v
}

// refresh takes over the counts. Nothing is laid anew that says the same.
func (v *facetsView) refresh(open bool) {
	_, like := v.list.Like()
	groups := v.list.Search.Facets()
	show(v.object, open && !like && !v.list.Search.Ask().Empty())
	said := fmt.Sprint(groups)
	if said == v.shown || !open {
		return
	}
	v.shown = said
	v.box.Objects = nil
	for _, g := range groups {
		v.box.Objects = append(v.box.Objects, v.group(g))
	}
	v.box.Refresh()
	v.object.Refresh()
}

// group is a line of values behind the name of their facet.
func (v *facetsView) group(g model.FacetGroup) fyne.CanvasObject {
	name := v.kit.text(v.kit.t("facet."+string(g.Name)), metaSize, v.kit.paint().Meta)
	row := container.New(&flowLayout{top: 2, bottom: grid / 2, side: 1.5 * grid})
	row.Add(container.New(&heightLayout{24}, name))
	for i, f := range g.Values {
		c := newCounted(v.kit, wording.Facet(v.kit.lang, g.Name, f.Value), strconv.Itoa(f.Count), func() { v.list.Type(v.list.Search.Narrow(f)) })
		c.chosen = f.Chosen
		row.Add(c)
		if i == 0 {
			v.kit.trace.watch("facet."+string(g.Name), c)
		}
	}
	if g.More > 0 {
		row.Add(newChip(v.kit, quietChip, v.kit.t("facet.more", g.More), func() { v.list.Search.MoreFacets(g.Name) }))
	}
	return row
}
