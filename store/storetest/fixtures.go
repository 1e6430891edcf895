package storetest

import (
	"encoding/hex"
	"slices"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// noon is finer than milliseconds and not in UTC, so that what a store gives back differs from it.
var noon = time.Date(2026, time.March, 4, 12, 0, 1, 234_567_891, time.FixedZone("", 2*60*60))

// kept is a time as every store gives it back.
func kept(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// tricky holds ids that differ only in case, or in the characters that collations of natural languages pass over. They are
// in bytewise order.
var tricky = sorted("-", "--", "-a", "0", "9", "A", "A-b", "AB", "A_b", "Ab", "Z", "_", "_a", "a", "a-B", "aB", "ab", "a_b", "z")

func sorted(ids ...string) []string {
	slices.Sort(ids)
	return ids
}

func secret(fill byte) (s tokens.Secret) {
	for i := range s {
		s[i] = fill + byte(i)
	}
	return s
}

func newUser(id string) zone.User {
	return zone.User{
		ID: zone.UserID(id), Username: "u" + hex.EncodeToString([]byte(id)), FullName: "Ada “" + id + "” Ł.",
		PasswordHash: "$argon2id$" + id, Secret: secret(1), CreatedAt: noon,
	}
}

func newSpace(id string) zone.Space {
	return zone.Space{ID: zone.SpaceID(id), Name: "space " + id, Secret: secret(2), CreatedAt: noon}
}

func newMember(space, user string) zone.Member {
	return zone.Member{Space: zone.SpaceID(space), User: zone.UserID(user), Privileges: zone.DefaultPrivileges}
}

func newProvider(id string) zone.Provider {
	latitude, longitude := 50.0647, -19.945
	return zone.Provider{
		ID: zone.ProviderID(id), Name: "provider " + id, Domain: "p.example.org", Latitude: &latitude, Longitude: &longitude,
		TokenID: tokens.Nonce("token-of-" + id), Secret: secret(3), CreatedAt: noon,
	}
}

func newSupport(space, provider string) zone.Support {
	return zone.Support{
		Space: zone.SpaceID(space), Provider: zone.ProviderID(provider), Size: 1 << 40, Since: noon, Token: "nonce-of-support",
	}
}

func newAccessToken(id, user string) zone.AccessToken {
	return zone.AccessToken{
		ID: tokens.Nonce(id), User: zone.UserID(user), Name: "laptop " + id, Secret: secret(4), CreatedAt: noon,
		ExpiresAt: noon.Add(time.Hour),
	}
}

func newNamedToken(id, space, issuer string) zone.NamedToken {
	return zone.NamedToken{
		ID: tokens.Nonce(id), Space: zone.SpaceID(space), Issuer: zone.UserID(issuer), Name: "token " + id, Memo: "for “" + id + "”",
		Secret: secret(6), UsageLimit: 3, Caveats: []string{"time < 1800000000", "consumer = prv-*"}, CreatedAt: noon,
		ExpiresAt: noon.Add(time.Hour),
	}
}

// newKey is an active key that mints everything.
func newKey(id string) tokens.WrappedKey {
	return tokens.WrappedKey{
		ID: tokens.KeyID(id), State: tokens.KeyActive, CreatedAt: noon, ActiveAt: noon.Add(time.Minute), Ciphertext: []byte{1, 0, 255, 2},
	}
}

func newRedemption(nonce, provider string) zone.Redemption {
	return zone.Redemption{
		Nonce: tokens.Nonce(nonce), Provider: zone.ProviderID(provider), Space: "S", Size: 1_000_000, RedeemedAt: noon,
	}
}

func newRecord(action string) zone.AuditRecord {
	return zone.AuditRecord{
		At: noon, Caller: "usr-U", Address: "192.0.2.7", RequestID: "request", Action: action, Object: "space/S",
		Space: "S", Token: "nonce", Detail: "why", Result: zone.AuditOK,
	}
}
