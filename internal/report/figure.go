package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// Kind is what a figure or a finding is of, by CONTRACT's names.
type Kind string

// Kinds of figures.
const (
	IndexMove  Kind = "index_move"
	StockMove  Kind = "stock_move"
	Excess     Kind = "excess"
	Capex      Kind = "capex"
	Rating     Kind = "rating"
	Prosperity Kind = "prosperity"
	Instrument Kind = "instrument"
	Forecast   Kind = "forecast"
	Target     Kind = "target"
	EPS        Kind = "eps"
	Price      Kind = "price"
	Flow       Kind = "flow"
	Order      Kind = "order"
	Metric     Kind = "metric"
)

// Kinds of findings that are not figures.
const (
	KeyPoint      Kind = "key_point"
	Risk          Kind = "risk"
	Caption       Kind = "caption"
	CaptionSource Kind = "caption_source"
	Disclaimer    Kind = "disclaimer"
	Event         Kind = "event" // Label is what happens, Note when: 2026-04-28, 2026-03-16..2026-03-19, 2026-05, 2026Q3, 2026H2, 2027, 2027-end
)

// Name is whom or what a figure is about.
type Name struct {
	Text    string   // as the field writes it; companies by one canonical name, a group's total as 合计
	Code    string   // 8841258.WI, 515070, 3069.HK, NVDA; leading zeros kept
	Family  string   // of an index: 申万, 中信, 万得 …; empty when not told
	Members []string // of a total
}

// Period keys: moves have one of the words, amounts a calendar or fiscal label (2025Q4, 2025H1, 2025, FY2026Q2, 2026-02, 2026-01..02, at:2026-02).
const (
	Day     = "day"
	FiveDay = "5d"
	Week    = "week"
	TwoWeek = "2week"
	MTD     = "mtd"
	Month   = "month"
	QTD     = "qtd"
	Quarter = "quarter"
	YTD     = "ytd"
	Year    = "year"
)

// Period is when a figure holds.
type Period struct {
	Key        string
	Start, End Date   // when known
	Inferred   bool   // they follow from context
	Calendar   string // the calendar quarter or year that a fiscal one falls in by most of its days
}

// Qualifier is a word that loosens a number.
type Qualifier string

// The qualifiers of CONTRACT.
const (
	About   Qualifier = "about"
	Over    Qualifier = "over"
	Nearly  Qualifier = "nearly"
	Under   Qualifier = "under"
	AtLeast Qualifier = "at_least"
	AtMost  Qualifier = "at_most"
)

// Quantity is a number or a range in Unit. Moves have Value and a Qualifier; amounts with a one-sided bound have Low or High alone, ranges both.
type Quantity struct {
	Value, Low, High *float64
	Unit             string // %, pct (percentage points), 亿美元 …, as the author wrote it
	Qualifier        Qualifier
}

// Num gives a pointer to v.
func Num(v float64) *float64 { return &v }

// Growth is stated growth in percent.
type Growth struct {
	YoY, QoQ, YoYLow, YoYHigh *float64
}

// Nature is who stands behind a number.
type Nature string

// The natures of CONTRACT. A consensus is never charted as a fact.
const (
	Actual    Nature = "actual"
	Guidance  Nature = "guidance"
	Estimate  Nature = "estimate"
	Consensus Nature = "consensus"
)

// Basis is how capex was counted; series never cross bases.
type Basis string

// The bases of capex.
const (
	Cash               Basis = "cash"
	WithFinanceLeases  Basis = "with_finance_leases"
	WithLeasePrincipal Basis = "with_lease_principal"
	Net                Basis = "net"
)

// Rank is a stated rank: 排名全行业第22 is {22, 0}, 10/28 is {10, 28}.
type Rank struct{ N, Of int }

// Grade is what a rating or a prosperity line says. Rating: Label 买入, Action 维持, Scope "industry" or "stock". Prosperity: Label 稳健向上, Note the line's text.
type Grade struct {
	Label, Action, Scope, Note string
}

// Match is the verdict on an instrument's code against its name: agrees, alias, other_name, unknown.
type Match string

// The verdicts.
const (
	Agrees    Match = "agrees"
	Alias     Match = "alias"
	OtherName Match = "other_name"
	Unknown   Match = "unknown"
)

// State is what the user made of a figure.
type State string

// The states of a figure.
const (
	Extracted State = "extracted"
	Confirmed State = "confirmed"
	Corrected State = "corrected"
	Rejected  State = "rejected"
)

// Source is where a statement stands: Quote == Body[Span.From:Span.To], exactly. Mark is the number (or the label) itself and lies in Span.
// For a table cell the quote is the cell and Context its headers.
type Source struct {
	Span    Span
	Mark    Span
	Context []Span
	Page    int
	Quote   string
	Rule    string // the rule that found it
	Version int    // of the rule
	Report  ID     // of a flag between reports: where the words stand; empty for the flag's own report
}

// Figure is one statement with a number, a grade or a code, and its sentence. The same statement made again is a mention.
type Figure struct {
	ID         ID
	Report     ID
	Kind       Kind
	Subject    Name
	Measure    string // for metric and forecast: what is measured
	Period     Period
	Quantity   Quantity
	Growth     Growth
	Nature     Nature
	Basis      Basis
	Superseded bool // a former value given for comparison
	Rank       Rank
	Grade      Grade
	Match      Match
	Author     string // of a forecast
	Horizon    string // of a forecast
	Source     Source
	Mentions   []Source
	State      State
}

// Identify sets the figure's ID: the hash of report, kind, subject, measure, period, quantity, growth, nature, basis, grade and author.
// Two figures of a report with one ID are the same statement.
func (f *Figure) Identify(report ID) {
	f.Report = report
	h := sha256.New()
	fmt.Fprintf(h, "%s|%s|%s|%s|%s|%s|", report, f.Kind, f.Subject.Text, f.Subject.Code, f.Measure, f.Period.Key)
	q, g := f.Quantity, f.Growth
	for _, v := range []*float64{q.Value, q.Low, q.High, g.YoY, g.YoYLow, g.YoYHigh} {
		if v != nil {
			h.Write([]byte(strconv.FormatFloat(*v, 'g', -1, 64)))
		}
		h.Write([]byte{'|'})
	}
	fmt.Fprintf(h, "%s|%s|%s|%t|%s|%s|%s", q.Unit, f.Nature, f.Basis, f.Superseded, f.Grade.Label, f.Grade.Scope, f.Author)
	f.ID = ID(hex.EncodeToString(h.Sum(nil))[:16])
}

// Finding is a highlight that is no figure: a key point, a risk, a caption, a caption's source line, a disclaimer.
type Finding struct {
	Kind   Kind
	Label  string // its text without number or marker; for a caption its title, for a risk its name
	Note   string // the rest; for a caption_source the caption it belongs to
	Number string // the stated number: "7", "图表12"
	Of     int    // for a caption_source: index of its caption in the findings, -1 when unknown; elsewhere 0
	Source Source
}

// FlagKind is what a flag doubts.
type FlagKind string

// The kinds of flags.
const (
	Contradiction FlagKind = "contradiction"
	CodeName      FlagKind = "code_name"
	DateFlag      FlagKind = "date"
	Arithmetic    FlagKind = "arithmetic"
	Stale         FlagKind = "stale"
	Damage        FlagKind = "damage"
)

// Level is how loud a flag is: "error" asks to be looked at, "note" is a quiet word.
type Level string

// The levels of flags.
const (
	LevelError Level = "error"
	LevelNote  Level = "note"
)

// Flag is a doubt about figures, with the sentences that raise it.
type Flag struct {
	ID      ID
	Report  ID
	Kind    FlagKind
	Level   Level
	Figures []ID
	Spans   []Source
	Why     string   // the reason in Chinese; audit.Say gives it in either language
	Code    string   // stable key of the reason: contradiction.carried
	Args    []string // what the reason names, in the order of its words; "@mtd" is a word of the table
	State   string   // open, dismissed
}
