package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"go.yaml.in/yaml/v3"
)

// contextFile is what is kept of the servers that one works with. It has secrets in it.
type contextFile struct {
	Version  int                      `yaml:"version"`
	Current  string                   `yaml:"current,omitempty"`
	Contexts map[string]serverContext `yaml:"contexts,omitempty"`

	read []byte // what the file held; nil where there was none
}

// serverContext is one server and who one is there.
type serverContext struct {
	Host        string `yaml:"host"`
	CAFile      string `yaml:"ca-file,omitempty"`
	Insecure    bool   `yaml:"insecure,omitempty"`
	Username    string `yaml:"username,omitempty"`
	Password    string `yaml:"password,omitempty"`
	AccessToken string `yaml:"access-token,omitempty"`
}

func (c serverContext) hasSecret() bool { return c.Password != "" || c.AccessToken != "" }

// contextFileVersion is the version that this program reads and writes.
const contextFileVersion = 1

// maxContextFile bounds what is read.
const maxContextFile = 1 << 20

// contextsPath is the file of the contexts: the one that was named, else the one in the user's configuration directory.
func contextsPath(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("no place for contexts: %w; name a file with --contexts", err)
	}
	return filepath.Join(dir, "zonemint", "contexts.yaml"), nil
}

// loadContexts reads the file. One that is not there has no contexts; one that others can read is refused.
func loadContexts(path string) (*contextFile, error) {
	empty := &contextFile{Version: contextFileVersion, Contexts: map[string]serverContext{}}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return empty, nil
	}
	if err != nil {
		return nil, fmt.Errorf("contexts: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("contexts: %w", err)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" {
		return nil, fmt.Errorf("contexts: %s has secrets in it and can be read by others (mode %04o): run chmod 600 on it", path, mode)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxContextFile))
	if err != nil {
		return nil, fmt.Errorf("contexts: %w", err)
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	file := *empty
	if err := d.Decode(&file); err != nil { // the cause could quote a secret
		return nil, fmt.Errorf("contexts: %s is not a file of contexts: correct it, or remove it and make them anew", path)
	}
	if file.Version != contextFileVersion {
		return nil, fmt.Errorf("contexts: %s has the version %d and this program knows %d: use the newer program", path, file.Version, contextFileVersion)
	}
	if file.Contexts == nil {
		file.Contexts = empty.Contexts
	}
	file.read = data
	return &file, nil
}

// save writes the file, all of it or nothing, for its owner only. Where another process has written it since it was read, nothing is
// written. The lock is held for that moment alone, not while somebody is asked for a password.
func (f *contextFile) save(path string) error {
	data, err := yaml.Marshal(f)
	if err != nil {
		return errors.New("contexts: they cannot be written as YAML")
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the file that a link leads to is replaced, not the link
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("contexts: %w", err)
	}
	// A file system without locks has to do with the comparison.
	unlock, err := lockDir(filepath.Dir(path))
	if errors.Is(err, errLocked) {
		return errContextsChanged
	}
	if err == nil {
		defer unlock() //nolint:errcheck // nothing was written to the folder
	}
	now, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("contexts: %w", err)
	}
	if !bytes.Equal(now, f.read) {
		return errContextsChanged
	}
	if err := replace(path, data); err != nil {
		return fmt.Errorf("contexts: %w", err)
	}
	return nil
}

// errContextsChanged says that what would be written is without what another process wrote.
var errContextsChanged = errors.New("contexts: another process is changing them, and nothing was done: run this again")

// find returns a context by name, or the current one for the empty name; ok is false where no context is current.
func (f *contextFile) find(name string) (found string, c serverContext, ok bool, err error) {
	if name == "" {
		name = f.Current
	}
	if name == "" {
		return "", c, false, nil
	}
	c, ok = f.Contexts[name]
	if !ok {
		return "", c, false, fmt.Errorf("there is no context %q: \"zonemint context list\" shows those there are", name)
	}
	return name, c, true, nil
}
