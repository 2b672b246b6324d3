package report

// Reading is what the user decided of how a report's file is read. It is kept with the report, so that its file can be read anew to the same text.
type Reading struct {
	Password string    `json:"password,omitempty"` // opens an encrypted file
	Undone   []EditKey `json:"undone,omitempty"`   // edits of cleaning that the user took back
	OCR      bool      `json:"ocr,omitempty"`      // the text was recognised from pictures of it
}

// EditKey names an edit of cleaning by the file's own words, so that it is found again when the file is read anew.
type EditKey struct {
	At  int    `json:"at"`  // byte offset in Doc.Written
	Was string `json:"was"` // the words there
}
