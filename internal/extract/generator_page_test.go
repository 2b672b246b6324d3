package extract_test

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// page writes the document: title, institution, date, sections with sentences and distractors mixed, risks, disclaimer.
func (d *document) page(r *rand.Rand, noise []wording) string {
	var b strings.Builder
	title := [...]string{"通信行业周报：算力产业链跟踪", "TMT周观点：聚焦海外算力投入", "通信周跟踪：光通信产业进展", "电子通信行业研究周报"}[r.IntN(4)]
	house := [...]string{"国金证券研究所", "华泰证券研究所", "中信建投证券", "东莞证券研究所", "长江证券研究所"}[r.IntN(5)]
	if d.markdown {
		title = "# " + title
	}
	b.WriteString(title + "\n\n" + house + "\n" + d.dateLine() + "\n")
	for i, s := range sections {
		var texts []sentence
		for _, said := range d.sentences {
			if slices.Contains(s.files, said.wording.file) {
				texts = append(texts, said)
			}
		}
		if len(texts) == 0 {
			continue
		}
		b.WriteString(d.heading(i, s.head))
		d.body(&b, r, d.mixed(r, texts, noise))
	}
	b.WriteString(d.heading(5, "风险提示") + "海外资本开支不及预期；技术迭代风险；市场竞争加剧。\n")
	b.WriteString(d.heading(6, "免责声明"))
	for _, w := range noise {
		if w.tail() {
			s, _ := d.fill(r, w)
			d.sentences = append(d.sentences, s)
			b.WriteString(s.text + "\n\n")
		}
	}
	text := b.String()
	if d.half {
		text = strings.NewReplacer("（", "(", "）", ")").Replace(text)
	}
	if d.traditional {
		text = traditional().Replace(text)
	}
	return text
}

// mixed puts a distractor beside every second sentence, so that a third of all are.
func (d *document) mixed(r *rand.Rand, said []sentence, noise []wording) []sentence {
	out := slices.Clone(said)
	for range (len(said) + 1) / 2 {
		w := noise[r.IntN(len(noise))]
		s, ok := d.fill(r, w)
		if !ok || w.tail() {
			continue
		}
		d.sentences = append(d.sentences, s)
		at := r.IntN(len(out) + 1)
		out = slices.Insert(out, at, s)
	}
	return out
}

// body writes sentences as bullets, numbered lines or paragraphs of up to three; what is no sentence stands alone.
func (d *document) body(b *strings.Builder, r *rand.Rand, said []sentence) {
	form := r.IntN(4)
	run := 0
	for i, s := range said {
		text := strings.ReplaceAll(s.text, `\n`, "\n")
		alone := s.block || !strings.HasSuffix(text, "。")
		if run > 0 && (alone || run >= 3 || form < 2) {
			b.WriteString("\n\n")
			run = 0
		}
		switch {
		case alone:
			b.WriteString(text + "\n\n")
			continue
		case form == 0 && d.markdown:
			if text = "- " + text; r.IntN(4) == 0 {
				text = "- **跟踪**：" + s.text
			}
		case form == 1:
			text = string(rune('1'+i%9)) + "）" + text
		}
		b.WriteString(text)
		run++
	}
	b.WriteString("\n\n")
}
