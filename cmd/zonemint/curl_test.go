package main

import (
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// seedLine is the example of the page that the operation is documented on, "Create space support token" of Onezone, as it stands
// there.
const seedLine = `curl -k -u admin:password -X GET \
https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token`

// shell runs a line as somebody who pasted it would.
func shell(t *testing.T, line string, env ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "-c", line)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", line, err, out)
	}
	return string(out)
}

// need skips a test whose tool is missing, but not where CI is set: there nothing may be left out unseen.
func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil && os.Getenv("CI") != "" {
			t.Fatal(err)
		} else if err != nil {
			t.Skip(err)
		}
	}
}

// TestPastedLines runs the documentation's own cURL line against "zonemint dev", and then the lines that dev prints.
func TestPastedLines(t *testing.T) {
	t.Parallel()
	need(t, "bash", "curl", "sed")
	w := newWorld(t)
	args, seed := []string{"dev"}, seedLine
	if l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:8443"); err == nil {
		end(l) // free, so the line holds as it is
	} else {
		args = append(args, "--https-addr", "127.0.0.1:0")
	}
	p := w.start(t, "zone", nil, args...)
	defer w.halt(t, "zone")
	port := p.ready.HTTPSURL[strings.LastIndex(p.ready.HTTPSURL, ":"):]
	seed = strings.Replace(seed, ":8443", port, 1)

	answer := shell(t, seed, "HOST=localhost")
	if !regexp.MustCompile(`^\{"token":"MDA[A-Za-z0-9_-]+"\}\n?$`).MatchString(answer) {
		t.Errorf("minting answers %q", answer)
	}
	if status := shell(t, strings.Replace(seed, "curl ", "curl -s -o /dev/null -w '%{http_code} %{content_type}' ", 1), "HOST=127.0.0.1"); !strings.HasPrefix(status, "200 application/json") {
		t.Errorf("minting answers with %s", status)
	}
	checkPrinted(t, w, p, "zone")
}

// TestPastedLinesOverHTTP: without TLS the printed lines hold as well.
func TestPastedLinesOverHTTP(t *testing.T) {
	t.Parallel()
	need(t, "bash", "curl", "sed")
	w := newWorld(t)
	p := w.start(t, "zone", nil, "dev", "--store", "memory:", "--https-addr=", "--http-addr", "127.0.0.1:0")
	defer w.halt(t, "zone")
	checkPrinted(t, w, p, "zone")
}

// TestCertificateForCurl: the certificate in the data directory is enough to trust, so -k is needed by nobody.
func TestCertificateForCurl(t *testing.T) {
	t.Parallel()
	need(t, "bash", "curl")
	w := newWorld(t)
	p := w.start(t, "zone", nil, "dev", "--store", "memory:", "--https-addr", "127.0.0.1:0")
	defer w.halt(t, "zone")
	for _, host := range []string{"127.0.0.1", "localhost"} {
		url := strings.Replace(p.ready.HTTPSURL, "127.0.0.1", host, 1) + "/healthz"
		if got := shell(t, "curl -s --cacert "+p.ready.DataDir+"/tls/cert.pem "+url); got != "ok\n" {
			t.Errorf("%s answers %q", url, got)
		}
	}
}

// checkPrinted runs the lines that a program has printed: mint, redeem, list.
func checkPrinted(t *testing.T, w *world, p *program, name string) {
	t.Helper()
	printed, err := os.ReadFile(w.file(name + ".stdout"))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(printed)) {
		if strings.HasPrefix(line, "curl ") {
			lines = append(lines, line)
		}
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines for the shell in\n%s", len(lines), printed)
	}
	if got := shell(t, lines[0]); !strings.HasPrefix(got, `{"token":"MDA`) {
		t.Errorf("minting answers %q", got)
	}
	got := shell(t, lines[1])
	status, _, _ := strings.Cut(got, "\n")
	location := "location: /provider/spaces/" + p.ready.SpaceID
	if fields := strings.Fields(status); len(fields) < 2 || fields[1] != "201" || !strings.Contains(strings.ToLower(got), strings.ToLower(location)) {
		t.Errorf("redeeming answers %q", got)
	}
	if got := shell(t, lines[2]); !strings.Contains(got, p.ready.Providers[0].ID) || strings.Contains(got, p.ready.Providers[1].ID) {
		t.Errorf("the space's providers are %q", got)
	}
}
