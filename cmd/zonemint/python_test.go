package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// readPackets is all that it takes to read a token: base64 and the packets of libmacaroons, each of which is its length in four
// hexadecimal digits, a name, a space, a value and a line feed.
const readPackets = `
import base64, json, sys
text = sys.stdin.read().strip()
raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
packets = []
while raw:
    size = int(raw[:4], 16)
    packet, raw = raw[4:size], raw[size:]
    assert packet.endswith(b"\n") and len(packet) == size - 4
    name, value = packet[:-1].split(b" ", 1)
    packets.append([name.decode(), value.hex() if name == b"signature" else value.decode()])
json.dump(packets, sys.stdout)
`

// TestTokenIsReadElsewhere reads a minted token with Python's standard library alone.
func TestTokenIsReadElsewhere(t *testing.T) {
	t.Parallel()
	need(t, "python3")
	w := newWorld(t)
	w.start(t, "zone", nil, "dev", "--store", "memory:", "--https-addr", "127.0.0.1:0", "--zone-name", "elsewhere.example")
	defer w.halt(t, "zone")
	before := time.Now().Unix()
	minted := w.want(t, "zone", 200, call{
		method: "POST", path: "/spaces/" + devSpace + "/providers/token", user: devUser + ":" + devPassword, body: `{"ttl":3600}`,
	})
	user := text(t, w.want(t, "zone", 200, call{method: "GET", path: "/user", user: devUser + ":" + devPassword}), "userId")

	cmd := exec.CommandContext(t.Context(), "python3", "-c", readPackets)
	cmd.Stdin = strings.NewReader(text(t, minted, "token"))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var packets [][2]string
	if err := json.Unmarshal(out, &packets); err != nil {
		t.Fatal(err)
	}
	if len(packets) != 4 || packets[0] != [2]string{"location", "elsewhere.example"} || packets[1][0] != "identifier" ||
		packets[2][0] != "cid" || packets[3][0] != "signature" || len(packets[3][1]) != 64 {
		t.Fatalf("packets are %q", packets)
	}
	fields := strings.Split(packets[1][1], ".")
	if len(fields) != 10 {
		t.Fatalf("the identifier is %q", packets[1][1])
	}
	issued, err1 := strconv.ParseInt(fields[4], 10, 64)
	expiry, err2 := strconv.ParseInt(fields[5], 10, 64)
	if err1 != nil || err2 != nil || issued < before || expiry != issued+3600 {
		t.Errorf("issued %s, expires %s", fields[4], fields[5])
	}
	if want := fmt.Sprintf("time < %d", expiry); packets[2][1] != want {
		t.Errorf("the caveat is %q, want %q", packets[2][1], want)
	}
	if fields[1] != "support" || fields[2] != "tmp" || fields[6] != "1" || !strings.HasSuffix(fields[8], user) || fields[9] != devSpace {
		t.Errorf("the identifier is %q", fields)
	}
}
