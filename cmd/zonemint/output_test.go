package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// TestDocumentsDoNotCommandTerminals: no text reaches a terminal as a command, and a program reads it as it was.
func TestDocumentsDoNotCommandTerminals(t *testing.T) {
	t.Parallel()
	texts := []string{
		"\x1b[31m", "csi \u009b31m", "del \x7f", "bidi \u202e", "line \u2028 \u2029", "nel \u0085", "bom \ufeff", "tag \U000e0041", "plain \U0001f600 \u00e9",
		"<<", "=", "yes", "~", "1", "two\nlines", "tab\tand\rreturn", `a \u009b that is text`, `"`, "",
	}
	for _, format := range []string{formatJSON, formatYAML} {
		for _, text := range texts {
			var b bytes.Buffer
			if err := printDocument(&b, format, map[string]string{"name": text}); err != nil {
				t.Errorf("%s of %q: %v", format, text, err)
				continue
			}
			if strings.ContainsFunc(b.String(), func(r rune) bool { return r != '\n' && !unicode.IsPrint(r) }) {
				t.Errorf("%s of %q is %q", format, text, b.String())
			}
			var got map[string]string
			read := json.Unmarshal
			if format == formatYAML {
				read = func(data []byte, v any) error { return yaml.Unmarshal(data, v) }
			}
			if err := read(b.Bytes(), &got); err != nil || got["name"] != text {
				t.Errorf("%s of %q is %q, read as %q, error %v", format, text, b.String(), got["name"], err)
			}
		}
	}
	var b bytes.Buffer
	if err := printDocument(&b, formatYAML, []string{"<<", "=", "a", "\u202e"}); err != nil || b.String() != "- \"<<\"\n- \"=\"\n- a\n- \"\\u202e\"\n" {
		t.Errorf("%q, error %v", b.String(), err)
	}
}

// TestLinesDoNotCommandTerminals: neither ids nor errors do.
func TestLinesDoNotCommandTerminals(t *testing.T) {
	home(t)
	var b bytes.Buffer
	if err := (&outputFlags{quiet: true}).render(&b, view{quiet: []string{"a\x1b[2J"}}); err != nil || b.String() != "a\ufffd[2J\n" {
		t.Errorf("%q, error %v", b.String(), err)
	}
	if got := runHere(t, indoors(), "", "version", "--config", "no\x1b[2J\u202e"); got.code != exitLocal || !strings.Contains(got.talk, "no\ufffd[2J\ufffd") {
		t.Errorf("%+v", got)
	}
	if got := runHere(t, indoors(), "", "toke"); !strings.Contains(got.talk, "\n\ttoken\n") {
		t.Errorf("the lines of an error are lost: %q", got.talk)
	}
}

// TestRehearseBesideADocument: standard output is for the document alone.
func TestRehearseBesideADocument(t *testing.T) {
	key := write(t, filepath.Join(home(t), "key"), "the-key")
	for format, onStdout := range map[string]bool{formatTable: true, formatJSON: false, formatYAML: false} {
		got := runHere(t, indoors(), "", "access-token", "delete", "t1", "--dry-run", "-o", format, "--host", newFakeZone(t).url, "--api-key-file", key)
		if got.code != exitOK || (got.out != "") != onStdout || !strings.HasPrefix(got.out+got.talk, "would delete the access token t1\n") {
			t.Errorf("%s: %+v", format, got)
		}
	}
}

// failing is a writer to a disk that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestSavedTokenStays: once it is in the file, no later failure takes it away.
func TestSavedTokenStays(t *testing.T) {
	dir := home(t)
	token := inspectable(t, "onezone")
	saved := filepath.Join(dir, "saved")
	var talk bytes.Buffer
	args := []string{"token", "attenuate", "--ttl", "1h", "--save-to", saved, "-o", "json"}
	code := runIn(t.Context(), indoors(), args, streams{in: strings.NewReader(token), out: failing{}, err: &talk})
	if code != exitLocal || !exists(saved) || !strings.Contains(talk.String(), "Saved to "+saved) || !strings.Contains(talk.String(), "no space left") {
		t.Errorf("exit code %d, there %t, %q", code, exists(saved), talk.String())
	}
}

// TestTokenBeforeTalk: a token is the one thing that must not be lost.
func TestTokenBeforeTalk(t *testing.T) {
	home(t)
	var both bytes.Buffer
	args := []string{"token", "attenuate", "--ttl", "1h"}
	code := runIn(t.Context(), indoors(), args, streams{in: strings.NewReader(inspectable(t, "onezone")), out: &both, err: &both})
	token, said, _ := strings.Cut(both.String(), "\n")
	if code != exitOK || !tokenTexts.MatchString(token) || !strings.HasPrefix(said, "Narrowed a support token") {
		t.Errorf("exit code %d, %q", code, both.String())
	}
}

// TestJoinCommandOfASavedToken: the line reads the file, and the text of the token is nowhere else.
func TestJoinCommandOfASavedToken(t *testing.T) {
	dir := home(t)
	t.Chdir(dir)
	token := inspectable(t, "onezone", "time < 1700003600")
	zone := newFakeZone(t, `POST /spaces/s1/providers/token -> 200 {"token":"`+token+`"}`)
	args := []string{"token", "mint", "s1", "--join-command", "--join-size", "1GB", "--host", zone.url, "--api-key-file", write(t, "key", "the-key")}
	line := "zonemint token redeem --host " + zone.url + " --size 1000000000 --token-file "
	if got := runHere(t, indoors(), "", append(args, "--save-to", "a file")...); got.out != line+"'a file'\n" {
		t.Errorf("%+v", got)
	}
	if got := runHere(t, indoors(), "", append(args, "--save-to", "-")...); got.out != line+"./-\n" {
		t.Errorf("%+v", got)
	}
	got := runHere(t, indoors(), "", append(args, "--save-to", "other", "-o", "json")...)
	var document struct{ Token, JoinCommand string }
	if err := json.Unmarshal([]byte(got.out), &document); err != nil || document.JoinCommand != line+"other" || strings.Contains(got.out+got.talk, token) {
		t.Errorf("%+v, error %v", got, err)
	}
	silent := newFakeZone(t)
	got = runHere(t, indoors(), "", "token", "mint", "s1", "--qr", "--save-to", "third", "--host", silent.url, "--api-key-file", "key")
	if got.code != exitLocal || !strings.Contains(got.talk, "--qr and --save-to do not go together") || exists("third") {
		t.Errorf("%+v", got)
	}
	silent.expect(t)
}

// TestVerifyShowsTheEnd: a token that ends at 23:13:20 has 3599 whole seconds left at half a second past 22:13:20.
func TestVerifyShowsTheEnd(t *testing.T) {
	for now, left := range map[time.Time]int64{
		time.Unix(1700000000, 0): 3600, time.Unix(1700000000, 1): 3599, time.Unix(1700000000, 5e8): 3599, time.Unix(1700000000, 999999999): 3599,
	} {
		if got := endOf(now, left); !got.Equal(time.Unix(1700003600, 0)) {
			t.Errorf("at %s with %d s left: %s", now, left, got)
		}
	}
}
