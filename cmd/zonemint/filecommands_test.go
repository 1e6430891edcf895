package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // for cmdSQL
)

func cmdSnapshot(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	w.hashes = make(map[string]string)
	for _, path := range args {
		w.hashes[ts.MkAbs(path)] = contents(ts, ts.MkAbs(path))
	}
}

func cmdUnchanged(ts *testscript.TestScript, neg bool, _ []string) {
	w := worldOf(ts, neg)
	for path, before := range w.hashes {
		if now := contents(ts, path); now != before {
			ts.Fatalf("%s has changed from\n%sto\n%s", path, before, now)
		}
	}
}

// contents lists every file below a path with its mode and its hash.
func contents(ts *testscript.TestScript, root string) string {
	var list strings.Builder
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == root {
			return nil
		}
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		sum := ""
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			hash := sha256.Sum256(data)
			sum = hex.EncodeToString(hash[:])
		}
		_, err = fmt.Fprintln(&list, info.Mode(), path, sum)
		return err
	})
	ts.Check(err)
	return list.String()
}

func cmdModes(ts *testscript.TestScript, neg bool, args []string) {
	worldOf(ts, neg)
	want, err := strconv.ParseUint(args[0], 8, 32)
	ts.Check(err)
	for _, path := range args[1:] {
		info, err := os.Stat(ts.MkAbs(path))
		ts.Check(err)
		if got := info.Mode().Perm(); got != fs.FileMode(want) {
			ts.Fatalf("%s has the mode %04o", path, got)
		}
	}
}

func cmdCut(ts *testscript.TestScript, neg bool, args []string) {
	worldOf(ts, neg)
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

func cmdSQL(ts *testscript.TestScript, neg bool, args []string) {
	worldOf(ts, neg)
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(errors.Join(err, db.Close()))
}

func cmdCertificate(ts *testscript.TestScript, neg bool, args []string) {
	worldOf(ts, neg)
	left, err := time.ParseDuration(args[2])
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o700))
	ts.Check(writeSelfSigned(ts.MkAbs(args[0]), ts.MkAbs(args[1]), time.Now().Add(left-certificateLife)))
}
