package format

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"yanku/internal/zh"
)

// mimeHeader are the fields of a message or a part of one, by name in lower case; of fields that stand several times the first.
type mimeHeader map[string]string

// headerFields is how many lines a header is read to; mails have a hundred.
const headerFields = 2000

// splitHeader takes the fields off the front of a message. Lines that are none are passed over.
func splitHeader(data string) (h mimeHeader, body string) {
	h = mimeHeader{}
	last := ""
	for n := 0; data != "" && n < headerFields; n++ {
		line, rest, _ := strings.Cut(data, "\n")
		line = strings.TrimRight(line, "\r")
		data = rest
		if line == "" {
			return h, data
		}
		if line[0] == ' ' || line[0] == '\t' {
			if last != "" {
				h[last] += " " + strings.TrimSpace(line)
			}
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		last = ""
		if key = strings.ToLower(strings.TrimSpace(key)); ok && fieldName.MatchString(key) && h[key] == "" {
			last = key
			h[key] = strings.TrimSpace(value)
		}
	}
	return h, data
}

var fieldName = regexp.MustCompile(`^[!-9;-~]{1,76}$`)

// words gives a field's value in UTF-8, its encoded words (RFC 2047) and raw bytes decoded.
func (h mimeHeader) words(key string) string { return decodeWords(h[key]) }

var encodedWord = regexp.MustCompile(`=\?([\w.:-]+)(?:\*[\w-]*)?\?([bBqQ])\?([^?]*)\?=`)

// decodeWords decodes the encoded words in s. The bytes of neighbours in one character set are put together first: mailers cut within a character.
func decodeWords(s string) string {
	var out strings.Builder
	var pending []byte
	charset := ""
	flush := func() {
		out.WriteString(textIn(pending, charset))
		pending = nil
	}
	at := 0
	for _, m := range encodedWord.FindAllStringSubmatchIndex(s, -1) {
		between := s[at:m[0]]
		set := strings.ToLower(s[m[2]:m[3]])
		if strings.TrimSpace(between) != "" || set != charset || at == 0 {
			flush()
			if at == 0 || strings.TrimSpace(between) != "" {
				out.WriteString(textIn([]byte(between), ""))
			}
		}
		charset = set
		if word := s[m[6]:m[7]]; strings.EqualFold(s[m[4]:m[5]], "b") {
			pending = append(pending, decodeBase64(word)...)
		} else {
			pending = append(pending, decodeQuoted(strings.ReplaceAll(word, "_", " "))...)
		}
		at = m[1]
	}
	flush()
	out.WriteString(textIn([]byte(s[at:]), ""))
	return strings.Join(strings.Fields(out.String()), " ")
}

// textIn decodes bytes in a character set; without one they are UTF-8 if they can be, else GB18030.
func textIn(data []byte, charset string) string {
	if len(data) == 0 {
		return ""
	}
	if charset = knownCharset(charset); charset == "" {
		return chineseName(string(data))
	}
	text, _, err := zh.Decode(data, charset)
	if err != nil {
		return chineseName(string(data))
	}
	return text
}

// knownCharset gives the name that the web has for a character set that mails name otherwise.
func knownCharset(name string) string {
	switch name = strings.ToLower(strings.Trim(name, `"' `)); name {
	case "cp936", "ms936", "windows-936", "x-gb2312", "gb_2312-80", "gb2312-80", "x-gb18030":
		return "gbk"
	case "cp950", "ms950", "windows-950":
		return "big5"
	case "us-ascii", "ascii", "unknown", "unknown-8bit", "x-unknown", "unicode":
		return ""
	case "utf8":
		return "utf-8"
	}
	return name
}

// mediaType gives a field's first word in lower case, "text/html", and its parameters by name in lower case, decoded (RFC 2045, 2231, 2047, or raw bytes).
func (h mimeHeader) mediaType(key string) (kind string, params map[string]string) {
	fields := splitQuoted(h[key])
	params = map[string]string{}
	if len(fields) == 0 {
		return "", params
	}
	pieces := map[string][]piece{}
	for _, f := range fields[1:] {
		name, value, ok := strings.Cut(f, "=")
		if !ok {
			continue
		}
		name, value = strings.ToLower(strings.TrimSpace(name)), unquote(strings.TrimSpace(value))
		p := piece{value: value}
		if strings.HasSuffix(name, "*") {
			name, p.escaped = name[:len(name)-1], true
		}
		if head, n, ok := strings.Cut(name, "*"); ok {
			p.n, _ = strconv.Atoi(n) // 0 where it is no number
			name = head
		}
		pieces[name] = append(pieces[name], p)
	}
	for name, ps := range pieces {
		params[name] = joinPieces(ps)
	}
	return strings.ToLower(strings.TrimSpace(fields[0])), params
}

// piece is a part of a parameter that RFC 2231 lets stand in several: name*1*=%E5%91%A8.
type piece struct {
	n       int
	escaped bool
	value   string
}

func joinPieces(ps []piece) string {
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].n < ps[j].n })
	var raw []byte
	charset, coded := "", false
	for i, p := range ps {
		if p.escaped && i == 0 {
			if set, rest, ok := strings.Cut(p.value, "'"); ok {
				_, p.value, _ = strings.Cut(rest, "'")
				charset = set
			}
		}
		if plain, err := url.PathUnescape(p.value); p.escaped && err == nil {
			p.value, coded = plain, true
		}
		raw = append(raw, p.value...)
	}
	if coded {
		return textIn(raw, charset)
	}
	return decodeWords(string(raw))
}

// splitQuoted cuts a value at its semicolons, but not at those in quotes.
func splitQuoted(s string) (out []string) {
	quoted, from := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quoted:
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ';' && !quoted:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[min(from, len(s)):])
}

func unquote(s string) string {
	if len(s) < 2 || s[0] != '"' {
		return s
	}
	s = strings.TrimSuffix(s[1:], `"`)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s)
}

// decodeBase64 decodes what can be: line ends, padding in the middle and a cut end do no harm.
func decodeBase64(s string) []byte {
	s = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '+' || r == '/' {
			return r
		}
		return -1
	}, s)
	if len(s)%4 == 1 {
		s = s[:len(s)-1]
	}
	out, _ := base64.RawStdEncoding.DecodeString(s) // what stands before an error is given
	return out
}

// decodeQuoted undoes quoted-printable; what is not in order stays as it is.
func decodeQuoted(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '=' {
			out = append(out, s[i])
			continue
		}
		rest := s[i+1:]
		end := strings.TrimLeft(rest[:min(len(rest), 80)], " \t\r")
		if len(rest) >= 2 {
			if b, err := strconv.ParseUint(rest[:2], 16, 8); err == nil {
				out = append(out, byte(b))
				i += 2
				continue
			}
		}
		if strings.HasPrefix(end, "\n") {
			i += strings.IndexByte(rest, '\n') + 1
			continue
		}
		out = append(out, '=')
	}
	return out
}
