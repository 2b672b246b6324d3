// Command yanku is the desktop program: a local library of Chinese market research in which every figure leads to its sentence.
//
//	yanku [--library DIR] [--lang zh|en] [--theme light|dark] [--samples] [FILE…]
//
// Files and folders named on the command line are imported at the start, and with --samples the sample reports into a library that is empty. YANKU_LIBRARY names the library, YANKU_EXPORT_DIR a folder that charts are
// exported to without asking, and YANKU_TRACE=1 prints what happens to standard error, for tests.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2/app"

	"yanku/internal/config"
	"yanku/internal/format/pdf"
	"yanku/internal/i18n"
	"yanku/ui"
)

const appID = "app.yanku.desktop"

func main() {
	started := time.Now()
	if pdf.Serve(context.Background(), os.Args[1:]) {
		return
	}
	os.Exit(run(started))
}

// run gives the exit status: 0 all went well, 1 there was no window, 2 wrong usage, 3 no place for the library.
func run(started time.Time) int {
	lang := i18n.Of(locale())
	library := flag.String("library", "", "")
	language := flag.String("lang", "", "")
	theme := flag.String("theme", "", "")
	samples := flag.Bool("samples", false, "")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, lang.T("start.usage")) }
	flag.Parse()
	if !allowed(*language, "", "zh", "en") || !allowed(*theme, "", "light", "dark") {
		flag.Usage()
		return 2
	}
	if *language != "" {
		lang = i18n.Lang(*language)
	}
	dir, err := config.Library(*library)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	if !hasDisplay() {
		fmt.Fprintln(os.Stderr, lang.T("start.nodisplay"))
		return 1
	}
	log.SetOutput(explainer{os.Stderr, lang.T("start.nodisplay"), os.Exit})

	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go preparePDF(ctx)
	debug.SetMemoryLimit(memory)
	lib := newLibrary(dir)
	o := options(ctx, started, lang)
	o.Samples = *samples
	if *language != "" {
		o.Settings.Lang = *language
	}
	if *theme != "" {
		o.Settings.Theme = *theme
	}
	o.Library = dir
	files := &originals{l: lib}
	ports := ui.Ports{
		Keeper: lib, Lister: lib, Finder: lib, Opener: opener{lib}, Marker: lib, Importer: lib, Gatherer: lib, Editor: lib, Versions: lib,
		Ledger: lib, Undoer: lib, Dismisser: lib, Again: extractor{lib},
		Advisor: lib, Relations: lib, Searches: lib, Teller: lib,
		Pager: files, Filer: files, Names: lib.names, Watch: watching(ctx, dir),
	}
	w := ui.New(app.NewWithID(appID), ports, o)
	w.Run()
	if err := lib.close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if !w.Shown() {
		fmt.Fprintln(os.Stderr, lang.T("start.nodisplay"))
		return 1
	}
	return 0
}

// memory is how many bytes the program takes before it clears up more often than usual: what a library of 100,000 reports needs, with half as much again.
const memory = 500 << 20

// preparePDF compiles the PDF reader at the first start, so that the first report does not wait for it.
func preparePDF(ctx context.Context) {
	if err := pdf.Prepare(ctx); err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// options reads settings and environment.
func options(ctx context.Context, started time.Time, lang i18n.Lang) ui.Options {
	o := ui.Options{Context: ctx, Lang: lang, Started: started, ExportDir: os.Getenv("YANKU_EXPORT_DIR"), Save: func(config.Settings) error { return nil }}
	if os.Getenv("YANKU_TRACE") == "1" {
		o.Trace = os.Stderr
	}
	for _, f := range flag.Args() {
		if abs, err := filepath.Abs(f); err == nil {
			o.Files = append(o.Files, abs)
		}
	}
	path, err := config.File()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return o
	}
	o.Save = func(s config.Settings) error { return s.Save(path) }
	o.Settings, err = config.Load(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return o
}

func allowed(s string, words ...string) bool {
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}

// locale is the language of the user's environment, by POSIX's order of variables.
func locale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}

// hasDisplay tells whether there can be a window at all.
func hasDisplay() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// explainer passes the toolkit's messages on. When the toolkit could not make a window it says what can be done and ends the program: the toolkit would go on
// without one. The library is safe, as after any end of the process.
type explainer struct {
	out   io.Writer
	words string
	exit  func(status int)
}

// Write is called with one message.
func (e explainer) Write(p []byte) (int, error) {
	n, err := e.out.Write(p)
	if s := string(p); strings.Contains(s, "window creation error") || strings.Contains(s, "failed to initialise GLFW") {
		fmt.Fprintln(e.out, e.words)
		e.exit(1)
	}
	return n, err
}
