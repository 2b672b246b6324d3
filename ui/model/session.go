package model

import (
	"context"
	"errors"

	"yanku/internal/task"
)

// What can stand in the way of a library.
var (
	ErrLocked   = errors.New("the library is open in another program")
	ErrReadOnly = errors.New("the library is open for reading only")
)

// Keeper opens the library. It gives ErrLocked when another process writes to it; for reading only it opens all the same.
type Keeper interface {
	Open(ctx context.Context, readOnly bool) error
}

// SessionState is how far the library is open.
type SessionState string

// The states.
const (
	Opening  SessionState = "opening"
	Open     SessionState = "open"
	ReadOnly SessionState = "readonly"
	Locked   SessionState = "locked"
	Failed   SessionState = "failed"
)

// Session is the opening of the library, in the background while the window shows already.
type Session struct {
	office *Office
	keeper Keeper
	load   task.Latest

	State   SessionState
	Err     error  // why it failed
	Changed func() // after another state is reached
}

// NewSession gives a session whose library is not open yet.
func NewSession(o *Office, k Keeper) *Session { return &Session{office: o, keeper: k, State: Opening} }

// Open opens the library, for reading only when another window writes to it and the user wants so.
func (s *Session) Open(readOnly bool) {
	s.State = Opening
	work(s.office, &s.load, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.keeper.Open(ctx, readOnly)
	}, func(_ struct{}, err error) {
		switch {
		case errors.Is(err, ErrLocked):
			s.State = Locked
		case err != nil:
			s.State, s.Err = Failed, err
		case readOnly:
			s.State = ReadOnly
		default:
			s.State = Open
		}
		changed(s.Changed)
	})
}
