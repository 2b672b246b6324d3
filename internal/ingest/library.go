package ingest

// IsLibrary tells whether a folder is a library of Yanku's, whose files are in a library already.
func IsLibrary(dir string) bool { return isLibrary(dir) }
