package relevance

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "judgements.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRead(t *testing.T) {
	got, err := Read(write(t, "# 文件的说明\n\n# 谁在涨\n# 哪一周\n光模块 上涨\n3 通信 周报.md  写的就是它\n# 次好\n1 日报.md\t提到一次\n\n液冷\n2 b.md  有一节\n"))
	if err != nil || len(got) != 2 {
		t.Fatal(got, err)
	}
	if q := got[0]; q.Want != "谁在涨 哪一周" || q.Text != "光模块 上涨" || len(q.Grades) != 2 || q.Grades["通信 周报.md"] != 3 || q.Grades["日报.md"] != 1 {
		t.Errorf("the first query is %+v", q)
	}
	if q := got[1]; q.Want != "" || q.Text != "液冷" || q.Grades["b.md"] != 2 {
		t.Errorf("the second query is %+v", q)
	}
	for shows, text := range map[string]string{
		"a grade that is no number": "液冷\n好 a.md  因为\n", "a grade without a reason": "液冷\n3 a.md\n", "a report graded twice": "液冷\n3 a.md  因为\n2 a.md  因为\n",
	} {
		if _, err := Read(write(t, text)); err == nil || !strings.Contains(err.Error(), "judgements.txt:") {
			t.Errorf("%s: %v", shows, err)
		}
	}
}

func TestNDCG(t *testing.T) {
	grades := map[string]int{"a": 3, "b": 1, "c": 0}
	for _, c := range []struct {
		shows  string
		ranked []string
		want   float64
	}{
		{"the best order is 1", []string{"a", "b", "c"}, 1},
		{"what nobody judged counts as nothing", []string{"x", "a"}, 7 / math.Log2(3) / (7 + 1/math.Log2(3))},
		{"the same report again counts once", []string{"a", "a"}, 7 / (7 + 1/math.Log2(3))},
		{"the eleventh is not looked at", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"}, 0},
		{"nothing found", nil, 0},
	} {
		if got := NDCG(c.ranked, grades); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v", c.shows, got)
		}
	}
}

func TestBM25(t *testing.T) {
	x := NewBM25(map[string]string{
		"about":     "光模块周报 光模块上涨，光模块订单增加。",
		"mentions":  "通信周报 服务器出货平稳，运营商招标结束，光模块一句带过，其余都说电源与机柜。",
		"script":    "網頁 光模塊需求",
		"elsewhere": "游戏月报 版号发放加快。",
	})
	for _, c := range []struct {
		shows, query string
		want         []string
	}{
		{"what says it often and at length goes first, in either script", "光模塊", []string{"about", "script", "mentions"}},
		{"a field is a word and an excluded word is none", "标题:游戏 -光模块", []string{"elsewhere"}},
		{"one character is found", "版", []string{"elsewhere"}},
		{"nothing has it", "黄金", []string{}},
	} {
		if got := x.Rank(c.query, 10); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.shows, got)
		}
	}
}

func TestWords(t *testing.T) {
	for query, want := range map[string]string{
		`(算力 OR 光模块) -液冷 "资本开支" NOT 游戏`: "算力 光模块 资本开支", "机构：国金 num:光模块>5%": "国金 光模块>5%", "-8.49% =ＣＰＯ": "-8.49% ＣＰＯ", `"a b"~10`: "a b",
	} {
		if got := strings.Join(Words(query), " "); got != want {
			t.Errorf("%s: %s", query, got)
		}
	}
}
