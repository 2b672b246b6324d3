//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lockFile is a lock on a file, which the system takes back when the process dies.
type lockFile struct{ f *os.File }

func lockLibrary(path string) (*lockFile, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrLocked
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lock library: %w", err), f.Close())
	}
	return &lockFile{f}, nil
}

// release gives the lock back; the file stays, because removing it would let two processes lock two files of one name.
func (l *lockFile) release() error { return l.f.Close() }
