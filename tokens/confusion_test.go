package tokens_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

// kinds has one request for each kind of token that can be read: also for a named registration token, which no zone hands out.
func kinds() []tokens.MintRequest {
	r := register()
	r.Persistence = tokens.Named
	return append(requests(), r)
}

// TestPurposes verifies a token of each kind for each purpose.
func TestPurposes(t *testing.T) {
	a := authority(t)
	for _, minted := range kinds() {
		for _, wanted := range append(kinds(), tokens.MintRequest{}, tokens.MintRequest{Purpose: "invite"}) {
			t.Run(kind(minted)+" for "+kind(wanted), func(t *testing.T) {
				token, err := authenticate(a, mint(t, a, minted))
				if err != nil {
					t.Fatal(err)
				}
				same := minted.Purpose == wanted.Purpose
				if token.Is(wanted.Purpose) != same {
					t.Errorf("Is = %v", !same)
				}
				v, err := token.Verify(wanted.Purpose, here)
				if same != (err == nil) || same != (v != nil) || !same && !errors.Is(err, tokens.ErrPurpose) {
					t.Errorf("Verify = %v, %v", v, err)
				}
			})
		}
	}
}

// TestIdentifierUnderTheKeyOfAnotherPurpose signs the identifier of each kind with the key of each purpose.
func TestIdentifierUnderTheKeyOfAnotherPurpose(t *testing.T) {
	a := authority(t)
	for _, claimed := range kinds() {
		id := macaroonOf(t, mint(t, a, claimed)).Id()
		for _, keyed := range []tokens.MintRequest{support(), access(), register()} {
			t.Run(kind(claimed)+" by "+string(keyed.Purpose), func(t *testing.T) {
				secrets := secretsFor(claimed.Purpose, claimed.Persistence)
				text, err := tokens.Seal(rootKey(t, masterA, epoch, keyed.Purpose, string(id), secrets...), location, string(id))
				if err != nil {
					t.Fatal(err)
				}
				_, err = authenticate(a, text)
				if claimed.Purpose == keyed.Purpose {
					if err != nil {
						t.Errorf("its own key: %v", err)
					}
				} else if !errors.Is(err, tokens.ErrSignature) {
					t.Errorf("error = %v, want ErrSignature", err)
				}
			})
		}
	}
}

// TestSecretsOfAnotherKind presents each kind of token with the secrets of each other one. Where those are the same, as of a
// named support token and an access token made of one row's secret, the signature holds, and the token is still what it was.
func TestSecretsOfAnotherKind(t *testing.T) {
	a := authority(t)
	for _, minted := range kinds() {
		u, err := tokens.Parse(mint(t, a, minted))
		if err != nil {
			t.Fatal(err)
		}
		own := secretsFor(minted.Purpose, minted.Persistence)
		for _, other := range kinds() {
			t.Run(kind(minted)+" with the secrets of "+kind(other), func(t *testing.T) {
				secrets := secretsFor(other.Purpose, other.Persistence)
				token, err := a.Authenticate(u, secrets...)
				switch {
				case slices.Equal(own, secrets):
					if err != nil || token.Identifier().Purpose != minted.Purpose || token.Identifier().Persistence != minted.Persistence {
						t.Fatalf("Authenticate = %v, %v", token, err)
					}
					if v, err := token.Verify(other.Purpose, here); (err == nil) != (minted.Purpose == other.Purpose) {
						t.Errorf("Verify = %v, %v", v, err)
					}
				case len(own) != len(secrets):
					wantRefused(t, token, err, tokens.ErrKeyMaterial)
				default:
					wantRefused(t, token, err, tokens.ErrSignature)
				}
			})
		}
	}
}

func wantRefused(t *testing.T, token *tokens.Authentic, err, want error) {
	t.Helper()
	if !errors.Is(err, want) || token != nil {
		t.Errorf("Authenticate = %v, %v; want %v", token, err, want)
	}
}

// TestKindRewritten writes the purpose and the persistence of each other kind over those of a token, whose signature it keeps, and
// presents it with the secrets of either kind.
func TestKindRewritten(t *testing.T) {
	a := authority(t)
	for _, minted := range kinds() {
		m := macaroonOf(t, mint(t, a, minted))
		for _, other := range kinds() {
			if kind(minted) == kind(other) {
				continue
			}
			t.Run(kind(minted)+" as "+kind(other), func(t *testing.T) {
				packets := []packet{locationPacket, {"identifier", rewrite(string(m.Id()), other)}}
				for _, c := range m.Caveats() {
					packets = append(packets, packet{"cid", string(c.Id)})
				}
				text := write(append(packets, packet{"signature", string(m.Signature())})...)
				u, err := tokens.Parse(text)
				if err != nil {
					t.Fatalf("the forged identifier makes no sense: %v", err)
				}
				for _, r := range []tokens.MintRequest{minted, other} {
					token, err := a.Authenticate(u, secretsFor(r.Purpose, r.Persistence)...)
					if err == nil || token != nil || !errors.Is(err, tokens.ErrSignature) && !errors.Is(err, tokens.ErrKeyMaterial) {
						t.Errorf("with the secrets of %s: %v, %v", kind(r), token, err)
					}
				}
			})
		}
	}
}

// rewrite turns an identifier into one of another kind that makes sense, with as few changes as that takes.
func rewrite(id string, r tokens.MintRequest) string {
	f := strings.Split(id, ".")
	f[fieldPurpose], f[fieldPersistence], f[fieldSubject] = string(r.Purpose), string(r.Persistence), strings.Replace(f[fieldSubject], "prv-", "usr-", 1)
	if r.Purpose == tokens.PurposeAccess {
		f[fieldLimit] = "0"
	} else if f[fieldLimit] == "0" {
		f[fieldLimit] = "1"
	}
	if r.Purpose != tokens.PurposeSupport {
		f[fieldTarget] = ""
	} else if f[fieldTarget] == "" {
		f[fieldTarget] = spaceID
	}
	if r.Persistence == tokens.Temporary && f[fieldExpires] == "0" {
		f[fieldExpires] = strconv.FormatInt(expires.Unix(), 10)
	}
	return strings.Join(f, ".")
}

// TestNumberOfSecrets signs an identifier with a root key of one secret and of two, rightly computed, and presents it with one and
// with two: only the number that its kind takes holds, whatever it was signed with.
func TestNumberOfSecrets(t *testing.T) {
	a := authority(t)
	one, two := []tokens.Secret{spaceSecret}, []tokens.Secret{spaceSecret, userSecret}
	for _, r := range kinds() {
		id := string(macaroonOf(t, mint(t, a, r)).Id())
		right := len(secretsFor(r.Purpose, r.Persistence))
		for _, signed := range [][]tokens.Secret{nil, one, two, append(two, rowSecret)} {
			text, err := tokens.Seal(rootKey(t, masterA, epoch, r.Purpose, id, signed...), location, id)
			if err != nil {
				t.Fatal(err)
			}
			u, err := tokens.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			for _, given := range [][]tokens.Secret{nil, one, two, append(two, rowSecret)} {
				t.Run(fmt.Sprintf("%s signed with %d, given %d", kind(r), len(signed), len(given)), func(t *testing.T) {
					token, err := a.Authenticate(u, given...)
					switch {
					case len(given) != right:
						wantRefused(t, token, err, tokens.ErrKeyMaterial)
					case len(signed) != right:
						wantRefused(t, token, err, tokens.ErrSignature)
					case err != nil:
						t.Error(err)
					}
				})
			}
		}
	}
}

// TestIdentifierRewritten keeps the signature and writes another identifier that makes sense.
func TestIdentifierRewritten(t *testing.T) {
	a := authority(t)
	m := macaroonOf(t, mint(t, a, support()))
	for old, replacement := range map[string]string{
		".1700000000.": ".1700000001.", ".1700086400.": ".1800000000.", ".1.AA": ".2.AA", "AAECAw": "AAECAx", "usr-alice": "usr-mallory",
		spaceID: "another", ".tmp.": ".nmd.", "support": "register", string(keyA): "00000000000000ab",
	} {
		t.Run(old, func(t *testing.T) {
			id := strings.Replace(string(m.Id()), old, replacement, 1)
			if replacement == "register" {
				id = strings.TrimSuffix(id, spaceID)
			}
			text := write(locationPacket, packet{"identifier", id}, caveatPacket, packet{"signature", string(m.Signature())})
			if _, err := tokens.Parse(text); err != nil {
				t.Fatalf("the forged identifier makes no sense: %v", err)
			}
			if _, err := authenticate(a, text); !errors.Is(err, tokens.ErrSignature) && !errors.Is(err, tokens.ErrUnknownKey) {
				t.Errorf("error = %v, want ErrSignature or ErrUnknownKey", err)
			}
		})
	}
}

// wrongSecrets are what a support token must not authenticate with.
var wrongSecrets = []struct {
	name    string
	secrets []tokens.Secret
	want    error
}{
	{"none", nil, tokens.ErrKeyMaterial},
	{"the space's alone", []tokens.Secret{spaceSecret}, tokens.ErrKeyMaterial},
	{"the issuer's alone", []tokens.Secret{userSecret}, tokens.ErrKeyMaterial},
	{"one too many", []tokens.Secret{spaceSecret, userSecret, rowSecret}, tokens.ErrKeyMaterial},
	{"a zero one", []tokens.Secret{spaceSecret, {}}, tokens.ErrKeyMaterial},
	{"a zero one first", []tokens.Secret{{}, userSecret}, tokens.ErrKeyMaterial},
	{"two zero ones", []tokens.Secret{{}, {}}, tokens.ErrKeyMaterial},
	{"swapped", []tokens.Secret{userSecret, spaceSecret}, tokens.ErrSignature},
	{"another space's", []tokens.Secret{secret(0x41), userSecret}, tokens.ErrSignature},
	{"another issuer's", []tokens.Secret{spaceSecret, secret(0x51)}, tokens.ErrSignature},
	{"the space's twice", []tokens.Secret{spaceSecret, spaceSecret}, tokens.ErrSignature},
	{"the master key", []tokens.Secret{masterA, masterA}, tokens.ErrSignature},
}

func TestWrongSecrets(t *testing.T) {
	a := authority(t)
	u, err := tokens.Parse(mint(t, a, support()))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range wrongSecrets {
		t.Run(c.name, func(t *testing.T) {
			if token, err := a.Authenticate(u, c.secrets...); !errors.Is(err, c.want) || token != nil {
				t.Errorf("Authenticate = %v, %v; want %v", token, err, c.want)
			}
		})
	}
	t.Run("every bit of the space's", func(t *testing.T) {
		for i := range tokens.SecretSize * 8 {
			other := spaceSecret
			other[i/8] ^= 1 << (i % 8)
			if _, err := a.Authenticate(u, other, userSecret); !errors.Is(err, tokens.ErrSignature) {
				t.Fatalf("bit %d: %v", i, err)
			}
		}
	})
}

// TestWrongSecretOfARow is the same for the kinds that take one secret.
func TestWrongSecretOfARow(t *testing.T) {
	a := authority(t)
	for _, r := range []tokens.MintRequest{namedSupport(), access()} {
		u, err := tokens.Parse(mint(t, a, r))
		if err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]struct {
			secret tokens.Secret
			want   error
		}{
			"zero": {tokens.Secret{}, tokens.ErrKeyMaterial}, "another row's": {secret(0x61), tokens.ErrSignature},
			"the space's": {spaceSecret, tokens.ErrSignature}, "the issuer's": {userSecret, tokens.ErrSignature},
			"the master key": {masterA, tokens.ErrSignature}, "the epoch": {epoch, tokens.ErrSignature},
		} {
			t.Run(kind(r)+" with "+name, func(t *testing.T) {
				token, err := a.Authenticate(u, c.secret)
				wantRefused(t, token, err, c.want)
			})
		}
		for i := range tokens.SecretSize * 8 {
			other := rowSecret
			other[i/8] ^= 1 << (i % 8)
			token, err := a.Authenticate(u, other)
			wantRefused(t, token, err, tokens.ErrSignature)
		}
	}
}

// TestRings says which rings authenticate a token that keyA minted.
func TestRings(t *testing.T) {
	text := mint(t, authority(t), support())
	newer := masterKey(keyB, tokens.KeyActive, masterB)
	for _, c := range []struct {
		name  string
		epoch tokens.Secret
		keys  []tokens.MasterKey
		want  error
	}{
		{"its own", epoch, []tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA)}, nil},
		{"with a newer pending one", epoch, []tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA), masterKey(keyB, tokens.KeyPending, masterB)}, nil},
		{"verify-only", epoch, []tokens.MasterKey{newer, masterKey(keyA, tokens.KeyVerifyOnly, masterA)}, nil},
		{"pending", epoch, []tokens.MasterKey{newer, masterKey(keyA, tokens.KeyPending, masterA)}, nil},
		{"retired", epoch, []tokens.MasterKey{newer, masterKey(keyA, tokens.KeyRetired, masterA)}, tokens.ErrUnknownKey},
		{"gone", epoch, []tokens.MasterKey{newer}, tokens.ErrUnknownKey},
		{"other material under its id", epoch, []tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterB)}, tokens.ErrSignature},
		{"its material under another id", epoch, []tokens.MasterKey{masterKey(keyB, tokens.KeyActive, masterA)}, tokens.ErrUnknownKey},
		{"another epoch", secret(0x31), []tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA)}, tokens.ErrSignature},
		{"epoch and master swapped", masterA, []tokens.MasterKey{masterKey(keyA, tokens.KeyActive, epoch)}, tokens.ErrSignature},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := authenticate(authorityOf(t, c.epoch, c.keys...), text)
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Errorf("error = %v, want %v", err, c.want)
			}
		})
	}
}

func TestOnlyTheActiveKeyMints(t *testing.T) {
	a := authorityOf(t, epoch, masterKey("00000000000000cc", tokens.KeyPending, secret(0x70)), masterKey(keyB, tokens.KeyActive, masterB),
		masterKey(keyA, tokens.KeyVerifyOnly, masterA))
	token, err := authenticate(a, mint(t, a, support()))
	if err != nil || token.Identifier().Key != keyB {
		t.Errorf("minted with %v, %v; want %s", token, err, keyB)
	}
}

func TestAnotherZone(t *testing.T) {
	ring, err := tokens.NewKeyRing([]tokens.MasterKey{masterKey(keyA, tokens.KeyActive, masterA)})
	if err != nil {
		t.Fatal(err)
	}
	text := mint(t, authority(t), support())
	for _, name := range []string{"onezon", "onezone2", "Onezone", "zone.example.org"} {
		other, err := tokens.NewAuthority(name, epoch, ring)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := authenticate(other, text); !errors.Is(err, tokens.ErrMalformed) {
			t.Errorf("zone %q: %v, want ErrMalformed", name, err)
		}
	}
	m := macaroonOf(t, text)
	m.SetLocation("")
	if _, err := authenticate(authority(t), textOf(t, m)); !errors.Is(err, tokens.ErrMalformed) {
		t.Errorf("no location: %v, want ErrMalformed", err)
	}
}

// TestRefusalsAreOneAnswer holds that all that fails before the signature holds matches ErrInvalid, and that errors hold no
// text of the token.
func TestRefusalsAreOneAnswer(t *testing.T) {
	for _, err := range []error{tokens.ErrMalformed, tokens.ErrUnknownKey, tokens.ErrSignature} {
		if !errors.Is(err, tokens.ErrInvalid) {
			t.Errorf("%v is not ErrInvalid", err)
		}
	}
	for _, err := range []error{tokens.ErrPurpose, tokens.ErrNotYetValid, tokens.ErrExpired, tokens.ErrKeyMaterial, tokens.ErrWrap, &tokens.CaveatError{Name: "ip"}} {
		if errors.Is(err, tokens.ErrInvalid) {
			t.Errorf("%v is ErrInvalid", err)
		}
	}
}
