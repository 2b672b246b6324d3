package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The damaged pages of the evaluation set lose their notes, keep their other words, and have their one shifted run rebuilt.
func TestJoinDamagedEvaluation(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/eval/dev/k3s_*.txt")
	if len(paths) == 0 {
		t.Skip("no ../shared/eval/dev/k3s_* beside the project")
	}
	runs := 0
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		raw := readRaw(t, filepath.Base(p), data)
		d := Join(raw)
		checkDoc(t, raw, d)
		for _, note := range pinyinNote.FindAllString(d.Was, -1) {
			if strings.ContainsAny(note, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ") {
				t.Errorf("%s keeps %s", p, note)
			}
		}
		for _, e := range d.Edits {
			if e.Pass == "damage" {
				runs++
				if !e.Sure || !strings.HasSuffix(d.Was[:e.To], "我們缺產") {
					t.Errorf("%s: %+v", p, e)
				}
			}
		}
	}
	if runs != 1 {
		t.Errorf("%d runs", runs)
	}
}

// A page with one note of its author's own, as a language lesson has it, is no damage: nothing of it changes.
func TestJoinKeepsAuthorsNote(t *testing.T) {
	const page = "# 行业用语\n\n“行”在“行业”里读作行(háng)，不读xíng。半导体行业本周上涨3.2%，银行板块下跌0.4%。\n\n设备龙头的订单见底了吗?答案要看下半年。\n"
	raw := readRaw(t, "a.md", []byte(page))
	d := Join(raw)
	checkDoc(t, raw, d)
	if len(d.Edits) != 0 || !strings.Contains(d.Body, "读作行(háng)，") {
		t.Errorf("%+v in %s", d.Edits, d.Body)
	}
}

// A text of megabytes that is damaged throughout is read in seconds: its runs are marked, not searched, and its notes are gone.
func TestJoinDamagedThroughout(t *testing.T) {
	page := strings.Repeat("半導(dǎo)體設(shè)備週報：產(chǎn)業(yè)鏈訂單回升，旗艦?zāi)P停w視頻上漲1.5%。\n", 20_000)
	d := Join(readRaw(t, "a.txt", []byte(page)))
	marked := 0
	for _, e := range d.Edits {
		if e.Pass == "damage" && !e.Sure {
			marked++
		}
	}
	if marked != 20_000 || strings.Contains(d.Body, "(dǎo)") {
		t.Errorf("%d runs marked", marked)
	}
}
