// Package interop_test proves that other macaroon libraries and zonemint understand each other: a holder narrows a token with
// pymacaroons or with the macaroon package of npm, offline, and a zone redeems it; what zonemint writes these libraries read, and
// with the root key they find its signature right.
//
// attenuate.py and attenuate.mjs are what the handbook tells users to run. Tokens are V1 packets in base64url without padding.
// pymacaroons writes that format for a token that it has read in it. The macaroon package of npm knows V1 as JSON only, so its script
// translates. Neither reads Onezone's base62 spelling, which is for pasting and never written by a zone.
//
// tools/interop.sh installs the libraries; make deps calls it.
package interop_test

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gopkg.in/macaroon.v2"
)

// library is a macaroon library of another language.
type library struct {
	title   string // as the golden tokens name it
	command []string
	script  string // the ending of its scripts
	json    bool   // it takes and gives macaroons as JSON
}

var libraries = []library{
	{title: "pymacaroons 0.13.0", command: []string{"python3", "-B"}, script: ".py"},
	{title: "macaroon 3.0.4 of npm", command: []string{"node"}, script: ".mjs", json: true},
}

// installed says what is missing, or nil.
var installed = sync.OnceValue(func() error {
	for _, language := range []string{"python", "node"} {
		// Seen by the go command, which otherwise would repeat an old result after the libraries were installed.
		_, _ = os.Stat("../../.cache/interop/" + language + "/stamp")
	}
	out, err := exec.Command("bash", "../../tools/interop.sh", "--check").CombinedOutput()
	if err != nil {
		return &missingError{strings.TrimSpace(string(out)), err}
	}
	return nil
})

type missingError struct {
	output string
	cause  error
}

func (e *missingError) Error() string { return e.output + " (" + e.cause.Error() + ")" }

// eachLibrary runs a test with every library, in the one world of all. Where one is missing the test fails in CI, and is skipped elsewhere.
func eachLibrary(t *testing.T, test func(t *testing.T, l workshop, w *world)) {
	t.Helper()
	if err := installed(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	w := sharedWorld(t)
	for _, l := range libraries {
		t.Run(l.title, func(t *testing.T) {
			t.Parallel()
			test(t, newWorkshop(t, l), w)
		})
	}
}

// workshop is a folder with a library and the scripts that use it.
type workshop struct {
	library
	dir, python string
}

func newWorkshop(t *testing.T, l library) workshop {
	t.Helper()
	cache, err := filepath.Abs("../../.cache/interop")
	if err != nil {
		t.Fatal(err)
	}
	w := workshop{library: l, dir: t.TempDir(), python: filepath.Join(cache, "python")}
	// Node.js looks for packages beside the script and above it.
	if err := os.Symlink(filepath.Join(cache, "node", "node_modules"), filepath.Join(w.dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"attenuate", "library"} {
		data, err := os.ReadFile(name + l.script)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(w.dir, name+l.script), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// run runs a script and returns what it writes.
func (w workshop) run(t *testing.T, script, input string, args ...string) string {
	t.Helper()
	args = append(append(w.command[1:len(w.command):len(w.command)], filepath.Join(w.dir, script+w.script)), args...)
	cmd := exec.CommandContext(t.Context(), w.command[0], args...)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+w.python)
	cmd.Stdin = strings.NewReader(input)
	var failure strings.Builder
	cmd.Stderr = &failure
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s%s: %v\n%s", script, w.script, err, failure.String())
	}
	return string(out)
}

// attenuate adds caveats to a token with the script that the handbook shows.
func (w workshop) attenuate(t *testing.T, token string, caveats ...string) string {
	t.Helper()
	return strings.TrimSuffix(w.run(t, "attenuate", token+"\n", caveats...), "\n")
}

// question asks a library to mint, to verify or to add a third-party caveat.
type question struct {
	Do         string          `json:"do"`
	Token      string          `json:"token,omitempty"`
	Macaroon   json.RawMessage `json:"macaroon,omitempty"` // the token, for a library that takes JSON
	RootKey    string          `json:"rootKey,omitempty"`  // hexadecimal
	Location   string          `json:"location,omitempty"`
	Identifier string          `json:"identifier,omitempty"`
	Caveats    []string        `json:"caveats"`
}

// answer is what a library says, or its error.
type answer struct {
	Error      string          `json:"error"`
	Token      string          `json:"token"`
	Macaroon   json.RawMessage `json:"macaroon"`
	Location   string          `json:"location"`
	Identifier string          `json:"identifier"`
	Caveats    []string        `json:"caveats"`
}

// ask puts all questions to the library at once, since starting one takes longer than answering.
func (w workshop) ask(t *testing.T, questions ...question) []answer {
	t.Helper()
	for i, q := range questions {
		if w.json && q.Token != "" {
			data, err := json.Marshal(macaroonOf(t, q.Token))
			if err != nil {
				t.Fatal(err)
			}
			questions[i].Macaroon, questions[i].Token = data, ""
		}
	}
	input, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	var answers []answer
	if err := json.Unmarshal([]byte(w.run(t, "library", string(input))), &answers); err != nil || len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions, %v", len(answers), len(questions), err)
	}
	for i, a := range answers {
		if w.json && a.Error == "" {
			answers[i] = fromJSON(t, a.Macaroon)
		}
	}
	return answers
}

// fromJSON reads a macaroon in libmacaroons' JSON of V1.
func fromJSON(t *testing.T, data []byte) answer {
	t.Helper()
	var m macaroon.Macaroon
	if err := m.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	raw, err := m.MarshalBinary()
	if err != nil || m.Version() != macaroon.V1 {
		t.Fatalf("version %d: %v", m.Version(), err)
	}
	a := answer{Token: base64.RawURLEncoding.EncodeToString(raw), Location: m.Location(), Identifier: string(m.Id())}
	for _, c := range m.Caveats() {
		a.Caveats = append(a.Caveats, string(c.Id))
	}
	return a
}

// macaroonOf reads a token with macaroon.v2 alone.
func macaroonOf(t *testing.T, token string) *macaroon.Macaroon {
	t.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		t.Fatal(err)
	}
	var m macaroon.Macaroon
	if err := m.UnmarshalBinary(raw); err != nil {
		t.Fatal(err)
	}
	return &m
}
