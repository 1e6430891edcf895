package tokens_test

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/netip"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/zonemint/zonemint/tokens"
)

// here is a request that meets every caveat of the tests.
var here = tokens.Request{Now: issued.Add(time.Hour), Address: netip.MustParseAddr("10.0.0.9"), Audience: "prv-p1", Size: 5_000_000}

func TestVerify(t *testing.T) {
	a := authority(t)
	for _, r := range requests() {
		t.Run(kind(r), func(t *testing.T) {
			for name, text := range bothSpellings(mint(t, a, r)) {
				token, err := authenticate(a, text)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				verified, err := token.Verify(r.Purpose, here)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				id := verified.Identifier()
				if id != token.Identifier() || id.Subject != r.Subject || id.Target != r.Target || id.Nonce != nonce {
					t.Errorf("%s: identifier %+v", name, id)
				}
			}
		})
	}
}

func bothSpellings(text string) map[string]string {
	return map[string]string{"base64url": text, "base62": tokens.ToBase62(text)}
}

// verifications say what becomes of a support token with caveats that its holder added.
var verifications = []struct {
	name    string
	caveats []string
	at      time.Time
	want    string
}{
	{"at issue", nil, issued, ""},
	{"a clock that lags a minute", nil, issued.Add(-tokens.MaxClockSkew), ""},
	{"a clock that lags more", nil, issued.Add(-tokens.MaxClockSkew - 1), "not yet"},
	{"a clock at zero", nil, time.Time{}, "not yet"},
	{"the last nanosecond", nil, expires.Add(-1), ""},
	{"at the expiry", nil, expires, "expired"},
	{"after the expiry", nil, expires.Add(time.Hour), "expired"},
	{"an earlier end", []string{"time < 1700000060"}, issued.Add(time.Minute), "expired"},
	{"before an earlier end", []string{"time < 1700000060"}, issued.Add(time.Minute - 1), ""},
	{"a later end does not prolong", []string{"time < 1800000000"}, expires, "expired"},
	{"two ends, the earlier first", []string{"time < 1700000060", "time < 1700000120"}, issued.Add(90 * time.Second), "expired"},
	{"two ends, the earlier last", []string{"time < 1700000120", "time < 1700000060"}, issued.Add(90 * time.Second), "expired"},
	{"the same twice", []string{"size <= 5000000", "size <= 5000000"}, issued, ""},
	{"the same twice, unmet", []string{"size <= 1", "size <= 1"}, issued, "size"},
	{"a range", []string{"size >= 1000000", "size <= 9000000"}, issued, ""},
	{"contradictory sizes", []string{"size >= 9", "size <= 5"}, issued, "size"},
	{"contradictory consumers", []string{"consumer = prv-p1", "consumer = prv-p2"}, issued, "consumer"},
	{"contradictory networks", []string{"ip = 10.0.0.9", "ip = 192.0.2.0/24"}, issued, "ip"},
	{"narrowed networks", []string{"ip = 10.0.0.0/8", "ip = 10.0.0.0/24", "ip = 10.0.0.9"}, issued, ""},
	{"every kind met", []string{"ip = 10.0.0.9|::1", "consumer = prv-p1|prv-p2", "size <= 5000000", "size >= 5000000", "time < 1700000100"}, issued, ""},
	{"widening after narrowing", []string{"consumer = prv-p2", "consumer = prv-*"}, issued, "consumer"},
	{"unknown", []string{"asn = 1"}, issued, "unknown"},
	{"unknown among met ones", []string{"size >= 1", "asn = 1", "size >= 1"}, issued, "unknown"},
	{"empty", []string{""}, issued, "unknown"},
	{"not UTF-8", []string{"\xff"}, issued, "unknown"},
	{"of the older generation", []string{"tokenType = space_support_token"}, issued, "unknown"},
	{"met in meaning, not in spelling", []string{"size  >= 1"}, issued, "unknown"},
	{"the first unmet one is named", []string{"size <= 1", "ip = 192.0.2.1", "asn = 1"}, issued, "size"},
	{"an unknown one before an unmet one", []string{"asn = 1", "size <= 1"}, issued, "unknown"},
	{"the end before the caveats", []string{"asn = 1"}, expires, "expired"},
	{"the issue before the caveats", []string{"asn = 1"}, issued.Add(-time.Hour), "not yet"},
}

func TestVerifyCaveats(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support())
	for _, c := range verifications {
		t.Run(c.name, func(t *testing.T) {
			r := here
			r.Now = c.at
			v, err := redeem(a, attenuateRaw(t, text, c.caveats...), tokens.PurposeSupport, r)
			if got := refusal(err); got != c.want || (v == nil) != (c.want != "") {
				t.Errorf("Verify = %v, %q; want %q", v, got, c.want)
			}
		})
	}
}

// attenuateRaw is attenuate for caveats that the library refuses to add, which other libraries do not.
func attenuateRaw(tb testing.TB, text string, caveats ...string) string {
	tb.Helper()
	m := macaroonOf(tb, text)
	packets := []packet{{"location", m.Location()}, {"identifier", string(m.Id())}}
	for _, c := range m.Caveats() {
		packets = append(packets, packet{"cid", string(c.Id)})
	}
	signature := tokens.Secret(m.Signature())
	for _, c := range caveats {
		packets = append(packets, packet{"cid", c})
		signature = hmacOf(signature, c)
	}
	return write(append(packets, packet{"signature", string(signature[:])})...)
}

// TestVerifyOrder has tokens with everything wrong but what came before: each is refused for the first reason in order.
func TestVerifyOrder(t *testing.T) {
	a := authority(t)
	late := tokens.Request{Now: expires.Add(time.Hour)}
	early := tokens.Request{Now: issued.Add(-time.Hour)}
	text := attenuate(t, mint(t, a, support()), "asn = 1", "size <= 1")
	other := authorityOf(t, epoch, masterKey(keyB, tokens.KeyActive, masterB))
	elsewhere := macaroonOf(t, text)
	elsewhere.SetLocation("elsewhere")
	forged := write(locationPacket, identifierPacket, packet{"cid", "asn = 1"}, signaturePacket)
	for _, c := range []struct {
		name    string
		by      *tokens.Authority
		text    string
		purpose tokens.Purpose
		request tokens.Request
		want    error
	}{
		{"location before the key", other, textOf(t, elsewhere), tokens.PurposeAccess, late, tokens.ErrMalformed},
		{"key before the signature", other, forged, tokens.PurposeAccess, late, tokens.ErrUnknownKey},
		{"signature before the purpose", a, forged, tokens.PurposeAccess, late, tokens.ErrSignature},
		{"signature before the issue", a, forged, tokens.PurposeSupport, early, tokens.ErrSignature},
		{"signature before the caveats", a, forged, tokens.PurposeSupport, here, tokens.ErrSignature},
		{"purpose before the issue", a, text, tokens.PurposeAccess, early, tokens.ErrPurpose},
		{"purpose before the expiry", a, text, tokens.PurposeAccess, late, tokens.ErrPurpose},
		{"purpose before the caveats", a, text, tokens.PurposeAccess, here, tokens.ErrPurpose},
		{"issue before the caveats", a, text, tokens.PurposeSupport, early, tokens.ErrNotYetValid},
		{"expiry before the caveats", a, text, tokens.PurposeSupport, late, tokens.ErrExpired},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := redeem(c.by, c.text, c.purpose, c.request)
			if !errors.Is(err, c.want) || v != nil {
				t.Errorf("%v, want %v", err, c.want)
			}
			var caveat *tokens.CaveatError
			if errors.As(err, &caveat) {
				t.Error("a caveat was looked at")
			}
		})
	}
}

// TestHolderAttenuates adds caveats with macaroon.v2 alone, one by one, and redeems in both spellings.
func TestHolderAttenuates(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support())
	for _, c := range []string{"consumer = prv-p1", "ip = 10.0.0.0/8", "size <= 5000000", "time < 1700003601"} {
		text = attenuate(t, text, c)
		for name, spelt := range bothSpellings(text) {
			if _, err := redeem(a, spelt, tokens.PurposeSupport, here); err != nil {
				t.Errorf("after %q, %s: %v", c, name, err)
			}
		}
	}
	other := here
	other.Audience = "prv-p2"
	if _, err := redeem(a, text, tokens.PurposeSupport, other); refusal(err) != "consumer" {
		t.Errorf("another provider: %v", err)
	}
	later := here
	later.Now = issued.Add(time.Hour + time.Second)
	if _, err := redeem(a, text, tokens.PurposeSupport, later); !errors.Is(err, tokens.ErrExpired) {
		t.Errorf("after the added end: %v", err)
	}
}

func TestCaveatsCannotBeTakenBack(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support(), tokens.MaxSize(6_000_000), tokens.ForAudience{"prv-p1"})
	m := macaroonOf(t, text)
	end := packet{"signature", string(m.Signature())}
	first := []packet{locationPacket, {"identifier", string(m.Id())}}
	cids := []packet{{"cid", "time < 1700086400"}, {"cid", "size <= 6000000"}, {"cid", "consumer = prv-p1"}}
	with := func(middle ...packet) string {
		return write(append(append(append([]packet(nil), first...), middle...), end)...)
	}
	if with(cids...) != text {
		t.Fatal("the packets are not those of the token")
	}
	for name, forged := range map[string]string{
		"all":           with(),
		"first":         with(cids[1:]...),
		"middle":        with(cids[0], cids[2]),
		"last":          with(cids[:2]...),
		"swapped":       with(cids[1], cids[0], cids[2]),
		"repeated":      with(cids[0], cids[1], cids[2], cids[2]),
		"widened":       with(cids[0], packet{"cid", "size <= 6000001"}, cids[2]),
		"prolonged":     with(packet{"cid", "time < 1800086400"}, cids[1], cids[2]),
		"joined":        with(cids[0], packet{"cid", cids[1].data + cids[2].data}),
		"moved into id": write(locationPacket, packet{"identifier", string(m.Id()) + cids[0].data}, cids[1], cids[2], end),
		"empty added":   with(cids[0], cids[1], cids[2], packet{"cid", ""}),
		"respelled":     with(cids[0], emptyVID, emptyCL, cids[1], cids[2]),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := authenticate(a, forged); !errors.Is(err, tokens.ErrInvalid) {
				t.Errorf("error = %v, want ErrInvalid", err)
			}
		})
	}
}

// likelyCaveats draws caveats that hold more often than not, and verifyRequests what a token is presented for.
func likelyCaveats() *rapid.Generator[tokens.Caveat] {
	return rapid.SampledFrom([]tokens.Caveat{
		tokens.ForAudience{"prv-a", "prv-b"},
		tokens.ForAudience{"prv-*"},
		tokens.MinSize(1), tokens.MaxSize(1 << 62),
		tokens.ExpiresBefore(expires.Unix()),
		tokens.FromNetwork{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")},
	})
}

func verifyRequests() *rapid.Generator[tokens.Request] {
	addresses := []string{"10.0.0.9", "192.0.2.1", "2001:db8::1", "::ffff:10.0.0.9"}
	return rapid.Custom(func(t *rapid.T) tokens.Request {
		return tokens.Request{
			Now:      issued.Add(time.Duration(rapid.Int64Range(-120, 100_000).Draw(t, "second")) * time.Second),
			Address:  netip.MustParseAddr(rapid.SampledFrom(addresses).Draw(t, "address")),
			Audience: rapid.SampledFrom([]string{"", "prv-a", "prv-b"}).Draw(t, "audience"),
			Size:     rapid.Int64Min(0).Draw(t, "size"),
		}
	})
}

// TestAttenuationOnlyRestricts draws caveats that a holder adds: the token verifies exactly when every one of them holds.
func TestAttenuationOnlyRestricts(t *testing.T) {
	a := authority(t)
	text := mint(t, a, support())
	rapid.Check(t, func(rt *rapid.T) {
		added := rapid.SliceOfN(rapid.OneOf(caveats(), likelyCaveats()), 0, 4).Draw(rt, "caveats")
		r := verifyRequests().Draw(rt, "request")
		want := !r.Now.Before(issued.Add(-time.Minute)) && r.Now.Before(expires)
		texts := make([]string, len(added))
		for i, c := range added {
			texts[i] = c.String()
			want = want && c.Prohibits(r) == nil
		}
		attenuated := attenuate(t, text, texts...)
		if len(attenuated)*6/8 > tokens.MaxTokenBytes {
			rt.Skip("longer than a token can be")
		}
		if _, err := redeem(a, attenuated, tokens.PurposeSupport, r); (err == nil) != want {
			rt.Fatalf("%q for %+v: %v, want %v", texts, r, err, want)
		}
	})
}

func TestThirdPartyCaveatRefused(t *testing.T) {
	m := macaroonOf(t, mint(t, authority(t), support()))
	if err := m.AddThirdPartyCaveat(rowSecret[:], []byte("who"), "elsewhere"); err != nil {
		t.Fatal(err)
	}
	refuseText(t, textOf(t, m))
}

// TestZeroValuesVerifyNothing holds that the types of the three steps cannot be made by writing them down.
func TestZeroValuesVerifyNothing(t *testing.T) {
	for name, u := range map[string]*tokens.Unverified{"nil": nil, "zero": {}} {
		if _, err := authority(t).Authenticate(u, spaceSecret, userSecret); !errors.Is(err, tokens.ErrInvalid) {
			t.Errorf("%s Unverified: %v", name, err)
		}
	}
	for _, purpose := range []tokens.Purpose{"", tokens.PurposeSupport, tokens.PurposeAccess, tokens.PurposeRegister} {
		if v, err := new(tokens.Authentic).Verify(purpose, here); !errors.Is(err, tokens.ErrPurpose) || v != nil {
			t.Errorf("zero Authentic for %q: %v", purpose, err)
		}
	}
	u, err := tokens.Parse(write(packet{"location", ""}, identifierPacket, caveatPacket, signaturePacket))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := new(tokens.Authority).Authenticate(u, spaceSecret, userSecret); !errors.Is(err, tokens.ErrUnknownKey) {
		t.Errorf("zero Authority: %v, want ErrUnknownKey", err)
	}
}

// TestIdentifierExpiresByItself has tokens without the caveat that Mint adds: the identifier's own times are checked.
func TestIdentifierExpiresByItself(t *testing.T) {
	a := authority(t)
	id := string(macaroonOf(t, mint(t, a, support())).Id())
	text, err := tokens.Seal(rootKey(t, masterA, epoch, tokens.PurposeSupport, id, spaceSecret, userSecret), location, id)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[time.Time]string{
		issued: "", expires.Add(-1): "", expires: "expired", expires.Add(1): "expired", issued.Add(-time.Hour): "not yet",
	} {
		if _, err := redeem(a, text, tokens.PurposeSupport, tokens.Request{Now: at}); refusal(err) != want {
			t.Errorf("at %s: %v, want %q", at, err, want)
		}
	}
}

// TestAuthorityIsSharedSafely lets the race detector see one authority and one parsed token in many goroutines.
func TestAuthorityIsSharedSafely(t *testing.T) {
	a := authority(t)
	u, err := tokens.Parse(mint(t, a, support()))
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			r := support()
			r.Nonce = ""
			if _, _, err := a.Mint(rand.Reader, r, spaceSecret, userSecret); err != nil {
				t.Error(err)
			}
			token, err := a.Authenticate(u, spaceSecret, userSecret)
			if err != nil {
				t.Error(fmt.Errorf("goroutine %d: %w", i, err))
				return
			}
			if _, err := token.Verify(tokens.PurposeSupport, here); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// hmacOf is one step of the signature's chain.
func hmacOf(key tokens.Secret, text string) tokens.Secret {
	mac := hmac.New(sha256.New, key[:])
	mac.Write([]byte(text))
	return tokens.Secret(mac.Sum(nil))
}
