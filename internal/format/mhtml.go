package format

import (
	"context"
	"fmt"
	"strings"
)

// isSavedPage tells whether a message is a page that a browser or Word saved: related parts, or one page, and nobody it was sent to.
func isSavedPage(h mimeHeader) bool {
	if h["snapshot-content-location"] != "" {
		return true
	}
	if h["to"] != "" || h["received"] != "" || h["message-id"] != "" || h["delivered-to"] != "" {
		return false
	}
	kind, _ := h.mediaType("content-type")
	saved := h["content-location"] != "" || strings.Contains(h["from"], "Saved by") || h["from"] == "" || strings.Contains(h.words("from"), "保存")
	return saved && (kind == "multipart/related" || kind == "text/html" || kind == "multipart/alternative")
}

func matchMHTML(_ string, head []byte) bool {
	h, ok := headOf(head)
	return ok && h["content-type"] != "" && isSavedPage(h)
}

// readMHTML reads the page of a web archive, as Chrome, Internet Explorer or Word save it; its pictures and frames are left out.
func readMHTML(ctx context.Context, f File, lim Limits) (Raw, error) {
	if err := checkSize(f, lim.Bytes); err != nil {
		return Raw{}, err
	}
	e, err := parseMIME(ctx, string(f.Data))
	if err != nil {
		return Raw{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	page := e.page()
	if page == nil || strings.TrimSpace(page.body) == "" {
		return Raw{}, fmt.Errorf("read %s: %w", f.Name, ErrNoText)
	}
	raw, err := readPage(ctx, File{Name: f.Name, Data: page.data()}, knownCharset(page.params["charset"]), lim)
	raw.Format = "mhtml"
	if raw.Hints.URL == "" {
		raw.Hints.URL = e.address(page)
	}
	return raw, err
}

// page gives the root of a web archive: the part that its header names, else the first page; nil when there is none.
func (e *entity) page() *entity {
	if len(e.parts) == 0 {
		if strings.HasPrefix(e.kind, "text/") || e.kind == "application/xhtml+xml" {
			return e
		}
		return nil
	}
	if start := e.params["start"]; start != "" {
		for _, p := range e.parts {
			if p.header["content-id"] == start {
				return p.page()
			}
		}
	}
	for _, kind := range []string{"text/html", "application/xhtml+xml", "multipart/", "text/plain"} {
		for _, p := range e.parts {
			if strings.HasPrefix(p.kind, kind) {
				if found := p.page(); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// address gives the web address of a saved page; those of files on a disk are none.
func (e *entity) address(page *entity) string {
	for _, a := range []string{e.header["snapshot-content-location"], page.header["content-location"], e.header["content-location"]} {
		if strings.HasPrefix(a, "http://") || strings.HasPrefix(a, "https://") {
			return a
		}
	}
	return ""
}
