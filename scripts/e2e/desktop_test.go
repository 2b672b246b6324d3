//go:build e2e

package e2e

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// desktop is a virtual display with a window manager.
type desktop struct {
	t       *testing.T
	display string
	out     string // folder of screenshots and logs
}

// startDesktop starts Xvfb on a free display and openbox on it; both end with the test.
func startDesktop(t *testing.T, out string) *desktop {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "+extension", "GLX", "+extension", "RANDR", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	run(t, x)
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb named no display: %v", err)
	}
	d := &desktop{t: t, display: ":" + strings.TrimSpace(line), out: out}
	run(t, d.command("openbox", "--sm-disable"))
	return d
}

// run starts c and kills it at the end of the test.
func run(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatalf("start %s: %v", c.Path, err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
}

func (d *desktop) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.display, "LIBGL_ALWAYS_SOFTWARE=1", "LANG=zh_CN.UTF-8", "LC_ALL=C.UTF-8", "NO_AT_BRIDGE=1", "WAYLAND_DISPLAY=", "GDK_BACKEND=x11")
	return c
}

// xdo runs xdotool and gives what it printed.
func (d *desktop) xdo(args ...string) string {
	d.t.Helper()
	out, err := d.command("timeout", append([]string{"30", "xdotool"}, args...)...).Output()
	if err != nil {
		d.t.Fatalf("xdotool %v: %v", args, err)
	}
	return strings.TrimSpace(string(out))
}

// window waits for the visible window whose title matches and gives its number.
func (d *desktop) window(title string) string {
	d.t.Helper()
	return strings.Fields(d.xdo("search", "--sync", "--onlyvisible", "--name", title))[0]
}

// shot keeps a picture of the whole screen.
func (d *desktop) shot(name string) {
	d.t.Helper()
	if out, err := d.command("import", "-window", "root", filepath.Join(d.out, name+".png")).CombinedOutput(); err != nil {
		d.t.Fatalf("screenshot %s: %v %s", name, err, out)
	}
}

// geometry gives a window's place on the screen: x, y, width, height in pixels.
func (d *desktop) geometry(window string) (x, y, w, h int) {
	d.t.Helper()
	for _, line := range strings.Split(d.xdo("getwindowgeometry", "--shell", window), "\n") {
		key, val, _ := strings.Cut(line, "=")
		n, _ := strconv.Atoi(val)
		switch key {
		case "X":
			x = n
		case "Y":
			y = n
		case "WIDTH":
			w = n
		case "HEIGHT":
			h = n
		}
	}
	return x, y, w, h
}

// click presses and releases the left button at a place in the window, held long enough for the toolkit to see it.
func (d *desktop) click(window string, x, y int) {
	d.t.Helper()
	d.xdo("mousemove", "--window", window, itoa(x), itoa(y), "sleep", "0.15", "mousedown", "1", "sleep", "0.06", "mouseup", "1", "sleep", "0.15")
}

// drag starts a drag source that offers files, and drags from it to the middle of the target window.
func (d *desktop) drag(target string, files ...string) {
	d.t.Helper()
	run(d.t, d.command("/usr/bin/python3", append([]string{"dragsource.py"}, files...)...))
	source := d.window("^dragsource$")
	d.xdo("windowraise", source, "sleep", "0.4")
	x, y, w, h := d.geometry(source)
	sx, sy := x+w/2, y+h/2
	tx, ty, tw, th := d.geometry(target)
	ex, ey := tx+tw/2, ty+th/2
	move := []string{"mousemove", itoa(sx), itoa(sy), "sleep", "0.3", "mousedown", "1", "sleep", "0.3"}
	for _, step := range []int{5, 10, 20} { // past GTK's drag threshold
		move = append(move, "mousemove", itoa(sx+step), itoa(sy+step), "sleep", "0.08")
	}
	for i := 1; i <= 10; i++ {
		move = append(move, "mousemove", itoa(sx+(ex-sx)*i/10), itoa(sy+(ey-sy)*i/10), "sleep", "0.08")
	}
	d.xdo(append(move, "mousemove", itoa(ex+2), itoa(ey+2), "sleep", "0.5", "mouseup", "1", "sleep", "0.3")...)
}

func itoa(n int) string { return strconv.Itoa(n) }

// program is the running window; its trace lines are read as they come.
type program struct {
	t     *testing.T
	mu    sync.Mutex
	lines []string
	came  chan struct{}
	done  chan struct{}
}

// start runs the window's program and keeps everything it prints in window.log.
func (d *desktop) start(binary string, env []string, args ...string) *program {
	d.t.Helper()
	c := d.command(binary, args...)
	c.Env = append(c.Env, env...)
	stderr, err := c.StderrPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(d.out, "window.log"))
	if err != nil {
		d.t.Fatal(err)
	}
	p := &program{t: d.t, came: make(chan struct{}, 1), done: make(chan struct{})}
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() {
		defer close(p.done)
		in := bufio.NewScanner(io.TeeReader(stderr, log))
		in.Buffer(nil, 1<<20)
		for in.Scan() {
			p.mu.Lock()
			p.lines = append(p.lines, in.Text())
			p.mu.Unlock()
			select {
			case p.came <- struct{}{}:
			default:
			}
		}
	}()
	d.t.Cleanup(func() {
		_ = c.Process.Kill()
		<-p.done
		_ = c.Wait()
		log.Close()
	})
	return p
}

// mark gives the number of lines so far: a place to wait from.
func (p *program) mark() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.lines)
}

// wait waits for a line after from that matches, and gives its groups.
func (p *program) wait(from int, pattern string) []string {
	p.t.Helper()
	m := p.within(60*time.Second, from, pattern)
	if m == nil {
		p.t.Fatalf("no line %q in a minute; the last lines are:\n%s", pattern, strings.Join(p.tail(15), "\n"))
	}
	return m
}

// until does something and waits for a line that matches; like a person, it does it again when nothing happens, three times in all.
func (p *program) until(pattern string, do func()) {
	p.t.Helper()
	for range 3 {
		from := p.mark()
		do()
		if p.within(15*time.Second, from, pattern) != nil {
			return
		}
	}
	p.t.Fatalf("no line %q after three tries; the last lines are:\n%s", pattern, strings.Join(p.tail(15), "\n"))
}

// within gives the groups of the first line after from that matches, or nil when none comes in time.
func (p *program) within(limit time.Duration, from int, pattern string) []string {
	p.t.Helper()
	re := regexp.MustCompile(pattern)
	deadline := time.After(limit)
	for {
		if m := p.find(from, re); m != nil {
			return m
		}
		select {
		case <-p.came:
		case <-p.done:
			if m := p.find(from, re); m != nil {
				return m
			}
			p.t.Fatalf("the window ended before %q", pattern)
		case <-deadline:
			return nil
		}
	}
}

func (p *program) find(from int, re *regexp.Regexp) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, line := range p.lines[min(from, len(p.lines)):] {
		if m := re.FindStringSubmatch(line); m != nil {
			return m
		}
	}
	return nil
}

func (p *program) tail(n int) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lines[max(0, len(p.lines)-n):]
}

// rect gives the middle of a named widget in the window's pixels, from the newest trace of it.
func (p *program) rect(name string) (x, y int) {
	p.t.Helper()
	pattern := fmt.Sprintf(`trace rect name="%s" x=([\d.]+) y=([\d.]+) w=([\d.]+) h=([\d.]+)`, regexp.QuoteMeta(name))
	p.wait(0, pattern)
	re := regexp.MustCompile(pattern)
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := len(p.lines) - 1; i >= 0; i-- {
		if m := re.FindStringSubmatch(p.lines[i]); m != nil {
			v := [4]float64{}
			for k := range v {
				v[k], _ = strconv.ParseFloat(m[k+1], 64)
			}
			return int(v[0] + v[2]/2), int(v[1] + v[3]/2)
		}
	}
	return 0, 0
}
