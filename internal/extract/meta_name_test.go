package extract

import (
	"fmt"
	"strings"
	"testing"

	"yanku/internal/report"
	"yanku/internal/testing/golden"
)

// shown writes what a name says on one line: house, title, date, then what else it says.
func shown(n NameFacts) string {
	parts := []string{n.Institution, n.Title, n.Date.String()}
	for _, p := range [][2]string{{"industry", n.Industry}, {"type", n.Type}, {"authors", strings.Join(n.Authors, "+")}} {
		if p[1] != "" {
			parts = append(parts, p[0]+"="+p[1])
		}
	}
	if n.Pages > 0 {
		parts = append(parts, fmt.Sprintf("pages=%d", n.Pages))
	}
	return strings.Join(append(parts, n.Template), " | ")
}

// What the names of files say, read by our templates.
func TestFileNames(t *testing.T) {
	golden.Cases(t, "testdata/file_name.txt", func(_ *testing.T, name string) []string {
		return []string{shown((*Names)(nil).Read(strings.TrimSpace(name)))}
	})
}

// The user's own templates go before ours; English fields, people and words as they stand are read.
func TestOwnTemplatesComeFirst(t *testing.T) {
	names, wrong := ParseNames("\ufeff# mine\r\nAI日报_{日期}\n\n{author}@{broker}_{title}_{date}\nreport {any} {title} v{pages}\n")
	if len(wrong) > 0 {
		t.Fatal(wrong[0])
	}
	for name, want := range map[string]string{
		"AI日报_20260421.md":           " |  | 2026-04-21 | AI日报_{日期}",
		"ai日報_2026-04-21 (1).md":     " |  | 2026-04-21 | AI日报_{日期}",
		"张三、李四@国金_液冷放量_250711.pdf":   "国金证券 | 液冷放量 | 2025-07-11 | authors=张三+李四 | {author}@{broker}_{title}_{date}",
		"Report  7 光纤 涨价 v12.pdf":    " | 光纤 涨价 |  | pages=12 | report {any} {title} v{pages}",
		"国金证券-液冷进入放量前夜-20250711.pdf": "国金证券 | 液冷进入放量前夜 | 2025-07-11 | {机构}-{标题}-{日期}",
	} {
		if got := shown(names.Read(name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	all := names.Templates()
	if len(all) != len((*Names)(nil).Templates())+3 || !all[0].Own || all[0].Line != 2 || all[3].Own {
		t.Errorf("%d templates, the first %+v", len(all), all[0])
	}
}

// A line that is no template is named with its number and its fault, and the other lines are used.
func TestBadTemplatesAreNamed(t *testing.T) {
	text := "{标题}_{日期}\n{标题}-{机构\n标题}-{日期}\n{名字}\n{标题}{作者}\n{日期}-{日期}\n周报.pdf\n{任意}\n" + strings.Repeat("{任意}-", 12) + "{标题}\n{标题}#{日期}\n"
	names, wrong := ParseNames(text)
	var got []string
	for _, e := range wrong {
		got = append(got, fmt.Sprintf("%d %s", e.Line, e.Code))
	}
	want := "2 close, 3 open, 4 field, 5 touch, 6 twice, 7 empty, 8 empty, 9 long"
	if strings.Join(got, ", ") != want {
		t.Errorf("faults %s, want %s", strings.Join(got, ", "), want)
	}
	if len(names.own) != 2 {
		t.Errorf("%d templates are used, want 2", len(names.own))
	}
}

// What is printed in the report goes before what its name says; what is not printed is taken from the name, and such a date is inferred.
func TestPrintedGoesBeforeTheName(t *testing.T) {
	for _, c := range []struct{ what, name, body, title, house, date string }{
		{"all is printed", "招商证券-另一个标题在这里-20240101.pdf", "华泰证券 · 证券研究报告 · 行业点评\n液冷进入放量前夜\n2025年7月11日\n", "液冷进入放量前夜", "华泰证券", "2025-07-11"},
		{"nothing is printed", "招商证券-液冷进入放量前夜-20250711.pdf", "机柜功率继续提高。\n", "液冷进入放量前夜", "招商证券", "2025-07-11 inferred"},
		{"nothing is said", "a1.pdf", "机柜功率继续提高。\n", "机柜功率继续提高", "", ""},
	} {
		d := &report.Doc{Body: c.body}
		at := 0
		for i, line := range strings.SplitAfter(c.body, "\n") {
			kind := report.Paragraph
			if i == 1 && strings.Count(c.body, "\n") > 1 {
				kind = report.Heading
			}
			d.Blocks = append(d.Blocks, report.Block{Kind: kind, Level: 1, Span: report.Span{From: at, To: at + len(strings.TrimSuffix(line, "\n"))}})
			at += len(line)
		}
		d.Meta.Hints.Name = c.name
		Run(d)
		date := d.Meta.Date.String()
		if d.Meta.DateInferred {
			date += " inferred"
		}
		if d.Meta.Title != c.title || d.Meta.Institution != c.house || date != c.date {
			t.Errorf("%s: %q of %q, %s", c.what, d.Meta.Title, d.Meta.Institution, date)
		}
	}
}

// BenchmarkFileName reads a name that our last template fits, and one made to be tried in many ways.
func BenchmarkFileName(b *testing.B) {
	for name, file := range map[string]string{"last": "20250711存储现货价格继续上行.pdf", "hostile": strings.Repeat("国金证券-20250711", 18) + "x"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				(*Names)(nil).Read(file)
			}
		})
	}
}

// No name and no template makes reading long or fail.
func FuzzFileName(f *testing.F) {
	f.Add("{标题}{机构}{日期}{页数}", strings.Repeat("国金证券20250711", 12))
	f.Add("{any}-{any}-{any}-{any}-{any}-{title}", strings.Repeat("-", 200))
	f.Add("{机构}：{标题}（{日期}）", "\xff（（2）")
	f.Fuzz(func(t *testing.T, template, name string) {
		names, _ := ParseNames(template)
		got := names.Read(name)
		if got.Title != "" && !strings.Contains(name, got.Title) && strings.ToValidUTF8(name, "") == name {
			t.Errorf("title %q is not of the name %q", got.Title, name)
		}
	})
}
