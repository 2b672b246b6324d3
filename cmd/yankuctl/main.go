// Yankuctl does without a window what the window can do with the library. It needs neither cgo nor a display.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"yanku/internal/format/pdf"
	"yanku/internal/i18n"
	"yanku/internal/ingest"
	"yanku/store"
)

// Version is the program's, as FyneApp.toml has it.
const version = "0.1.0"

// The exit statuses of CONTRACT.
const (
	statusDone      = 0
	statusSome      = 1 // some inputs failed
	statusUsage     = 2
	statusLibrary   = 3 // the library cannot be opened, or is found damaged later
	statusCancelled = 130
)

// command is one word of the command line. Its usage stands in assets/words/ctl.csv under "ctl.use." and its name.
type command struct {
	name string
	run  func(ctx context.Context, e *env, args []string) error
}

// commands are all there are, in the order in which usage lists them.
var commands = []command{
	{"import", runImport},
	{"list", runList},
	{"show", runShow},
	{"figures", runFigures},
	{"flags", runFlags},
	{"search", runSearch},
	{"similar", runSimilar},
	{"echoes", runEchoes},
	{"searches", runSearches},
	{"save", runSave},
	{"unsave", runUnsave},
	{"confirm", runConfirm},
	{"reject", runReject},
	{"correct", runCorrect},
	{"add", runAdd},
	{"reset", runReset},
	{"history", runHistory},
	{"dismiss", runDismiss},
	{"star", runStar},
	{"unstar", runUnstar},
	{"undo", runUndo},
	{"versions", runVersions},
	{"current", runCurrent},
	{"apart", runApart},
	{"edits", runEdits},
	{"reread", runReread},
	{"again", runAgain},
	{"reference", runReference},
	{"rebuild", runRebuild},
	{"index", runIndex},
	{"reindex", runReindex},
	{"chart", runChart},
	{"demo", runDemo},
	{"names", runNames},
	{"version", runVersion},

	{"tag", runLater},
	{"untag", runLater},
	{"note", runLater},
	{"trash", runLater},
	{"restore", runLater},
	{"purge", runLater},
	{"check", runLater},
	{"backup", runLater},
	{"restore-backup", runLater},
}

func main() {
	if pdf.Serve(context.Background(), os.Args[1:]) {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	out := bufio.NewWriter(os.Stdout)
	e := &env{in: os.Stdin, out: out, err: os.Stderr, lang: language(os.Getenv)}
	status := e.main(ctx, os.Args[1:])
	if err := out.Flush(); err != nil && status == statusDone {
		e.say("ctl.failed", err)
		status = statusSome
	}
	stop()
	os.Exit(status)
}

// language is that of the locale in the environment (POSIX: LC_ALL before LC_MESSAGES before LANG).
func language(getenv func(string) string) i18n.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			return i18n.Of(locale)
		}
	}
	return i18n.English
}

// env is what a command works with.
type env struct {
	in      io.Reader
	out     *bufio.Writer // results
	err     io.Writer     // messages
	lang    i18n.Lang
	library string         // as asked for by --library
	reads   *ingest.Reader // made when the first file is read
	command string
}

// say writes a message to the user.
func (e *env) say(key string, args ...any) { fmt.Fprintln(e.err, plain(e.lang.T(key, args...))) }

// main runs one command line and gives the exit status.
func (e *env) main(ctx context.Context, args []string) int {
	for len(args) > 0 && strings.HasPrefix(args[0], "--") {
		name, value, given := strings.Cut(strings.TrimPrefix(args[0], "--"), "=")
		switch {
		case name == "help":
			e.usage(e.out, "")
			return statusDone
		case name == "library" && given:
			args = args[1:]
		case name == "library" && len(args) > 1:
			value, args = args[1], args[2:]
		case name == "library":
			return e.status(usagef("ctl.no_value", args[0]))
		default:
			return e.status(usagef("ctl.unknown_flag", args[0]))
		}
		e.library = value
	}
	switch {
	case len(args) == 0:
		e.usage(e.err, "")
		return statusUsage
	case args[0] == "-h" || args[0] == "help":
		e.usage(e.out, "")
		return statusDone
	}
	for _, c := range commands {
		if c.name == args[0] {
			e.command = c.name
			return e.status(c.run(ctx, e, args[1:]))
		}
	}
	return e.status(usagef("ctl.unknown_command", args[0]))
}

// usage writes how the program, or one command of it, is called.
func (e *env) usage(w io.Writer, name string) {
	if name == "" {
		fmt.Fprintln(w, e.lang.T("ctl.usage"))
	}
	for _, c := range commands {
		if key := "ctl.use." + c.name; i18n.Has(key) && (name == "" || name == c.name) {
			fmt.Fprintln(w, "  yankuctl "+e.lang.T(key))
		}
	}
}

// errSome says that some inputs failed, each of which was named already.
var errSome = errors.New("some inputs failed")

// errHelp asks for the usage of a command.
var errHelp = errors.New("help")

// usageError is a wrong call; its words are a key with arguments.
type usageError struct {
	key  string
	args []any
}

func usagef(key string, args ...any) error { return &usageError{key, args} }

// Error gives the words in English.
func (u *usageError) Error() string { return i18n.English.T(u.key, u.args...) }

// openError says that the library cannot be opened.
type openError struct {
	dir string
	err error
}

// Error tells which library and why.
func (o *openError) Error() string { return fmt.Sprintf("open %s: %v", o.dir, o.err) }

// Unwrap gives the reason.
func (o *openError) Unwrap() error { return o.err }

// status tells the user of err and gives the exit status for it.
func (e *env) status(err error) int {
	var wrong *usageError
	var closed *openError
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errHelp):
		e.usage(e.out, e.command)
		return statusDone
	case errors.Is(err, context.Canceled):
		e.say("ctl.cancelled")
		return statusCancelled
	case errors.Is(err, errSome):
		return statusSome
	case errors.As(err, &wrong):
		e.say(wrong.key, wrong.args...)
		e.usage(e.err, e.command)
		return statusUsage
	case errors.As(err, &closed):
		e.say("ctl.not_opened", closed.dir, e.reason(closed.err))
		return statusLibrary
	}
	e.say("ctl.failed", e.reason(err))
	if errors.Is(err, store.ErrDamaged) {
		return statusLibrary
	}
	return statusSome
}
