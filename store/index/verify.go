package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// maxVerify is how many bytes of segments are looked at when the index opens; 128 MB take about 60 ms.
const maxVerify = 128 << 20

// verify checks the segments of an index against their checksums: a damaged one would be found out only by a crash of the goroutine that merges it.
// The last four bytes of a segment are the CRC-32 (IEEE) of all before them (zap format, version 11 and later).
func verify(dir string) error {
	names, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	left := int64(maxVerify)
	for _, name := range names {
		if filepath.Ext(name.Name()) != ".zap" {
			continue
		}
		info, err := name.Info()
		if err != nil {
			return err
		}
		if left -= info.Size(); left < 0 {
			return nil
		}
		if err := check(filepath.Join(dir, name.Name()), info.Size()); err != nil {
			return fmt.Errorf("segment %s: %w", name.Name(), err)
		}
	}
	return nil
}

var errChecksum = errors.New("does not fit its checksum")

// check reads a segment of this size once.
func check(name string, size int64) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sum, written := crc32.NewIEEE(), make([]byte, crc32.Size)
	if _, err := io.CopyN(sum, f, size-crc32.Size); err != nil {
		return err
	}
	if _, err := io.ReadFull(f, written); err != nil {
		return err
	}
	if sum.Sum32() != binary.BigEndian.Uint32(written) {
		return errChecksum
	}
	return nil
}
