package ui

import (
	"fyne.io/fyne/v2"

	"yanku/assets"
)

// Pictures of our own, drawn to stand beside the toolkit's.
var (
	appIcon      = icon("yanku.png")
	starIcon     = icon("star.svg")
	starFullIcon = icon("star_full.svg")
	dotIcon      = icon("dot.svg")
	chartIcon    = icon("chart.svg")
	libraryIcon  = icon("library.svg")
	moonIcon     = icon("moon.svg")
	sunIcon      = icon("sun.svg")
	ledgerIcon   = icon("ledger.svg")
	lockIcon     = icon("lock.svg")
)

func icon(name string) fyne.Resource { return fyne.NewStaticResource(name, assets.Icon(name)) }
