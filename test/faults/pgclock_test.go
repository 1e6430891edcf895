package faults_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/netip"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/internal/tier"
	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/zone"
)

// TestPostgresClocksDiffer has two nodes on one database, one with a clock that is five minutes ahead, one with a clock that is as much
// behind. The database has one clock for both: what the one mints the other redeems at once, and a token is over for both when it is over.
// That holds although the one that is ahead has set the zone up.
// The clock of a process cannot be set from outside, so that the nodes are within the test here, each with a store of its own.
func TestPostgresClocksDiffer(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	fault := newTally(t, "PostgreSQL clocks of nodes differ")
	const ahead, lifetime = 5 * time.Minute, 2 * time.Second
	nodes, admin := skewedNodes(t, pgtest.DSN(t), ahead, -ahead)
	providers := []zone.Caller{skewedProvider(t, nodes[0], admin), skewedProvider(t, nodes[1], admin)}
	v := verdict{}
	for i := range tier.Pick(20, 20, 500) {
		minting, redeeming := nodes[i%2], nodes[1-i%2]
		space, err := minting.CreateSpace(t.Context(), admin, zone.NewSpace{Name: "space"})
		if err != nil {
			t.Fatal(err)
		}
		// It would be over, or not valid yet, by the clock of the one or the other.
		minted, err := minting.MintSupportToken(t.Context(), admin, space, zone.NewSupportToken{TTL: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		for j, n := range []*zone.Service{redeeming, minting} {
			_, err := n.Redeem(t.Context(), providers[j], zone.RedeemRequest{Token: minted.Text.Reveal(), Size: leastSize})
			if j == 0 && err != nil {
				t.Errorf("redeeming at the other node: %v", err)
			}
			if j == 1 && !errors.Is(err, zone.TokenUsed) {
				t.Errorf("redeeming a second time: %v", err)
			}
		}
		v.acknowledged++
		fault.rounds++
	}
	fault.total.add(v)
	for i := range nodes {
		wantOver(t, nodes[i], nodes[1-i], admin, providers[0], lifetime)
	}
}

// wantOver wants that a token of one node is good at the other, and over when its life is, and not five minutes before or after.
func wantOver(t *testing.T, minting, redeeming *zone.Service, admin, provider zone.Caller, lifetime time.Duration) {
	t.Helper()
	space, err := minting.CreateSpace(t.Context(), admin, zone.NewSpace{Name: "space"})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	minted, err := minting.MintSupportToken(t.Context(), admin, space, zone.NewSupportToken{TTL: lifetime})
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	if !until(func() bool {
		_, err = redeeming.VerifySupportToken(t.Context(), provider, zone.VerifyRequest{Token: minted.Text.Reveal()})
		asked++
		return err != nil
	}) || !errors.Is(err, zone.TokenExpired) || time.Since(began) < lifetime-time.Second {
		t.Errorf("a token that lives for %s is answered %v after %s", lifetime, err, time.Since(began))
	}
	if asked < 2 {
		t.Error("it was over from the beginning")
	}
	if _, err := redeeming.Redeem(t.Context(), provider, zone.RedeemRequest{Token: minted.Text.Reveal(), Size: leastSize}); !errors.Is(err, zone.TokenExpired) {
		t.Errorf("redeeming it then: %v", err)
	}
}

// skewedNodes makes a zone and a node for each difference of its clock.
func skewedNodes(t *testing.T, dsn string, differences ...time.Duration) (nodes []*zone.Service, admin zone.Caller) {
	t.Helper()
	login, err := testlogin.New(t.Context(), password)
	if err != nil {
		t.Fatal(err)
	}
	for i, difference := range differences {
		store, err := sqlstore.OpenPostgres(t.Context(), dsn, sqlstore.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		now := func() time.Time { return time.Now().Add(difference) }
		if i == 0 {
			id, err := zone.Setup(t.Context(), login.Setup(store, now))
			if err != nil {
				t.Fatal(err)
			}
			admin = zone.Caller{Kind: zone.CallerUser, User: id, Address: netip.MustParseAddr("192.0.2.1")}
		}
		n, err := zone.New(t.Context(), login.Config(store, now))
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, n)
	}
	return nodes, admin
}

// skewedProvider registers a provider at a node.
func skewedProvider(t *testing.T, n *zone.Service, admin zone.Caller) zone.Caller {
	t.Helper()
	p, err := n.RegisterProvider(t.Context(), admin, zone.NewProvider{Name: "site", Domain: fmt.Sprintf("%x.provider.test", rand.Text())})
	if err != nil {
		t.Fatal(err)
	}
	return zone.Caller{Kind: zone.CallerProvider, Provider: p.ID, Address: netip.MustParseAddr("192.0.2.2")}
}
