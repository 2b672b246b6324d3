package model

import "yanku/internal/report"

// View is a page of the window.
type View string

// The pages.
const (
	LibraryView View = "library"
	ChartsView  View = "charts"
	LedgerView  View = "ledger"
)

// Tab is a side of an open report.
type Tab string

// The tabs, in their order.
const (
	TextTab     Tab = "text"
	PointsTab   Tab = "points"
	DataTab     Tab = "data"
	CaptionsTab Tab = "captions"
	OriginalTab Tab = "original"

	EditsTab Tab = "edits" // as written and cleaned; it has no place in the row of tabs
)

// Tabs is all tabs in the order of the window.
var Tabs = []Tab{TextTab, PointsTab, DataTab, CaptionsTab, OriginalTab}

// Route is a place in the program: what is shown, and on it which report, tab and item.
type Route struct {
	View   View
	Report report.ID
	Tab    Tab
	Item   Item   // the figure or finding to show on the tab; empty is none
	Chart  string // the chart on the page of charts
}

// Item names a figure or a finding of a report: see FigureItem and FindingItem.
type Item string

// FirstHit and LastHit name the first and the last place that the search found in the report.
const (
	FirstHit Item = "hit:first"
	LastHit  Item = "hit:last"
)

// FigureItem names a figure.
func FigureItem(id report.ID) Item { return Item("figure:" + string(id)) }

// Nav is where the user is and was.
type Nav struct {
	route   Route
	back    []Route
	Changed func() // called after each step
}

// NewNav gives a Nav at the library's page.
func NewNav() *Nav { return &Nav{route: Route{View: LibraryView, Tab: TextTab}} }

// Route is where the user is.
func (n *Nav) Route() Route { return n.route }

// Go goes to r. What r leaves out of View, Report and Tab stays as it is.
func (n *Nav) Go(r Route) {
	if r.View == "" {
		r.View = n.route.View
	}
	if r.Report == "" {
		r.Report = n.route.Report
	}
	if r.Tab == "" {
		r.Tab = n.route.Tab
	}
	if r.Chart == "" {
		r.Chart = n.route.Chart
	}
	if r.View != n.route.View || r.Report != n.route.Report || r.Tab != n.route.Tab {
		n.back = append(n.back, n.route)
	}
	n.route = r
	changed(n.Changed)
}

// Back goes to where the user was before; it does nothing at the start.
func (n *Nav) Back() {
	if len(n.back) == 0 {
		return
	}
	n.route = n.back[len(n.back)-1]
	n.back = n.back[:len(n.back)-1]
	changed(n.Changed)
}
