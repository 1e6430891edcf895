package zone_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// written writes what waits, and returns what is new in the audit trail since the last time.
func (f *fixture) written(t testing.TB, since int) []zone.AuditRecord {
	t.Helper()
	must(t, f.WriteAudit(t.Context()))
	all := f.audit(t)
	if len(all) < since {
		t.Fatalf("of %d records %d are left", since, len(all))
	}
	return all[since:]
}

// short is what matters of a record.
func short(r zone.AuditRecord) string {
	return strings.TrimSpace(fmt.Sprintf("%s by %s: %s, %s %s", r.Action, r.Caller, r.Result, r.Object, r.Detail))
}

func wantRecords(t testing.TB, got []zone.AuditRecord, want ...string) {
	t.Helper()
	texts := make([]string, len(got))
	for i, r := range got {
		texts[i] = short(r)
	}
	if !slices.Equal(texts, want) {
		t.Errorf("the records are\n%s\nwant\n%s", strings.Join(texts, "\n"), strings.Join(want, "\n"))
	}
	for i := 1; i < len(got); i++ {
		if got[i].Seq <= got[i-1].Seq {
			t.Errorf("the numbers are %d and then %d", got[i-1].Seq, got[i].Seq)
		}
	}
}

// TestMintIsAudited: a moment later, since minting itself writes nothing.
func TestMintIsAudited(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		before := len(c.audit(t))
		at := c.clock.Now().Truncate(time.Millisecond)
		minted := mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{})
		registration, err := c.MintRegistrationToken(t.Context(), c.admin)
		must(t, err)
		wantKind(t, second(c.MintSupportToken(t.Context(), c.bob, c.space, zone.NewSupportToken{})), zone.Forbidden)
		wantKind(t, second(c.MintSupportToken(t.Context(), c.alice, c.space, zone.NewSupportToken{TTL: -1})), zone.InvalidRequest)
		if now := len(c.audit(t)); now != before {
			t.Fatalf("minting wrote %d records", now-before)
		}
		c.clock.advance(time.Hour) // when it was done counts, not when it is written
		got := c.written(t, before)
		wantRecords(t, got, "mint_support_token by "+c.alice.Subject()+": ok, space/"+string(c.space),
			"create_provider_registration_token by "+c.admin.Subject()+": ok,")
		if r := got[0]; r.Space != c.space || r.Token != minted.ID || !r.At.Equal(at) || r.RequestID != "request-1" || r.Address != "192.0.2.1" {
			t.Errorf("the record is %+v", r)
		}
		if r := got[1]; r.Space != "" || r.Token != nonceOf(t, registration.Reveal()) {
			t.Errorf("the record is %+v", r)
		}
		if again := c.written(t, before); len(again) != 2 {
			t.Errorf("written again, there are %d", len(again))
		}
	})
}

// TestRefusalsAreAudited: what was refused of a genuine token, and why, is on record for whoever minted it; what somebody made up is
// not.
func TestRefusalsAreAudited(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		ctx := t.Context()
		another := c.register(t, "another")
		token := mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{Name: "x", MaxSize: size, UsageLimit: 2, TTL: time.Hour})
		login, err := c.MintAccessToken(ctx, c.alice, zone.NewAccessToken{})
		must(t, err)
		before := len(c.audit(t))
		ask := func(by zone.Caller, text string, size int64) {
			_, _ = c.Redeem(ctx, by, zone.RedeemRequest{Token: text, Size: size})
		}
		text := token.Text.Reveal()
		ask(c.provider, text, size+1)             // larger than it allows
		ask(c.provider, text, size)               // granted, and on record in the same transaction
		ask(c.provider, text, size)               // repeated, likewise
		ask(c.provider, text, size-1)             // again, with another size
		must(t, c.RevokeToken(ctx, c.bob, text))  // found somewhere
		ask(another, text, size)                  // revoked
		ask(another, login.Text.Reveal(), size)   // genuine, and for something else
		ask(another, newFixture(t).mint(t), size) // of another zone
		ask(another, forged(t, text), size)
		ask(another, "", size)
		ask(another, text, 1)                                                      // not even asked of the token
		ask(c.alice, text, size)                                                   // nor that
		_, _ = c.VerifySupportToken(ctx, another, zone.VerifyRequest{Token: text}) // asking is no attempt
		must(t, c.RemoveSpace(ctx, c.alice, c.space))
		c.clock.advance(time.Hour)
		ask(another, text, size) // expired, besides

		site, other, space := c.provider.Subject(), another.Subject(), "space/"+string(c.space)
		redeemed := func(by, result, detail string) string {
			return fmt.Sprintf("provider_space_support by %s: %s, %s %s", by, result, space, detail)
		}
		got := c.written(t, before)
		wantRecords(t, got,
			redeemed(site, "ok", "size 5000000"),
			redeemed(site, "ok", "size 5000000, repeated"),
			"revoke_token by "+c.bob.Subject()+": ok, "+space,
			"remove_space by "+c.alice.Subject()+": ok, "+space,
			redeemed(site, "caveat not met", "size 5000001"),
			redeemed(site, "already supported", "size 4999999"),
			redeemed(other, "token revoked", "size 5000000"),
			"provider_space_support by "+other+": wrong token type,  size 5000000",
			redeemed(other, "token expired", "size 5000000"),
		)
		for _, r := range got {
			if r.Action == "provider_space_support" && (r.RequestID != "request-2" || r.Address != "192.0.2.2" || r.Token != token.ID && r.Token != login.ID) {
				t.Errorf("the record is %+v", r)
			}
		}
		spaceRecords, _, err := c.ZoneAudit(ctx, c.admin, zone.PageRequest{Limit: 1})
		if err != nil || len(spaceRecords) != 1 || spaceRecords[0].Result != "token expired" || spaceRecords[0].Space != c.space {
			t.Errorf("the newest is %+v, %v", spaceRecords, err)
		}
	})
}

// TestRegistrationRefusalsAreNotAudited: with a registration token anybody can ask as often as they like, so that what was refused is in
// the log alone.
func TestRegistrationRefusalsAreNotAudited(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	registrable(t, f)
	register := func(text string) {
		_, _ = f.RegisterProvider(t.Context(), zone.Caller{}, zone.NewProvider{Name: "x", Domain: "x.example.org", Token: text})
	}
	support := f.mint(t)
	before := len(f.written(t, 0))
	for _, text := range []string{f.text, f.text, support, newFixture(t).mint(t), forged(t, f.text), "x"} {
		register(text)
	}
	must(t, f.RevokeToken(t.Context(), f.admin, f.text))
	register(f.text)
	f.clock.advance(zone.DefaultTokenTTL)
	register(f.text)
	got := f.written(t, before)
	var results []string
	for _, r := range got {
		results = append(results, r.Action+": "+r.Result)
		if want := nonceOf(t, f.text); r.Token != want && r.Token != nonceOf(t, support) || r.Space != "" {
			t.Errorf("the record is %+v", r)
		}
	}
	if want := []string{
		"register_provider: ok", "revoke_token: ok",
	}; !slices.Equal(results, want) {
		t.Errorf("the records are %q, want %q", results, want)
	}
}

// forged is a token whose signature does not hold.
func forged(t testing.TB, text string) string {
	t.Helper()
	last := text[len(text)-6]
	changed := text[:len(text)-6] + string(map[bool]byte{true: 'B', false: 'A'}[last == 'A']) + text[len(text)-5:]
	must(t, second(tokens.Parse(changed)))
	return changed
}

// TestAuditPages: a space's audit is what concerns it, the zone's is everything, the newest first.
func TestAuditPages(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		ctx := t.Context()
		other, err := c.CreateSpace(ctx, c.bob, zone.NewSpace{Name: "other"})
		must(t, err)
		for i := range 6 {
			mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{})
			mint(t, c.Service, c.bob, other, zone.NewSupportToken{Name: fmt.Sprint(i)})
		}
		must(t, c.WriteAudit(ctx))
		for name, tt := range map[string]struct {
			space zone.SpaceID // of which the records are; empty: of any
			list  func(zone.PageRequest) ([]zone.AuditRecord, string, error)
		}{
			"space": {c.space, func(r zone.PageRequest) ([]zone.AuditRecord, string, error) {
				return c.SpaceAudit(ctx, c.alice, c.space, r)
			}},
			"zone": {"", func(r zone.PageRequest) ([]zone.AuditRecord, string, error) { return c.ZoneAudit(ctx, c.admin, r) }},
		} {
			var got, want []int64
			for _, r := range c.audit(t) {
				if tt.space == "" || r.Space == tt.space {
					want = append([]int64{r.Seq}, want...)
				}
			}
			for page := (zone.PageRequest{Limit: 3}); ; {
				records, next, err := tt.list(page)
				must(t, err)
				for _, r := range records {
					got = append(got, r.Seq)
				}
				if page.Cursor = next; next == "" {
					break
				}
				mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{}) // what is added meanwhile shifts nothing
				must(t, c.WriteAudit(ctx))
			}
			if !slices.Equal(got, want) || len(got) < 7 {
				t.Errorf("%s: listed %d, want %d", name, got, want)
			}
			for _, cursor := range []string{"x", "YQ", "MA", "LTE", "="} { // "a", "0" and "-1" are no numbers of a record
				wantKind(t, third(tt.list(zone.PageRequest{Cursor: cursor})), zone.InvalidRequest)
			}
		}
		wantKind(t, third(c.SpaceAudit(ctx, c.bob, c.space, zone.PageRequest{})), zone.Forbidden)
		wantKind(t, third(c.ZoneAudit(ctx, c.bob, zone.PageRequest{})), zone.Forbidden)
	})
}

// TestAuditOverflow: a record that finds the buffer full is dropped and counted, and nobody waits. What is in the buffer stays.
func TestAuditOverflow(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	const room, more = 1 << 14, 7
	before := len(f.audit(t))
	var last tokens.Nonce
	for i := range room + more {
		if f.DroppedAudit() != int64(max(0, i-room)) {
			t.Fatalf("after %d records %d were dropped", i, f.DroppedAudit())
		}
		id := mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{}).ID
		if i < room {
			last = id
		}
	}
	// What cannot be written waits on, in its order.
	for _, deny := range []string{"AppendAudit", "commit"} {
		f.store.deny = deny
		wantKind(t, f.WriteAudit(t.Context()), zone.Unavailable)
		f.store.deny = ""
		if after := len(f.audit(t)); after != before {
			t.Errorf("%s failed, and wrote %d records", deny, after-before)
		}
	}
	got := f.written(t, before)
	if len(got) != room || got[room-1].Token != last || f.DroppedAudit() != more {
		t.Fatalf("%d records were written, and %d dropped, of %d and %d", len(got), f.DroppedAudit(), room, more)
	}
	mint(t, f.Service, f.alice, f.space, zone.NewSupportToken{})
	if got = f.written(t, before+room); len(got) != 1 {
		t.Errorf("afterwards %d were written", len(got))
	}
}

// TestAuditIsComplete: many mint while others write what waits; each record is written once.
func TestAuditIsComplete(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		const each = 100
		before := len(c.audit(t))
		var done sync.WaitGroup
		ids := make([][]tokens.Nonce, 4)
		for i := range ids {
			done.Go(func() {
				for n := range each {
					minted, err := c.MintSupportToken(t.Context(), c.alice, c.space, zone.NewSupportToken{})
					if err == nil && n%10 == i {
						err = c.WriteAudit(t.Context())
					}
					if err != nil {
						t.Error(err)
					}
					ids[i] = append(ids[i], minted.ID)
				}
			})
		}
		done.Wait()
		count := make(map[tokens.Nonce]int)
		for _, r := range c.written(t, before) {
			count[r.Token]++
		}
		for _, id := range slices.Concat(ids...) {
			if count[id] != 1 {
				t.Errorf("the token %s has %d records", id, count[id])
			}
		}
		if len(count) != len(ids)*each || c.DroppedAudit() != 0 {
			t.Errorf("%d tokens have records, and %d were dropped", len(count), c.DroppedAudit())
		}
	})
}

// TestRecordsHaveNoSecrets goes through every operation, and looks for the secrets of the zone in its audit trail and its log.
func TestRecordsHaveNoSecrets(t *testing.T) {
	t.Parallel()
	for _, calls := range []map[string]call{reads, writes} {
		eachCall(t, calls, func(t *testing.T, f *fixture, m call) {
			must(t, m.do(t.Context(), f, m.by(f)))
			must(t, f.WriteAudit(t.Context()))
			told := fmt.Sprintf("%+v", f.audit(t)) + f.log.String()
			for _, secret := range f.secrets(t) {
				if strings.Contains(told, secret) {
					t.Error("a record or the log has a secret")
				}
			}
			if long := tokenLike.FindString(told); long != "" {
				t.Errorf("a record or the log has what may be a token, or a key, of %d characters", len(long))
			}
		})
	}
}

// tokenLike finds what is longer than any id: texts of tokens, and keys however they are written.
var tokenLike = regexp.MustCompile(`[A-Za-z0-9_+=-]{41,}`)

// secrets is everything that nobody may read: the texts of tokens from their nonce on, passwords, and the bytes behind both.
func (f *fixture) secrets(t testing.TB) []string {
	t.Helper()
	all := []string{alicePassword, "another horse battery staple", string(f.config.KEK[:])}
	if f.text != "" {
		all = append(all, f.text[len(f.text)-43:]) // the signature
	}
	page := zone.Page{Limit: 1000}
	must(t, f.store.Store.View(t.Context(), func(tx zone.ReadTx) error {
		instance, err := tx.Instance()
		keys, keysErr := tx.Keys()
		for _, key := range keys {
			all = append(all, string(key.Ciphertext))
		}
		users, usersErr := tx.Users(page)
		for _, id := range users {
			user, userErr := tx.User(id)
			all, err = append(all, user.PasswordHash, string(user.Secret[:])), errors.Join(err, userErr)
		}
		spaces, spacesErr := tx.Spaces(page)
		for _, id := range spaces {
			space, spaceErr := tx.Space(id)
			all, err = append(all, string(space.Secret[:])), errors.Join(err, spaceErr)
		}
		all = append(all, string(instance.Epoch[:]))
		return errors.Join(err, keysErr, usersErr, spacesErr)
	}))
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}
