package format

import (
	"fmt"
	"strings"
	"time"

	"github.com/yuin/goldmark/parser"
	"go.abhg.dev/goldmark/frontmatter"

	"yanku/internal/report"
)

// Keys of front matter under which each hint is found, the best first.
var (
	titleKeys  = []string{"title", "标题", "標題"}
	dateKeys   = []string{"date", "posttime", "published", "publish_date", "pubdate", "created", "日期", "发布日期"}
	authorKeys = []string{"author", "authors", "speaker", "作者", "分析师"}
	sourceKeys = []string{"institution", "broker", "publisher", "source", "site", "机构", "来源"}
	urlKeys    = []string{"url", "link", "canonical", "permalink", "source"}
)

// frontHints reads the front matter that goldmark found. Front matter that is no YAML gives nothing.
func frontHints(pc parser.Context) report.Hints {
	data := frontmatter.Get(pc)
	if data == nil {
		return report.Hints{}
	}
	all := map[string]any{}
	if err := data.Decode(&all); err != nil && len(all) == 0 {
		return report.Hints{}
	}
	h := report.Hints{Title: first(all, titleKeys), Date: first(all, dateKeys), Author: first(all, authorKeys), Source: first(all, sourceKeys), URL: first(all, urlKeys)}
	if isURL(h.Source) {
		h.Source = ""
	}
	if !isURL(h.URL) {
		h.URL = ""
	}
	return h
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// first gives the first value that is there under keys, in words.
func first(all map[string]any, keys []string) string {
	for _, k := range keys {
		if s := inWords(all[k]); s != "" {
			return s
		}
	}
	return ""
}

// inWords writes a YAML value: a list with 、 between its members, a time as date and time of day.
func inWords(v any) string {
	switch v := v.(type) {
	case nil, map[string]any, map[any]any:
		return ""
	case string:
		return strings.TrimSpace(strings.ToValidUTF8(v, ""))
	case time.Time:
		return strings.TrimSuffix(v.Format("2006-01-02 15:04:05"), " 00:00:00")
	case []any:
		var parts []string
		for _, x := range v {
			if s := inWords(x); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "、")
	default:
		return fmt.Sprint(v)
	}
}
