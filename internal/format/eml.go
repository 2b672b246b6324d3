package format

import (
	"context"
	"fmt"
	"net/mail"
	"regexp"
	"strings"
	"time"
	"unicode"

	"yanku/internal/report"
)

// mailFields are fields of which a mail has some, and a text or a saved page none.
var (
	mailFields = []string{"received", "message-id", "delivered-to", "return-path", "to", "cc", "x-mailer"}
	fieldLine  = regexp.MustCompile(`^[!-9;-~]{1,76}:(?:[ \t]|\r?$|\S)`)
)

// headOf reads the header that a file begins with; ok is false when it begins with anything else.
func headOf(head []byte) (h mimeHeader, ok bool) {
	text := strings.TrimLeft(string(head), "\uFEFF \r\n")
	if strings.HasPrefix(text, "From ") {
		_, text, _ = strings.Cut(text, "\n")
	}
	first, _, _ := strings.Cut(text, "\n")
	if !fieldLine.MatchString(first) {
		return nil, false
	}
	h, _ = splitHeader(text)
	return h, true
}

func isMail(h mimeHeader) bool {
	n := 0
	for _, key := range mailFields {
		if h[key] != "" {
			n++
		}
	}
	body := h["mime-version"] != "" || h["content-type"] != "" || h["received"] != "" || h["message-id"] != ""
	return body && h["from"] != "" && (n > 0 || h["subject"] != "" && h["date"] != "") && !isSavedPage(h)
}

func matchEML(_ string, head []byte) bool {
	h, ok := headOf(head)
	return ok && isMail(h)
}

// matchMail is matchEML for the bytes as they are.
func matchMail(_ string, data []byte) bool { return matchEML("", data[:min(len(data), headBytes)]) }

// wordsLeast is how many letters and characters the text of a mail with attachments has when it is worth a report: below it only says that something is attached.
const wordsLeast = 100

// readEML reads the text of a mail: its HTML where there is one. The error wraps ErrNoText when the mail only carries files.
func readEML(ctx context.Context, f File, lim Limits) (Raw, error) {
	if err := checkSize(f, lim.Bytes); err != nil {
		return Raw{}, err
	}
	e, err := parseMIME(ctx, string(f.Data))
	if err != nil {
		return Raw{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	raw := Raw{Format: "eml", Hints: mailHints(e.header)}
	texts, files := e.leaves()
	for _, t := range texts {
		part, err := readLeaf(ctx, t, f.Name, lim)
		if err != nil && Code(err) != "no_text" && Code(err) != "empty" {
			return Raw{}, err
		}
		if raw.Charset == "" {
			raw.Charset = part.Charset
		}
		raw.Blocks = appendBlocks(raw.Blocks, part.Blocks)
	}
	if n := wordsIn(raw.Blocks); n == 0 || len(files) > 0 && n < wordsLeast {
		return raw, fmt.Errorf("read %s: %d characters beside %d files: %w", f.Name, n, len(files), ErrNoText)
	}
	raw.Blocks = titled(raw.Blocks, raw.Hints.Title)
	return finish(raw, f.Name, lim)
}

// readLeaf reads one piece of a mail's text.
func readLeaf(ctx context.Context, t *entity, name string, lim Limits) (Raw, error) {
	f := File{Name: name, Data: t.data()}
	if t.kind == "text/html" {
		return readWhole(ctx, f, knownCharset(t.params["charset"]), lim)
	}
	return readTextIn(ctx, f, knownCharset(t.params["charset"]), lim)
}

// appendBlocks puts blocks of another text behind blocks, with numbers of tables that go on.
func appendBlocks(blocks, more []Block) []Block {
	at := nextTable(blocks) - 1
	for _, b := range more {
		if b.Table > 0 {
			b.Table += at
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func wordsIn(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		for _, r := range b.Text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
			}
		}
	}
	return n
}

// answered is what mailers put before the subject of an answer or a forwarded mail.
var answered = regexp.MustCompile(`^(?i)(?:(?:re|fw|fwd|aw|wg|回复|转发|答复|回覆|轉寄|轉發)(?:\[\d+\])?\s*[:：]\s*)+`)

// mailHints are what a mail's header says of it.
func mailHints(h mimeHeader) report.Hints {
	hints := report.Hints{Title: answered.ReplaceAllString(h.words("subject"), ""), Date: mailDate(h["date"])}
	from := h.words("from")
	if name, _, ok := strings.Cut(from, "<"); ok && strings.Trim(name, `"' `) != "" {
		hints.Source = strings.Trim(name, `"' `)
	}
	return hints
}

// mailDate gives a mail's day and time in the form of ISO 8601, in the sender's zone; "" when it cannot be read.
func mailDate(s string) string {
	t, err := mail.ParseDate(s)
	if err != nil {
		return ""
	}
	return t.Format(time.RFC3339)
}

// openEML gives the files attached to a mail.
func openEML(ctx context.Context, f File, room *Room, each func(Part) error) error {
	e, err := parseMIME(ctx, string(f.Data))
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Name, err)
	}
	_, files := e.leaves()
	if err := room.enter(len(files)); err != nil {
		return fmt.Errorf("open %s: %w", f.Name, err)
	}
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("open %s: %w", f.Name, err)
		}
		name := file.fileName()
		if file.kind == "message/rfc822" && name == "" {
			inner, _ := splitHeader(string(file.data()))
			name = inner.words("subject") + ".eml"
		}
		if name == "" {
			name = fmt.Sprintf("part-%d", i+1)
		}
		p := Part{File: File{Name: SafeName(name), Data: file.data(), Password: f.Password}}
		p.Path = p.Name
		if err := room.take(len(p.Data)); err != nil {
			return fmt.Errorf("open %s of %s: %w", p.Path, f.Name, err)
		}
		if err := each(p); err != nil {
			return err
		}
	}
	return nil
}
