package extract_test

import (
	"fmt"
	"maps"
	"strings"

	"yanku/internal/report"
)

// slots are the placeholders of the wordings.
var slots = gather(nameSlots, moveSlots, timeSlots, capexSlots, gradeSlots, profitSlots, goodsSlots, noiseSlots)

func gather(sets ...map[string]slot) map[string]slot {
	all := map[string]slot{}
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

var nameSlots = map[string]slot{
	"指数":  who(indices, "big", "sector", "theme"),
	"行业":  who(indices, "sector"),
	"大盘":  who(indices, "big"),
	"同名":  func(f *filler) (string, bool) { return f.at(0).who[0].show[0], true },
	"港指":  who(indices, "hk"),
	"美指":  who(indices, "us"),
	"基准指": who(indices, "big"),
	"指数列": whoList(indices, "big", "sector", "theme"),
	"个股":  who(stocks, "cn"),
	"港股":  who(stocks, "hk"),
	"美股":  who(stocks, "us"),
	"个股列": whoList(stocks, "cn"),
	"股码":  coded(stocks, "cn"),
	"码股":  coded(stocks, "cn"),
	"港码":  coded(stocks, "hk"),
	"美码":  coded(stocks, "us"),
	"基码":  coded(funds),
	"指码":  coded(themes),
	"基金":  who(funds),
	"基准":  against,
	"基准甲": func(*filler) (string, bool) { return "沪深300", true },
	"基准乙": func(*filler) (string, bool) { return "创业板指", true },
	"基准同": func(f *filler) (string, bool) { return f.at(2).who[0].show[0], true },
}

var moveSlots = map[string]slot{
	"值":   moveOne("", false),
	"小值":  moveOne("", false),
	"带号":  moveOne("?", true),
	"带正":  moveOne("+", true),
	"带负":  moveOne("-", true),
	"值列":  moveList("", false),
	"带号列": moveList("?", true),
	"超值":  loose(report.Over),
	"近值":  loose(report.Nearly),
	"点":   points,
	"双点": func(f *filler) (string, bool) {
		f.sign = "+"
		a, _ := points(f)
		b, _ := points(f)
		cut := func(s string) string {
			return strings.NewReplacer("个百分点", "", "pcts", "", "pct", "").Replace(s)
		}
		return cut(a) + "和" + cut(b) + "个百分点", true
	},
	"双值": func(f *filler) (string, bool) {
		f.index = 1
		a := f.percent("+", 0, false)
		f.index = 2
		return a + "、" + f.percent("+", 0, false), true
	},
	"名次": func(f *filler) (string, bool) {
		f.cell().rank.N = 1 + f.IntN(31)
		return fmt.Sprint(f.cell().rank.N), true
	},
	"总数": func(f *filler) (string, bool) {
		f.cell().rank.Of = 31
		return "31", true
	},
}

// against prints an index that is only measured against.
func against(f *filler) (string, bool) {
	e, ok := f.pick(indices(), "big")
	if !ok {
		return "", false
	}
	return e.show[0], true
}

var gradeSlots = map[string]slot{
	"维持":  action("维持", "维持"),
	"上调":  action("上调", "上调"),
	"下调":  action("下调", "下调"),
	"首次":  action("首次", "首次"),
	"评级":  grade("stock", false, "买入", "增持", "推荐", "强烈推荐", "优于大市"),
	"旧评级": grade("stock", true, "中性", "持有"),
	"行评级": grade("industry", false, "强于大市", "推荐", "增持", "看好", "领先大市"),
	"业": func(f *filler) (string, bool) {
		e, ok := f.pick(trades)
		f.cell().who = []entity{e}
		return e.name(), ok
	},
	"景气": func(f *filler) (string, bool) {
		label := f.one("稳健向上", "加速向上", "高景气维持", "拐点向上", "略有承压", "底部企稳", "持续向上", "边际改善")
		f.state(stated{truth: truth{label: label}, timeless: true, unsigned: true})
		return label, true
	},
}

// action makes a slot for what is done to a rating.
func action(key string, words ...string) slot {
	return func(f *filler) (string, bool) {
		f.at(0).action = key
		return f.one(words...), true
	}
}

// grade makes a slot for a rating; a former one is not asked for.
func grade(scope string, former bool, words ...string) slot {
	return func(f *filler) (string, bool) {
		label := f.one(words...)
		f.state(stated{
			truth:    truth{kind: report.Rating, label: label, scope: scope, optional: former, former: former},
			timeless: true, unsigned: true, named: scope == "industry",
		})
		return label, true
	}
}
