package extract

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"yanku/internal/lexicon"
)

func TestZZDump(t *testing.T) {
	data, err := os.ReadFile("/tmp/kinds/dump.txt")
	if err != nil {
		t.Skip()
	}
	sc := newScanner(lexicon.Default())
	for _, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		fmt.Println("##", l)
		for _, k := range sc.tokens(l, 0) {
			s := l[k.From:k.To]
			switch k.Kind {
			case Wild:
				fmt.Printf(" W<%s>", s)
			case Number:
				fmt.Printf(" N<%s|%v u%d %s%s %s r%v g%v>", s, k.Num.Value, k.Num.Unit, k.Num.Scale, k.Num.Currency, k.Num.Qualifier, k.Num.Range, k.Num.Glued)
			case Named:
				fmt.Printf(" NAME<%s:%s>", s, k.Entries[0].Kind)
			case When:
				fmt.Printf(" WHEN<%s %+v>", s, k.When)
			case Keyword:
				fmt.Printf(" %s<%s>", k.Class, s)
			default:
				fmt.Printf(" %s", s)
			}
		}
		fmt.Println()
	}
}
