//go:build ignore

package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// probe is a word that hundreds of the reports have: each program must find it, or it did not index them.
const probe = "人工智能"

// peer is a program that is compared. Its figures are kept for every round.
type peer struct {
	name string
	goal float64 // the most that our time may be of its time; 0 is none
	run  func(ctx context.Context, dir string) (cost, error)

	costs []cost
}

// cost is what one run took.
type cost struct {
	wall, cpu time.Duration
	bytes     int64 // on the disk
	found     int   // reports with the word probe
}

// compareImport runs every program that is there, round by round, each into an empty folder, and prints the medians with the ratios of ours to theirs.
func compareImport(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("import", flag.ExitOnError)
	rounds := f.Int("rounds", 1, "")
	ctl := f.String("ctl", "build/yankuctl", "")
	_ = f.Parse(args) // it exits
	if f.NArg() != 1 {
		return errors.New("import: which folder of reports?")
	}
	reports, err := filepath.Abs(f.Arg(0))
	if err != nil {
		return err
	}
	peers := []*peer{
		{name: "Yanku", run: yanku(*ctl, reports)},
		{name: "Recoll", goal: 0.45, run: recoll(reports)},
		{name: "FTS5 trigram", goal: 3, run: fts5()},
	}
	for range *rounds {
		if err := round(ctx, peers); err != nil {
			return err
		}
	}
	show(peers)
	return nil
}

// round runs every program once, Yanku first: FTS5 is fed the texts that it read. A program that is not installed is left out.
func round(ctx context.Context, peers []*peer) error {
	dir, err := os.MkdirTemp("", "yanku-peers-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, p := range peers {
		c, err := p.run(ctx, dir)
		switch {
		case errors.Is(err, exec.ErrNotFound):
			fmt.Fprintf(os.Stderr, "%s is not installed and is left out: %v\n", p.name, err)
			continue
		case err != nil:
			return fmt.Errorf("%s: %w", p.name, err)
		case c.found < 100:
			return fmt.Errorf("%s finds %s in %d reports only", p.name, probe, c.found)
		}
		p.costs = append(p.costs, c)
	}
	return nil
}

func show(peers []*peer) {
	fmt.Printf("%-14s %8s %8s %8s %12s %12s %6s %8s\n", "", "wall s", "CPU s", "MB", "ours/wall", "ours/CPU", "goal", "finds")
	ours := median(peers[0].costs)
	for _, p := range peers {
		if len(p.costs) == 0 {
			continue
		}
		c := median(p.costs)
		fmt.Printf("%-14s %8.2f %8.2f %8.1f", p.name, c.wall.Seconds(), c.cpu.Seconds(), float64(c.bytes)/1e6)
		if p.goal == 0 {
			fmt.Printf(" %12s %12s %6s %8d\n", "", "", "", c.found)
			continue
		}
		fmt.Printf(" %12.2f %12.2f %6.2f %8d\n", ours.wall.Seconds()/c.wall.Seconds(), ours.cpu.Seconds()/c.cpu.Seconds(), p.goal, c.found)
	}
}

// median gives the cost in the middle by wall time.
func median(costs []cost) cost {
	s := slices.SortedFunc(slices.Values(costs), func(a, b cost) int { return cmp.Compare(a.wall, b.wall) })
	return s[len(s)/2]
}

// timed runs a command to its end and tells what it took, with its children.
func timed(cmd *exec.Cmd) (c cost, err error) {
	start := time.Now()
	out, err := cmd.CombinedOutput()
	c.wall = time.Since(start)
	if s := cmd.ProcessState; s != nil {
		c.cpu = s.UserTime() + s.SystemTime()
	}
	if err != nil {
		return c, fmt.Errorf("%s: %w: %s", cmd.Path, err, tail(string(out)))
	}
	return c, nil
}

func tail(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-3):], "\n")
}

// sizeOf gives the bytes of what lies under paths.
func sizeOf(paths ...string) (n int64) {
	for _, path := range paths {
		_ = filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err == nil {
				n += info.Size()
			}
			return err
		})
	}
	return n
}
