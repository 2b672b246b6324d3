package pdf

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
	"unicode"

	"yanku/internal/format"
)

// BenchmarkPeers reads the whole bed, once as one file for speed and once file by file for errors, with this package and with the tools that are installed
// (poppler-utils, mupdf-tools): pages a second of processor time, and character errors in reading order.
func BenchmarkPeers(b *testing.B) {
	all := filepath.Join(b.TempDir(), "all.pdf")
	names := beds(b)
	args := []string{}
	for range 4 {
		for _, n := range names {
			args = append(args, "testdata/"+n+".pdf")
		}
	}
	if out, err := exec.Command("pdfunite", append(args, all)...).CombinedOutput(); err != nil {
		b.Skipf("pdfunite of poppler-utils is needed: %v %s", err, out)
	}
	b.Run("yanku", func(b *testing.B) { benchOurs(b, all, names) })
	for name, args := range map[string][]string{
		"pdftotext":        {"pdftotext", "FILE", "-"},
		"pdftotext-layout": {"pdftotext", "-layout", "FILE", "-"},
		"mutool":           {"mutool", "draw", "-q", "-F", "txt", "FILE"},
	} {
		b.Run(name, func(b *testing.B) {
			if _, err := exec.LookPath(args[0]); err != nil {
				b.Skip(args[0] + " is not installed")
			}
			benchTool(b, args, all, names)
		})
	}
}

func benchOurs(b *testing.B, all string, names []string) {
	e, err := newEngine(context.Background(), cacheDir())
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile(all)
	if err != nil {
		b.Fatal(err)
	}
	pages, errs := 0, 0.0
	b.ResetTimer()
	before := processor(syscall.RUSAGE_SELF)
	for b.Loop() {
		if _, err := e.read(request{Data: data}, func() { pages++ }); err != nil {
			b.Fatal(err)
		}
	}
	took := processor(syscall.RUSAGE_SELF) - before
	single := processor(syscall.RUSAGE_SELF)
	inFile := 0
	for _, n := range names {
		if _, err := e.read(request{Data: load(b, n+".pdf")}, func() { inFile++ }); err != nil {
			b.Fatal(err)
		}
	}
	single = processor(syscall.RUSAGE_SELF) - single
	b.ReportMetric(float64(inFile)/single.Seconds(), "pages/cpu-s-by-file")
	for _, n := range names {
		read, err := e.read(request{Data: load(b, n+".pdf")}, func() {})
		if err != nil {
			b.Fatal(err)
		}
		want := solid(truth(b, n))
		errs += float64(distance(want, solid(read.Blocks))) / float64(len(want))
	}
	b.ReportMetric(float64(pages)/took.Seconds(), "pages/cpu-s")
	b.ReportMetric(errs/float64(len(names)), "errors/char")
}

func benchTool(b *testing.B, args []string, all string, names []string) {
	run := func(file string) ([]byte, time.Duration) {
		line := append([]string{}, args...)
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
	e, err := newEngine(context.Background(), cacheDir())
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile(all)
	if err != nil {
		b.Fatal(err)
	}
	inFile := e.count("FPDF_GetPageCount", e.call("FPDF_LoadMemDocument", e.put(data), uint64(len(data)), 0))
	pages, took, errs := 0, time.Duration(0), 0.0
	single := time.Duration(0)
	b.ResetTimer()
	for b.Loop() {
		_, t := run(all)
		pages, took = pages+inFile, took+t
	}
	for _, n := range names {
		out, t := run("testdata/" + n + ".pdf")
		single += t
		var got []rune
		for _, r := range string(out) {
			if !unicode.IsSpace(r) && r != '•' {
				got = append(got, r)
			}
		}
		want := solid(truth(b, n))
		errs += float64(distance(want, got)) / float64(len(want))
	}
	b.ReportMetric(float64(pages)/took.Seconds(), "pages/cpu-s")
	b.ReportMetric(float64(inFile)/4/single.Seconds(), "pages/cpu-s-by-file")
	b.ReportMetric(errs/float64(len(names)), "errors/char")
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
