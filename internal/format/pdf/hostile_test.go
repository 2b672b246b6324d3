package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"yanku/internal/format"
)

// objects writes a PDF of numbered objects without a cross-reference table, which PDFium then makes itself; the first is the catalogue.
func objects(bodies ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range bodies {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer <</Size %d /Root 1 0 R>>\n%%%%EOF\n", len(bodies)+1)
	return b.Bytes()
}

func stream(dict, content string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

const onePage = "<</Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>>>>"

// bombs is a page that draws a form that draws a form …, ten times each, nine deep: a thousand million words.
func bombs() []byte {
	list := []string{"<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", onePage, stream("", "/X Do"), "<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>"}
	for i := range 9 {
		list = append(list, stream(fmt.Sprintf("/Type/XObject /Subtype/Form /BBox [0 0 595 842] /Resources <</XObject <</X %d 0 R>> /Font <</F 5 0 R>>>>", i+7), strings.Repeat("/X Do BT /F 9 Tf 50 700 Td (word) Tj ET ", 10)))
	}
	list = append(list, stream("/Type/XObject /Subtype/Form /BBox [0 0 595 842] /Resources <</Font <</F 5 0 R>>>>", "BT /F 9 Tf 50 700 Td (word) Tj ET"))
	return objects(list...)
}

func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := []byte("%PDF-1.7\n")
	for range n {
		b = append(b, byte(r.UintN(256)))
	}
	return b
}

// Hostile and broken files end in their error, and the next good file is read as if nothing had been.
func TestHostileFiles(t *testing.T) {
	kids := strings.Repeat("3 0 R ", 10_000)
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"half a file":           {load(t, "unruled.pdf")[:60_000], "damaged"},
		"a header and noise":    {noise(100_000), "damaged"},
		"a header alone":        {[]byte("%PDF-1.7\n"), "damaged"},
		"nothing":               {nil, "empty"},
		"a page tree in a ring": {objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [2 0 R 3 0 R] /Count 2>>", "<</Type/Pages /Parent 2 0 R /Kids [2 0 R] /Count 1>>"), "damaged"},
		"ten thousand pages":    {objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Count 10000 /Kids ["+kids+"]>>", "<</Type/Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"), "limit"},
		"a password":            {load(t, "password.pdf"), "encrypted"},
		"a scan":                {objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", onePage, stream("", "q 500 0 0 700 0 0 cm /X Do Q"), "<<>>", stream("/Type/XObject /Subtype/Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace/DeviceGray", "x")), "no_text"},
		"brackets in brackets":  {objects("<</Type/Catalog /Pages 2 0 R>>", strings.Repeat("[", 200_000)+strings.Repeat("]", 200_000)), "damaged"},
		"a page of a mile":      {objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", "<</Type/Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9]>>"), "no_text"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Format.Read(t.Context(), format.File{Name: "x.pdf", Data: c.data}, format.DefaultLimits())
			if got := format.Code(err); got != c.code {
				t.Errorf("code %q, want %q: %v", got, c.code, err)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			readBed(t, "unruled")
		})
	}
}

// A file that would take for ever, or all memory, costs its limit and no more.
func TestBombIsStopped(t *testing.T) {
	for name, c := range map[string]struct {
		bounds bounds
		code   string
	}{
		"time for a page": {bounds{time.Minute, time.Second, 4 * maxMemory}, "timeout"},
		"time for a file": {bounds{time.Second, time.Minute, 4 * maxMemory}, "timeout"},
		"memory":          {bounds{time.Minute, time.Minute, 1 << 20}, "limit"},
	} {
		t.Run(name, func(t *testing.T) {
			p := &pool{slots: make(chan struct{}, 1), bounds: c.bounds, enabled: true}
			start := time.Now()
			_, err := p.read(t.Context(), request{Data: bombs()})
			if got := format.Code(err); got != c.code {
				t.Errorf("code %q, want %q: %v", got, c.code, err)
			}
			if took := time.Since(start); took > 8*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
	readBed(t, "unruled")
}

// A user who cancels does not wait for the page.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(time.Second/2, cancel)
	_, err := Format.Read(ctx, format.File{Name: "x.pdf", Data: bombs()}, format.DefaultLimits())
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A worker that dies is replaced, and so is one that has read its share of files.
func TestWorkersAreReplaced(t *testing.T) {
	p := &pool{slots: make(chan struct{}, 1), bounds: workers.bounds, enabled: true}
	read := func() int {
		if _, err := p.read(t.Context(), request{Data: load(t, "unruled.pdf")}); err != nil {
			t.Fatal(err)
		}
		if len(p.idle) == 0 {
			return 0
		}
		return p.idle[0].cmd.Process.Pid
	}
	first := read()
	if again := read(); again != first {
		t.Error("the worker was not used again")
	}
	p.idle[0].files = perWorker - 1
	if read() != 0 {
		t.Error("the worker read more than its share")
	}
	third := read()
	if err := p.idle[0].cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.read(t.Context(), request{Data: load(t, "unruled.pdf")}); err != nil {
		t.Error("a dead worker was not replaced: ", err)
	}
	if third == first {
		t.Error("the old worker came back")
	}
	p.dismiss()
}

// An owner's password alone, which asks not to print, does not keep anyone from reading.
func TestOwnerPasswordOpens(t *testing.T) {
	raw := readBed(t, "owner")
	if got, want := string(solid(raw.Blocks)), string(solid(readBed(t, "unruled").Blocks)); got != want {
		t.Error("other words than without it")
	}
}

// The words %PDF- may stand anywhere in the first kilobyte, whatever the name says.
func TestSniff(t *testing.T) {
	for _, c := range []struct {
		front string
		want  bool
	}{{"", true}, {strings.Repeat(" ", 1019), true}, {strings.Repeat(" ", 1030), false}, {"\xEF\xBB\xBF", true}} {
		f, err := format.Sniff("x.txt", append([]byte(c.front), load(t, "unruled.pdf")...), Format)
		if got := err == nil && f.Name == "pdf"; got != c.want {
			t.Errorf("%d bytes in front: %v, want %v", len(c.front), got, c.want)
		}
	}
}
