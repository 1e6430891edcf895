package sdk_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zonemint/zonemint"
)

// checks are what the live program of every SDK checks. For each that holds it prints "check NAME", in any order, and at the end
// "N checks"; at the first that does not hold it says why on stderr and exits with 1.
var checks = []string{
	"mint",              // ZONEMINT_USER mints a token for ZONEMINT_SPACE
	"mint with options", // ... a named one, with a usage limit
	"examine",           // reads the token: its space, and that nothing is verified
	"confine",           // adds a caveat on the size, which examine then shows
	"verify",            // ZONEMINT_PROVIDER_TOKEN asks whether it could redeem the token
	"redeem",            // ... and redeems it, which gives the id of the space
	"redeem again",      // ... and again, as after a lost answer, which gives the same
	"list",              // ZONEMINT_USER finds the named token in the list
	"revoke",            // ... and revokes a token, which the provider then cannot redeem: 400 token_revoked
	"401",               // a wrong password: 401 invalid_credentials with the request id
	"403",               // ZONEMINT_OTHER_USER may not mint: 403 forbidden
	"404",               // minting for a space that does not exist: 404 not_found
	"strange answer",    // ZONEMINT_STRANGE_URL answers 502 in HTML: the same error, with status 502 and code bad_answer
	"timeout",           // ZONEMINT_DEAD_URL never answers: the same error, with status 0 and code timeout, in time
	"retry minting",     // through ZONEMINT_BUSY_URL: GET is sent again after 503
	"retry redeeming",   // through ZONEMINT_BUSY_URL: redeeming is sent again after 503
	"no retry",          // through ZONEMINT_BUSY_URL: minting with options is not, and fails with 503 unavailable
	"https",             // ZONEMINT_HTTPS_URL with the certificate in ZONEMINT_CA_FILE
	"other operations",  // a generated operation that has no method of its own: get_configuration, whose name is the zone's
	"no secrets",        // no token and no password in the texts of the errors above, nor in that of the client
}

// sdk is what is tested of one language.
type sdk struct {
	language string   // as its script in tools/sdk, and in the user agent
	dir      string   // where its commands run
	live     []string // the command that runs its live program
	example  []string // the command that runs its example
	env      []string
}

// provided fails the test in CI, and skips it elsewhere, where what the language needs is not there.
func provided(t *testing.T, language string) {
	t.Helper()
	// Seen by the go command, which otherwise would repeat an old result after the libraries were installed, or the SDK changed.
	_, _ = os.Stat(root + "/.cache/sdk/" + language + "/stamp")
	err := filepath.WalkDir(root+"/sdk/"+language, func(path string, _ fs.DirEntry, err error) error {
		if err == nil {
			_, err = os.Stat(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "bash", root+"/tools/sdk.sh", "check", language).CombinedOutput()
	if err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s(%v)", out, err)
	}
	t.Skipf("%s(%v)", out, err)
}

// test runs the live program and the example.
func (s sdk) test(t *testing.T) {
	t.Helper()
	t.Run("live", s.testLive)
	t.Run("example", s.testExample)
}

func (s sdk) testLive(t *testing.T) {
	space, proxy := zone.space(t), newBusy(t)
	out := s.run(t, s.live, append(environment(space),
		"ZONEMINT_BUSY_URL="+proxy.URL, "ZONEMINT_DEAD_URL="+newDead(t), "ZONEMINT_STRANGE_URL="+newStrange(t))...)
	var got []string
	lines := strings.Split(strings.TrimSpace(out), "\n")
	for _, line := range lines {
		if name, ok := strings.CutPrefix(line, "check "); ok {
			got = append(got, name)
		}
	}
	if want := slices.Sorted(slices.Values(checks)); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
		t.Errorf("checked %q\nwant %q", got, want)
	}
	if last, want := lines[len(lines)-1], strconv.Itoa(len(checks))+" checks"; last != want {
		t.Errorf("the last line is %q, want %q", last, want)
	}
	for _, secret := range []string{zone.AdminPassword, zone.Providers[0].Token} {
		if secret != "password" && strings.Contains(out, secret) {
			t.Error("the live program has printed a credential")
		}
	}
	s.checkProxy(t, proxy, space)
	t.Logf("counted: %s: %d checks", t.Name(), len(got))
}

// checkProxy looks at what was sent through the busy proxy.
func (s sdk) checkProxy(t *testing.T, proxy *busy, space string) {
	t.Helper()
	proxy.mu.Lock()
	defer proxy.mu.Unlock()
	const base = "/api/v3/onezone"
	want := map[string]int{
		"GET " + base + "/spaces/" + space + "/providers/token":  2,
		"POST " + base + "/provider/spaces/support":              2,
		"POST " + base + "/spaces/" + space + "/providers/token": 1,
	}
	if !maps.Equal(proxy.counts, want) {
		t.Errorf("through the proxy came %v, want %v", proxy.counts, want)
	}
	agent := "zonemint-" + s.language + "/" + version(t)
	for got := range proxy.agents {
		if !strings.HasPrefix(got+" ", agent+" ") {
			t.Errorf("user agent %q, want %q", got, agent)
		}
	}
}

// testExample runs the example, which mints a token and redeems it.
func (s sdk) testExample(t *testing.T) {
	space := zone.space(t)
	got := s.run(t, s.example, environment(space)...)
	if want := "space " + space + " has 1073741824 bytes more\n"; got != want {
		t.Errorf("the example prints %q, want %q", got, want)
	}
}

// environment is what live programs and examples are told.
func environment(space string) []string {
	ca := filepath.Join(zone.DataDir, "tls", "cert.pem")
	return []string{
		"ZONEMINT_URL=" + zone.HTTPURL,
		"ZONEMINT_HTTPS_URL=" + zone.HTTPSURL,
		"ZONEMINT_CA_FILE=" + ca,
		"ZONEMINT_USER=" + zone.AdminUser,
		"ZONEMINT_PASSWORD=" + zone.AdminPassword,
		"ZONEMINT_OTHER_USER=" + otherUser,
		"ZONEMINT_OTHER_PASSWORD=" + otherPassword,
		"ZONEMINT_SPACE=" + space,
		"ZONEMINT_PROVIDER_TOKEN=" + zone.Providers[0].Token,
		"NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1", // not every library knows that a proxy of the environment is not for this machine
	}
}

// run runs a command of the SDK and returns its stdout.
func (s sdk) run(t *testing.T, command []string, env ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Dir = s.dir
	cmd.Env = append(append(os.Environ(), s.env...), env...)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", strings.Join(command, " "), err, out, failure.Bytes())
	}
	return string(out)
}

// version is the one of the contract.
func version(t *testing.T) string {
	t.Helper()
	match := regexp.MustCompile(`(?m)^  version: (\S+)$`).FindSubmatch(zonemint.OpenAPI)
	if match == nil {
		t.Fatal("openapi.yaml has no version")
	}
	return string(match[1])
}

// showsExample holds the fenced block after the line mark of a page against the file of the example, so that no page shows what is
// not run.
func showsExample(t *testing.T, page, mark, file string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), mark+"\n```")
	_, rest, begun := strings.Cut(rest, "\n")
	shown, _, ended := strings.Cut(rest, "\n```\n")
	if !ok || !begun || !ended {
		t.Fatalf("%s has no example after %q", page, mark)
	}
	if strings.TrimSpace(shown) != strings.TrimSpace(string(code)) {
		t.Errorf("%s does not show %s as it is", page, file)
	}
}

// hasVersion wants every match of a pattern in a file of an SDK to be the version of the contract.
func hasVersion(t *testing.T, file, pattern string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	match := regexp.MustCompile(pattern).FindSubmatch(text)
	if match == nil || string(match[1]) != version(t) {
		t.Errorf("%s says %q, the version of the contract is %s", file, match, version(t))
	}
}
