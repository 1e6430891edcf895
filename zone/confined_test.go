package zone_test

import (
	"maps"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// handsOut are the methods by which a caller comes to credentials, or to the right to make some.
var handsOut = map[string]bool{
	"MintAccessToken": true, "CreateUser": true, "ChangeUser": true, "RegisterProvider": true, "MintRegistrationToken": true,
	"ReplaceProviderToken": true,
}

// TestConfinedCallers: with an access token that carries caveats everything can be done but what would get rid of the caveats.
func TestConfinedCallers(t *testing.T) {
	t.Parallel()
	all := maps.Clone(reads)
	maps.Copy(all, writes)
	for name := range handsOut {
		if _, ok := all[name]; !ok {
			t.Fatalf("there is no method %s", name)
		}
	}
	refused := make(map[string]call)
	for name := range handsOut {
		refused[name] = all[name]
		delete(all, name)
	}
	confined := func(f *fixture, m call) zone.Caller {
		caller := m.by(f)
		caller.Confined = true
		return caller
	}
	eachCall(t, all, func(t *testing.T, f *fixture, m call) {
		t.Helper()
		must(t, m.do(t.Context(), f, confined(f, m)))
	})
	eachCall(t, refused, func(t *testing.T, f *fixture, m call) {
		t.Helper()
		wantKind(t, m.do(t.Context(), f, confined(f, m)), zone.Forbidden)
		must(t, m.do(t.Context(), f, m.by(f)))
	})
}

// TestVerifyUntil: a key ends when its time is over, also where nobody has come to retire it.
func TestVerifyUntil(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		_, err := c.RotateKey(t.Context(), c.operator)
		must(t, err)
		c.clock.advance(2 * time.Minute)
		week, err := c.MintSupportToken(t.Context(), c.alice, c.space, zone.NewSupportToken{TTL: 7 * 24 * time.Hour})
		must(t, err)
		must(t, c.nodes[0].Maintain(t.Context()))
		var until time.Time
		for _, key := range keysOf(t, c) {
			if key.State == tokens.KeyVerifyOnly {
				until = key.VerifyUntil
			}
		}
		c.clock.advance(until.Sub(c.clock.Now()) - time.Millisecond)
		_, err = c.nodes[1].VerifySupportToken(t.Context(), c.provider, zone.VerifyRequest{Token: week.Text.Reveal()})
		wantKind(t, err, zone.TokenExpired)
		c.clock.advance(time.Millisecond)
		for _, node := range c.nodes {
			_, err = node.VerifySupportToken(t.Context(), c.provider, zone.VerifyRequest{Token: week.Text.Reveal()})
			wantKind(t, err, zone.InvalidToken)
		}
		must(t, c.nodes[0].Maintain(t.Context()))
	})
}

func keysOf(t *testing.T, c *cluster) []zone.Key {
	t.Helper()
	keys, err := c.Keys(t.Context(), c.operator)
	must(t, err)
	return keys
}

// TestFallenBack: a store that fell back to an earlier state counts the versions of its ring anew. A node that has seen the later ones
// must not take a ring of its own memory for the one of the store.
func TestFallenBack(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	operator := zone.Caller{Kind: zone.CallerOperator}
	_, err := f.RotateKey(t.Context(), operator)
	must(t, err)
	old := f.mint(t) // the node has seen version 1
	must(t, f.store.Store.Update(t.Context(), func(tx zone.Tx) error {
		instance, err := tx.Instance()
		if err != nil {
			return err
		}
		instance.RingVersion = 0
		return tx.UpdateInstance(instance)
	}))
	other, err := zone.New(t.Context(), f.config)
	must(t, err)
	must(t, other.ReplaceKeys(t.Context(), operator)) // version 1 again
	_, err = f.Redeem(t.Context(), f.provider, zone.RedeemRequest{Token: old, Size: size})
	wantKind(t, err, zone.InvalidToken)
}

// TestPingOpensTheRing: a node that cannot open the key ring is not ready.
func TestPingOpensTheRing(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	must(t, f.Ping(t.Context()))
	kek, err := tokens.SecretFromBytes([]byte("another key-encryption key, yes."))
	must(t, err)
	must(t, f.RewrapKeys(t.Context(), zone.Caller{Kind: zone.CallerOperator}, tokens.KEK(kek)))
	wantKind(t, f.Ping(t.Context()), zone.Unavailable)
}

// TestRegistrationOfNothing: who comes with no genuine registration token keeps nobody from writing.
func TestRegistrationOfNothing(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	updates := f.store.updates
	for _, text := range []string{"garbage", forged(t, f.mint(t)), f.mint(t)} {
		_, err := f.RegisterProvider(t.Context(), zone.Caller{}, zone.NewProvider{Name: "x", Domain: "x.example.org", Token: text})
		if err == nil {
			t.Error("registered")
		}
	}
	if f.store.updates != updates {
		t.Error("it began a transaction that writes")
	}
}

// TestWriteAuditEnds: records that come while others are written are for the next time, or writing might never end.
func TestWriteAuditEnds(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.mint(t)
	f.store.during = func() { f.mint(t) }
	before := len(f.audit(t))
	must(t, f.WriteAudit(t.Context()))
	f.store.during = nil
	if after := len(f.audit(t)); after != before+1 {
		t.Errorf("wrote %d records", after-before)
	}
	must(t, f.WriteAudit(t.Context()))
	if after := len(f.audit(t)); after != before+2 {
		t.Errorf("wrote %d records", after-before)
	}
}
