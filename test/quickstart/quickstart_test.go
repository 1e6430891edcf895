package quickstart_test

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/program"
)

// update writes the transcript of this run into the page, in the place of the one that is there.
var update = flag.Bool("update", false, "write the transcript into docs/quickstart.md")

const page = "../../docs/quickstart.md"

// patience is how long the server has to begin and the script to end. Nothing waits for it on a good day.
const patience = 2 * time.Minute

// TestTranscript runs the script and holds what it printed against the page.
func TestTranscript(t *testing.T) {
	// The context of the test ends before its cleanups, and would kill the server that is to end by itself.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), patience)
	t.Cleanup(cancel)
	bin := built(ctx, t)
	zone := program.Run(ctx, t, nil, filepath.Join(bin, "zonemint"), "dev", "--https-addr", "127.0.0.1:0")
	got := run(ctx, t, bin, zone)
	if *update {
		writePage(t, got)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	want := transcript(t, string(text))
	if masked(got) != masked(want) {
		t.Errorf("docs/quickstart.md shows what does not happen; run \"go test ./test/quickstart -update\" and read what changed.\n"+
			"--- what happened\n%s\n--- what the page shows\n%s", masked(got), masked(want))
	}
	for _, secret := range []string{zone.AdminPassword, zone.Providers[0].Token, zone.Providers[1].Token} {
		if strings.Contains(got, secret) && secret != "password" {
			t.Error("the transcript shows a credential")
		}
	}
}

// run runs the script with an environment that has nothing of the one of the test but what programs need to run.
func run(ctx context.Context, t *testing.T, bin string, zone *program.Server) string {
	t.Helper()
	script, err := filepath.Abs("quickstart.sh")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	for name, text := range map[string]string{
		"krakow.key": zone.Providers[0].Token, "paris.key": zone.Providers[1].Token, "admin.password": zone.AdminPassword,
	} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(ctx, "sh", script)
	cmd.Dir = home
	cmd.Env = []string{
		"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + home, "TZ=UTC", "LC_ALL=C",
		"ZONEMINT_HOST=" + zone.HTTPSURL, "ZONEMINT_CA_FILE=" + filepath.Join(zone.DataDir, "tls", "cert.pem"),
		"SPACE=" + zone.SpaceID, "KRAKOW=" + zone.Providers[0].ID, "PARIS=" + zone.Providers[1].ID,
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("quickstart.sh: %v\n%s", err, out)
	}
	return string(out)
}

const (
	begins = "<!-- transcript -->\n```console\n"
	ends   = "```\n<!-- end of transcript -->\n"
)

// transcript is the part of the page that the script made.
func transcript(t *testing.T, text string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, begins)
	body, _, closed := strings.Cut(rest, ends)
	if !ok || !closed {
		t.Fatalf("%s has no transcript between its marks", page)
	}
	return body
}

func writePage(t *testing.T, body string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	old := transcript(t, string(text))
	replaced := strings.Replace(string(text), begins+old+ends, begins+body+ends, 1)
	if err := os.WriteFile(page, []byte(replaced), 0o600); err != nil {
		t.Fatal(err)
	}
}

// varying is what differs from run to run.
var varying = []struct {
	pattern *regexp.Regexp
	mask    string
}{
	{regexp.MustCompile(`MDAx[A-Za-z0-9_-]{40,}`), "TOKEN"},
	{regexp.MustCompile(`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z| UTC)?`), "TIME"},
	{regexp.MustCompile(`127\.0\.0\.1:\d+`), "ADDRESS"},
	{regexp.MustCompile(`\d+ (d|h|min|s)( \d+ (h|min|s))?`), "DURATION"},
	{regexp.MustCompile(`DURATION ago \(TIME\)`), "TIME"}, // which is said once the second has passed in which it was
	{regexp.MustCompile(`\b\d{10}\b`), "SECONDS"},
	{regexp.MustCompile(`[A-Za-z0-9_-]{20,22}([^A-Za-z0-9_-]|$)`), "ID$1"},
	{regexp.MustCompile(`\b[0-9a-f]{16}\b`), "KEY"},
}

func masked(text string) string {
	for _, v := range varying {
		text = v.pattern.ReplaceAllString(text, v.mask)
	}
	return text
}
