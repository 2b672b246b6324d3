package index

import (
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Bytes that make no sense although their checksums are right are an error or answered from, and never a fault nor more memory than the file could need.
func TestSoundChecksumsOverNonsense(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	dir := t.TempDir()
	ix := open(t, dir)
	docs := someDocs(random, 60)
	for chunk := range slices.Chunk(docs, 30) {
		if err := ix.Update(chunk, nil); err != nil {
			t.Fatal(err)
		}
	}
	seg := ix.parts[0].segment
	whole, err := os.ReadFile(seg.path)
	if err != nil {
		t.Fatal(err)
	}
	all := pieces(t, whole, seg)
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	for range 300 {
		other := t.TempDir()
		if err := os.CopyFS(other, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		broken := nonsense(random, whole, all[random.IntN(len(all))])
		if err := os.WriteFile(filepath.Join(other, filepath.Base(seg.path)), broken, 0o600); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&before)
		use(t, other, someQuery(random, docs))
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 1<<27 {
			t.Fatalf("%d MB were taken", n>>20)
		}
	}
}

// at is a piece of a file before its checksum, or the table of sections, whose checksum stands 4 bytes further.
type at struct {
	off, size int
	table     bool
}

// pieces gives the pieces of a segment, each kind about as often as another.
func pieces(t *testing.T, file []byte, s *segment) (out []at) {
	t.Helper()
	le := binary.LittleEndian
	toc := len(file) - footerSize - 16*sections
	for range 8 {
		out = append(out, at{toc, 16 * sections, true})
		for i := range sections {
			out = append(out, at{off: int(le.Uint64(file[toc+16*i:])), size: int(le.Uint64(file[toc+16*i+8:]))})
		}
		out = append(out, at{off: int(s.dict), size: min(blockEntries, s.lists) * entrySize})
	}
	w := s.walk(0)
	for n := 0; w.on(); n++ {
		if e := w.entry; n%40 == 0 || space(e.key>>hashBits) >= spaceState {
			out = append(out, at{off: int(e.off), size: int(e.docs)}, at{off: int(e.off) + int(e.docs) + 4, size: int(e.places)})
		}
		w.step()
	}
	for i := range s.n {
		out = append(out, at{off: int(s.records[i]), size: int(s.records[i+1]-s.records[i]) - 4})
	}
	return slices.DeleteFunc(out, func(p at) bool { return p.size == 0 })
}

// nonsense changes some bytes of a piece and makes its checksum right.
func nonsense(random *rand.Rand, file []byte, p at) []byte {
	out := slices.Clone(file)
	data := out[p.off : p.off+p.size]
	for range 1 + random.IntN(3) {
		data[random.IntN(len(data))] = []byte{0, 1, 0x7F, 0x80, 0xFF, byte(random.Uint32())}[random.IntN(6)]
	}
	sum := p.off + p.size
	if p.table {
		sum += 4
	}
	binary.LittleEndian.PutUint32(out[sum:], checksum(data))
	return out
}

// use reads an index in every way and writes it.
func use(t *testing.T, dir, typed string) {
	t.Helper()
	ix, fresh, err := Open(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	if fresh {
		if err := ix.Close(); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, q := range []string{typed, "-游戏", "光 OR 模"} {
		if r, err := ix.Search(t.Context(), query.Parse(q).Relaxed(), []report.ID{"x"}, report.Date{Year: 2026, Month: 3, Day: 1}); err == nil {
			_, _ = r.Best(0)
			r.Tally()
			r.IDs()
			r.Close()
		}
	}
	_ = ix.Check(t.Context())
	_ = ix.Update([]Doc{{"new", query.Fields{Body: "光模块"}}}, []report.ID{"0000000000000001"})
	_ = ix.Settle()
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
}
