package pdf

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"yanku/internal/format"
)

// workerArg is the hidden argument that makes the program a worker, workerEnv the variable that must go with it: a program that does not know
// the argument, such as a test without Serve, never starts itself again and again.
const (
	workerArg = "__pdf-worker"
	workerEnv = "YANKU_PDF_WORKER"
)

// orphanTime is when a worker that nobody killed ends itself.
const orphanTime = fileTime + 30*time.Second

// Serve is called first in main of a program that reads PDF, with the command line behind the program's name. In a worker process it works until the
// program that started it closes its input, and gives true: main then returns. Elsewhere it notes that this program can be started as a worker and gives false.
func Serve(ctx context.Context, args []string) bool {
	if len(args) != 1 || args[0] != workerArg || os.Getenv(workerEnv) != "1" {
		workers.enable()
		return false
	}
	if err := work(ctx, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return true
}

// work answers requests until in ends.
func work(ctx context.Context, in io.Reader, out io.Writer) error {
	e, err := newEngine(ctx, cacheDir())
	if err != nil {
		return err
	}
	if err := send(out, frameReady, nil); err != nil {
		return err
	}
	in = bufio.NewReader(in)
	for {
		f, err := receive(in)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		orphan := time.AfterFunc(orphanTime, func() { os.Exit(1) })
		err = e.serve(out, f)
		orphan.Stop()
		if err != nil || e.err != nil {
			return err // an engine that failed once is of no use
		}
	}
}

// serve does what a frame asks for and sends the answer. The error is of the sending, or of a frame that makes no sense.
func (e *engine) serve(out io.Writer, f frame) error {
	switch f.kind {
	case frameRead:
		var r request
		if err := decode(f.body, &r); err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		return e.answer(out, r)
	case frameOpen:
		var r request
		if err := decode(f.body, &r); err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		sizes, err := e.hold(r)
		return reply(out, frameSizes, sizes, err)
	case frameDraw:
		var d drawing
		if err := decode(f.body, &d); err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		pixels, err := e.draw(d)
		if err != nil {
			return send(out, frameError, failureOf(err))
		}
		return sendBytes(out, framePicture, pixels)
	case frameFind:
		var s search
		if err := decode(f.body, &s); err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		boxes, err := e.find(s)
		return reply(out, frameBoxes, boxes, err)
	}
	return fmt.Errorf("read request: no such kind %q", f.kind)
}

// reply sends a result, or why there is none.
func reply(out io.Writer, kind byte, result any, err error) error {
	if err != nil {
		return send(out, frameError, failureOf(err))
	}
	return send(out, kind, result)
}

// answer reads one file and sends what is in it.
func (e *engine) answer(out io.Writer, r request) error {
	var failed error
	read, err := e.read(r, func() {
		if failed == nil {
			failed = send(out, framePage, nil)
		}
	})
	if failed != nil {
		return failed
	}
	if err != nil {
		return send(out, frameError, failureOf(err))
	}
	return send(out, frameDone, read)
}

// maxPages is how many pages a file may have.
const maxPages = 2000

// read reads a file. page is called after each page.
func (e *engine) read(r request, page func()) (content, error) {
	var out content
	doc, data, err := e.load(r)
	if err != nil {
		return out, err
	}
	defer e.call("free", data)
	defer e.call("FPDF_CloseDocument", doc)
	n := e.count("FPDF_GetPageCount", doc)
	if n > maxPages {
		return out, fmt.Errorf("%d pages: %w", n, format.ErrLimit)
	}
	pages, err := e.pages(doc, n, page)
	if err != nil {
		return out, err
	}
	out.Title, out.Author, out.Made = e.fact(doc, "Title"), e.fact(doc, "Author"), e.fact(doc, "CreationDate")
	out.Blocks, err = layout(pages)
	return out, err
}

// load opens a file. Its bytes stay in PDFium's memory until the caller frees them, after the document.
func (e *engine) load(r request) (doc, data uint64, err error) {
	if data = e.put(r.Data); data == 0 {
		return 0, 0, fmt.Errorf("load %d bytes: %w", len(r.Data), format.ErrLimit)
	}
	password := e.put(append([]byte(r.Password), 0))
	defer e.call("free", password)
	if doc = e.call("FPDF_LoadMemDocument", data, uint64(len(r.Data)), password); doc == 0 {
		err = e.loadError()
		e.call("free", data)
		return 0, 0, err
	}
	return doc, data, nil
}

// maxText is how many characters a file may have: ten times a report of 500 pages.
const maxText = 8 << 20

func (e *engine) pages(doc uint64, n int, done func()) ([]page, error) {
	var pages []page
	chars, broken := 0, 0
	last := uint64(0)
	defer func() { e.closePage(last) }()
	for i := range n {
		p, handle := e.readPage(doc, i)
		e.closePage(last) // after the next one has taken over its fonts
		last = handle
		if e.err != nil {
			return nil, fmt.Errorf("read page %d: %w: %w", i+1, format.ErrDamaged, e.err)
		}
		if p.w == 0 {
			broken++
		}
		if chars += len(p.chars); chars > maxText {
			return nil, fmt.Errorf("more than %d characters: %w", maxText, format.ErrLimit)
		}
		pages = append(pages, p)
		done()
	}
	if broken == n {
		return nil, fmt.Errorf("none of %d pages can be read: %w", n, format.ErrDamaged)
	}
	if chars == 0 {
		return nil, fmt.Errorf("%d pages: %w", n, format.ErrNoText)
	}
	return pages, nil
}

func (e *engine) closePage(handle uint64) {
	if handle != 0 {
		e.call("FPDF_ClosePage", handle)
	}
}

// passwordError is PDFium's FPDF_ERR_PASSWORD: the file asks for a password, or this one is wrong.
const passwordError = 4

// securityError is FPDF_ERR_SECURITY: a way of encryption that PDFium does not know.
const securityError = 5

func (e *engine) loadError() error {
	if e.err != nil {
		return fmt.Errorf("open: %w: %w", format.ErrDamaged, e.err)
	}
	switch code := e.call("FPDF_GetLastError"); code {
	case passwordError, securityError:
		return fmt.Errorf("open: %w", format.ErrEncrypted)
	default:
		return fmt.Errorf("open: PDFium's error %d: %w", code, format.ErrDamaged)
	}
}
