package i18n

// Reason says why a file was not imported and what to do about it, by the name of the reason and, where its format is not known, its kind; "" when there
// are no words for it.
func (l Lang) Reason(name, kind string) string {
	switch {
	case kind != "" && Has("kind."+kind):
		return l.T("kind." + kind)
	case kind != "":
		return l.T("reason.unknown_kind", kind)
	case Has("reason." + name):
		return l.T("reason." + name)
	}
	return ""
}
