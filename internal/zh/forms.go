package zh

import (
	"slices"
	"strings"
	"sync"
)

// bothScripts are characters that Simplified script made of several: pages that were turned to Traditional character by character often leave them as they are.
const bothScripts = "后里面干制系只余回伙杰板表别卜才冲丑出淀冬斗范丰刚谷胡划几家借卷克困腊累漓了帘霉蒙弥蔑仆朴签秋曲舍胜松台涂万旋叶佣涌游吁郁欲御愿岳云扎折征致志种周朱筑准布采厂当党点" +
	"于并占升向注咨托群岩核挂杠粘凶夫症辟吃炮札洒仇雇灶棱吊席略峰秘迹沾佑唇它床柜烟考纸泄栖榨碗咽韵药剩哄绣诉背恤灾"

// Costs of a form, in nats: what speaks against a character of that form on a page in Traditional script.
const (
	costVariant = 1 // one of several Traditional forms
	costKept    = 2 // both scripts use it and the page's table may have kept it
	costPlain   = 8 // Simplified script alone uses it
)

// formCosts gives for each rune of GBK what speaks against it on a page in Traditional script, and the runes by their bytes.
type formCosts struct {
	cost    [foldMax]float32
	byLead  [256][]byteRune // characters with this lead byte, by their trail byte
	byTrail [256][]byteRune // characters with this trail byte, by their lead byte
	lossy   [256][]byteRune // those of byLead whose trail byte may begin a dropped pair
	byID    [][]rune        // characters by their id in the model
}

// byteRune is a character and that byte of its pair which is not given.
type byteRune struct {
	b byte
	r rune
}

// rareRune is how rare a character may be in the model's counts and still be searched for.
const rareRune = 1.5

var loadForms = sync.OnceValue(func() *formCosts {
	f := new(formCosts)
	trads := map[rune][]rune{}
	t := gbk()
	for from, to := range simplifier().chars {
		if _, _, ok := t.code(from); ok && from != to {
			trads[to] = append(trads[to], from)
		}
	}
	for to, from := range trads {
		if !IsHan(to) || to >= foldMax {
			continue
		}
		switch {
		case strings.ContainsRune(bothScripts, to):
			f.cost[to] = costKept
		case !slices.Contains(from, to) && simplifier().char(to) == to:
			f.cost[to] = costPlain
		}
		if len(from) > 1 {
			for _, r := range from {
				f.cost[r] = costVariant
			}
		}
	}
	m := loadNgrams()
	f.byID = make([][]rune, m.size)
	for pair := leadMin << 8; pair <= byteMax<<8|byteMax; pair++ {
		r := t.char[pair]
		if r == 0 || int(t.pair[r]) != pair || m.count[m.of(r)] < rareRune || !searched(r) {
			continue
		}
		lead, trail := byte(pair>>8), byte(pair)
		f.byLead[lead] = append(f.byLead[lead], byteRune{trail, r})
		f.byTrail[trail] = append(f.byTrail[trail], byteRune{lead, r})
		if t.may[trail] {
			f.lossy[lead] = append(f.lossy[lead], byteRune{trail, r})
		}
		f.byID[m.of(r)] = append(f.byID[m.of(r)], r)
	}
	return f
})

// searched tells whether r is a character that a run is searched for: Chinese, or punctuation as Chinese text has it. Full-width letters, figures and
// spaces are not: they are rare, and a model that does not tell letters apart would put them everywhere.
func searched(r rune) bool {
	switch c := NgramClass(r); {
	case IsHan(r):
		return true
	case c == 'a' || c == '0' || c == ngramBreak:
		return false
	}
	return isEast(r) || r == '·' || r == '×' || r == '℃' || r == '‰' || r >= 0x2460 && r <= 0x249B
}

// traditionalOnly tells whether only Traditional script uses r.
func traditionalOnly(r rune) bool { return r < foldMax && simplifier().char(r) != r }
