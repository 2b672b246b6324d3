package extract

import (
	"strings"
	"testing"
)

func TestAnyOf(t *testing.T) {
	words := []string{"加速向上", "平稳", "max-width:"}
	a := newAnyOf(words)
	passed := 0
	for _, text := range []string{"光模块加速向上", "加速", "加速器", "平稳", "平", "", "max-width:3", "通信设备 订单增长", "今年以来价格回落"} {
		has := false
		for _, w := range words {
			has = has || strings.Contains(text, w)
		}
		may := a.mayBeIn(text)
		if has && !may {
			t.Errorf("%s: a word stands in it", text)
		}
		if !may {
			passed++
		}
	}
	if passed < 4 {
		t.Errorf("only %d texts are told to have none", passed)
	}
	if !newAnyOf([]string{"涨"}).mayBeIn("跌") {
		t.Error("a word of one character is not told by two")
	}
}
