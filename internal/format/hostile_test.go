package format

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// office makes an Office file whose named part is body and whose other parts are there.
func office(t *testing.T, part, body string) []byte {
	t.Helper()
	text := "=== [Content_Types].xml\n<Types/>\n"
	for name, other := range map[string]string{
		"word/document.xml":          `<document><body><p><r><t>周报</t></r></p></body></document>`,
		"xl/workbook.xml":            `<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"ppt/presentation.xml":       `<presentation/>`,
	} {
		if strings.SplitN(name, "/", 2)[0] == strings.SplitN(part, "/", 2)[0] && name != part {
			text += "=== " + name + "\n" + other + "\n"
		}
	}
	return zipped(t, text+"=== "+part+"\n"+body)
}

// Office files that are made to hurt end quickly with the right error.
func TestHostileOffice(t *testing.T) {
	laughs := `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	deep := strings.Repeat("<w:ins>", 100_000)
	noise := make([]byte, 1<<20)
	for i := range noise {
		noise[i] = byte('a' + i*i%23)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"entities that grow":              {office(t, "word/document.xml", laughs+`<document><body><p><r><t>&b;</t></r></p></body></document>`), ErrDamaged},
		"an entity of nobody's":           {office(t, "word/document.xml", `<document><body><p><r><t>&b;</t></r></p></body></document>`), ErrDamaged},
		"deep elements":                   {office(t, "word/document.xml", `<document><body><p>`+deep), ErrLimit},
		"tables within tables":            {office(t, "word/document.xml", `<document><body>`+strings.Repeat(`<tbl><tr><tc>`, 50_000)), ErrLimit},
		"deep slides":                     {office(t, "ppt/presentation.xml", strings.Repeat(`<a>`, 50_000)), ErrLimit},
		"styles that stand on each other": {office(t, "word/styles.xml", `<styles><style styleId="a" default="1" type="paragraph"><basedOn val="b"/></style><style styleId="b"><basedOn val="a"/></style></styles>`), nil},
		"a story cut off":                 {office(t, "word/document.xml", `<document><body><p><r><t>周报`), ErrDamaged},
		"a sheet that is a bomb":          {bomb(t, "xl/worksheets/sheet1.xml", 96<<20), ErrLimit},
		"a sheet that lies":               {lying(t), ErrDamaged},
		"strings without end":             {bomb(t, "xl/sharedStrings.xml", 64<<20), ErrLimit},
		"a cell far to the right":         {office(t, "xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+strings.Repeat(`<row><c r="ALL1"><v>1</v></c></row>`, 6000)+`</sheetData></worksheet>`), ErrLimit},
		"very many parts":                 {many(t, 6000), ErrLimit},
		"random bytes behind PK":          {append([]byte("PK\x03\x04[Content_Types].xml word/"), noise[:5000]...), ErrDamaged},
	} {
		f, err := Sniff("a", c.data)
		if err == nil {
			_, err = f.Read(t.Context(), File{Name: "a", Data: c.data}, DefaultLimits())
		}
		if !errors.Is(err, c.want) || c.want == nil && err != nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// RTF that is made to hurt ends quickly with the right error.
func TestHostileRTF(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"deep groups":            {`{\rtf1 ` + strings.Repeat("{", 100_000), ErrLimit},
		"a \\bin beyond the end": {`{\rtf1 周报\bin2000000000 `, ErrDamaged},
		"more ends than groups":  {`{\rtf1 report}` + strings.Repeat("}", 1000), nil},
		"a cell without a row":   {`{\rtf1 \cell\cell\row\row\cellx9\cell x\par}`, nil},
		"numbers too long":       {`{\rtf1 \u99999999999999 \fs-1 \uc-5 x\par}`, nil},
		"a row of many cells":    {`{\rtf1 \trowd` + strings.Repeat(`\cellx1`, 9999) + strings.Repeat(`\intbl x\cell`, 9999) + `\row}`, nil},
		"notes inside of notes":  {`{\rtf1 ` + strings.Repeat(`{\footnote x`, 300) + strings.Repeat(`}`, 301), nil},
		"halves of a pair":       {`{\rtf1 \u-10179?\u-10179?x}`, nil},
		"nothing":                {`{\rtf1}`, ErrNoText},
	} {
		_, err := readRTF(t.Context(), File{Name: "a", Data: []byte(c.data)}, DefaultLimits())
		if !errors.Is(err, c.want) || c.want == nil && err != nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// bomb makes a workbook with a part of n spaces, which packs to a thousandth.
func bomb(t *testing.T, part string, n int) []byte {
	return office(t, part, "<a>"+strings.Repeat(" ", n))
}

// lying makes a workbook whose sheet is larger than the archive says.
func lying(t *testing.T) []byte {
	data := office(t, "xl/worksheets/sheet1.xml", "<a>"+strings.Repeat(" ", 8<<20))
	at := bytes.LastIndex(data, []byte("PK\x01\x02")) // the sheet stands last
	copy(data[at+24:], []byte{9, 0, 0, 0})
	return data
}

func many(t *testing.T, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range n {
		if _, err := w.Create(fmt.Sprintf("word/%d.xml", i)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Create("[Content_Types].xml"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
