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

// reasonError is an error that is more exact than its kind.
type reasonError struct {
	reason, text string
	kind         error
}

// Unreadable makes an error of the kind of one of the Err… values, with a name of its own that Reason gives and the tables of words have.
func Unreadable(reason, text string, kind error) error { return &reasonError{reason, text, kind} }

// Error says what is wrong.
func (e *reasonError) Error() string { return e.text }

// Unwrap gives the kind.
func (e *reasonError) Unwrap() error { return e.kind }

// Reason names what is wrong as exactly as it is known: "wrong_password", "unknown_kind", "missing", "forbidden", a name given to
// Unreadable, else what Code gives.
// What is the kind of a file in "unknown_kind", as magic bytes show it, else empty.
func Reason(err error) (name, what string) {
	var exact *reasonError
	var unknown *UnknownError
	switch {
	case errors.As(err, &exact):
		return exact.reason, ""
	case errors.Is(err, ErrPassword):
		return "wrong_password", ""
	case errors.As(err, &unknown) && unknown.Format != "":
		return "unknown_kind", unknown.Format
	case errors.Is(err, fs.ErrNotExist):
		return "missing", ""
	case errors.Is(err, fs.ErrPermission):
		return "forbidden", ""
	}
	return Code(err), ""
}

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
