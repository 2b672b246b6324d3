package index

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
)

// A segment is one file that is written once: posting lists, records of reports, the dictionary, sections that stay in memory, and at the end the table of sections.
// Every piece that is read at one time ends with its CRC-32C, so that damage is an error wherever and whenever it is met.

const (
	magic      = "yanku index 3\n"
	footerSize = 4 + 4 + len(magic) // length and checksum of the table, magic
)

// The sections of a segment.
const (
	sectionKeys  = iota // the first key of each block of the dictionary
	sectionSizes        // where lists, records and the dictionary stand, how many there are
	sectionIDs
	sectionColumns
	sectionRecords // where each record begins
	sectionNames   // of figures
	sections
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errChecksum = fmt.Errorf("%w: bytes do not fit their checksum", ErrDamaged)

// output writes a file in pieces.
type output struct {
	file *os.File
	buf  *bufio.Writer
	at   int64
	err  error
}

func create(path string) (*output, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	return &output{file: f, buf: bufio.NewWriterSize(f, 1<<18)}, nil
}

// piece writes bytes and their checksum and gives where they begin.
func (o *output) piece(data ...[]byte) int64 {
	at, sum := o.at, uint32(0)
	for _, d := range data {
		o.raw(d)
		sum = crc32.Update(sum, castagnoli, d)
	}
	o.raw(binary.LittleEndian.AppendUint32(nil, sum))
	return at
}

func (o *output) raw(data []byte) {
	if o.err == nil {
		_, o.err = o.buf.Write(data)
	}
	o.at += int64(len(data))
}

// finish writes the sections and brings the file to the disk.
func (o *output) finish(data [sections][]byte) error {
	var toc []byte
	for _, d := range data {
		toc = binary.LittleEndian.AppendUint64(toc, uint64(o.piece(d)))
		toc = binary.LittleEndian.AppendUint64(toc, uint64(len(d)))
	}
	o.raw(toc)
	o.raw(binary.LittleEndian.AppendUint32(nil, uint32(len(toc))))
	o.raw(binary.LittleEndian.AppendUint32(nil, crc32.Checksum(toc, castagnoli)))
	o.raw([]byte(magic))
	return errors.Join(o.err, o.buf.Flush(), o.file.Sync(), o.file.Close())
}

// abandon closes and removes the file.
func (o *output) abandon() {
	_ = o.file.Close()
	_ = os.Remove(o.file.Name())
}

// readPiece reads size bytes at off into a buffer of its own and checks the sum behind them.
func readPiece(f io.ReaderAt, off int64, size int) ([]byte, error) {
	buf := make([]byte, size+crc32.Size)
	if err := readAt(f, buf, off); err != nil {
		return nil, err
	}
	if err := checkPiece(buf); err != nil {
		return nil, fmt.Errorf("%d bytes at %d: %w", size, off, err)
	}
	return buf[:size:size], nil
}

// readAt fills buf. A file that does not give its bytes is as useless as one that gives wrong ones.
func readAt(f io.ReaderAt, buf []byte, off int64) error {
	if _, err := f.ReadAt(buf, off); err != nil {
		return fmt.Errorf("%w: read %d bytes at %d: %w", ErrDamaged, len(buf), off, err)
	}
	return nil
}

// window reads pieces that follow each other closely, many at a time.
type window struct {
	file io.ReaderAt
	end  int64 // where the last piece ends
	buf  []byte
	at   int64 // of buf in the file
}

// windowSize is how many bytes are read at a time.
const windowSize = 1 << 16

// piece gives the piece at off, of size bytes before its checksum; it holds until the next call.
func (w *window) piece(off int64, size int) ([]byte, error) {
	b, err := w.raw(off, size+crc32.Size)
	if err != nil {
		return nil, err
	}
	if err := checkPiece(b); err != nil {
		return nil, fmt.Errorf("%d bytes at %d: %w", size, off, err)
	}
	return b[:size:size], nil
}

// raw gives size bytes at off; they hold until the next call.
func (w *window) raw(off int64, size int) ([]byte, error) {
	to := off + int64(size)
	if off < 0 || size < 0 || to > w.end {
		return nil, fmt.Errorf("%w: %d bytes at %d", ErrDamaged, size, off)
	}
	if off < w.at || to > w.at+int64(len(w.buf)) {
		n := max(to-off, min(windowSize, w.end-off))
		if int64(cap(w.buf)) < n {
			w.buf = make([]byte, n)
		}
		w.buf, w.at = w.buf[:n], off
		if err := readAt(w.file, w.buf, off); err != nil {
			w.buf = w.buf[:0]
			return nil, err
		}
	}
	return w.buf[off-w.at : to-w.at], nil
}

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// checkPiece compares bytes with the sum at their end.
func checkPiece(buf []byte) error {
	size := len(buf) - crc32.Size
	if crc32.Checksum(buf[:size], castagnoli) != binary.LittleEndian.Uint32(buf[size:]) {
		return errChecksum
	}
	return nil
}

// readSections reads all that stays in memory.
func readSections(f *os.File) (data [sections][]byte, err error) {
	info, err := f.Stat()
	if err != nil {
		return data, err
	}
	foot := make([]byte, footerSize)
	if info.Size() < int64(footerSize) {
		return data, io.ErrUnexpectedEOF
	}
	if _, err := f.ReadAt(foot, info.Size()-int64(footerSize)); err != nil {
		return data, err
	}
	size := int64(binary.LittleEndian.Uint32(foot))
	if string(foot[8:]) != magic || size != 16*sections || info.Size() < int64(footerSize)+size {
		return data, errors.New("no segment of this version")
	}
	toc := make([]byte, size)
	if _, err := f.ReadAt(toc, info.Size()-int64(footerSize)-size); err != nil {
		return data, err
	}
	if crc32.Checksum(toc, castagnoli) != binary.LittleEndian.Uint32(foot[4:]) {
		return data, errChecksum
	}
	for i := range data {
		off, n := binary.LittleEndian.Uint64(toc[16*i:]), binary.LittleEndian.Uint64(toc[16*i+8:])
		if size := uint64(info.Size()); n > size || off > size-n {
			return data, errors.New("a section lies behind the end")
		}
		if data[i], err = readPiece(f, int64(off), int(n)); err != nil {
			return data, err
		}
	}
	return data, nil
}
