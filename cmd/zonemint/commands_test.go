package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/pflag"
	_ "modernc.org/sqlite"
)

// commands are what scripts can do beside the commands of testscript:
//
//	start NAME ARG…                   start zonemint with a ready file and wait until it is ready; sets $NAME_URL, $NAME_HTTP,
//	                                  $NAME_ADMIN, and for dev $SPACE, $P1, $P1_TOKEN, $P2, $P2_TOKEN
//	halt NAME                         end it with SIGTERM; its exit code must be 0 and its log be clean
//	kill9 NAME                        end it with SIGKILL
//	http NAME METHOD PATH [-user U:P | -token T] [-json BODY] [-header K=V] [-until DURATION] STATUS [CODE]
//	                                  send a request; NAME.http and NAME.admin are the other listeners. -until repeats it
//	                                  until the answer is that one
//	jsonvar VAR .PATH [FILE]          set VAR to a value in the last answer, or in a file
//	jsonis .PATH VALUE [FILE]         compare a value
//	header NAME [PATTERN]             match a header of the last answer; without PATTERN it must not be there
//	password VAR FILE [NAME]          set VAR to the password that a program has printed, else to the one in NAME's ready file
//	tamper VAR                        change the last character of VAR
//	exits CODE COMMAND ARG…           run a command to its end
//	snapshot PATH…; unchanged         remember the contents and modes of all files; compare
//	modes MODE PATH…                  compare the permissions of files, in octal
//	cut FILE BYTES                    shorten a file
//	sql FILE STATEMENT                change a database
//
// All but jsonis, header and exits must succeed; those can be negated where that makes sense.
var commands = map[string]func(*testscript.TestScript, bool, []string){
	"start": cmdStart, "halt": cmdHalt, "kill9": cmdKill9, "http": cmdHTTP, "jsonvar": cmdJSONVar, "jsonis": cmdJSONIs,
	"header": cmdHeader, "tamper": cmdTamper, "password": cmdPassword, "exits": cmdExits, "snapshot": cmdSnapshot, "unchanged": cmdUnchanged,
	"modes": cmdModes, "cut": cmdCut, "sql": cmdSQL,
}

type worldKey struct{}

func worldOf(ts *testscript.TestScript, neg bool) *world {
	if neg {
		ts.Fatalf("this command cannot be negated")
	}
	return ts.Value(worldKey{}).(*world) //nolint:errcheck // set by params
}

func cmdStart(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	p := w.start(ts, args[0], settingsOf(ts), args[1:]...)
	name := strings.ToUpper(args[0])
	for suffix, url := range map[string]string{"_URL": p.ready.HTTPSURL, "_HTTP": p.ready.HTTPURL, "_ADMIN": p.ready.AdminURL} {
		ts.Setenv(name+suffix, url)
	}
	ts.Setenv(name+"_DIR", p.ready.DataDir)
	if p.ready.SpaceID != "" {
		ts.Setenv("SPACE", p.ready.SpaceID)
	}
	for i, provider := range p.ready.Providers {
		ts.Setenv(fmt.Sprintf("P%d", i+1), provider.ID)
		ts.Setenv(fmt.Sprintf("P%d_TOKEN", i+1), provider.Token)
	}
}

// settingsOf are the variables of the script that set flags: testscript does not give out its environment as a whole.
func settingsOf(ts *testscript.TestScript) (env []string) {
	names := map[string]bool{"CREDENTIALS_DIRECTORY": true}
	root := newRoot(streams{})
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { names[environmentName(f)] = true })
	for _, cmd := range root.Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names[environmentName(f)] = true })
	}
	for name := range names {
		if value := ts.Getenv(name); value != "" {
			env = append(env, name+"="+value)
		}
	}
	return env
}

func cmdHalt(ts *testscript.TestScript, neg bool, args []string) { worldOf(ts, neg).halt(ts, args[0]) }
func cmdKill9(ts *testscript.TestScript, neg bool, args []string) {
	worldOf(ts, neg).kill9(ts, args[0])
}

func cmdHTTP(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	if len(args) < 4 {
		ts.Fatalf("usage: http NAME METHOD PATH [-user U:P | -token T] [-json BODY] [-header K=V] [-until DURATION] STATUS [CODE]")
	}
	c, until, rest := parseCall(ts, args)
	status, err := strconv.Atoi(rest[0])
	ts.Check(err)
	matches := func() bool {
		a := w.do(ts, args[0], c)
		return a.status == status && (len(rest) == 1 || a.code() == rest[1])
	}
	if !poll(until, matches) {
		ts.Fatalf("%s, want %s", w.last, strings.Join(rest, " "))
	}
	ts.Check(os.WriteFile(ts.MkAbs("body"), w.last.body, 0o600))
}

func parseCall(ts *testscript.TestScript, args []string) (c call, until time.Duration, rest []string) {
	c = call{method: args[1], path: args[2], header: make(http.Header)}
	for rest = args[3:]; len(rest) > 1 && strings.HasPrefix(rest[0], "-"); rest = rest[2:] {
		switch value := rest[1]; rest[0] {
		case "-user":
			c.user = value
		case "-token":
			c.token = value
		case "-json":
			c.body = value
		case "-header":
			name, value, _ := strings.Cut(value, "=")
			c.header.Add(name, value)
		case "-until":
			var err error
			until, err = time.ParseDuration(value)
			ts.Check(err)
		default:
			ts.Fatalf("unknown option %s", rest[0])
		}
	}
	if len(rest) == 0 || len(rest) > 2 {
		ts.Fatalf("want STATUS [CODE], got %q", rest)
	}
	return c, until, rest
}

func cmdJSONVar(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	value := lookUp(ts, w, args[1:])
	ts.Setenv(args[0], value)
}

func cmdJSONIs(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, false)
	want := args[1]
	got := lookUp(ts, w, append([]string{args[0]}, args[2:]...))
	if (got == want) == neg {
		ts.Fatalf("%s is %q, want %q (negated: %t)", args[0], got, want, neg)
	}
}

// lookUp finds the value at args[0], such as .providers.0.id, in the file args[1] or the last answer. What is no string is
// given as JSON.
func lookUp(ts *testscript.TestScript, w *world, args []string) string {
	data := w.last.body
	if len(args) > 1 {
		data = []byte(ts.ReadFile(args[1]))
	}
	var value any
	ts.Check(json.Unmarshal(data, &value))
	for _, key := range strings.Split(strings.Trim(args[0], "."), ".") {
		if key == "" {
			continue
		}
		found := false
		switch v := value.(type) {
		case map[string]any:
			value, found = v[key]
		case []any:
			if i, err := strconv.Atoi(key); err == nil && i < len(v) {
				value, found = v[i], true
			}
		}
		if !found {
			ts.Fatalf("no %s in %s", args[0], data)
		}
	}
	if text, ok := value.(string); ok {
		return text
	}
	out, err := json.Marshal(value)
	ts.Check(err)
	return string(out)
}

func cmdHeader(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	got := w.last.header.Values(args[0])
	if len(args) == 1 {
		if len(got) > 0 {
			ts.Fatalf("%s is %q", args[0], got)
		}
		return
	}
	pattern, err := regexp.Compile(args[1])
	ts.Check(err)
	if !pattern.MatchString(strings.Join(got, "\n")) {
		ts.Fatalf("%s is %q", args[0], got)
	}
}

func cmdTamper(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	text := ts.Getenv(args[0])
	last := "A"
	if strings.HasSuffix(text, last) {
		last = "B"
	}
	w.secrets.add(text)
	ts.Setenv(args[0], text[:len(text)-1]+last)
}

func cmdPassword(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	data, err := os.ReadFile(ts.MkAbs(args[1]))
	password := strings.TrimSuffix(string(data), "\n")
	if err != nil && len(args) > 2 {
		password, err = w.program(ts, args[2]).ready.AdminPassword, nil
	}
	ts.Check(err)
	if password == "" || strings.Contains(password, "\n") {
		ts.Fatalf("want one line with a password")
	}
	w.secrets.add(password)
	ts.Setenv(args[0], password)
}

func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", args[1], got, want)
	}
	if found := w.secrets.in(ts.ReadFile("stderr")); len(found) > 0 {
		ts.Fatalf("standard error has secrets in it: %q", found)
	}
}

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
