// Package assets holds the files that the program carries: fonts, icons, words, reference tables and sample reports.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed fonts icons words tables samples
var files embed.FS

// Font gives a TrueType font of Noto Sans SC (OFL): the regular weight, or semi-bold.
func Font(bold bool) []byte {
	if bold {
		return must("fonts/NotoSansSC-SemiBold.ttf")
	}
	return must("fonts/NotoSansSC-Regular.ttf")
}

// Fonts gives the folder of the fonts.
func Fonts() fs.FS { return sub("fonts") }

// Icon gives a file of icons, such as "yanku.svg".
func Icon(name string) []byte { return must("icons/" + name) }

// Table opens a reference table, such as "stocks_cn.csv". It is nil when there is no such table.
func Table(name string) []byte {
	b, err := files.ReadFile("tables/" + name)
	if err != nil {
		return nil
	}
	return b
}

// Words gives the folder of the program's words: CSV files with the columns key, zh, en.
func Words() fs.FS { return sub("words") }

// Samples gives the folder of the sample reports, of our own writing.
func Samples() fs.FS { return sub("samples") }

func must(name string) []byte {
	b, err := files.ReadFile(name)
	if err != nil {
		panic("assets: " + err.Error()) // a file that the build embeds is missing from this list
	}
	return b
}

func sub(dir string) fs.FS {
	s, err := fs.Sub(files, dir)
	if err != nil {
		panic("assets: " + err.Error())
	}
	return s
}
