package tokens_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/tokens"
)

// The places of an identifier's fields.
const (
	fieldVersion = iota
	fieldPurpose
	fieldPersistence
	fieldKey
	fieldIssued
	fieldExpires
	fieldLimit
	fieldNonce
	fieldSubject
	fieldTarget
)

// refusedFields are single fields that spoil the identifier of a support token.
var refusedFields = map[int][]string{
	fieldVersion:     {"", "0", "2", "01", "1 ", "+1", "v1", "11"},
	fieldPurpose:     {"", "Support", "supports", "invite", "access", "register", "support "},
	fieldPersistence: {"", "TMP", "temporary", "tmp-1", "nmd ", "tmp\x00"},
	fieldKey: {
		"", "0", "00000000000000a", "00000000000000aaa", "00000000000000AA", "00000000000000ag", "0000000000000 aa", strings.Repeat("a", 1024),
		"00000000000000é",
	},
	fieldIssued: {
		"", "-1", "+1700000000", "01700000000", " 1700000000", "1700000000 ", "1_700_000_000", "1.7e9", "0x65", "1700086400", "1700086401",
		"253402300800", "9223372036854775807", "9223372036854775808", "99999999999999999999", "-0", "١",
	},
	fieldExpires: {
		"", "-1", "+1700086400", "01700086400", "0", "00", "-0", "1699999999", "1700000000", "253402300800", "9223372036854775807",
		"9223372036854775808", "never",
	},
	fieldLimit: {"", "0", "-1", "+1", "01", "00", "1.0", "9223372036854775808", "infinity"},
	fieldNonce: {
		"", "AAECAwQFBgcICQoLDA0OD", "AAECAwQFBgcICQoLDA0ODwA", "AAECAwQFBgcICQoLDA0OD=", "AAECAwQFBgcICQoLDA0OD/", "AAECAwQFBgcICQoLDA0OD ",
	},
	fieldSubject: {
		"", "-", "usr", "usr-", "prv-", "-alice", "grp-alice", "USR-alice", "usr_alice", "usralice", "usr-al ice", "usr-alice|usr-bob", "usr-*", "prv-p1",
		"usr-" + strings.Repeat("a", 129), "usr-é", "usr-a\n",
	},
	fieldTarget: {"", " ", "a b", "*", "a/b", "a%2fb", "../a", strings.Repeat("a", 129), "é", "a\n"},
}

func TestParseIdentifierRefusesFields(t *testing.T) {
	fields := strings.Split(identifierPacket.data, ".")
	for place, values := range refusedFields {
		for _, value := range values {
			t.Run(strconv.Itoa(place)+" "+value, func(t *testing.T) {
				spoilt := append([]string(nil), fields...)
				spoilt[place] = value
				refuseIdentifier(t, strings.Join(spoilt, "."))
			})
		}
	}
}

func refuseIdentifier(t *testing.T, text string) {
	t.Helper()
	id, err := tokens.ParseIdentifier(text)
	if !errors.Is(err, tokens.ErrMalformed) || id != (tokens.Identifier{}) {
		t.Errorf("ParseIdentifier(%q) = %v, %v; want ErrMalformed", text, id, err)
	}
}

const (
	head = "1.support.tmp.00000000000000aa.1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.usr-alice"
	tail = "1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.s"
)

// refusedIdentifiers are wrong as a whole.
var refusedIdentifiers = map[string]string{
	"empty":                      "",
	"dots":                       ".........",
	"nine fields":                head,
	"eleven fields":              head + ".s.",
	"eleven fields, one more":    head + ".s.t",
	"a dot before":               "." + head + ".s",
	"other separator":            strings.ReplaceAll(head+".s", ".", "/"),
	"access, temporary":          "1.access.tmp.00000000000000aa.1700000000.1700086400.0.AAECAwQFBgcICQoLDA0ODw.usr-alice.",
	"access with a limit":        "1.access.nmd.00000000000000aa.1700000000.0.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.",
	"access with a target":       "1.access.nmd.00000000000000aa.1700000000.0.0.AAECAwQFBgcICQoLDA0ODw.usr-alice.s",
	"register with a target":     "1.register.tmp.00000000000000aa." + tail,
	"register by a provider":     "1.register.tmp.00000000000000aa.1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.prv-p1.",
	"register without a limit":   "1.register.tmp.00000000000000aa.1700000000.1700086400.0.AAECAwQFBgcICQoLDA0ODw.usr-alice.",
	"register that never ends":   "1.register.tmp.00000000000000aa.1700000000.0.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.",
	"temporary that never ends":  "1.support.tmp.00000000000000aa.1700000000.0.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.s",
	"named, ends before it is":   "1.support.nmd.00000000000000aa.1700000000.1600000000.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.s",
	"Onezone, 43 characters":     "8HfHARHgklqBkZVI4l6MBTvSSvt98ppp6948s8Q7SOk",
	"Onezone, 32 characters":     "2b5d0dd5aa6443a69277b5ce0544fec2",
	"Onezone, six fields":        "2/nmd/usr-1b51/ssp:d4f5:ge/2b5d0dd5aa6443a69277b5ce0544fec2",
	"newline at the end":         head + ".s\n",
	"NUL at the end":             head + ".s\x00",
	"fields with percent coding": strings.Replace(head, "alice", "al%69ce", 1) + ".s",
}

func TestParseIdentifierRefusesWholes(t *testing.T) {
	for name, text := range refusedIdentifiers {
		t.Run(name, func(t *testing.T) { refuseIdentifier(t, text) })
	}
}

// acceptedIdentifiers stand at the edges of what is allowed.
var acceptedIdentifiers = map[string]string{
	"support":               head + ".s",
	"named support":         "1.support.nmd.00000000000000aa.1700000000.0.9223372036854775807.AAECAwQFBgcICQoLDA0ODw.usr-alice.s",
	"named with an end":     "1.support.nmd.00000000000000aa.1700000000.1700000001.2.AAECAwQFBgcICQoLDA0ODw.usr-alice.s",
	"access of a provider":  "1.access.nmd.ffffffffffffffff.1700000000.0.0.AAECAwQFBgcICQoLDA0ODw.prv-p1.",
	"access of a user":      "1.access.nmd.00000000000000aa.1700000000.1700086400.0.AAECAwQFBgcICQoLDA0ODw.usr-alice.",
	"register":              "1.register.tmp.00000000000000aa.1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.",
	"the first second":      "1.support.tmp.00000000000000aa.0.1.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.s",
	"the last second":       "1.support.tmp.00000000000000aa.253402300798.253402300799.1.AAECAwQFBgcICQoLDA0ODw.usr-alice.s",
	"ids of dashes":         "1.support.tmp.00000000000000aa.1700000000.1700086400.1.----------------------.usr--.-",
	"longest ids":           "1.support.tmp.00000000000000aa.1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.usr-" + strings.Repeat("a", 128) + "." + strings.Repeat("b", 128),
	"subject in two dashes": "1.support.tmp.00000000000000aa.1700000000.1700086400.1.AAECAwQFBgcICQoLDA0ODw.usr-prv-x.s",
}

func TestParseIdentifierAccepts(t *testing.T) {
	for name, text := range acceptedIdentifiers {
		t.Run(name, func(t *testing.T) {
			id, err := tokens.ParseIdentifier(text)
			if err != nil {
				t.Fatal(err)
			}
			if id.String() != text {
				t.Errorf("String() = %q, want %q", id.String(), text)
			}
			if id.IssuedAt.Location() != time.UTC {
				t.Errorf("issued at %s, want UTC", id.IssuedAt)
			}
		})
	}
}

// identifiers draws identifiers that make sense.
func identifiers() *rapid.Generator[tokens.Identifier] {
	const maxTime = 253402300799
	return rapid.Custom(func(t *rapid.T) tokens.Identifier {
		issued := rapid.Int64Range(0, maxTime-1).Draw(t, "issued")
		id := tokens.Identifier{
			Purpose:     rapid.SampledFrom([]tokens.Purpose{tokens.PurposeSupport, tokens.PurposeAccess, tokens.PurposeRegister}).Draw(t, "purpose"),
			Persistence: rapid.SampledFrom([]tokens.Persistence{tokens.Temporary, tokens.Named}).Draw(t, "persistence"),
			Key:         tokens.KeyID(rapid.StringMatching(`[0-9a-f]{16}`).Draw(t, "key")),
			IssuedAt:    time.Unix(issued, 0).UTC(),
			ExpiresAt:   time.Unix(rapid.Int64Range(issued+1, maxTime).Draw(t, "expires"), 0).UTC(),
			UsageLimit:  rapid.Int64Min(1).Draw(t, "limit"),
			Nonce:       tokens.Nonce(rapid.StringMatching(`[A-Za-z0-9_-]{22}`).Draw(t, "nonce")),
			Subject:     rapid.StringMatching(`usr-[A-Za-z0-9_-]{1,128}`).Draw(t, "subject"),
		}
		switch id.Purpose {
		case tokens.PurposeSupport:
			id.Target = rapid.StringMatching(`[A-Za-z0-9_-]{1,128}`).Draw(t, "target")
		case tokens.PurposeAccess:
			id.Persistence, id.UsageLimit = tokens.Named, 0
			id.Subject = rapid.StringMatching(`(usr|prv)-[A-Za-z0-9_-]{1,128}`).Draw(t, "bearer")
		default:
		}
		if id.Persistence == tokens.Named && rapid.Bool().Draw(t, "never ends") {
			id.ExpiresAt = time.Time{}
		}
		return id
	})
}

func TestIdentifierRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := identifiers().Draw(t, "id")
		again, err := tokens.ParseIdentifier(id.String())
		if err != nil || again != id {
			t.Fatalf("%v became %v, %v", id, again, err)
		}
	})
}

// TestIdentifiersDiffer holds that two identifiers with one text are one identifier: no field runs into the next.
func TestIdentifiersDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := identifiers().Draw(t, "a"), identifiers().Draw(t, "b")
		if (a == b) != (a.String() == b.String()) {
			t.Fatalf("%v and %v", a, b)
		}
	})
}

func TestNewNonce(t *testing.T) {
	seen := make(map[tokens.Nonce]bool)
	for range 20_000 {
		n, err := tokens.NewNonce(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if len(n) != 22 || seen[n] {
			t.Fatalf("nonce %q came twice or has not 22 characters", n)
		}
		seen[n] = true
	}
	n, err := tokens.NewNonce(bytes.NewReader([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}))
	if err != nil || n != nonce {
		t.Errorf("NewNonce = %q, %v; want %q", n, err, nonce)
	}
	if n, err := tokens.NewNonce(bytes.NewReader(make([]byte, 15))); err == nil || n != "" {
		t.Errorf("NewNonce of 15 bytes = %q, %v; want an error", n, err)
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"": false, "a": true, "-": true, "_": true, "0": true, spaceID: true, strings.Repeat("a", 128): true,
		strings.Repeat("a", 129): false, "a.b": false, "a b": false, "é": false, "a\n": false, "*": false, "a/b": false, "\x00": false,
	} {
		if tokens.ValidID(id) != want {
			t.Errorf("ValidID(%q) = %v, want %v", id, !want, want)
		}
	}
}

// TestNonceIsNoFlag: no nonce begins with "-", which command lines would take for a flag; every other beginning is as likely as it was.
func TestNonceIsNoFlag(t *testing.T) {
	t.Parallel()
	seen := make(map[byte]bool)
	for first := range 256 {
		raw := append([]byte{byte(first)}, make([]byte, 15)...)
		nonce, err := tokens.NewNonce(bytes.NewReader(raw))
		if err != nil || !nonce.Valid() || nonce[0] == '-' {
			t.Errorf("the byte %#x gives %q, %v", first, nonce, err)
		}
		seen[nonce[0]] = true
	}
	if len(seen) != 63 {
		t.Errorf("there are %d beginnings", len(seen))
	}
	for _, text := range []tokens.Nonce{"", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAA\nAAAAAAAAAA"} {
		if text.Valid() {
			t.Errorf("%q is valid", text)
		}
	}
}
