package config

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// NamesFile gives the path of the user's own list of templates of file names: plain text, one template a line. It need not exist.
func NamesFile() (string, error) {
	file, err := File()
	if err != nil {
		return "", err
	}
	return filepath.Join(filepath.Dir(file), "file_names.txt"), nil
}

// WatchedFile gives the path of what was seen in the watched folders by a library. Each library has its own: what one has imported is new to another.
func WatchedFile(library string) (string, error) {
	file, err := File()
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("%x", sha256.Sum256([]byte(filepath.Clean(library))))
	return filepath.Join(filepath.Dir(file), "watched", name[:16]+".json"), nil
}

// mostText bounds a list that the user writes; a longer one is not ours.
const mostText = 1 << 20

// LoadText reads a file that the user writes himself. One that is missing is empty.
func LoadText(path string) (string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err == nil && info.Size() > mostText {
		return "", fmt.Errorf("read %s: more than %d bytes", path, mostText)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("read list: %w", err)
	}
	return string(data), nil
}

// SaveText writes a file of the user's in one step.
func SaveText(path, text string) error { return save(path, []byte(text)) }
