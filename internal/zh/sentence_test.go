package zh

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, in string // the ends of sentences are marked | in in
	}{
		{"Chinese stops", "本周上涨3.2%。|跑赢大盘！|为什么？|一是需求；|二是供给"},
		{"a closing quote goes with its sentence", "他说：“订单充足。”|公司没有回应。"},
		{"decimals and codes stay whole", "指数(8841058.WI)报4352.1点，G.652D光缆涨3.25%。|"},
		{"a question in brackets", "增速放缓（是否见底？）后回升。|随后企稳"},
		{"English", "Capex rose 66% to $37.5 billion. |Azure grew 39%. |U.S. demand held up."},
		{"an English list number", "1. Nvidia rose."},
		{"a Latin question mark in Chinese", "见底了吗?|看订单"},
		{"an ellipsis of dots", "板块上涨13...其余不变"},
		{"a bracket that never closes", "上涨（约3%。|下跌1%。|"},
		{"space between sentences", "上涨。 |下跌。"},
	} {
		text := strings.ReplaceAll(c.in, "|", "")
		var got, want []string
		for _, s := range Sentences(text) {
			got = append(got, text[s.From:s.To])
		}
		for s := range strings.SplitSeq(c.in, "|") {
			if s = strings.TrimSpace(s); s != "" {
				want = append(want, s)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
}

// The segmenter knows the common words and covers the text.
func TestSegmenter(t *testing.T) {
	seg, err := LoadSegmenter()
	if err != nil {
		t.Fatal(err)
	}
	text := "海外云厂商上修资本开支，光缆供给偏紧3.25%"
	var words []string
	at := 0
	for _, s := range seg.Words(text) {
		if s.From != at {
			t.Fatalf("a gap before %d", s.From)
		}
		at = s.To
		words = append(words, text[s.From:s.To])
	}
	for _, w := range []string{"海外", "厂商", "资本", "光缆", "供给"} {
		if !slices.Contains(words, w) {
			t.Errorf("%s is no word of %q", w, words)
		}
	}
	if at != len(text) || (*Segmenter)(nil).Words(text) != nil {
		t.Errorf("words end at %d of %d", at, len(text))
	}
}
