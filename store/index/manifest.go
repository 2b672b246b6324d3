package index

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// version changes whenever what stands in the index does; an index of another version is made anew.
const version = 7

// manifestName is the file that says which segments make up the index. It is replaced in one step, so that the index is always one that was whole at some time.
const manifestName = "manifest"

// manifest is a line of JSON, a space and its CRC-32C in hexadecimal digits.
type manifest struct {
	Version    int     `json:"version"`
	Generation uint64  `json:"generation"` // grows with every change
	Next       uint64  `json:"next"`       // number of the next segment's file
	Segments   []piece `json:"segments"`
}

// piece is a segment in the manifest; Dead is its set of reports that are gone, little-endian.
type piece struct {
	File string `json:"file"`
	Dead []byte `json:"dead,omitempty"`
}

// part is an open segment with its dead reports; dead is nil when there are none, and never changes.
type part struct {
	*segment
	dead  bits
	alive int
}

func readManifest(dir string) (m manifest, err error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return m, err
	}
	line, sum, _ := bytes.Cut(bytes.TrimSpace(data), []byte("} "))
	line = append(line, '}')
	want, err := strconv.ParseUint(string(sum), 16, 32)
	if err != nil || crc32.Checksum(line, castagnoli) != uint32(want) {
		return m, fmt.Errorf("manifest: %w", errChecksum)
	}
	if err := json.Unmarshal(line, &m); err != nil {
		return m, fmt.Errorf("manifest: %w", err)
	}
	if m.Version != version {
		return m, fmt.Errorf("it has version %d", m.Version)
	}
	return m, nil
}

// writeManifest puts a manifest in the place of the one before and brings that to the disk.
func writeManifest(dir string, m manifest) error {
	line, err := json.Marshal(m)
	if err != nil {
		return err
	}
	line = fmt.Appendf(line, " %08x\n", checksum(line))
	path := filepath.Join(dir, manifestName)
	f, err := os.Create(path + ".new")
	if err != nil {
		return err
	}
	_, err = f.Write(line)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := rename(path+".new", path); err != nil {
		return err
	}
	if d, err := os.Open(dir); err == nil { // brings the names to the disk where a folder can be opened
		_ = d.Sync()
		return d.Close()
	}
	return nil
}

// rename puts a file in the place of another. It tries for a tenth of a second: on Windows a file that a reader is at cannot be replaced.
func rename(from, to string) (err error) {
	for range 20 {
		if err = os.Rename(from, to); err == nil {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	return err
}

// load reads the manifest and opens what it names. A process that writes may take segments away in between: then there is a newer manifest.
func load(dir string) (m manifest, parts []part, err error) {
	for range 10 {
		if m, err = readManifest(dir); err != nil {
			return m, nil, err
		}
		if parts, err = openParts(dir, m); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return m, parts, err
}

// openParts opens the segments of a manifest.
func openParts(dir string, m manifest) (parts []part, err error) {
	for _, p := range m.Segments {
		s, err := openSegment(filepath.Join(dir, filepath.Base(p.File)))
		if err != nil {
			closeParts(parts)
			return nil, err
		}
		parts = append(parts, newPart(s, deadOf(p.Dead, s.n)))
	}
	return parts, nil
}

func newPart(s *segment, dead bits) part {
	if dead == nil {
		return part{s, nil, s.n}
	}
	return part{s, dead, s.n - dead.count()}
}

func deadOf(b []byte, n int) bits {
	if len(b) == 0 {
		return nil
	}
	out := newBits(n)
	for i := range out {
		if 8*i+8 <= len(b) {
			out[i] = binary.LittleEndian.Uint64(b[8*i:])
		}
	}
	return out
}

func pieceOf(p part) piece {
	out := piece{File: filepath.Base(p.path)}
	for _, w := range p.dead {
		out.Dead = binary.LittleEndian.AppendUint64(out.Dead, w)
	}
	return out
}

func closeParts(parts []part) {
	for _, p := range parts {
		p.release()
	}
}
