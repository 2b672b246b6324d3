package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The models of tesseract that are used: Simplified Chinese, which knows Latin letters and digits too, and the one that finds which way is up.
const (
	chinese     = "chi_sim"
	orientation = "osd"
)

// What tesseract may take: a page of text needs 3 to 6 s of a processor, on a busy machine at low priority many times that.
const (
	stripTime  = 5 * time.Minute
	askTime    = 20 * time.Second
	maxAnswer  = 64 << 20 // bytes of hOCR; a full page has 300 KB
	maxMessage = 4 << 10
)

// turn is held by who runs tesseract: one at a time.
var turn = make(chan struct{}, 1)

// engine is an installed tesseract.
type engine struct {
	path string
	osd  bool // it can tell which way is up
}

// Ready gives nil when texts can be recognised on this machine, else an error that wraps ErrMissing or ErrModel.
func Ready(ctx context.Context) error {
	_, err := find(ctx)
	return err
}

// find looks for tesseract. It is asked anew each time, so that it may be installed while the program runs.
func find(ctx context.Context) (*engine, error) {
	path, err := exec.LookPath("tesseract")
	for _, p := range places() {
		if err == nil {
			break
		}
		path, err = exec.LookPath(p)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMissing, err)
	}
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "--list-langs")
	hide(cmd)
	said, err := cmd.CombinedOutput() // version 4 lists them among its messages
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	models := strings.Fields(string(said))
	if err != nil || !slices.Contains(models, chinese) {
		return nil, ErrModel
	}
	return &engine{path, slices.Contains(models, orientation)}, nil
}

// places are where installers put tesseract without telling the PATH: the one for Windows in its folder, Homebrew in its own, which programs with a window
// do not have in their PATH on macOS.
func places() []string {
	switch runtime.GOOS {
	case "windows":
		var out []string
		for _, v := range []string{"ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"} {
			if dir := os.Getenv(v); dir != "" {
				out = append(out, filepath.Join(dir, "Tesseract-OCR", "tesseract.exe"), filepath.Join(dir, "Programs", "Tesseract-OCR", "tesseract.exe"))
			}
		}
		return out
	case "darwin":
		return []string{"/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract", "/opt/local/bin/tesseract"}
	}
	return nil
}

// The ways tesseract looks at a page: find columns and lines; only tell which way is up.
const (
	findLines = "3"
	findUp    = "0"
)

// run has tesseract look at g and gives what it writes.
func (e *engine) run(ctx context.Context, g *gray, model, way string) ([]byte, error) {
	select {
	case turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-turn }()
	within, cancel := context.WithTimeout(ctx, stripTime)
	defer cancel()
	cmd := exec.CommandContext(within, e.path, "stdin", "stdout", "-l", model, "--psm", way, "--dpi", "300",
		"-c", "tessedit_create_hocr=1", "-c", "hocr_char_boxes=1")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // its threads gain little and take the machine from the user
	cmd.Dir = os.TempDir()
	cmd.Stdin = g.pgm()
	cmd.WaitDelay = time.Second
	hide(cmd)
	var out, message bytes.Buffer
	cmd.Stdout, cmd.Stderr = &bounded{&out, maxAnswer}, &bounded{&message, maxMessage}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start tesseract: %w", err)
	}
	nice(cmd.Process.Pid)
	err := cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case within.Err() != nil:
		return nil, fmt.Errorf("tesseract took more than %v: %w", stripTime, within.Err())
	case err != nil:
		return nil, fmt.Errorf("tesseract: %w: %s", err, strings.TrimSpace(message.String()))
	}
	return out.Bytes(), nil
}

// strip recognises g, whose dots are times as small as those of the result.
func (e *engine) strip(ctx context.Context, g *gray, times float64) ([]line, error) {
	if g.blank() {
		return nil, ctx.Err()
	}
	out, err := e.run(ctx, g, chinese, findLines)
	if err != nil {
		return nil, err
	}
	lines, err := parse(out)
	if err != nil {
		return nil, err
	}
	return scaled(lines, 1/times), nil
}

// orientation gives by how many degrees clockwise a page must be turned to stand upright: 0, 90, 180, 270. Without the model for it, or without a clear
// answer, it is 0.
func (e *engine) orientation(ctx context.Context, g *gray) int {
	if !e.osd {
		return 0
	}
	out, err := e.run(ctx, g, orientation, findUp)
	if err != nil {
		return 0 // too few words to tell
	}
	for l := range strings.Lines(string(out)) {
		if s, ok := strings.CutPrefix(l, "Rotate: "); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n%90 == 0 {
				return (n%360 + 360) % 360
			}
		}
	}
	return 0
}

// bounded passes on at most left bytes.
type bounded struct {
	to   io.Writer
	left int
}

var errTooLong = errors.New("too long an answer")

// Write gives errTooLong when more comes.
func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errTooLong
	}
	return b.to.Write(p)
}
