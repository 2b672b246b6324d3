package main

import (
	"context"
	"fmt"
	"os"
	"sync"

	"yanku/internal/config"
	"yanku/internal/extract"
	"yanku/internal/ingest"
	"yanku/internal/report"
)

// nameList is the user's own list of templates of file names, by which files are read.
type nameList struct {
	first sync.Once // loads the list when nobody did before
	mu    sync.Mutex
	names *extract.Names
}

func newNameList() *nameList { return &nameList{} }

// text reads the list from the user's folder of settings. What is wrong with it is told on standard error; the settings show it in the window's words.
func (l *nameList) text() (string, error) {
	path, err := config.NamesFile()
	if err != nil {
		return "", err
	}
	text, err := config.LoadText(path)
	_, wrong := extract.ParseNames(text)
	for _, w := range wrong {
		fmt.Fprintf(os.Stderr, "%s: %v\n", path, w)
	}
	return text, err
}

// Load gives the list as it is kept; files are read by it from now on.
func (l *nameList) Load(context.Context) (string, error) {
	text, err := l.text()
	if err == nil {
		names, _ := extract.ParseNames(text)
		l.use(names)
	}
	return text, err
}

// Save keeps the list; files are read by it from now on.
func (l *nameList) Save(_ context.Context, text string) error {
	path, err := config.NamesFile()
	if err != nil {
		return err
	}
	names, _ := extract.ParseNames(text)
	l.use(names)
	return config.SaveText(path, text)
}

// use has files read by names from now on.
func (l *nameList) use(names *extract.Names) {
	l.first.Do(func() {})
	l.mu.Lock()
	defer l.mu.Unlock()
	l.names = names
}

// read reads a file by the list, which is loaded when the first file comes. Without it our own templates serve.
func (l *nameList) read(ctx context.Context, name string, data []byte, how report.Reading) (report.Import, error) {
	l.first.Do(func() {
		text, err := l.text()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		names, _ := extract.ParseNames(text)
		l.mu.Lock()
		defer l.mu.Unlock()
		l.names = names
	})
	l.mu.Lock()
	names := l.names
	l.mu.Unlock()
	return ingest.Reader{Names: names}.ReadAs(ctx, name, data, how)
}
