package index

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
)

// maxVerify is how many bytes of segments are looked at when the index opens; 128 MB take about 60 ms.
const maxVerify = 128 << 20

// verify checks the segments of an index against their checksums: a damaged one would be found out only by a crash of the goroutine that merges it.
// The last four bytes of a segment are the CRC-32 (IEEE) of all before them (zap format, version 11 and later).
func verify(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.zap"))
	if err != nil {
		return err
	}
	left := int64(maxVerify)
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		if info.Size() < 8 {
			return fmt.Errorf("segment %s is cut short", filepath.Base(name))
		}
		if left -= info.Size(); left < 0 {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		body, sum := data[:len(data)-4], binary.BigEndian.Uint32(data[len(data)-4:])
		if crc32.ChecksumIEEE(body) != sum {
			return fmt.Errorf("segment %s does not fit its checksum", filepath.Base(name))
		}
	}
	return nil
}
