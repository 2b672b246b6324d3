package scan

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// FakeVariable is the environment variable that says how the fake tesseract behaves: "" reads its one page, "model" has no model of Chinese, "fail" ends with
// an error, "hang" never ends, "junk" answers what is no hOCR, "unsure" reads upright pages alone and says that others lie on their right side.
const FakeVariable = "YANKU_FAKE_TESSERACT"

// FakeLines are what the fake reads on every page: a heading and two lines of one paragraph.
var FakeLines = []Line{
	{200, 300, 80, "通信行业周报"},
	{200, 500, 40, "本周光模块指数上涨10.65%，服务器指数下跌8.49%，机构认为板块的调整已经"},
	{200, 570, 40, "结束，二季度排产没有下调。"},
}

// Fake is main of a tesseract that reads FakeLines on every page it is given. Its arguments and its answer are those of the real one.
func Fake() {
	os.Exit(fake(os.Args[1:], os.Stdin, os.Stdout))
}

// Install puts a link to the test binary, named tesseract, into the PATH, alone. Its TestMain calls Fake when it is called by that name.
func Install(t testing.TB) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, name := t.TempDir(), "tesseract"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if err := os.Symlink(self, filepath.Join(dir, name)); err != nil {
		t.Skip("this system makes no links: ", err)
	}
	t.Setenv("PATH", dir)
}

func fake(args []string, in io.Reader, out io.Writer) int {
	how := os.Getenv(FakeVariable)
	if len(args) == 1 && args[0] == "--list-langs" {
		fmt.Fprintln(out, "List of available languages (2):\neng\nosd")
		if how != "model" {
			fmt.Fprintln(out, "chi_sim")
		}
		return 0
	}
	var w, h int
	r := bufio.NewReader(in)
	if _, err := fmt.Fscanf(r, "P5\n%d %d\n255\n", &w, &h); err != nil {
		fmt.Fprintln(os.Stderr, "no picture:", err)
		return 1
	}
	if n, err := io.Copy(io.Discard, r); err != nil || n != int64(w*h) {
		fmt.Fprintln(os.Stderr, n, "dots of", w*h, err)
		return 1
	}
	switch {
	case how == "fail":
		fmt.Fprintln(os.Stderr, "Error during processing.")
		return 1
	case how == "hang":
		select {}
	case how == "junk":
		fmt.Fprint(out, "<html><body><div class='ocr_carea'></p>")
	case strings.Contains(strings.Join(args, " "), "--psm 0"):
		fmt.Fprintln(out, "Page number: 0\nOrientation in degrees: 270\nRotate: 90")
	default:
		sure := 96
		if how == "unsure" && w > h {
			sure = 44
		}
		page(out, sure)
	}
	return 0
}

// page writes FakeLines as hOCR.
func page(out io.Writer, sure int) {
	fmt.Fprint(out, "<html><body><div class='ocr_page'><div class='ocr_carea'><p class='ocr_par'>\n")
	for _, l := range FakeLines {
		fmt.Fprintf(out, "<span class='ocr_line' title='bbox 0 0 0 0'><span class='ocrx_word' title=''>\n")
		x := l.X
		for _, r := range l.Text {
			wide := l.Size
			if r < 0x2E80 && r != '%' {
				wide = l.Size * 6 / 10
			}
			fmt.Fprintf(out, "<span class='ocrx_cinfo' title='x_bboxes %d %d %d %d; x_conf %s'>%s</span>\n", x, l.Y-l.Size*9/10, x+wide-2, l.Y, strconv.Itoa(sure), html.EscapeString(string(r)))
			x += wide
		}
		fmt.Fprint(out, "</span></span>\n")
	}
	fmt.Fprint(out, "</p></div></div></body></html>\n")
}
