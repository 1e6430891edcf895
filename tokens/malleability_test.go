package tokens_test

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

// mutations are ways to change the text of a token, each at a place and with a byte. A program of the fuzzer is a row of them.
var mutations = []func(text string, at int, with byte) string{
	// the text
	func(s string, at int, with byte) string { return s[:at] + string(rune(with)) + s[min(at+1, len(s)):] },
	func(s string, at int, with byte) string {
		return s[:at] + alphabet[with%64:with%64+1] + s[min(at+1, len(s)):]
	},
	func(s string, at int, with byte) string { return s[:at] + alphabet[with%64:with%64+1] + s[at:] },
	func(s string, at int, with byte) string { return s[:at] + s[min(at+1+int(with)%8, len(s)):] },
	func(s string, at int, _ byte) string { return s[:at] + strings.ToUpper(s[at:]) },
	func(s string, _ int, with byte) string { return s + strings.Repeat("=", 1+int(with)%3) },
	func(s string, at int, with byte) string { return s[:at] + string("\n\r \t\x00-_+/="[with%10]) + s[at:] },
	func(s string, _ int, _ byte) string { return tokens.ToBase62(s) },
	func(s string, _ int, _ byte) string { plain, _ := tokens.FromBase62(s); return plain },
	func(s string, at int, _ byte) string { return s[:at] + tokens.ToBase62(s[at:]) },
	func(s string, _ int, _ byte) string { return strings.NewReplacer("-", "+", "_", "/").Replace(s) },
	// the bytes
	func(s string, at int, with byte) string {
		return onBytes(s, at, func(raw []byte, at int) []byte { raw[at] ^= with; return raw })
	},
	func(s string, at int, with byte) string {
		return onBytes(s, at, func(raw []byte, at int) []byte { return slices.Insert(raw, at, with) })
	},
	func(s string, at int, with byte) string {
		return onBytes(s, at, func(raw []byte, at int) []byte { return slices.Delete(raw, at, min(at+1+int(with)%8, len(raw))) })
	},
	// the packets
	func(s string, at int, _ byte) string {
		return onPackets(s, at, func(p []packet, i int) []packet { p[0], p[i] = p[i], p[0]; return p })
	},
	func(s string, at int, with byte) string {
		return onPackets(s, at, func(p []packet, i int) []packet { j := int(with) % len(p); p[i], p[j] = p[j], p[i]; return p })
	},
	func(s string, at int, _ byte) string {
		return onPackets(s, at, func(p []packet, i int) []packet { return slices.Insert(p, i, p[i]) })
	},
	func(s string, at int, _ byte) string {
		return onPackets(s, at, func(p []packet, i int) []packet { return slices.Delete(p, i, i+1) })
	},
	func(s string, at int, with byte) string {
		return onPackets(s, at, func(p []packet, i int) []packet {
			return slices.Insert(p, i, strayPackets[int(with)%len(strayPackets)])
		})
	},
	func(s string, at int, with byte) string {
		return onPackets(s, at, func(p []packet, i int) []packet { p[i].name = packetNames[int(with)%len(packetNames)]; return p })
	},
	func(s string, at int, with byte) string {
		return onPackets(s, at, func(p []packet, i int) []packet { p[i].data += string(rune(with)); return p })
	},
	func(s string, at int, _ byte) string { // two packets made one
		return onPackets(s, at, func(p []packet, i int) []packet {
			if i+1 < len(p) {
				p[i].data += "\n" + p[i+1].String()
				p[i].data = strings.TrimSuffix(p[i].data, "\n")
				return slices.Delete(p, i+1, i+2)
			}
			return p
		})
	},
	// what a holder may do
	func(s string, _ int, with byte) string {
		return onPackets(s, 0, func(p []packet, _ int) []packet {
			last := len(p) - 1
			if len(p[last].data) != tokens.SecretSize {
				return p
			}
			c := strayPackets[int(with)%len(strayPackets)].data
			signature := hmacOf(tokens.Secret([]byte(p[last].data)), c)
			return append(p[:last], packet{"cid", c}, packet{"signature", string(signature[:])})
		})
	},
}

// alphabet is that of base64url.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// strayPackets are put into tokens; their data serve as caveats, too.
var strayPackets = []packet{
	{"cid", "size >= 1"},
	{"cid", ""},
	{"cid", "asn = 1"},
	{"cid", "time < 1700000060"},
	emptyVID, emptyCL,
	{"vid", "key"},
	{"cl", "elsewhere"},
	signaturePacket,
	locationPacket, identifierPacket,
	{"", ""},
	{"cid", "\xff"},
	{"cid", "consumer = prv-p2"},
}

var packetNames = []string{"location", "identifier", "cid", "vid", "cl", "signature", "", "CID", "cid ", "c"}

// onBytes changes the bytes of a text, if it is base64url.
func onBytes(text string, at int, change func(raw []byte, at int) []byte) string {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(raw) == 0 {
		return text
	}
	return base64.RawURLEncoding.EncodeToString(change(raw, at%len(raw)))
}

// onPackets changes the packets of a text, if it has any.
func onPackets(text string, at int, change func(p []packet, i int) []packet) string {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return text
	}
	var packets []packet
	for rest := string(raw); rest != ""; {
		length, err := strconv.ParseUint(rest[:min(4, len(rest))], 16, 16)
		if err != nil || int(length) > len(rest) || length < 6 {
			return text
		}
		name, data, ok := strings.Cut(rest[4:length-1], " ")
		if !ok {
			return text
		}
		packets, rest = append(packets, packet{name, data}), rest[length:]
	}
	if len(packets) == 0 {
		return text
	}
	return write(change(packets, at%len(packets))...)
}

// mutate runs a program: for each mutation its number, two bytes for the place, and a byte to work with.
func mutate(text string, program []byte) string {
	for range 24 {
		if len(program) < 4 {
			break
		}
		at := int(binary.BigEndian.Uint16(program[1:])) % (len(text) + 1)
		text = mutations[int(program[0])%len(mutations)](text, at, program[3])
		program = program[4:]
		if len(text) > 2*tokens.MaxTokenText {
			break
		}
	}
	return text
}

// FuzzMalleability changes valid tokens by programs of mutations. What comes out is refused, or it is the one text of what was read.
// Then it is the token that it was, or one with more caveats and the signature that these give, or its signature does not hold.
func FuzzMalleability(f *testing.F) {
	a := authority(f)
	var bases []string
	for _, r := range requests() {
		plain := mint(f, a, r)
		confined := mint(f, a, r, tokens.ForAudience{"prv-p1"}, tokens.MaxSize(9_000_000))
		bases = append(bases, plain, confined, attenuate(f, plain, "ip = 10.0.0.9", "size >= 1"))
	}
	for i := range bases {
		f.Add(uint8(i), []byte{})
		for m := range mutations {
			for _, at := range []byte{0, 60, 200} {
				f.Add(uint8(i), []byte{byte(m), 0, at, byte(m + i)})
			}
		}
		honest := byte(len(mutations) - 1)
		f.Add(uint8(i), []byte{honest, 0, 0, 0, honest, 0, 0, 1, honest, 0, 0, 3, 7, 0, 0, 0})
	}
	f.Fuzz(func(t *testing.T, which uint8, program []byte) {
		base := bases[int(which)%len(bases)]
		text := mutate(base, program)
		u, err := tokens.Parse(text)
		if err != nil {
			if err != tokens.ErrMalformed || u != nil { //nolint:errorlint // one fixed error, unwrapped
				t.Fatalf("Parse = %v, %v; want nil, ErrMalformed", u, err)
			}
			return
		}
		m, spelling, err := tokens.Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := tokens.Encode(m)
		if want := bothSpellings(plain)[string(spelling)]; err != nil || text != want {
			t.Fatalf("%q is written again as %q, %v", text, want, err)
		}
		if _, err := authenticate(a, text); plain == base && err != nil {
			t.Fatalf("the token itself, as %s: %v", spelling, err)
		}
		checkHonest(t, a, []string{base}, text)
	})
}

// TestMutationsGoEverywhere holds that single mutations come to each of the answers, so that the fuzzer tests what it says.
func TestMutationsGoEverywhere(t *testing.T) {
	a := authority(t)
	base := mint(t, a, namedSupport(), tokens.MinSize(1))
	answers := make(map[string]int)
	for m := range mutations {
		for at := range len(base) {
			text := mutate(base, []byte{byte(m), byte(at >> 8), byte(at), byte(at * 7)})
			u, err := tokens.Parse(text)
			switch _, authentic := authenticate(a, text); {
			case text == base:
				answers["nothing changed"]++
			case err != nil:
				answers["not read"]++
			case authentic != nil:
				answers["signature does not hold"]++
			case len(u.UnsafeCaveats()) > 1:
				answers["more caveats"]++
			default:
				answers["another spelling"]++
			}
		}
	}
	if len(answers) != 5 {
		t.Errorf("answers: %v", answers)
	}
}

// FuzzAttenuate adds caveats to whatever parses. They are refused if one is not of the grammar or in its own spelling, or if the
// token would grow beyond a cap; otherwise the result is the token with these caveats and the signature that they give.
func FuzzAttenuate(f *testing.F) {
	a := authority(f)
	for _, text := range seedTexts(f) {
		f.Add(text, "size >= 1", "time < 1700000060")
	}
	for i, r := range requests() {
		text := mint(f, a, r)
		f.Add(text, refusedCaveats[i], "size <= 1")
		f.Add(tokens.ToBase62(text), "ip = 10.0.0.0/8|::/0", "consumer = prv-p1|prv-*")
		f.Add(attenuateRaw(f, text, "", "\xff"), "size >= 1", "ip = 10.0.0.9")
		f.Add(attenuate(f, text, slices.Repeat([]string{"size >= 1"}, tokens.MaxCaveats-2)...), "size >= 1", "size >= 1")
	}
	long := "consumer = " + repeated("prv-"+strings.Repeat("a", 120), 32)
	f.Add(mint(f, a, support()), long, long)
	f.Add(filled(tokens.MaxTokenBytes-22), "size >= 1", "size >= 12")
	f.Fuzz(func(t *testing.T, text, first, second string) {
		u, err := tokens.Parse(text)
		if err != nil {
			return
		}
		m, _, err := tokens.Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		before, err := tokens.Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		added, possible := caveatsFrom(first, second)
		want := attenuateRaw(t, before, first, second)
		possible = possible && len(m.Caveats())+2 <= tokens.MaxCaveats && base64.RawURLEncoding.DecodedLen(len(want)) <= tokens.MaxTokenBytes

		s, err := u.Attenuate(added...)
		if possible != (err == nil) || err != nil && (!errors.Is(err, tokens.ErrCaveats) || s.Reveal() != "") {
			t.Fatalf("Attenuate = %q, %v; possible: %v", s.Reveal(), err, possible)
		}
		if again, err := u.Attenuate(); err != nil || again.Reveal() != before {
			t.Fatalf("the token became %q, %v; was %q", again.Reveal(), err, before)
		}
		if !possible {
			return
		}
		if s.Reveal() != want {
			t.Fatalf("Attenuate = %q\n  want %q", s.Reveal(), want)
		}
		after, err := tokens.Parse(s.Reveal())
		if err != nil || after.UnsafeIdentifier() != u.UnsafeIdentifier() || after.UnsafeLocation() != u.UnsafeLocation() ||
			!slices.Equal(after.UnsafeCaveats(), append(u.UnsafeCaveats(), first, second)) {
			t.Fatalf("Parse = %v, %v", after, err)
		}
		checkWeaker(t, a, before, s.Reveal(), added)
	})
}

// caveatsFrom are caveats of these texts. It reports false if Attenuate has to refuse one.
func caveatsFrom(texts ...string) (caveats []tokens.Caveat, possible bool) {
	possible = true
	for _, text := range texts {
		c, err := tokens.ParseCaveat(text)
		if err != nil || c.String() != text {
			c, possible = tokens.ForeignCaveat(text), false
		}
		caveats = append(caveats, c)
	}
	return caveats, possible
}

// checkWeaker fails unless the second token verifies exactly where the first does and each caveat holds.
func checkWeaker(t *testing.T, a *tokens.Authority, first, second string, added []tokens.Caveat) {
	t.Helper()
	one, err := authenticate(a, first)
	two, err2 := authenticate(a, second)
	if (err == nil) != (err2 == nil) {
		t.Fatalf("authenticates with %v, with %v after more caveats", err, err2)
	}
	if err != nil {
		return
	}
	for _, r := range []tokens.Request{here, {Now: here.Now}, {Now: expires, Size: 1}} {
		_, err := one.Verify(one.Identifier().Purpose, r)
		want := err == nil
		for _, c := range added {
			want = want && c.Prohibits(r) == nil
		}
		if _, err := two.Verify(two.Identifier().Purpose, r); (err == nil) != want {
			t.Fatalf("%s for %+v: %v, want %v", hex.EncodeToString([]byte(second)), r, err, want)
		}
	}
}
