package zone_test

import (
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// bearers is a zone with a provider whose access token the test has.
type bearers struct {
	*fixture
	site zone.ProviderID
	text string
	from zone.Caller // who has not said who they are
}

func newBearers(t *testing.T) *bearers {
	t.Helper()
	f := newFixture(t)
	registered, err := f.RegisterProvider(t.Context(), f.admin, zone.NewProvider{Name: "Bearer", Domain: "bearer.example.org"})
	must(t, err)
	return &bearers{f, registered.ID, registered.Text.Reveal(), zone.Caller{Address: f.provider.Address, RequestID: "request-3"}}
}

// recognised logs the provider in, and returns the bearer of its token.
func (b *bearers) recognised(t *testing.T) zone.Bearer {
	t.Helper()
	must(t, second(b.AuthenticateToken(t.Context(), b.text, b.from.Address)))
	bearer, ok := b.RecogniseProvider(b.text)
	if !ok {
		t.Fatal("the token is not recognised")
	}
	return bearer
}

func (b *bearers) redeem(t *testing.T, bearer zone.Bearer, token string) (zone.Caller, error) {
	t.Helper()
	caller, space, err := b.RedeemBearer(t.Context(), b.from, bearer, zone.RedeemRequest{Token: token, Size: size})
	if (err == nil) != (space == b.space) {
		t.Errorf("the space is %q, the error %v", space, err)
	}
	return caller, err
}

// TestRecogniseProvider: only a token that was found to be a provider's, and is spelled the same way, is recognised.
func TestRecogniseProvider(t *testing.T) {
	t.Parallel()
	b := newBearers(t)
	login, err := b.MintAccessToken(t.Context(), b.alice, zone.NewAccessToken{Name: "x"})
	must(t, err)
	wantNone := func(text string) {
		t.Helper()
		if _, ok := b.RecogniseProvider(text); ok {
			t.Error("a token is recognised that is none, or was never presented")
		}
	}
	wantNone(b.text)
	b.recognised(t)
	must(t, second(b.AuthenticateToken(t.Context(), login.Text.Reveal(), b.from.Address)))
	support := b.mint(t)
	_, _ = b.AuthenticateToken(t.Context(), support, b.from.Address)
	for _, text := range []string{"", "x", b.text[1:], b.text + "A", login.Text.Reveal(), support, strings.Repeat("A", tokens.MaxTokenText+1)} {
		wantNone(text)
	}
}

// TestRedeemBearer: a bearer redeems like the provider that it is, and leaves the same record.
func TestRedeemBearer(t *testing.T) {
	t.Parallel()
	b := newBearers(t)
	caller, err := b.redeem(t, b.recognised(t), b.mint(t))
	must(t, err)
	want := zone.Caller{Kind: zone.CallerProvider, Provider: b.site, Address: b.from.Address, RequestID: "request-3"}
	if caller != want {
		t.Errorf("the caller is %+v, want %+v", caller, want)
	}
	must(t, second(b.SupportedSpace(t.Context(), caller, b.space)))
	records, _, err := b.ZoneAudit(t.Context(), b.admin, zone.PageRequest{})
	must(t, err)
	if last := records[0]; last.Action != "provider_space_support" || last.Caller != "prv-"+string(b.site) || last.RequestID != "request-3" {
		t.Errorf("the record is %+v", last)
	}
	caller, err = b.redeem(t, b.recognised(t), b.mint(t))
	wantKind(t, err, zone.AlreadySupported)
	if caller != want {
		t.Errorf("the caller who is refused is %+v, want %+v", caller, want)
	}
}

// TestBearerIsAuthenticated: what was recognised a moment ago counts for nothing once the token does not hold any more. That is told before
// anything else, nothing is redeemed, and the token is not recognised again.
func TestBearerIsAuthenticated(t *testing.T) {
	t.Parallel()
	ends := map[string]func(*testing.T, *bearers){
		"replaced": func(t *testing.T, b *bearers) {
			t.Helper()
			must(t, second(b.ReplaceProviderToken(t.Context(), b.admin, b.site)))
		},
		"provider removed": func(t *testing.T, b *bearers) {
			t.Helper()
			must(t, b.RemoveProvider(t.Context(), b.admin, b.site))
		},
		"all keys replaced": func(t *testing.T, b *bearers) {
			t.Helper()
			must(t, b.ReplaceKeys(t.Context(), b.operator))
		},
	}
	for name, end := range ends {
		for kind, token := range map[string]func(*testing.T, *bearers) string{
			"good token":      func(t *testing.T, b *bearers) string { t.Helper(); return b.mint(t) },
			"malformed token": func(*testing.T, *bearers) string { return "x" },
		} {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				b := newBearers(t)
				bearer, token := b.recognised(t), token(t, b)
				end(t, b)
				caller, err := b.redeem(t, bearer, token)
				wantKind(t, err, zone.InvalidAccessToken)
				if caller != b.from {
					t.Errorf("the caller is %+v", caller)
				}
				supports, _, err := b.SpaceProviders(t.Context(), b.alice, b.space, zone.PageRequest{})
				must(t, err)
				if len(supports) > 0 {
					t.Errorf("%v support the space", supports)
				}
				if _, again := b.RecogniseProvider(b.text); again {
					t.Error("the token is still recognised")
				}
			})
		}
	}
}

// TestBearerCaveats: what a token is confined to is held against the request that presents it.
func TestBearerCaveats(t *testing.T) {
	t.Parallel()
	b := newBearers(t)
	unverified, err := tokens.Parse(b.text)
	must(t, err)
	narrow, err := unverified.Attenuate(tokens.FromNetwork{netip.MustParsePrefix("192.0.2.0/24")})
	must(t, err)
	b.text = narrow.Reveal()
	bearer := b.recognised(t)
	b.from.Address = netip.MustParseAddr("198.51.100.1")
	wantKind(t, second(b.redeem(t, bearer, b.mint(t))), zone.InvalidAccessToken)
	wantKind(t, second(b.redeem(t, bearer, "x")), zone.InvalidAccessToken)
	b.from.Address = netip.MustParseAddr("192.0.2.9")
	must(t, second(b.redeem(t, bearer, b.mint(t))))
}

// TestBearerAfterRotation: a transaction that writes remembers no ring, so after another node has changed it, one that reads has to come by
// before bearers are recognised again.
func TestBearerAfterRotation(t *testing.T) {
	t.Parallel()
	b := newBearers(t)
	bearer := b.recognised(t)
	other, err := zone.New(t.Context(), b.config)
	must(t, err)
	b.clock.advance(time.Hour)
	must(t, second(other.RotateKey(t.Context(), b.operator)))
	must(t, second(b.redeem(t, bearer, mint(t, other, b.alice, b.space, zone.NewSupportToken{}).Text.Reveal())))
	if _, ok := b.RecogniseProvider(b.text); ok {
		t.Error("a token is recognised while the ring is not known")
	}
	b.recognised(t)
}
