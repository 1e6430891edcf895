package tokens_test

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gopkg.in/macaroon.v2"

	"github.com/zonemint/zonemint/tokens"
)

// The packets of a well-formed token. Its signature is of no key; it was chosen so that the text has both '-' and '_'.
var (
	locationPacket   = packet{"location", location}
	identifierPacket = packet{"identifier", "1.support.tmp.00000000000000aa.1700000000.1700086400.1." + string(nonce) + ".usr-alice." + spaceID}
	caveatPacket     = packet{"cid", "time < 1700086400"}
	signaturePacket  = packet{"signature", strings.Repeat("\xfb\xff\xbf\xff", 8)}
	emptyVID         = packet{"vid", ""}
	emptyCL          = packet{"cl", ""}
)

// wellFormed is the text that each refusal is one step away from.
func wellFormed() string {
	return write(locationPacket, identifierPacket, caveatPacket, signaturePacket)
}

func TestParse(t *testing.T) {
	u, err := tokens.Parse(wellFormed())
	if err != nil {
		t.Fatal(err)
	}
	id := u.UnsafeIdentifier()
	if id.String() != identifierPacket.data || id.Purpose != tokens.PurposeSupport || id.Target != spaceID || id.Subject != "usr-alice" ||
		id.Key != keyA || id.Nonce != nonce || id.UsageLimit != 1 || !id.IssuedAt.Equal(issued) || !id.ExpiresAt.Equal(expires) {
		t.Errorf("identifier = %+v", id)
	}
	if got := u.UnsafeCaveats(); !slices.Equal(got, []string{caveatPacket.data}) {
		t.Errorf("caveats = %q", got)
	}
	if u.UnsafeLocation() != location || u.Spelling() != tokens.SpellingBase64 {
		t.Errorf("location, spelling = %q, %q", u.UnsafeLocation(), u.Spelling())
	}
	u, err = tokens.Parse(tokens.ToBase62(wellFormed()))
	if err != nil || u.Spelling() != tokens.SpellingBase62 || u.UnsafeIdentifier() != id {
		t.Errorf("base62: %v", err)
	}
}

// refusedTexts are spoilt texts of a well-formed token.
var refusedTexts = map[string]func(valid string) string{
	"empty":               func(string) string { return "" },
	"one character":       func(string) string { return "M" },
	"15 characters":       func(v string) string { return v[:15] },
	"mark alone":          func(v string) string { return v[:16] },
	"half":                func(v string) string { return v[:len(v)/2] },
	"last character gone": func(v string) string { return v[:len(v)-1] },
	"space before":        func(v string) string { return " " + v },
	"space after":         func(v string) string { return v + " " },
	"newline after":       func(v string) string { return v + "\n" },
	"newline within":      func(v string) string { return v[:40] + "\n" + v[40:] },
	"carriage return":     func(v string) string { return v[:40] + "\r" + v[40:] },
	"NUL":                 func(v string) string { return v + "\x00" },
	"not ASCII":           func(v string) string { return v + "é" },
	"scheme before":       func(v string) string { return "Bearer " + v },
	"provider prefix":     func(v string) string { return "opw-" + v },
	"padding":             func(v string) string { return v + strings.Repeat("=", 3-(len(v)+3)%4) },
	"needless padding":    func(v string) string { return v + "====" },
	"standard alphabet":   func(v string) string { return strings.NewReplacer("-", "+", "_", "/").Replace(v) },
	"standard alphabet, one character": func(v string) string {
		return strings.Replace(v, "_", "/", 1)
	},
	"trailing character":         func(v string) string { return v + "A" },
	"trailing bytes":             func(v string) string { return v + "AAAA" },
	"twice":                      func(v string) string { return v + v },
	"base62 escaped twice":       func(v string) string { return tokens.ToBase62(tokens.ToBase62(v)) },
	"base62, one escape undone":  func(v string) string { return strings.Replace(tokens.ToBase62(v), "01", "_", 1) },
	"base62, last escape undone": func(v string) string { return replaceLast(tokens.ToBase62(v), "02", "-") },
	"base62, half plain":         func(v string) string { return tokens.ToBase62(v[:100]) + v[100:] },
	"plain, half base62":         func(v string) string { return v[:100] + tokens.ToBase62(v[100:]) },
	"base62, escape cut":         func(v string) string { return tokens.ToBase62(v) + "0" },
	"base62, escape of slash":    func(v string) string { return tokens.ToBase62(v) + "03" },
	"base62, escape of plus":     func(v string) string { return tokens.ToBase62(v) + "04" },
	"base62, escape of equals":   func(v string) string { return tokens.ToBase62(v) + "05" },
	"base62, newline":            func(v string) string { return tokens.ToBase62(v) + "\n" },
	"hexadecimal":                func(string) string { return strings.Repeat("0", 300) },
	"1 MiB":                      func(v string) string { return v + strings.Repeat("A", 1<<20) },
	"JSON":                       func(v string) string { return libraryJSON(v) },
	"JSON string":                func(v string) string { return `"` + v + `"` },
	"JSON in base64url": func(v string) string {
		return base64.RawURLEncoding.EncodeToString([]byte(libraryJSON(v)))
	},
	"V2":                        func(string) string { return versionTwo(location) },
	"V2 that looks like V1":     func(string) string { return versionTwo("zzzcation") },
	"V2 that looks like base62": func(string) string { return tokens.ToBase62(versionTwo("zzzcation")) },
}

func TestParseRefusesTexts(t *testing.T) {
	valid := wellFormed()
	if !strings.Contains(valid, "-") || !strings.Contains(valid, "_") || strings.Count(tokens.ToBase62(valid), "02") == 0 {
		t.Fatal("the well-formed token lacks characters that the cases need")
	}
	for name, spoil := range refusedTexts {
		t.Run(name, func(t *testing.T) {
			text := spoil(valid)
			if text == valid || text == tokens.ToBase62(valid) {
				t.Fatal("the case changes nothing")
			}
			refuseText(t, text)
		})
	}
}

func refuseText(t *testing.T, text string) {
	t.Helper()
	u, err := tokens.Parse(text)
	if err != tokens.ErrMalformed || !errors.Is(err, tokens.ErrInvalid) || u != nil { //nolint:errorlint // one fixed error, unwrapped
		t.Errorf("Parse = %v, %v; want nil, ErrMalformed", u, err)
	}
}

// refusedPackets are well-formed packets that are no token, or not in its one spelling.
var refusedPackets = map[string][]packet{
	"nothing but location":       {locationPacket},
	"missing signature":          {locationPacket, identifierPacket, caveatPacket},
	"missing identifier":         {locationPacket, caveatPacket, signaturePacket},
	"identifier before location": {identifierPacket, locationPacket, caveatPacket, signaturePacket},
	"caveat before identifier":   {locationPacket, caveatPacket, identifierPacket, signaturePacket},
	"caveat after signature":     {locationPacket, identifierPacket, signaturePacket, caveatPacket},
	"signature twice":            {locationPacket, identifierPacket, caveatPacket, signaturePacket, signaturePacket},
	"location twice":             {locationPacket, locationPacket, identifierPacket, caveatPacket, signaturePacket},
	"identifier twice":           {locationPacket, identifierPacket, identifierPacket, caveatPacket, signaturePacket},
	"unknown packet":             {locationPacket, identifierPacket, {"foo", "bar"}, signaturePacket},
	"caveat name in capitals":    {locationPacket, identifierPacket, {"CID", "time < 1"}, signaturePacket},
	"long signature":             {locationPacket, identifierPacket, {"signature", signaturePacket.data + "x"}},
	"short signature":            {locationPacket, identifierPacket, {"signature", signaturePacket.data[1:]}},
	"third-party caveat":         {locationPacket, identifierPacket, caveatPacket, {"vid", "key"}, {"cl", "elsewhere"}, signaturePacket},
	"third-party, no location":   {locationPacket, identifierPacket, caveatPacket, {"vid", "key"}, emptyCL, signaturePacket},
	"third-party, empty key":     {locationPacket, identifierPacket, caveatPacket, emptyVID, emptyCL, signaturePacket},
	"empty key, with location":   {locationPacket, identifierPacket, caveatPacket, emptyVID, {"cl", "elsewhere"}, signaturePacket},
	"empty key, no location":     {locationPacket, identifierPacket, caveatPacket, emptyVID, signaturePacket},
	"key before caveat":          {locationPacket, identifierPacket, emptyVID, caveatPacket, signaturePacket},
	"key without caveat":         {locationPacket, identifierPacket, caveatPacket, {"cid", "size <= 5"}, {"vid", "key"}, signaturePacket},
	"key and nothing else":       {locationPacket, identifierPacket, {"vid", "key"}, signaturePacket},
	"caveat with location":       {locationPacket, identifierPacket, caveatPacket, {"cl", "elsewhere"}, signaturePacket},
	"caveat, empty location":     {locationPacket, identifierPacket, caveatPacket, emptyCL, signaturePacket},
	"identifier of 2013":         {locationPacket, {"identifier", "vcPiHpi0xfmkVNtJtyCH5SoGm5ZAAAAAAAAAAAAAAAA"}, signaturePacket},
	"identifier of 2018":         {locationPacket, {"identifier", "2b5d0dd5aa6443a69277b5ce0544fec2"}, signaturePacket},
	"identifier of 2020":         {locationPacket, {"identifier", "2/nmd/usr-1b51/ssp:d4f5:ge/2b5d0dd5aa6443a69277b5ce0544fec2"}, signaturePacket},
	"identifier of a 2020 tmp":   {locationPacket, {"identifier", "2/tmp-1/usr-1b51/ssp:d4f5:ge/2b5d0dd5aa6443a69277b5ce0544fec2"}, signaturePacket},
	"empty identifier":           {locationPacket, {"identifier", ""}, signaturePacket},
	"key id of 1 KiB": {locationPacket, {
		"identifier", strings.Replace(identifierPacket.data, string(keyA), strings.Repeat("a", 1024), 1),
	}, signaturePacket},
	"empty key id": {locationPacket, {"identifier", strings.Replace(identifierPacket.data, string(keyA), "", 1)}, signaturePacket},
}

func TestParseRefusesPackets(t *testing.T) {
	for name, packets := range refusedPackets {
		t.Run(name, func(t *testing.T) {
			refuseText(t, write(packets...))
			refuseText(t, tokens.ToBase62(write(packets...)))
		})
	}
}

// TestParseRefusesPacketLengths has packets whose four digits are not the one spelling of their length.
func TestParseRefusesPacketLengths(t *testing.T) {
	raw := locationPacket.String() + identifierPacket.String() + caveatPacket.String() + signaturePacket.String()
	cut := len(raw) - len(signaturePacket.String())
	for name, length := range map[string]string{
		"capitals": "002F", "too short": "002e", "too long": "0030", "spaces": "  2f", "sign": "+02f", "no digits": "00zz",
		"zero": "0000", "largest": "ffff", "hexadecimal prefix": "0x2f",
	} {
		t.Run(name, func(t *testing.T) {
			refuseText(t, base64.RawURLEncoding.EncodeToString([]byte(raw[:cut]+length+raw[cut+4:])))
		})
	}
	t.Run("capitals in the first packet", func(t *testing.T) {
		long := packet{"location", "zone.example.com"}.String() // 1e
		raw := strings.ToUpper(long[:4]) + long[4:] + raw[len(locationPacket.String()):]
		refuseText(t, base64.RawURLEncoding.EncodeToString([]byte(raw)))
	})
	t.Run("no newline at the end", func(t *testing.T) {
		refuseText(t, base64.RawURLEncoding.EncodeToString([]byte(raw[:len(raw)-1]+"x")))
	})
}

// TestParseRefusesTrailingBits has texts whose last character carries bits that no byte holds.
func TestParseRefusesTrailingBits(t *testing.T) {
	spare := map[int]int{2: 16, 3: 4} // characters in the last group: spellings of its last character
	for _, caveat := range []string{"size <= 1", "size <= 12", "size <= 123"} {
		text := write(locationPacket, identifierPacket, packet{"cid", caveat}, signaturePacket)
		last := strings.IndexByte(alphabet, text[len(text)-1])
		for i := 1; i < spare[len(text)%4]; i++ {
			other := text[:len(text)-1] + alphabet[last+i:last+i+1]
			refuseText(t, other)
			refuseText(t, tokens.ToBase62(other))
		}
		if _, err := tokens.Parse(text); err != nil {
			t.Errorf("%q: %v", caveat, err)
		}
	}
}

// caveatsOf is a token with n caveats, and filled one of exactly n bytes.
func caveatsOf(n int) string {
	packets := []packet{locationPacket, identifierPacket}
	for range n {
		packets = append(packets, packet{"cid", "size <= 5"})
	}
	return write(append(packets, signaturePacket)...)
}

func filled(n int) string {
	n -= len(locationPacket.String()+identifierPacket.String()+signaturePacket.String()) + len(packet{"cid", ""}.String())
	return write(locationPacket, identifierPacket, packet{"cid", strings.Repeat("x", n)}, signaturePacket)
}

func TestParseCaps(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{
		"no caveat":      {caveatsOf(0), true},
		"32 caveats":     {caveatsOf(tokens.MaxCaveats), true},
		"33 caveats":     {caveatsOf(tokens.MaxCaveats + 1), false},
		"10,000 caveats": {caveatsOf(10_000), false},
		"8 KiB":          {filled(tokens.MaxTokenBytes), true},
		"8 KiB and 1":    {filled(tokens.MaxTokenBytes + 1), false},
		"8 KiB and 2":    {filled(tokens.MaxTokenBytes + 2), false},
		"9 KiB":          {filled(9 << 10), false},
		"64 KiB packet":  {filled(60 << 10), false},
	} {
		t.Run(name, func(t *testing.T) {
			for _, text := range []string{c.text, tokens.ToBase62(c.text)} {
				u, err := tokens.Parse(text)
				if c.ok != (err == nil) || c.ok != (u != nil) || err != nil && !errors.Is(err, tokens.ErrMalformed) {
					t.Errorf("Parse: %v", err)
				}
			}
		})
	}
}

// TestMaxTokenText holds the longest text that can parse against the cap: every character escaped, the longest token.
func TestMaxTokenText(t *testing.T) {
	if got := 2 * base64.RawURLEncoding.EncodedLen(tokens.MaxTokenBytes); got != tokens.MaxTokenText {
		t.Errorf("MaxTokenText = %d, want %d", tokens.MaxTokenText, got)
	}
}

// TestParseIsCheap bounds what a stranger's text can cost: the worst that fits in the caps. BenchmarkParse times it.
func TestParseIsCheap(t *testing.T) {
	for name, text := range map[string]string{
		"many caveats": write(append(append([]packet{locationPacket, identifierPacket}, slices.Repeat([]packet{{"cid", ""}}, 850)...), signaturePacket)...),
		"all dots":     write(locationPacket, packet{"identifier", strings.Repeat(".", 8000)}, signaturePacket),
		"long caveat":  tokens.ToBase62(filled(tokens.MaxTokenBytes)),
		"all escapes":  "MDAxNmxvY2F00aW9u" + strings.Repeat("00", 10_000),
		"1 MiB":        strings.Repeat("M", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			const rounds = 8
			runtime.ReadMemStats(&before)
			for range rounds {
				_, _ = tokens.Parse(text)
			}
			runtime.ReadMemStats(&after)
			if bytes := (after.TotalAlloc - before.TotalAlloc) / rounds; bytes > 512<<10 {
				t.Errorf("one Parse: %d bytes", bytes)
			}
		})
	}
}

func replaceLast(s, old, replacement string) string {
	i := strings.LastIndex(s, old)
	return s[:i] + replacement + s[i+len(old):]
}

// libraryJSON is the JSON that macaroon.v2 makes of a token.
func libraryJSON(text string) string {
	raw, _ := base64.RawURLEncoding.DecodeString(text)
	var m macaroon.Macaroon
	if err := m.UnmarshalBinary(raw); err != nil {
		panic(err)
	}
	data, err := json.Marshal(&m)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// versionTwo is the same token in V2 packets.
func versionTwo(location string) string {
	m, err := macaroon.New(rowSecret[:], []byte(identifierPacket.data), location, macaroon.V2)
	if err != nil {
		panic(err)
	}
	raw, err := m.MarshalBinary()
	if err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}
