// Package i18n holds the words of the program in Chinese and English. The words stand in assets/words, one CSV file an area, with the columns key, zh, en.
package i18n

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"yanku/assets"
)

// Lang is a language of the program.
type Lang string

// The languages.
const (
	Chinese Lang = "zh"
	English Lang = "en"
)

type entry struct{ zh, en string }

var words = sync.OnceValue(load)

// T gives the words for key in l, with args put in as by fmt.Sprintf. An unknown key gives the key itself, so that it is seen; a test looks for such keys.
func (l Lang) T(key string, args ...any) string {
	e, ok := words()[key]
	if !ok {
		return key
	}
	form := e.zh
	if l == English {
		form = e.en
	}
	if len(args) == 0 {
		return form
	}
	return fmt.Sprintf(form, args...)
}

// Has tells whether key has words.
func Has(key string) bool {
	_, ok := words()[key]
	return ok
}

// Of gives the language for a locale such as "zh_CN.UTF-8" or "en-GB"; anything but Chinese is English.
func Of(locale string) Lang {
	if strings.HasPrefix(strings.ToLower(locale), "zh") {
		return Chinese
	}
	return English
}

// load reads every table of words. The tables are part of the program, so a fault in one is a fault of the build.
func load() map[string]entry {
	out := map[string]entry{}
	dir := assets.Words()
	names, err := fs.Glob(dir, "*.csv")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		f, err := dir.Open(name)
		if err != nil {
			panic(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			panic(fmt.Sprintf("read words %s: %v", name, err))
		}
		for _, r := range rows[1:] {
			out[r[0]] = entry{zh: r[1], en: r[2]}
		}
	}
	return out
}
