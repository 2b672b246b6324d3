package format

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
)

// envelope is the line before each mail of a folder of mails (RFC 4155).
var envelope = regexp.MustCompile(`^From \S+ .*\d{4}\r?$`)

// envelopeMost is how much of a file is looked at for its first line.
const envelopeMost = 300

func matchMbox(_ string, data []byte) bool {
	line, rest, ok := bytes.Cut(data[:min(len(data), headBytes)], []byte("\n"))
	if !ok || len(line) > envelopeMost || !envelope.Match(line) {
		return false
	}
	h, _ := splitHeader(string(rest))
	return isMail(h)
}

// openMbox gives the mails of a folder of mails, each named by its subject.
func openMbox(ctx context.Context, f File, room *Room, each func(Part) error) error {
	for data := f.Data; len(data) > 0; {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("open %s: %w", f.Name, err)
		}
		end := nextEnvelope(data)
		_, message, _ := bytes.Cut(data[:end], []byte("\n"))
		data = data[end:]
		if err := room.enter(1); err != nil {
			return fmt.Errorf("open %s: %w", f.Name, err)
		}
		message = bytes.ReplaceAll(message, []byte("\n>From "), []byte("\nFrom "))
		h, _ := splitHeader(string(message[:min(len(message), headBytes)]))
		name := SafeName(h.words("subject") + ".eml")
		if err := each(Part{File: File{Name: name, Data: message, Password: f.Password}, Path: name}); err != nil {
			return err
		}
	}
	return nil
}

// nextEnvelope gives where the mail after the first one begins, or the end.
func nextEnvelope(data []byte) int {
	for at := 1; at < len(data); {
		i := bytes.Index(data[at:], []byte("\nFrom "))
		if i < 0 {
			break
		}
		at += i + 1
		line, _, _ := bytes.Cut(data[at:min(len(data), at+envelopeMost)], []byte("\n"))
		if envelope.Match(line) {
			return at
		}
	}
	return len(data)
}
