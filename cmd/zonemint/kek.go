package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/zonemint/zonemint/tokens"
)

// kekPrefix begins a file with a key-encryption key, so that one is not taken for something else.
const kekPrefix = "zonemint-kek-1:"

// kekPath is the file of the key-encryption key: the one named by the flag, else a systemd credential (LoadCredential=kek:…), else
// the one in the data directory.
func kekPath(flag, dataDir string) string {
	if flag != "" {
		return flag
	}
	if dir := os.Getenv("CREDENTIALS_DIRECTORY"); dir != "" {
		if path := filepath.Join(dir, "kek"); exists(path) {
			return path
		}
	}
	return filepath.Join(dataDir, "kek")
}

// loadKEK reads a key-encryption key. A file that others than its owner can read is refused.
func loadKEK(path string) (tokens.KEK, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return tokens.KEK{}, fmt.Errorf("the key-encryption key %s does not exist: bring it back from where you keep it apart "+
			"from the database; a new one would open nothing", path)
	}
	if err != nil {
		return tokens.KEK{}, fmt.Errorf("key-encryption key: %w", err)
	}
	// systemd hands credentials over with its own, stricter means of access.
	if mode := info.Mode().Perm(); mode&0o077 != 0 && filepath.Dir(path) != os.Getenv("CREDENTIALS_DIRECTORY") {
		return tokens.KEK{}, fmt.Errorf("the key-encryption key %s can be read by others (mode %04o): run chmod 600 on it", path, mode)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return tokens.KEK{}, fmt.Errorf("key-encryption key: %w", err)
	}
	encoded, ok := strings.CutPrefix(strings.TrimSpace(string(text)), kekPrefix)
	raw, err := base64.RawURLEncoding.Strict().DecodeString(encoded)
	if !ok || err != nil {
		return tokens.KEK{}, fmt.Errorf("%s is not a key-encryption key: it must hold one line beginning %q", path, kekPrefix)
	}
	secret, err := tokens.SecretFromBytes(raw)
	if err != nil {
		return tokens.KEK{}, fmt.Errorf("key-encryption key %s: %w", path, err)
	}
	return tokens.KEK(secret), nil
}

// nextKEK is the file of the key-encryption key that is to replace the one in path. While it is there, both are tried.
func nextKEK(path string) string { return path + ".next" }

// loadKEKs reads the key-encryption key that is about to replace the one in path, if there is one, and the one in path. In that order:
// a key that moves from the one name to the other in between is then read twice, and not missed. What is wrong with the next one
// matters only where there is no other; skipped is told of it.
func loadKEKs(path string, skipped func(error)) ([]tokens.KEK, error) {
	var keks []tokens.KEK
	next, nextErr := loadKEK(nextKEK(path))
	if nextErr == nil {
		keks = append(keks, next)
	}
	if !exists(nextKEK(path)) {
		nextErr = nil // it need not be there, or has just been moved
	}
	kek, err := loadKEK(path)
	if err == nil {
		keks = append(keks, kek)
	}
	if len(keks) == 0 {
		return nil, errors.Join(err, nextErr)
	}
	for _, err := range []error{nextErr, err} {
		if err != nil {
			skipped(err)
		}
	}
	return keks, nil
}

// createKEK makes a key-encryption key and writes it to path, which must not exist.
func createKEK(path string, random io.Reader) (tokens.KEK, error) {
	secret, err := tokens.NewSecret(random)
	if err != nil {
		return tokens.KEK{}, err
	}
	text := kekPrefix + base64.RawURLEncoding.EncodeToString(secret[:]) + "\n"
	if err := writeNew(path, []byte(text)); err != nil {
		return tokens.KEK{}, fmt.Errorf("key-encryption key: %w", err)
	}
	return tokens.KEK(secret), nil
}

// writeNew writes a file that only its owner can read, durably, and never over another. It has its name only when it is complete: half a
// key would keep whoever is to read it from starting.
func writeNew(path string, data []byte) (err error) {
	name, err := writeBeside(path, ".zonemint-*", data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(name), syncDir(filepath.Dir(path))) }()
	return os.Link(name, path) // which, unlike a rename, fails where there is one
}

// writeBeside writes a file that only its owner can read, durably, into the folder of path, under a name made by a pattern. Where that
// fails it leaves nothing.
func writeBeside(path, pattern string, data []byte) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), pattern) // mode 0600
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// syncDir makes the names of the files in a folder durable. Windows does so by itself.
func syncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
