package lexicon

// Rows calls row for each row of an embedded table of words, the header left out. The cells may be kept only by copying the slice.
func Rows(name string, row func(cells []string)) { table(name, row) }
