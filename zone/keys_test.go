package zone_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

const (
	day     = 24 * time.Hour
	overlap = 7*day + 10*time.Minute // how long a key verifies after it has minted
)

// ringView tells the keys of a zone by letters, in the order in which they were made.
type ringView struct {
	c     *cluster
	start time.Time
	names map[tokens.KeyID]string
}

func newRingView(t *testing.T, c *cluster) *ringView {
	t.Helper()
	c.clock.advance(c.clock.Now().Truncate(time.Millisecond).Sub(c.clock.Now())) // as Setup does
	return &ringView{c: c, start: c.clock.Now(), names: make(map[tokens.KeyID]string)}
}

// show lists the keys: what they mint, their state, when it began and until when they verify.
func (v *ringView) show(t *testing.T) string {
	t.Helper()
	keys, err := v.c.nodes[1].Keys(t.Context(), v.c.operator)
	must(t, err)
	slices.SortFunc(keys, func(a, b zone.Key) int { return strings.Compare(string(b.Mints), string(a.Mints)) }) // "tmp" before "nmd"
	slices.SortStableFunc(keys, func(a, b zone.Key) int { return a.CreatedAt.Compare(b.CreatedAt) })
	var all []string
	for _, key := range keys {
		if v.names[key.ID] == "" {
			v.names[key.ID] = string(rune('A' + len(v.names)))
		}
		text := v.names[key.ID]
		if key.Mints != "" {
			text += " " + string(key.Mints)
		}
		text += " " + string(key.State)
		switch {
		case !key.VerifyUntil.IsZero():
			text += " until " + key.VerifyUntil.Sub(v.start).String()
		case key.State != tokens.KeyRetired:
			text += " " + key.ActiveAt.Sub(v.start).String()
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

func (v *ringView) want(t *testing.T, want string) {
	t.Helper()
	if got := v.show(t); got != want {
		t.Errorf("after %s the ring is\n%s, want\n%s", v.c.clock.Now().Sub(v.start), got, want)
	}
}

// at moves the clock to so long after the start.
func (v *ringView) at(after time.Duration) {
	v.c.clock.advance(v.start.Add(after).Sub(v.c.clock.Now()))
}

// storedRing reads the keys and the version past the services.
func (c *cluster) storedRing(t testing.TB) (keys []tokens.WrappedKey, version int64) {
	t.Helper()
	must(t, c.stores[0].View(t.Context(), func(tx zone.ReadTx) error {
		instance, err := tx.Instance()
		if err != nil {
			return err
		}
		version = instance.RingVersion
		keys, err = tx.Keys()
		return err
	}))
	return keys, version
}

// TestKeyLife follows the key ring over years. Each time is asked twice: what is not due changes nothing, and what was done is not
// done again.
func TestKeyLife(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		named := "B nmd active 0s"
		for _, step := range []struct {
			after time.Duration
			does  string // in the words of the audit record, by letters; empty: nothing is due
			want  string
		}{
			{0, "", "A tmp active 0s, " + named},
			{30*day - 2*time.Minute - time.Millisecond, "", "A tmp active 0s, " + named},
			{30*day - 2*time.Minute, "publishes C", "A tmp active 0s, " + named + ", C tmp pending 720h0m0s"},
			{30*day - time.Millisecond, "", "A tmp active 0s, " + named + ", C tmp pending 720h0m0s"},
			{
				30 * day, "mints no more temporary tokens with A, activates C",
				"A tmp verify-only until 888h10m0s, " + named + ", C tmp active 720h0m0s",
			},
			{37*day + 10*time.Minute - time.Millisecond, "", "A tmp verify-only until 888h10m0s, " + named + ", C tmp active 720h0m0s"},
			{37*day + 10*time.Minute, "retires A", "A tmp retired, " + named + ", C tmp active 720h0m0s"},
			{60*day - 2*time.Minute, "publishes D", "A tmp retired, " + named + ", C tmp active 720h0m0s, D tmp pending 1440h0m0s"},
			// The server was down for long: the key begins when it is said to begin, and the old one verifies from then on.
			{
				200 * day, "mints no more temporary tokens with C, activates D",
				"A tmp retired, " + named + ", C tmp verify-only until 4968h10m0s, D tmp active 4800h0m0s",
			},
			// And longer: one is over, and the next is published in all haste, but published.
			{
				1000 * day, "retires C, publishes E",
				"A tmp retired, " + named + ", C tmp retired, D tmp active 4800h0m0s, E tmp pending 24000h2m0s",
			},
		} {
			v.at(step.after)
			v.show(t)
			_, version := c.storedRing(t)
			trail := len(c.audit(t))
			must(t, c.nodes[0].Maintain(t.Context()))
			must(t, c.nodes[1].Maintain(t.Context()))
			v.want(t, step.want)
			keys, after := c.storedRing(t)
			records := c.audit(t)[trail:]
			if step.does == "" {
				if after != version || len(records) > 0 {
					t.Errorf("after %s nothing was due, and it left %+v", step.after, records)
				}
			} else {
				checkRingRecord(t, v, records, step.does)
				if after != version+1 {
					t.Errorf("after %s the version rose from %d to %d", step.after, version, after)
				}
			}
			for _, key := range keys {
				if (key.State == tokens.KeyRetired) != (len(key.Ciphertext) == 0) {
					t.Errorf("after %s a key that is %s has a ciphertext of %d bytes", step.after, key.State, len(key.Ciphertext))
				}
			}
		}
	})
}

// checkRingRecord looks for the one record of a change of the ring.
func checkRingRecord(t *testing.T, v *ringView, records []zone.AuditRecord, does string) {
	t.Helper()
	if len(records) != 1 {
		t.Errorf("%s left %d records", does, len(records))
		return
	}
	got := records[0].Detail
	for id, name := range v.names {
		got = strings.ReplaceAll(got, string(id), name)
	}
	if r := records[0]; r.Caller != "operator" || r.Action != "maintain_keys" || r.Object != "keys" || r.Result != zone.AuditOK || got != does {
		t.Errorf("the record says %q in %+v, want %q", got, r, does)
	}
}

// TestLastTokenOfAKey lives for its full seven days: the longest token, minted just before the key ended.
func TestLastTokenOfAKey(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		v.at(30*day - 2*time.Minute)
		must(t, c.Maintain(t.Context()))
		v.at(30*day - time.Millisecond)
		last := mint(t, c.nodes[1], c.alice, c.space, zone.NewSupportToken{TTL: 7 * day})
		late := mint(t, c.nodes[0], c.alice, c.space, zone.NewSupportToken{TTL: 7 * day})
		for hour := range 7*24 + 1 {
			v.at(30*day + time.Duration(hour)*time.Hour - 2*time.Second)
			must(t, c.nodes[hour%2].Maintain(t.Context()))
			must(t, second(c.nodes[1-hour%2].VerifySupportToken(t.Context(), c.provider, zone.VerifyRequest{Token: last.Text.Reveal()})))
		}
		v.at(last.ExpiresAt.Sub(v.start) - time.Millisecond) // tokens are issued at whole seconds, and so they end
		must(t, c.Maintain(t.Context()))
		must(t, redeem(c.nodes[0], c.provider, last.Text.Reveal()))
		another := c.register(t, "another")
		v.at(37 * day)
		must(t, c.Maintain(t.Context()))
		wantKind(t, redeem(c.nodes[1], another, late.Text.Reveal()), zone.TokenExpired)
		v.at(38 * day)
		must(t, c.Maintain(t.Context()))
		wantKind(t, redeem(c.nodes[1], another, late.Text.Reveal()), zone.InvalidToken)
	})
}

// TestMaintainAtOnce: nodes that see at the same moment that something is due make one change of it.
func TestMaintainAtOnce(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		_, version := c.storedRing(t)
		trail := len(c.audit(t))
		gated := &gatedStore{Store: c.stores[0], before: func() { must(t, c.nodes[1].Maintain(t.Context())) }}
		config := c.config
		config.Store = gated
		first, err := zone.New(t.Context(), config)
		must(t, err)
		for changes, after := range []time.Duration{30*day - 2*time.Minute, 30 * day, 30*day + overlap} {
			v.at(after)
			must(t, first.Maintain(t.Context())) // which finds that the other has done it
			_, now := c.storedRing(t)
			if records := c.audit(t)[trail:]; len(records) != changes+1 || now != version+int64(changes)+1 {
				t.Errorf("after %s there are %d records, and the version rose from %d to %d: %+v", after, len(records), version, now, records)
			}
		}
		v.at(60 * day)
		_, version = c.storedRing(t)
		var done sync.WaitGroup
		for i := range 8 {
			done.Go(func() {
				if err := c.nodes[i%2].Maintain(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		done.Wait()
		if _, now := c.storedRing(t); now != version+1 {
			t.Errorf("eight at once raised the version from %d to %d", version, now)
		}
	})
}

// TestRotateKey: the operator has the next key sooner, and asking again changes nothing of one that is on its way.
func TestRotateKey(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		rotate := func() zone.Key {
			t.Helper()
			next, err := c.nodes[0].RotateKey(t.Context(), c.operator)
			must(t, err)
			return next
		}
		v.show(t)
		v.at(time.Minute)
		next := rotate()
		v.want(t, "A tmp active 0s, B nmd active 0s, C tmp pending 3m0s")
		if v.names[next.ID] != "C" || next.State != tokens.KeyPending || !next.ActiveAt.Equal(v.start.Add(3*time.Minute)) {
			t.Errorf("the next key is %+v", next)
		}
		v.at(2 * time.Minute)
		if again := rotate(); again != next {
			t.Errorf("asked again, the next key is %+v, was %+v", again, next)
		}
		v.at(3*time.Minute - time.Millisecond)
		must(t, c.nodes[1].Maintain(t.Context()))
		v.want(t, "A tmp active 0s, B nmd active 0s, C tmp pending 3m0s")
		v.at(3 * time.Minute)
		must(t, c.nodes[1].Maintain(t.Context()))
		v.want(t, "A tmp verify-only until 168h13m0s, B nmd active 0s, C tmp active 3m0s")
		v.at(30*day + time.Minute)
		must(t, c.nodes[1].Maintain(t.Context()))
		v.want(t, "A tmp retired, B nmd active 0s, C tmp active 3m0s, D tmp pending 720h3m0s")
		trail := len(c.audit(t))
		v.at(30*day + time.Minute + time.Second)
		rotate()
		v.want(t, "A tmp retired, B nmd active 0s, C tmp active 3m0s, D tmp pending 720h3m0s")
		if after := len(c.audit(t)); after != trail {
			t.Errorf("nothing was brought forward, and left %d records", after-trail)
		}
		// One that was published by a clock which was ahead is brought forward.
		must(t, c.postpone(30*day))
		v.want(t, "A tmp retired, B nmd active 0s, C tmp active 3m0s, D tmp pending 1440h3m0s")
		rotate()
		v.want(t, "A tmp retired, B nmd active 0s, C tmp active 3m0s, D tmp pending 720h3m1s")
	})
}

// TestRevokeKey: a key of any state can be destroyed. The one that mints is replaced at once.
func TestRevokeKey(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		v.show(t)
		of := func(name string) tokens.KeyID {
			for id, given := range v.names {
				if given == name {
					return id
				}
			}
			return "0123456789abcdef"
		}
		revoke := func(name string) error { return c.nodes[0].RevokeKey(t.Context(), c.operator, of(name)) }
		old := c.mint(t)
		v.at(day)
		must(t, second(c.RotateKey(t.Context(), c.operator)))
		v.want(t, "A tmp active 0s, B nmd active 0s, C tmp pending 24h2m0s")
		must(t, revoke("C"))
		v.want(t, "A tmp active 0s, B nmd active 0s, C tmp retired")
		must(t, second(c.nodes[1].VerifySupportToken(t.Context(), c.provider, zone.VerifyRequest{Token: c.mint(t)})))
		v.at(2 * day)
		must(t, second(c.RotateKey(t.Context(), c.operator)))
		v.at(2*day + 2*time.Minute)
		must(t, c.Maintain(t.Context()))
		v.want(t, "A tmp verify-only until 216h12m0s, B nmd active 0s, C tmp retired, D tmp active 48h2m0s")
		young := c.mint(t)
		must(t, revoke("A"))
		v.want(t, "A tmp retired, B nmd active 0s, C tmp retired, D tmp active 48h2m0s")
		wantKind(t, redeem(c.nodes[1], c.provider, old), zone.InvalidToken)
		must(t, second(c.nodes[1].VerifySupportToken(t.Context(), c.provider, zone.VerifyRequest{Token: young})))
		v.at(3 * day)
		must(t, revoke("D"))
		v.want(t, "A tmp retired, B nmd active 0s, C tmp retired, D tmp retired, E tmp active 72h0m0s")
		wantKind(t, redeem(c.nodes[1], c.provider, young), zone.InvalidToken)
		must(t, redeem(c.nodes[1], c.provider, c.mint(t)))
		v.at(4 * day)
		must(t, revoke("B"))
		v.want(t, "A tmp retired, B nmd retired, C tmp retired, D tmp retired, E tmp active 72h0m0s, F nmd active 96h0m0s")
		_, version := c.storedRing(t)
		trail := len(c.audit(t))
		for _, name := range []string{"A", "B", "C"} {
			wantKind(t, revoke(name), zone.Conflict)
		}
		wantKind(t, revoke("Z"), zone.NotFound)
		wantKind(t, c.RevokeKey(t.Context(), c.operator, ""), zone.NotFound)
		if _, now := c.storedRing(t); now != version || len(c.audit(t)) != trail {
			t.Errorf("what was refused raised the version from %d to %d, or left a record", version, now)
		}
	})
}

// TestPendingOutlivesRevocation: a key that is on its way mints when its time has come, though the one that it was to follow was
// destroyed meanwhile.
func TestPendingOutlivesRevocation(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		v := newRingView(t, c)
		v.show(t)
		v.at(time.Second)
		must(t, second(c.RotateKey(t.Context(), c.operator)))
		v.want(t, "A tmp active 0s, B nmd active 0s, C tmp pending 2m1s")
		v.at(2 * time.Second)
		must(t, revokeKey(tokens.KeyActive, tokens.Temporary)(t.Context(), c.fixture, c.operator))
		v.want(t, "A tmp retired, B nmd active 0s, C tmp pending 2m1s, D tmp active 2s")
		token := c.mint(t)
		v.at(time.Hour)
		must(t, c.Maintain(t.Context()))
		v.want(t, fmt.Sprintf("A tmp retired, B nmd active 0s, C tmp active 1h0m0s, D tmp verify-only until %s", time.Hour+overlap))
		must(t, redeem(c.nodes[1], c.provider, token))
	})
}
