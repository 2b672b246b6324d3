package pdf

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"yanku/internal/format"
	"yanku/internal/report"
)

// A peer is a reader of PDF: this package, or a tool that is installed (poppler-utils, mupdf-tools).
type peer struct {
	name string
	line []string // of a tool; FILE stands for the file
}

var peers = []peer{
	{"yanku", nil},
	{"pdftotext", []string{"pdftotext", "FILE", "-"}},
	{"pdftotext -layout", []string{"pdftotext", "-layout", "FILE", "-"}},
	{"mutool draw -F text", []string{"mutool", "draw", "-q", "-F", "text", "FILE"}},
}

// standing is what a peer made of the bed: character errors in reading order (the mean of the files), and what it kept whole of what there is.
type standing struct {
	errors                  float64
	headings, rows, figures int
	speed, single           float64 // pages a second of processor time, on the bed as one file and file by file
}

// BenchmarkPeers reads the whole bed, once as one file for speed and once file by file for errors, with this package and with its peers, and prints the table
// of all. A tool's heading, row or caption counts where it stands on a line of its own, with all its characters; its level or cells are not asked for.
func BenchmarkPeers(b *testing.B) {
	all := unite(b)
	have := map[string]standing{}
	for _, p := range peers {
		b.Run(strings.ReplaceAll(p.name, " ", "_"), func(b *testing.B) {
			if p.line != nil {
				if _, err := exec.LookPath(p.line[0]); err != nil {
					b.Skip(p.line[0] + " is not installed")
				}
			}
			s := p.standing(b)
			s.speed = p.speed(b, all)
			b.ReportMetric(s.single, "pages/cpu-s-by-file")
			b.ReportMetric(s.errors, "errors/char")
			b.ReportMetric(s.speed, "pages/cpu-s")
			have[p.name] = s
		})
	}
	ours, of := have[peers[0].name], standing{}
	for _, name := range beds(b) {
		of.add(b, name, truth(b, name), truth(b, name))
	}
	fmt.Printf("%-20s %12s %9s %7s %9s %21s %21s\n", "PDF", "errors/char", "headings", "rows", "captions", "pages/cpu-s, ratio", "by file, ratio")
	for _, p := range peers {
		if s, ok := have[p.name]; ok {
			fmt.Printf("%-20s %12.4f %5d/%-3d %3d/%-3d %5d/%-3d %14.1f %6.2f %14.1f %6.2f\n", p.name, s.errors, s.headings, of.headings, s.rows, of.rows, s.figures, of.figures, s.speed, ours.speed/s.speed, s.single, ours.single/s.single)
		}
	}
}

// unite makes one file of the whole bed, four times over.
func unite(b *testing.B) string {
	all, args := filepath.Join(b.TempDir(), "all.pdf"), []string{}
	for range 4 {
		for _, n := range beds(b) {
			args = append(args, "testdata/"+n+".pdf")
		}
	}
	if out, err := exec.Command("pdfunite", append(args, all)...).CombinedOutput(); err != nil {
		b.Skipf("pdfunite of poppler-utils is needed: %v %s", err, out)
	}
	return all
}

// engine of this process, for the whole run.
func ourEngine(b *testing.B) *engine {
	e, err := newEngine(context.Background(), cacheDir())
	if err != nil {
		b.Fatal(err)
	}
	return e
}

// standing reads the bed file by file.
func (p peer) standing(b *testing.B) standing {
	var s standing
	var e *engine
	names := beds(b)
	if p.line == nil {
		e = ourEngine(b)
		if _, err := e.read(request{Data: load(b, names[0]+".pdf")}, func() {}); err != nil { // as a worker that has read a file before
			b.Fatal(err)
		}
	}
	pages, took := 0, time.Duration(0)
	for _, name := range names {
		var got []format.Block
		if p.line == nil {
			before := processor(syscall.RUSAGE_SELF)
			read, err := e.read(request{Data: load(b, name+".pdf")}, func() {})
			if err != nil {
				b.Fatal(err)
			}
			got, took = read.Blocks, took+processor(syscall.RUSAGE_SELF)-before
		} else {
			out, t := p.run(b, "testdata/"+name+".pdf")
			took += t
			for line := range strings.Lines(string(out)) {
				got = append(got, format.Block{Kind: report.Paragraph, Text: strings.Trim(line, " \n\f")})
			}
		}
		pages += length(b, name)
		s.add(b, name, truth(b, name), got)
	}
	s.errors /= float64(len(names))
	s.single = float64(pages) / took.Seconds()
	return s
}

// length counts the pages of a document.
func length(b *testing.B, name string) int {
	out, err := exec.Command("pdfinfo", "testdata/"+name+".pdf").Output()
	if err != nil {
		b.Skipf("pdfinfo of poppler-utils is needed: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		if n, ok := strings.CutPrefix(line, "Pages:"); ok {
			pages, _ := strconv.Atoi(strings.TrimSpace(n))
			return pages
		}
	}
	b.Fatalf("%s: no pages", name)
	return 0
}

// add counts one file. Lines of a tool have no kind: for them every heading and row is looked for among the lines.
func (s *standing) add(b *testing.B, name string, want, got []format.Block) {
	a := solid(want)
	if len(a) == 0 {
		b.Fatalf("%s has no text", name)
	}
	s.errors += float64(distance(a, solid(got))) / float64(len(a))
	s.headings += kept(want, got, report.Heading)
	s.rows += kept(want, got, report.Row)
	s.figures += pairs(want, got)
}

// kept counts the blocks of a kind that stand in got with all their characters: as that kind where got has kinds, else as a line.
func kept(want, got []format.Block, kind report.BlockKind) (n int) {
	have := map[string]int{}
	lines := true
	for _, b := range got {
		lines = lines && b.Kind == report.Paragraph
	}
	for _, b := range got {
		if lines || b.Kind == kind {
			have[string(solid([]format.Block{b}))]++
		}
	}
	for _, b := range want {
		if key := string(solid([]format.Block{b})); b.Kind == kind && have[key] > 0 {
			have[key]--
			n++
		}
	}
	return n
}

// run gives what a tool prints of a file, and the processor time that it took.
func (p peer) run(b *testing.B, file string) ([]byte, time.Duration) {
	line := append([]string{}, p.line...)
	for i := range line {
		if line[i] == "FILE" {
			line[i] = file
		}
	}
	cmd := exec.Command(line[0], line[1:]...)
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	return out, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// speed gives the pages a second of processor time on one large file.
func (p peer) speed(b *testing.B, all string) float64 {
	data, err := os.ReadFile(all)
	if err != nil {
		b.Fatal(err)
	}
	e := ourEngine(b)
	inFile, took, rounds := 0, time.Duration(0), 0
	if _, err := e.read(request{Data: data}, func() { inFile++ }); err != nil { // also warms up
		b.Fatal(err)
	}
	for b.Loop() {
		rounds++
		if p.line != nil {
			_, t := p.run(b, all)
			took += t
			continue
		}
		before := processor(syscall.RUSAGE_SELF)
		if _, err := e.read(request{Data: data}, func() {}); err != nil {
			b.Fatal(err)
		}
		took += processor(syscall.RUSAGE_SELF) - before
	}
	return float64(inFile*rounds) / took.Seconds()
}

// processor gives the processor time that was used.
func processor(who int) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(who, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// BenchmarkRead reads a report of four pages through a worker process.
func BenchmarkRead(b *testing.B) {
	data := load(b, "one-column.pdf")
	for b.Loop() {
		if _, err := Format.Read(b.Context(), format.File{Name: "x.pdf", Data: data}, format.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}
