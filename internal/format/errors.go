package format

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// What can be wrong with a file. Errors of this package wrap one of these.
var (
	ErrEmpty     = errors.New("the file is empty")
	ErrTooLarge  = errors.New("the file is too large")
	ErrUnknown   = errors.New("the format is not known")
	ErrDamaged   = errors.New("the file is damaged")
	ErrEncrypted = errors.New("the file is encrypted")
	ErrPassword  = errors.New("the password does not open the file") // comes with ErrEncrypted
	ErrNoText    = errors.New("the file holds no text")
	ErrLimit     = errors.New("the file is nested too deeply or has too many parts")
)

// UnknownError is an ErrUnknown that tells what the bytes are, as far as they show it.
type UnknownError struct {
	Format string // "pdf", "zip", "png" …; empty when nothing is known
}

// Error says what the file seems to be.
func (e *UnknownError) Error() string {
	if e.Format == "" {
		return ErrUnknown.Error()
	}
	return fmt.Sprintf("%s files cannot be read", e.Format)
}

// Unwrap gives ErrUnknown.
func (e *UnknownError) Unwrap() error { return ErrUnknown }

// Code gives the error code of the command line's contract: "empty", "too_large", "unknown_format", "damaged", "encrypted", "no_text", "timeout", "limit",
// "cancelled", and "io" for everything else; "" for nil.
func Code(err error) string {
	if err == nil {
		return ""
	}
	for _, c := range []struct {
		err  error
		code string
	}{
		{ErrEmpty, "empty"},
		{ErrTooLarge, "too_large"},
		{ErrUnknown, "unknown_format"},
		{ErrDamaged, "damaged"},
		{ErrEncrypted, "encrypted"},
		{ErrNoText, "no_text"},
		{ErrLimit, "limit"},
		{context.Canceled, "cancelled"},
		{context.DeadlineExceeded, "timeout"},
		{fs.ErrNotExist, "io"},
	} {
		if errors.Is(err, c.err) {
			return c.code
		}
	}
	return "io"
}
