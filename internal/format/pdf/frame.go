package pdf

import (
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"

	"yanku/internal/format"
)

// The program and its worker talk in frames: one byte of kind, four of length (big endian), the payload.
const (
	frameReady = 'r' // worker: PDFium is up; once, at the start
	frameRead  = 'R' // program: a request
	framePage  = 'p' // worker: one more page is read
	frameDone  = 'd' // worker: the blocks
	frameError = 'e' // worker: a code and a message

	frameOpen    = 'O' // program: a request; the file stays open
	frameSizes   = 's' // worker: the sizes of its pages
	frameDraw    = 'D' // program: a drawing
	framePicture = 'i' // worker: its pixels, without gob
	frameFind    = 'F' // program: a search
	frameBoxes   = 'b' // worker: where the words stand
)

// maxFrame bounds what a frame may hold: the largest file, or the text of 2,000 pages.
const maxFrame = 256 << 20

// request asks for the blocks of a file.
type request struct {
	Password string
	Data     []byte
}

// failure is an error on its way to the program.
type failure struct{ Code, Message string }

// codes are the errors a worker can tell.
var codes = []struct {
	code string
	err  error
}{
	{"encrypted", format.ErrEncrypted},
	{"no_text", format.ErrNoText},
	{"limit", format.ErrLimit},
	{"damaged", format.ErrDamaged},
}

func failureOf(err error) failure { return failure{format.Code(err), err.Error()} }

// Error gives the worker's message.
func (f *failure) Error() string { return f.Message }

// Unwrap gives the format's error of the code; what the contract does not name is damage.
func (f *failure) Unwrap() error {
	for _, c := range codes {
		if c.code == f.Code {
			return c.err
		}
	}
	return format.ErrDamaged
}

// send writes a frame with v in gob; nil is an empty payload.
func send(w io.Writer, kind byte, v any) error {
	var body buffer
	body.b = make([]byte, 5)
	if v != nil {
		if err := gob.NewEncoder(&body).Encode(v); err != nil {
			return fmt.Errorf("encode frame: %w", err)
		}
	}
	if len(body.b)-5 > maxFrame {
		return errors.New("encode frame: too long")
	}
	copy(body.b, head(kind, len(body.b)-5))
	_, err := w.Write(body.b)
	return err
}

// sendBytes writes a frame of bytes as they are.
func sendBytes(w io.Writer, kind byte, body []byte) error {
	if len(body) > maxFrame {
		return errors.New("send frame: too long")
	}
	if _, err := w.Write(head(kind, len(body))); err != nil {
		return err
	}
	_, err := w.Write(body)
	return err
}

func head(kind byte, size int) []byte {
	return binary.BigEndian.AppendUint32([]byte{kind}, uint32(size))
}

// buffer is a growing slice.
type buffer struct{ b []byte }

// Write never fails.
func (b *buffer) Write(p []byte) (int, error) {
	b.b = append(b.b, p...)
	return len(p), nil
}

// frame is one received message.
type frame struct {
	kind byte
	body []byte
}

// receive reads a frame.
func receive(r io.Reader) (frame, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return frame{}, err
	}
	n := binary.BigEndian.Uint32(head[1:])
	if n > maxFrame {
		return frame{}, errors.New("read frame: too long")
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r, body); err != nil {
		return frame{}, fmt.Errorf("read frame: %w", err)
	}
	return frame{head[0], body}, nil
}
