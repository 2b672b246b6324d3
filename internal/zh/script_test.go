package zh

import "testing"

// Reading uses phrases; the result keeps every rune in its place.
func TestSimplify(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		traditional    bool
	}{
		{"plain Traditional", "光模塊與伺服器", "光模块与伺服器", true},
		{"one character with two Simplified words behind it", "頭髮與發展，皇后在后面", "头发与发展，皇后在后面", true},
		{"乾 in a phrase and alone", "乾坤已定，乾燥的氣候", "乾坤已定，干燥的气候", true},
		{"著 as a particle", "看著股價，意味著風險", "看着股价，意味着风险", true},
		{"著 in a word of its own", "著名投資者的著作", "著名投资者的著作", true},
		{"甚麼", "這是甚麼計畫", "这是什么计划", true},
		{"Simplified text stays, names with 乾 and 著 too", "吉林乾安的著名企业", "吉林乾安的著名企业", false},
		{"one Traditional name in Simplified text", "据了解，乾安公司向臺积电订购了一批设备，明年交付，金额约为三亿元，双方没有披露其他条件", "据了解，乾安公司向台积电订购了一批设备，明年交付，金额约为三亿元，双方没有披露其他条件", false},
		{"no Chinese at all", "NVIDIA 3.25%", "NVIDIA 3.25%", false},
	} {
		got, trad := simplify(c.in)
		if got != c.want || trad != c.traditional {
			t.Errorf("%s: %s gives %s, Traditional %v", c.name, c.in, got, trad)
		}
	}
}

// Search folds rune by rune, without context.
func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"光模塊":        "光模块",
		"ＮＶＩＤＩＡ":     "nvidia",
		"３．２５％":      "3.25%",
		"Meta":       "meta",
		"甚麼":         "甚么",
		"頭髮":         "头发",
		"國產\u3000晶片": "国产 晶片",
		"ÉTÉ":        "été",
	} {
		if got := FoldString(in); got != want {
			t.Errorf("FoldString(%s) = %s, want %s", in, got, want)
		}
		folded := ""
		for _, r := range in {
			folded += string(Fold(r))
		}
		if folded != want {
			t.Errorf("Fold rune by rune of %s = %s, want %s", in, folded, want)
		}
	}
}

// A fold of a fold is the same, for every rune of the basic plane.
func TestFoldIsIdempotent(t *testing.T) {
	for r := range rune(foldMax) {
		if f := Fold(r); Fold(f) != f {
			t.Errorf("Fold(%c) = %c, Fold of that = %c", r, f, Fold(f))
		}
	}
}

// Each word of the table keeps its number of runes and its length in bytes.
func TestScriptWords(t *testing.T) {
	for _, w := range scriptWords() {
		if len(w[0]) != len(w[1]) || len([]rune(w[0])) != len([]rune(w[1])) {
			t.Errorf("%s and %s differ in length", w[0], w[1])
		}
	}
}
