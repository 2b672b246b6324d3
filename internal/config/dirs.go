package config

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// LibraryVariable is the environment variable that names the library's folder.
const LibraryVariable = "YANKU_LIBRARY"

// File gives the path of the settings file in the user's configuration folder.
func File() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find folder of settings: %w", err)
	}
	return filepath.Join(dir, "yanku", "settings.json"), nil
}

// Library gives the library's folder: the one asked for by a flag, else $YANKU_LIBRARY, else one in the user's data folder. It need not exist yet.
func Library(flag string) (string, error) {
	if flag != "" {
		return filepath.Abs(flag)
	}
	if dir := os.Getenv(LibraryVariable); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := dataDir()
	if err != nil {
		return "", fmt.Errorf("find folder of the library: %w", err)
	}
	return filepath.Join(dir, "yanku", "library"), nil
}

// dataDir is where a program's data belongs: XDG_DATA_HOME by the XDG base directory specification, LOCALAPPDATA on Windows,
// Application Support on macOS.
func dataDir() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
		return os.UserConfigDir()
	case "darwin", "ios":
		return os.UserConfigDir()
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share"), nil
}
