package zh

import (
	"strings"
	"testing"
)

// Sentences that a script damaged are read as they were, in Traditional script, with an edit that leads back.
func TestCleanRebuildsRuns(t *testing.T) {
	keys := []noteKey{{'驅', "qū"}, {'優', "yōu"}, {'內', "nèi"}, {'調', "diào"}, {'礎', "chǔ"}, {'產', "chǎn"}, {'訂', "dìng"}, {'業', "yè"}}
	s := newSite(newRand(1), true, 0)
	s.keys = keys
	rebuilt := 0
	for _, article := range []string{
		"竞争格局正在演变为基础设施之间的较量",
		"行情或将再度回升，资金流向设备板块",
		"目前我们缺少的不是订单，而是产能",
		"市场或将再次关注海外云厂商的资本开支",
	} {
		seen, runs, runes := s.damage(article)
		got := Clean(seen, CleanOptions{Notes: true})
		if len(runs) == 0 || written(got) != seen {
			t.Errorf("%s: %d runs, put back as %s", seen, len(runs), written(got))
		}
		for _, e := range got.Edits {
			if e.Pass == passDamage && e.Sure {
				rebuilt++
			}
		}
		if want := strings.Map(narrow, string(runes)); strings.Map(narrow, got.Was) != want && allSure(got) {
			t.Errorf("%s gives %s, want %s", seen, got.Was, want)
		}
	}
	if rebuilt < 3 {
		t.Errorf("%d runs rebuilt", rebuilt)
	}
}

func allSure(c Cleaned) bool {
	for _, e := range c.Edits {
		if !e.Sure {
			return false
		}
	}
	return true
}

// What looks like damage and is none stays: an author's own note, a question before brackets, a page that is not damaged.
func TestCleanLeavesHealthy(t *testing.T) {
	for _, text := range []string{
		"读作行(háng)业的行",
		"见底了吗?（见图）订单回升",
		"旗艦?zāi)P停w視頻生成",
	} {
		if got := Clean(text, CleanOptions{}); got.Was != text || len(got.Edits) != 0 {
			t.Errorf("%s gives %s, %+v", text, got.Was, got.Edits)
		}
	}
}

// A note that lies across a character and a Latin letter stands behind the letter; nothing is shifted.
func TestCleanNoteBehindLetter(t *testing.T) {
	s := newSite(newRand(1), true, 0)
	r := across('圍', 'A')
	s.keys = []noteKey{{r, firstReading(r)}}
	seen, runs, runes := s.damage("本周外围A股")
	got := Clean(seen, CleanOptions{Notes: true})
	if len(runs) != 0 || !strings.Contains(seen, "A(") || got.Was != string(runes) {
		t.Errorf("%s gives %s", seen, got.Was)
	}
}

// The bundled counts can be read and know what follows what.
func TestNgrams(t *testing.T) {
	m := loadNgrams()
	if !m.knows(m.of('半'), m.of('導')) || m.knows(m.of('半'), m.of('，')) && m.of('龘') != 0 {
		t.Error("the counts do not know 半导")
	}
	likely, _ := m.follow(pair{}, m.of('资'), m.of('金'))
	unlikely, _ := m.follow(pair{}, m.of('资'), m.of('鸟'))
	if likely < -4 || unlikely > -8 {
		t.Errorf("资金 %.1f, 资鸟 %.1f", likely, unlikely)
	}
}

// The three user-defined zones do not meet, and lead back to their bytes.
func TestUserDefined(t *testing.T) {
	seen := map[rune]bool{}
	for a := leadMin; a <= byteMax; a++ {
		for b := trailMin; b <= byteMax; b++ {
			if r := userDefined(a, b); r != 0 && b != 0x7F {
				if lead, trail, ok := gbk().code(r); seen[r] || ok && (int(lead) != a || int(trail) != b) {
					t.Fatalf("%x%x is %U, which is %x%x", a, b, r, lead, trail)
				}
				seen[r] = true
			}
		}
	}
	if len(seen) != 6*94+7*94+7*96 {
		t.Errorf("%d characters", len(seen))
	}
}
