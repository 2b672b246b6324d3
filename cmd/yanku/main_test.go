package main

import (
	"bytes"
	"log"
	"strings"
	"testing"

	"yanku/internal/i18n"
)

// Without OpenGL there is no window: the user is told of the command line and the program ends.
func TestWithoutAWindowTheUserIsToldWhatToDo(t *testing.T) {
	out, status := &bytes.Buffer{}, 0
	l := log.New(explainer{out, i18n.English.T("start.nodisplay"), func(s int) { status = s }}, "", 0)
	l.Println("Fyne error:  failed to watch theme settings")
	if status != 0 || strings.Contains(out.String(), "yankuctl") {
		t.Errorf("a small trouble ends the program: %q", out)
	}
	l.Println("Fyne error:  window creation error")
	if status != 1 || !strings.Contains(out.String(), "yankuctl") {
		t.Errorf("status %d, said %q", status, out)
	}
}

func TestLocaleFollowsPosix(t *testing.T) {
	t.Setenv("LC_ALL", "")
	t.Setenv("LC_MESSAGES", "en_GB.UTF-8")
	t.Setenv("LANG", "zh_CN.UTF-8")
	if got := locale(); got != "en_GB.UTF-8" {
		t.Errorf("locale %q", got)
	}
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	if got := locale(); got != "zh_CN.UTF-8" {
		t.Errorf("locale %q", got)
	}
}
