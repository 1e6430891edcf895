package faults_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// keyPublished is how long a new key is known before it mints.
const keyPublished = 2 * time.Minute

// TestPostgresKeysChange replaces the key of temporary tokens under load at two nodes, again and again. No token that is good is refused,
// neither of the key before nor of the new one. At the end all keys are replaced in an emergency, and nothing from before is accepted.
func TestPostgresKeysChange(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL keys replaced under load")
	random := newRandom(t)
	c := newPostgres(t, pgtest.DSN(t), 8, 2)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	l := c.startLoad(ctx, t, 4, random.Uint64(), c.nodes...)
	var before []token
	rounds := tier.Pick(2, 2, 5)
	for range rounds {
		for range 10 {
			before = append(before, c.token(t, c.nodes[0]))
		}
		c.rotate(t)
		c.goesOn(t)
	}
	for i, tok := range before {
		if i%2 == 0 {
			if o, a, err := c.redeemUntil(t.Context(), tok, c.providers[0], c.nodes[i/2%2]); o != acknowledged {
				t.Errorf("a token of a key before gets %s, error %v", a, err)
			}
		}
	}
	cancel()
	l.wait()
	c.wantNoneRefused(t)
	fault.total.add(c.recover(t, c.nodes...))
	fault.rounds = rounds + 1
	c.emergency(t, before)
	for _, n := range c.nodes {
		n.stop(t)
	}
}

// rotate replaces the key and returns when the new one mints. But in the long form, time passes for the new key in the database alone; a node
// that starts makes it mint, under the load of the others.
func (c *cluster) rotate(t *testing.T) {
	t.Helper()
	out, err := c.operate(t, "key", "rotate")
	if err != nil {
		t.Fatalf("zonemint key rotate: %v\n%s", err, out)
	}
	key := strings.TrimSpace(out[strings.LastIndexByte(strings.TrimSpace(out), '\n')+1:])
	if tier.Long() {
		<-time.After(keyPublished) // as an operator would see it
	} else {
		postgresAt{c.database.store()}.execute(t, `UPDATE master_keys SET active_at = active_at - $1 WHERE state = 'pending'`,
			keyPublished.Milliseconds())
	}
	n := c.join(t, c.database.store())
	list, err := c.operate(t, "key", "list")
	if i := strings.Index(list, key); err != nil || i < 0 || !strings.HasPrefix(strings.TrimSpace(list[i+len(key):]), "active") {
		t.Fatalf("the key %q does not mint, error %v:\n%s", key, err, list)
	}
	n.stop(t)
	c.nodes = slices.DeleteFunc(c.nodes, func(other *node) bool { return other == n })
}

// wantNoneRefused wants that no token was refused but for what its clients did wrong.
func (c *cluster) wantNoneRefused(t *testing.T) {
	t.Helper()
	for _, a := range c.history.all() {
		if a.outcome == refused && a.code != "token_used" && a.code != "caveat_not_met" {
			t.Errorf("token %s was refused to %s: %s", a.token.id, a.provider, a.code)
		}
	}
}

// emergency replaces all keys while tokens from before are presented at both nodes, and wants that none is accepted from then on: neither
// of those that were redeemed, nor of the others, and from no provider.
func (c *cluster) emergency(t *testing.T, before []token) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var presenting sync.WaitGroup
	presenting.Go(func() { // repetitions, which are granted until then
		for i := 0; ctx.Err() == nil; i += 2 {
			_, _, _ = c.redeem(ctx, c.nodes[i/2%2], before[i%len(before)], c.providers[0])
		}
	})
	out, err := c.operate(t, "key", "rotate", "--emergency", "--yes")
	cancel()
	if presenting.Wait(); err != nil {
		t.Fatalf("zonemint key rotate --emergency: %v\n%s", err, out)
	}
	dead := slices.Clone(c.providers)
	user, err := c.nodes[0].login(t.Context(), password)
	if err != nil {
		t.Fatal(err)
	}
	old := c.user
	c.user = user
	for i := range 2 {
		c.renew(t, c.nodes[i], i)
	}
	for _, n := range c.nodes {
		if _, err := n.createSpace(t.Context(), old); err == nil {
			t.Error("the administrator's token from before is accepted")
		}
		for _, tok := range before {
			for _, p := range []provider{dead[0], dead[1], c.providers[0], c.providers[1]} {
				if o, a, err := n.redeem(t.Context(), tok, p, leastSize); o != refused {
					t.Errorf("a token from before gets %s, error %v", a, err)
				}
			}
		}
		if o, a, err := c.redeem(t.Context(), n, c.token(t, n), c.providers[0]); o != acknowledged {
			t.Errorf("a new token gets %s, error %v", a, err)
		}
	}
	c.verify(t)
}
