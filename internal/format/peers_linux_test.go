package format

import (
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"yanku/internal/testing/corpus"
)

// peerFiles is how many files a peer reads, which needs a process for each; every so many of the corpus, that they stand for all.
const peerFiles = 60

// BenchmarkPeers reads the daily reports as Markdown, bytes to blocks, and as web pages made of them; pandoc and lynx read a part of the same files, one process
// a file. It prints files a second of processor time for each, and the ratios.
func BenchmarkPeers(b *testing.B) {
	paths, _ := filepath.Glob(filepath.Join(corpus.Daily(b, "../.."), "*"))
	if len(paths) == 0 {
		b.Fatal("the corpus is empty")
	}
	comparePeer(b, "Markdown", paths, readMarkdown, "pandoc", "-f", "markdown", "-t", "plain", "-o", os.DevNull)
	comparePeer(b, "HTML", webPages(b, paths), readHTML, "lynx", "-dump", "-nolist", "-display_charset=utf-8", "-assume_charset=utf-8")
}

// comparePeer measures one of our readers against one tool on the same files.
func comparePeer(b *testing.B, name string, paths []string, read func(context.Context, File, Limits) (Raw, error), tool ...string) {
	var ours, theirs float64
	b.Run(name, func(b *testing.B) {
		ours = readAll(b, paths, read)
		b.ReportMetric(ours, "files/cpu-s")
	})
	b.Run(tool[0], func(b *testing.B) {
		if _, err := exec.LookPath(tool[0]); err != nil {
			b.Skip(tool[0] + " is not installed")
		}
		theirs = runAll(b, paths, tool)
		b.ReportMetric(theirs, "files/cpu-s")
	})
	if theirs > 0 {
		fmt.Printf("%-10s %8.0f files/cpu-s, %-8s %6.1f: ratio %.1f\n", name, ours, tool[0], theirs, ours/theirs)
	}
}

// readAll gives how many files our reader reads in a second of processor time, garbage collection and all.
func readAll(b *testing.B, paths []string, read func(context.Context, File, Limits) (Raw, error)) float64 {
	files := make([]File, len(paths))
	for i, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		files[i] = File{Name: filepath.Base(p), Data: data}
	}
	rounds := 0
	before := usage(syscall.RUSAGE_SELF)
	for b.Loop() {
		rounds++
		for _, f := range files {
			if _, err := read(b.Context(), f, DefaultLimits()); err != nil {
				b.Fatal(err)
			}
		}
	}
	return float64(rounds*len(files)) / (usage(syscall.RUSAGE_SELF) - before).Seconds()
}

// runAll gives how many files a tool reads in a second of processor time.
func runAll(b *testing.B, paths []string, tool []string) float64 {
	step := max(1, len(paths)/peerFiles)
	n := 0
	before := usage(syscall.RUSAGE_CHILDREN)
	for b.Loop() {
		for i := 0; i < len(paths); i += step {
			n++
			if out, err := exec.CommandContext(b.Context(), tool[0], append(tool[1:len(tool):len(tool)], paths[i])...).CombinedOutput(); err != nil {
				b.Fatalf("%s: %v %s", tool[0], err, out)
			}
		}
	}
	return float64(n) / (usage(syscall.RUSAGE_CHILDREN) - before).Seconds()
}

// usage gives the processor time used so far.
func usage(who int) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(who, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// webPages makes a web page of each report, as sites have them: navigation and a script around an article of headings, paragraphs, lists and tables.
func webPages(b *testing.B, paths []string) []string {
	dir := b.TempDir()
	out := make([]string, len(paths))
	for i, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		out[i] = filepath.Join(dir, fmt.Sprintf("%04d.html", i))
		if err := os.WriteFile(out[i], []byte(webPage(string(data))), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return out
}

func webPage(text string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>日报</title><style>p{margin:0}</style><script>var a = 1;</script></head><body>")
	b.WriteString("<nav><ul>" + strings.Repeat("<li><a href=\"/list\">频道</a></li>", 20) + "</ul></nav><div id=main><article>")
	for line := range strings.Lines(text) {
		words := strings.TrimSpace(line)
		safe := html.EscapeString(strings.Trim(words, "#*|- "))
		switch {
		case safe == "":
		case strings.HasPrefix(words, "#"):
			b.WriteString("<h2 class=title>" + safe + "</h2>\n")
		case strings.HasPrefix(words, "|"):
			b.WriteString("<table><tr><td>" + strings.ReplaceAll(safe, "|", "</td><td>") + "</td></tr></table>\n")
		case strings.HasPrefix(words, "*"):
			b.WriteString("<ul><li><strong>" + safe + "</strong></li></ul>\n")
		default:
			b.WriteString("<p style=\"text-indent:2em\"><span>" + safe + "</span></p>\n")
		}
	}
	b.WriteString("</article></div><footer>版权所有</footer></body></html>")
	return b.String()
}
