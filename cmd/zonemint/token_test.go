package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"
)

// inspectable is a token whose signature means nothing, as anybody can make one.
func inspectable(t *testing.T, location string, caveats ...string) string {
	t.Helper()
	const identifier = "1.support.tmp.00000000000000aa.1700000000.1700003600.1.AAAAAAAAAAAAAAAAAAAAAA.usr-alice.space"
	return forgedAt(t, location, identifier, caveats...)
}

// TestInspectIsSafeToLookAt: what anybody could have written into a token cannot steer the terminal that it is shown on.
func TestInspectIsSafeToLookAt(t *testing.T) {
	const erase, bell, override = "\x1b[2J", "\x07", "\u202e"
	token := inspectable(t, "on"+erase+"ezone", "time < 1700003600", "note = "+erase+bell+override+"\nverified  yes")
	var out, talk bytes.Buffer
	if code := run(t.Context(), []string{"token", "inspect", token}, streams{in: strings.NewReader(""), out: &out, err: &talk}); code != exitOK {
		t.Fatalf("exit code %d: %s", code, &talk)
	}
	for _, r := range out.String() {
		if r != '\n' && (r < ' ' || r > '~') {
			t.Errorf("%q is in\n%q", r, &out)
		}
	}
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, "verified") && !strings.Contains(line, "no") {
			t.Errorf("a caveat was taken for a line: %q", line)
		}
	}
	for _, want := range []string{"1700003600", "usr-alice", `"on\x1b[2Jezone"`, "2023-11-14T23:13:20Z"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in\n%s", want, &out)
		}
	}
}

// TestInspectCanBeInterrupted: a terminal may never send anything.
func TestInspectCanBeInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	in, never := io.Pipe()
	defer end(never)
	var talk bytes.Buffer
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"token", "inspect"}, streams{in: in, out: io.Discard, err: &talk}) }()
	interrupt()
	select {
	case code := <-ended:
		if code != exitLocal {
			t.Errorf("exit code %d: %s", code, &talk)
		}
	case <-time.After(stopBound):
		t.Fatal("it goes on reading")
	}
}
