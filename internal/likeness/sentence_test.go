package likeness

import (
	"math/rand/v2"
	"testing"
)

func TestSentencesSaidAgain(t *testing.T) {
	const said = "海外云厂商第一季度资本开支合计1500亿美元，同比增长65%，光模块与液冷的订单能见度延长到年底。"
	tests := []struct {
		what, other string
		again, same bool // said again; with the same figures
	}{
		{"word for word", said, true, true},
		{"other punctuation and spaces", "海外云厂商第一季度 资本开支合计 1500亿美元(同比增长65%) 光模块与液冷的订单能见度延长到年底！", true, true},
		{"Traditional script", "海外雲廠商第一季度資本開支合計1500億美元，同比增長65%，光模塊與液冷的訂單能見度延長到年底。", true, true},
		{"wide forms", "海外云厂商第一季度资本开支合计１５００亿美元，同比增长６５％，光模块与液冷的订单能见度延长到年底。", true, true},
		{"one number changed", "海外云厂商第一季度资本开支合计1500亿美元，同比增长68%，光模块与液冷的订单能见度延长到年底。", true, false},
		{"a word more", "海外云厂商第一季度资本开支合计1500亿美元，同比增长65%，光模块与液冷的订单能见度已延长到年底。", true, true},
		{"half of it", "海外云厂商第一季度资本开支合计1500亿美元，同比增长65%。", false, true},
		{"the same subject in other words", "光模块和液冷订单的能见度到了年底，海外云厂商一季度开支1500亿美元，增幅65%。", false, true},
	}
	for _, tt := range tests {
		a, b := ReadSentence(said), ReadSentence(tt.other)
		like, same := a.Like(b), Figures(said) == Figures(tt.other)
		if (like >= SaidAgain) != tt.again || like != b.Like(a) || same != tt.same {
			t.Errorf("%s: likeness %.2f, figures %v; want again %v, figures %v", tt.what, like, same, tt.again, tt.same)
		}
	}
	if ReadSentence("光模块行业景气上行。").Tells() || !ReadSentence("光模块行业景气持续上行，AI").Tells() {
		t.Error("twelve letters tell, fewer do not")
	}
}

// Sentences of which nine tenths of the pairs are the same have a print in common, but for one in a thousand at most; unlike ones have none, but for one in a thousand.
func TestSentencePrints(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	met, of, unlike, strange := 0, 0, 0, 0
	var p Printer
	common := func(a, b string) bool {
		x, _ := p.Print(a)
		y, _ := p.Print(b)
		for i := range x {
			if x[i] == y[i] {
				return true
			}
		}
		return false
	}
	for range 40000 {
		a := someSentence(random)
		b := changed(random, a)
		like := ReadSentence(a).Like(ReadSentence(b))
		if like >= 0.9 {
			if of++; common(a, b) {
				met++
			}
		}
		if other := someSentence(random); ReadSentence(a).Like(ReadSentence(other)) < 0.1 {
			if unlike++; common(a, other) {
				strange++
			}
		}
	}
	t.Logf("%d of %d pairs alike by 0.9 met, %d of %d unlike ones", met, of, strange, unlike)
	if of < 5000 || unlike < 5000 || (of-met)*1000 > of || strange*1000 > unlike {
		t.Errorf("%d of %d pairs alike met, %d of %d unlike ones", met, of, strange, unlike)
	}
	if _, ok := p.Print("光模块行业景气上行。"); ok {
		t.Error("a short sentence has a print")
	}
}

var syllables = []rune("通信光模块服务器资本开支合计同比增长环比下降本周指数上涨海外云厂商液冷订单能见度延长到年底需求供给价格毛利率预期")

func someSentence(random *rand.Rand) string {
	out := make([]rune, 14+random.IntN(60))
	for i := range out {
		out[i] = syllables[random.IntN(len(syllables))]
	}
	return string(out)
}

// changed puts another character in a place or two.
func changed(random *rand.Rand, s string) string {
	out := []rune(s)
	for range 1 + random.IntN(2) {
		out[random.IntN(len(out))] = '另'
	}
	return string(out)
}
