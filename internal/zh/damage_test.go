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

// What a page says of itself is counted without notes and without its runs, and makes likelier what it has said before.
func TestPageSpeaksForItself(t *testing.T) {
	p := PageOf("模型能力趨同(tóng)、調用量上升\n旗艦?zāi)P停w視頻生成")
	m := loadNgrams()
	a, b, c := m.of('同'), m.of('、'), m.of('調')
	log, _ := m.follow(pair{}, b, c)
	if got := p.follow(a, b, c, log); got < log+1 {
		t.Errorf("what the page has said before is %.1f nats likely, %.1f without it", got, log)
	}
	if k := uint32(m.of('P'))<<16 | uint32(m.of('停')); p.two[k] > 0 {
		t.Error("a run was counted")
	}
	if got := (*Page)(nil).follow(a, b, c, log); got != log {
		t.Errorf("without a page %.1f, want %.1f", got, log)
	}
}

// A numeral that the bytes leave open is not called sure: the language does not say which one stood there.
func TestCleanLeavesNumerals(t *testing.T) {
	s := newSite(newRand(1), true, 0)
	s.keys = []noteKey{{across2('事', '會'), ""}}
	for _, article := range []string{"第五届董事会第二十二次会议决议的公告", "第五届董事会第三十六次会议决议的公告"} {
		s.keys[0].note = firstReading(s.keys[0].char)
		seen, runs, _ := s.damage(article)
		if len(runs) == 0 {
			t.Fatalf("%s is not damaged", seen)
		}
		got := Clean(seen, CleanOptions{Notes: true})
		if allSure(got) && !strings.Contains(got.Body, article[len("第五届董事会"):]) {
			t.Errorf("%s gives %s and calls it sure", seen, got.Body)
		}
	}
}

// across2 gives the character that the last byte of a and the first of b make.
func across2(a, b rune) rune {
	_, lead, _ := gbk().code(a)
	trail, _, _ := gbk().code(b)
	return gbk().char[int(lead)<<8|int(trail)]
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
