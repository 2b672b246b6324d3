//go:build ignore

// Command recombine writes any number of reports of about 4 KB, put together from the paragraphs of other reports:
//
//	go run scripts/recombine/*.go -n 100000 -out DIR CORPUS
//
// CORPUS is a folder of Markdown files, such as ../shared/corpus/daily.tar.xz unpacked. The same seed gives the same files, however many there are: the first
// 1,000 of 100,000 are those of 1,000. They lie in subfolders of 1,000.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

// shard is how many reports lie in one folder.
const shard = 1000

func main() {
	n := flag.Int("n", 1000, "number of reports")
	out := flag.String("out", "", "folder to write to")
	seed := flag.Uint64("seed", 5, "another seed gives other reports")
	flag.Parse()
	if *out == "" || flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *out, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(corpus, out string, n int, seed uint64) error {
	p, err := readPool(corpus, seed)
	if err != nil {
		return err
	}
	shards := make(chan int)
	var workers sync.WaitGroup
	var failed atomic.Pointer[error]
	var written atomic.Int64
	for range runtime.NumCPU() {
		workers.Go(func() {
			for s := range shards {
				size, err := writeShard(p, out, seed, s, min(n-s*shard, shard))
				if err != nil {
					failed.CompareAndSwap(nil, &err)
				}
				written.Add(size)
			}
		})
	}
	for s := 0; s*shard < n && failed.Load() == nil; s++ {
		shards <- s
	}
	close(shards)
	workers.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	fmt.Printf("%d reports, %d bytes, from %d sentences and %d tables\n", n, written.Load(), len(p.all), len(p.tables))
	return nil
}

// writeShard writes the first n reports of a folder, each with chance of its own, and gives their bytes.
func writeShard(p *pool, out string, seed uint64, s, n int) (size int64, err error) {
	dir := filepath.Join(out, fmt.Sprintf("%03d", s))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	for i := range n {
		number := s*shard + i
		r := newReport(p, rand.New(rand.NewPCG(seed, uint64(number))))
		name, text := r.write(number)
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return size, err
		}
		size += int64(len(text))
	}
	return size, nil
}
