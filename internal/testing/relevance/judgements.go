// Package relevance measures the order of search results by judged reports, and has BM25 to compare with.
package relevance

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Query is what somebody typed and which reports are good answers.
type Query struct {
	Want   string         // what is looked for, in words
	Text   string         // as typed
	Grades map[string]int // by file name: 3 is the best; what is not named is 0
}

// Read reads a file of judgements. Blocks are set apart by empty lines: what is wanted as a comment, the query, then one line a report with grade, file name and, after
// two spaces or a tab, the reason.
//
//	# who raised capital spending in the spring
//	资本开支 上调
//	3 海外云厂商资本开支跟踪-2026年2月.md  is about nothing else
func Read(path string) (out []Query, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var q Query
	for i, line := range append(strings.Split(string(data), "\n"), "") {
		line = strings.TrimRight(line, " \t\r")
		switch comment, is := strings.CutPrefix(line, "#"); {
		case line == "":
			if q.Text != "" {
				out = append(out, q)
			}
			q = Query{}
			continue
		case is && q.Text == "":
			q.Want = strings.TrimSpace(q.Want + " " + strings.TrimSpace(comment))
		case is: // a comment among the grades
		case q.Text == "":
			q.Text, q.Grades = line, map[string]int{}
		default:
			if err := q.grade(line); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, i+1, err)
			}
		}
	}
	return out, nil
}

// grade reads the line of a report.
func (q *Query) grade(line string) error {
	number, rest, _ := strings.Cut(strings.ReplaceAll(line, "\t", "  "), " ")
	file, reason, _ := strings.Cut(strings.TrimSpace(rest), "  ")
	grade, err := strconv.Atoi(number)
	_, twice := q.Grades[file]
	switch {
	case err != nil || grade < 0 || file == "":
		return fmt.Errorf("no grade and file in %q", line)
	case strings.TrimSpace(reason) == "":
		return fmt.Errorf("no reason in %q", line)
	case twice:
		return fmt.Errorf("%s is graded twice", file)
	}
	q.Grades[file] = grade
	return nil
}

// depth is how many results are looked at.
const depth = 10

// NDCG is nDCG@10 of ranked file names (Järvelin, Kekäläinen 2002; gain 2^grade-1, discount log2(rank+1)): 1 when no order is better. A name that comes again counts for
// nothing. Without a good answer it is 0.
func NDCG(ranked []string, grades map[string]int) float64 {
	var have []int
	seen := map[string]bool{}
	for _, name := range ranked {
		grade := grades[name]
		if seen[name] {
			grade = 0
		}
		seen[name] = true
		have = append(have, grade)
	}
	var best []int
	for _, grade := range grades {
		best = append(best, grade)
	}
	slices.Sort(best)
	slices.Reverse(best)
	ideal := gain(best)
	if ideal == 0 {
		return 0
	}
	return gain(have) / ideal
}

func gain(grades []int) (sum float64) {
	for i, grade := range grades[:min(depth, len(grades))] {
		sum += (math.Exp2(float64(grade)) - 1) / math.Log2(float64(i+2))
	}
	return sum
}
