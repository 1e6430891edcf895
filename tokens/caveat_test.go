package tokens_test

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/tokens"
)

// refusedCaveats are texts that no caveat has.
var refusedCaveats = []string{
	"", " ", "time", "time <", "time < ", "time <5", "time<5", "time < 5 ", " time < 5", "time  < 5", "Time < 5", "TIME < 5", "time <= 5",
	"time > 5", "time = 5", "time < -1", "time < +5", "time < 05", "time < 00", "time < -0", "time < 5.0", "time < 5s", "time < 0x5", "time < 1_0",
	"time < 9223372036854775808", "time < 2024-01-01T00:00:00Z", "time < ٥", "time < 5\n", "time < 5\x00", "time < 5|6", "time\t< 5",
	"size <= ", "size <= -1", "size <= 01", "size <= 5B", "size < 5", "size > 5", "size = 5", "size <=5", "size >= ", "size >= -5", "size >= 1e9",
	"ip = ", "ip =", "ip", "ip = |", "ip = 10.0.0.1|", "ip = |10.0.0.1", "ip = 10.0.0.1||10.0.0.2", "ip = 10.0.0.1, 10.0.0.2", "ip = 10.0.0",
	"ip = 10.0.0.1/8", "ip = 10.0.0.0/33", "ip = 10.0.0.0/-1", "ip = 10.0.0.0/08", "ip = 10.0.0.0/", "ip = 010.0.0.1", "ip = 10.0.0.256",
	"ip = 0x0a.0.0.1", "ip = 167772161", "ip = localhost", "ip = *", "ip = 10.0.0.1:80", "ip = [::1]", "ip = fe80::1%eth0", "ip = fe80::1%eth0/64",
	"ip = ::ffff:10.0.0.1", "ip = ::ffff:10.0.0.0/104", "ip = ::ffff:0:0/96", "ip = 2001:db8::1/32", "ip = ::/129", "ip = 10.0.0.1 ",
	"ip != 10.0.0.1", "ip=10.0.0.1", "IP = 10.0.0.1",
	"consumer = ", "consumer =", "consumer = |", "consumer = prv-a|", "consumer = |prv-a", "consumer = prv-", "consumer = prv", "consumer = *",
	"consumer = a", "consumer = usr-a", "consumer = grp-a", "consumer = usr-*", "consumer = prv-a|usr-b", "consumer = prv-a b", "consumer = prv-**",
	"consumer = prv-a*", "consumer = PRV-a", "consumer = prv-a\n", "consumer = prv-a,prv-b", "consumer != prv-a", "consumer=prv-a",
	"consumer = prv-" + strings.Repeat("a", 129),
	"tokenType = space_support_token", "asn = 1", "geo.country = PL", "geo.region != EU", "service = ozw-onezone", "interface = rest",
	"api = all/all/*.*.*:*", "data.readonly", "data.path = L2E=", "data.objectid = a", "authorization = none", "true", "time < 5 or time < 6",
	"\xff\xfe", "ip = \xff", strings.Repeat("x", 8000), "consumer = " + strings.Repeat("|", 8000), "ip = " + strings.Repeat("|", 8000),
	"ip = " + strings.Join(slices.Repeat([]string{"10.0.0.1"}, 33), "|"), "consumer = " + strings.Join(slices.Repeat([]string{"prv-a"}, 33), "|"),
}

func TestParseCaveatRefuses(t *testing.T) {
	for i, text := range refusedCaveats {
		t.Run(fmt.Sprintf("%d %.20q", i, text), func(t *testing.T) {
			c, err := tokens.ParseCaveat(text)
			var caveat *tokens.CaveatError
			if c != nil || !errors.As(err, &caveat) || caveat.Name != "" {
				t.Fatalf("ParseCaveat = %#v, %v; want a CaveatError without a name", c, err)
			}
			if len(text) > 1 && strings.Contains(err.Error(), text) {
				t.Errorf("error %q repeats what the holder wrote", err)
			}
		})
	}
}

// acceptedCaveats are texts with the one that their caveat writes.
var acceptedCaveats = map[string]string{
	"time < 0":                              "",
	"time < 1700000000":                     "",
	"time < 9223372036854775807":            "",
	"size <= 0":                             "",
	"size <= 1000000":                       "",
	"size >= 9223372036854775807":           "",
	"ip = 10.0.0.1":                         "ip = 10.0.0.1/32",
	"ip = 10.0.0.1/32":                      "",
	"ip = 0.0.0.0/0":                        "",
	"ip = 10.0.0.0/8|192.0.2.7":             "ip = 10.0.0.0/8|192.0.2.7/32",
	"ip = 2001:db8::1":                      "ip = 2001:db8::1/128",
	"ip = 2001:DB8:0:0::/32":                "ip = 2001:db8::/32",
	"ip = ::/0|0.0.0.0/0":                   "",
	"ip = 10.0.0.1|10.0.0.1":                "ip = 10.0.0.1/32|10.0.0.1/32",
	"consumer = prv-*":                      "",
	"consumer = prv-a":                      "",
	"consumer = prv-a|prv-b|prv-*":          "",
	"consumer = prv--|prv-_":                "",
	"consumer = prv-a|prv-a":                "",
	"consumer = prv-usr-a":                  "",
	"ip = " + repeated("10.0.0.1/32", 32):   "",
	"consumer = " + repeated("prv-abc", 32): "",
}

func repeated(item string, n int) string { return strings.Join(slices.Repeat([]string{item}, n), "|") }

func TestParseCaveatAccepts(t *testing.T) {
	for text, want := range acceptedCaveats {
		t.Run(fmt.Sprintf("%.40q", text), func(t *testing.T) {
			if want == "" {
				want = text
			}
			c, err := tokens.ParseCaveat(text)
			if err != nil {
				t.Fatal(err)
			}
			if c.String() != want {
				t.Errorf("String() = %q, want %q", c, want)
			}
			if again, err := tokens.ParseCaveat(want); err != nil || again.String() != want {
				t.Errorf("parsed again: %v, %v", again, err)
			}
		})
	}
}

// prohibitions say whether a caveat holds for a request; the error is the name in the CaveatError, or "expired".
var prohibitions = []struct {
	caveat  string
	request tokens.Request
	want    string
}{
	{"time < 1700000000", tokens.Request{Now: issued.Add(-time.Nanosecond)}, ""},
	{"time < 1700000000", tokens.Request{Now: issued.Add(-time.Second)}, ""},
	{"time < 1700000000", tokens.Request{Now: issued}, "expired"},
	{"time < 1700000000", tokens.Request{Now: issued.Add(time.Nanosecond)}, "expired"},
	{"time < 1700000001", tokens.Request{Now: issued.Add(999 * time.Millisecond)}, ""},
	{"time < 1700000000", tokens.Request{Now: issued.In(time.FixedZone("east", 9*3600)).Add(-1)}, ""},
	{"time < 0", tokens.Request{Now: time.Unix(0, 0)}, "expired"},
	{"time < 9223372036854775807", tokens.Request{Now: issued}, ""},

	{"ip = 10.0.0.1", tokens.Request{Address: netip.MustParseAddr("10.0.0.1")}, ""},
	{"ip = 10.0.0.1", tokens.Request{Address: netip.MustParseAddr("10.0.0.2")}, "ip"},
	{"ip = 10.0.0.1", tokens.Request{}, "ip"},
	{"ip = 0.0.0.0/0", tokens.Request{}, "ip"},
	{"ip = ::/0", tokens.Request{}, "ip"},
	{"ip = 10.0.0.0/8", tokens.Request{Address: netip.MustParseAddr("10.255.255.255")}, ""},
	{"ip = 10.0.0.0/8", tokens.Request{Address: netip.MustParseAddr("11.0.0.0")}, "ip"},
	{"ip = 10.0.0.0/8", tokens.Request{Address: netip.MustParseAddr("::ffff:10.1.2.3")}, ""},
	{"ip = 10.0.0.0/8", tokens.Request{Address: netip.MustParseAddr("::ffff:11.1.2.3")}, "ip"},
	{"ip = 10.0.0.0/8", tokens.Request{Address: netip.MustParseAddr("::10.1.2.3")}, "ip"},
	{"ip = 0.0.0.0/0", tokens.Request{Address: netip.MustParseAddr("::1")}, "ip"},
	{"ip = ::/0", tokens.Request{Address: netip.MustParseAddr("10.0.0.1")}, "ip"},
	{"ip = ::/0", tokens.Request{Address: netip.MustParseAddr("::ffff:10.0.0.1")}, "ip"},
	{"ip = 192.0.2.7|10.0.0.0/8", tokens.Request{Address: netip.MustParseAddr("10.0.0.9")}, ""},
	{"ip = 192.0.2.7|2001:db8::/32", tokens.Request{Address: netip.MustParseAddr("2001:db8:1::9")}, ""},
	{"ip = 192.0.2.7|2001:db8::/32", tokens.Request{Address: netip.MustParseAddr("2001:db9::")}, "ip"},
	{"ip = 2001:db8::1", tokens.Request{Address: netip.MustParseAddr("2001:db8::1")}, ""},
	{"ip = 2001:db8::1", tokens.Request{Address: netip.MustParseAddr("2001:db8::2")}, "ip"},
	{"ip = fe80::/64", tokens.Request{Address: netip.MustParseAddr("fe80::1%eth0")}, ""},

	{"consumer = prv-a", tokens.Request{Audience: "prv-a"}, ""},
	{"consumer = prv-a", tokens.Request{Audience: "prv-A"}, "consumer"},
	{"consumer = prv-a", tokens.Request{Audience: "prv-ab"}, "consumer"},
	{"consumer = prv-ab", tokens.Request{Audience: "prv-a"}, "consumer"},
	{"consumer = prv-a", tokens.Request{Audience: "a"}, "consumer"},
	{"consumer = prv-a", tokens.Request{Audience: "usr-a"}, "consumer"},
	{"consumer = prv-a", tokens.Request{}, "consumer"},
	{"consumer = prv-a|prv-b", tokens.Request{Audience: "prv-b"}, ""},
	{"consumer = prv-a|prv-b", tokens.Request{Audience: "prv-a|prv-b"}, "consumer"},
	{"consumer = prv-*", tokens.Request{Audience: "prv-anything"}, ""},
	{"consumer = prv-*", tokens.Request{Audience: "usr-alice"}, "consumer"},
	{"consumer = prv-*", tokens.Request{}, "consumer"},

	{"size <= 5", tokens.Request{Size: 5}, ""},
	{"size <= 5", tokens.Request{Size: 6}, "size"},
	{"size <= 5", tokens.Request{Size: 1}, ""},
	{"size <= 5", tokens.Request{Size: 0}, "size"},
	{"size <= 5", tokens.Request{Size: -1}, "size"},
	{"size <= 0", tokens.Request{Size: 1}, "size"},
	{"size <= 0", tokens.Request{}, "size"},
	{"size >= 5", tokens.Request{Size: 5}, ""},
	{"size >= 5", tokens.Request{Size: 4}, "size"},
	{"size >= 0", tokens.Request{Size: 1}, ""},
	{"size >= 0", tokens.Request{Size: 0}, "size"},
	{"size >= 0", tokens.Request{Size: -1}, "size"},
	{"size <= 9223372036854775807", tokens.Request{Size: 1<<63 - 1}, ""},
}

func TestProhibits(t *testing.T) {
	for _, c := range prohibitions {
		t.Run(fmt.Sprintf("%s for %s %s %d", c.caveat, c.request.Address, c.request.Audience, c.request.Size), func(t *testing.T) {
			caveat, err := tokens.ParseCaveat(c.caveat)
			if err != nil {
				t.Fatal(err)
			}
			if got := refusal(caveat.Prohibits(c.request)); got != c.want {
				t.Errorf("Prohibits = %q, want %q", got, c.want)
			}
		})
	}
}

// refusal names an error of Prohibits or Verify.
func refusal(err error) string {
	var caveat *tokens.CaveatError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &caveat) && caveat.Name == "":
		return "unknown"
	case errors.As(err, &caveat):
		return caveat.Name
	case errors.Is(err, tokens.ErrExpired):
		return "expired"
	case errors.Is(err, tokens.ErrNotYetValid):
		return "not yet"
	case errors.Is(err, tokens.ErrPurpose):
		return "purpose"
	default:
		return err.Error()
	}
}

func TestCaveatErrorNamesTheKind(t *testing.T) {
	for name, want := range map[string]string{"ip": "the token's caveat on ip does not hold", "": "token carries a caveat that this zone does not know"} {
		if got := (&tokens.CaveatError{Name: name}).Error(); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestParseNetwork(t *testing.T) {
	for text, want := range map[string]string{
		"10.0.0.1": "10.0.0.1/32", "10.0.0.0/8": "10.0.0.0/8", "::1": "::1/128", "2001:db8::/32": "2001:db8::/32",
		"": "", " ": "", "10.0.0.1/8": "", "fe80::1%eth0": "", "::ffff:10.0.0.1": "", "::ffff:10.0.0.1/128": "", "10.0.0.1/32/32": "", "prv-*": "",
	} {
		p, err := tokens.ParseNetwork(text)
		if (err == nil) != (want != "") || want != "" && p.String() != want {
			t.Errorf("ParseNetwork(%q) = %s, %v; want %q", text, p, err, want)
		}
	}
}

// caveats draws caveats of every kind that make sense.
func caveats() *rapid.Generator[tokens.Caveat] {
	network := rapid.Custom(func(t *rapid.T) netip.Prefix {
		addr := netip.AddrFrom4([4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "v4")))
		if rapid.Bool().Draw(t, "IPv6") {
			addr = netip.AddrFrom16([16]byte(append([]byte{0x20, 1}, rapid.SliceOfN(rapid.Byte(), 14, 14).Draw(t, "v6")...)))
		}
		p, _ := addr.Prefix(rapid.IntRange(0, addr.BitLen()).Draw(t, "bits"))
		return p
	})
	return rapid.Custom(func(t *rapid.T) tokens.Caveat {
		n := rapid.Int64Min(0).Draw(t, "n")
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			return tokens.ExpiresBefore(n)
		case 1:
			return tokens.MaxSize(n)
		case 2:
			return tokens.MinSize(n)
		case 3:
			return tokens.FromNetwork(rapid.SliceOfN(network, 1, 32).Draw(t, "networks"))
		default:
			return tokens.ForAudience(rapid.SliceOfN(rapid.StringMatching(`prv-([A-Za-z0-9_-]{1,20}|\*)`), 1, 32).Draw(t, "names"))
		}
	})
}

func TestCaveatRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := caveats().Draw(t, "caveat")
		again, err := tokens.ParseCaveat(c.String())
		if err != nil || fmt.Sprintf("%#v", again) != fmt.Sprintf("%#v", c) {
			t.Fatalf("%#v became %#v, %v", c, again, err)
		}
	})
}
