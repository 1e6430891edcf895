package main

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/pflag"
)

// commands are what scripts can do beside the commands of testscript:
//
//	start NAME ARG…                   start zonemint with a ready file and wait until it is ready; sets $NAME_URL, $NAME_HTTP,
//	                                  $NAME_ADMIN, $NAME_ADDR, $NAME_DIR, and for dev $SPACE, $P1, $P1_TOKEN, $P2, $P2_TOKEN
//	halt NAME                         end it with SIGTERM; its exit code must be 0 and its log be clean
//	kill9 NAME                        end it with SIGKILL
//	http NAME METHOD PATH [-user U:P | -token T] [-json BODY] [-header K=V] [-until DURATION] [-plain] STATUS [CODE]
//	                                  send a request; NAME.http and NAME.admin are the other listeners. -until repeats it
//	                                  until the answer is that one; -plain is for an answer that is not the zone's. The
//	                                  body goes to the file "body"
//	jsonvar VAR .PATH [FILE]          set VAR to a value in the last answer, or in a file
//	jsonis .PATH VALUE [FILE]         compare a value
//	jsonkeys FILE KEY…                compare the keys of an object, all of them
//	header NAME [PATTERN]             match a header of the last answer, or none; without PATTERN it must not be there
//	password VAR FILE [NAME]          set VAR to the password that a program has printed, else to the one in NAME's ready file
//	tamper VAR                        change one bit or more of the signature of the token in VAR
//	exits CODE COMMAND ARG…           run a command to its end
//	snapshot PATH…; unchanged         remember the contents and modes of all files; compare
//	modes MODE PATH…                  compare the permissions of files, in octal
//	certificate CERT KEY DURATION     make a certificate that is good for as long from now
//	respell VAR                       write the token in VAR as Onezone does
//	cut FILE BYTES                    shorten a file
//	sql FILE STATEMENT                change a database
//
// Only jsonis and header can be negated.
var commands = map[string]func(*testscript.TestScript, bool, []string){
	"start": cmdStart, "halt": cmdHalt, "kill9": cmdKill9, "http": cmdHTTP, "jsonvar": cmdJSONVar, "jsonis": cmdJSONIs,
	"header": cmdHeader, "tamper": cmdTamper, "password": cmdPassword, "exits": cmdExits, "snapshot": cmdSnapshot, "unchanged": cmdUnchanged,
	"modes": cmdModes, "cut": cmdCut, "sql": cmdSQL, "jsonkeys": cmdJSONKeys, "certificate": cmdCertificate,
	"respell": cmdRespell,
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
	ts.Setenv(name+"_ADDR", strings.TrimPrefix(p.ready.HTTPSURL, "https://"))
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
	root := newRoot(streams{}, newOutside())
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
		ts.Fatalf("usage: http NAME METHOD PATH [OPTION…] STATUS [CODE]")
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
		if rest[0] == "-plain" {
			c.plain, rest = true, append([]string{""}, rest...)
			continue
		}
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

func cmdHeader(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, false)
	got := w.last.header.Values(args[0])
	if len(args) == 1 {
		if len(got) > 0 {
			ts.Fatalf("%s is %q", args[0], got)
		}
		return
	}
	pattern, err := regexp.Compile(args[1])
	ts.Check(err)
	if pattern.MatchString(strings.Join(got, "\n")) == neg {
		ts.Fatalf("%s is %q", args[0], got)
	}
}

func cmdTamper(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	text := []byte(ts.Getenv(args[0]))
	w.secrets.add(string(text))
	if at := len(text) - 10; text[at] == 'A' {
		text[at] = 'B'
	} else {
		text[at] = 'A'
	}
	ts.Setenv(args[0], string(text))
}

func cmdRespell(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts, neg)
	text := strings.NewReplacer("0", "00", "_", "01", "-", "02").Replace(ts.Getenv(args[0]))
	w.secrets.add(text)
	ts.Setenv(args[0], text)
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
