package handlers_test

import (
	"maps"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// base62 writes a token as Onezone does (ctool, base62.erl).
func base62(token string) string {
	return strings.NewReplacer("0", "00", "_", "01", "-", "02").Replace(token)
}

// TestSpellings: a token can be written in two ways and attenuated in many, and is one token.
func TestSpellings(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		for name, spell := range map[string]func(string) string{
			"base62":            base62,
			"attenuated":        func(token string) string { return attenuated(t, token, "size <= 9000000") },
			"attenuated twice":  func(token string) string { return attenuated(t, token, "consumer = prv-*", "ip = 192.0.2.0/24|::/0") },
			"attenuated base62": func(token string) string { return base62(attenuated(t, token, "time < 9999999999")) },
			"time again":        func(token string) string { return attenuated(t, token, "time < 9999999999") },
		} {
			t.Run(name, func(t *testing.T) {
				w.newSpace(t)
				token := w.mintAs(t, w.alice, nil)
				w.usable(t, w.p1, spell(token))
				w.expect(t, w.redeem(w.p1, token, supportSize), http.StatusCreated) // the same request, as the server sees it
				w.expect(t, w.redeem(w.p2, token, supportSize), http.StatusBadRequest, "token_used")
				w.expect(t, w.redeem(w.p2, spell(token), supportSize), http.StatusBadRequest, "token_used")
				w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize})
			})
			t.Run(name+", the original first", func(t *testing.T) {
				w.newSpace(t)
				token := w.mintAs(t, w.alice, nil)
				w.usable(t, w.p1, token)
				w.expect(t, w.redeem(w.p2, spell(token), supportSize), http.StatusBadRequest, "token_used")
				w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize})
			})
		}
	})
}

// TestAddedCaveats: what a holder adds binds, and what the server does not know refuses.
func TestAddedCaveats(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token := w.mintAs(t, w.alice, nil)
		for caveat, code := range map[string]string{
			"time < 1000000000": "token_expired", "time < 0": "token_expired", "time < -1": "caveat_not_met", "time < x": "caveat_not_met",
			"time<9999999999": "caveat_not_met", "time < 99999999999999999999": "caveat_not_met", "size <= 4999999": "caveat_not_met",
			"size >= 5000001": "caveat_not_met", "size <= 0": "caveat_not_met", "size < 9000000": "caveat_not_met",
			"consumer = prv-" + string(w.p2.id): "caveat_not_met", "consumer = usr-*": "caveat_not_met", "consumer = ": "caveat_not_met",
			"consumer = *": "caveat_not_met", "ip = 198.51.100.0/24": "caveat_not_met", "ip = 192.0.2.10/24": "caveat_not_met", "ip = ": "caveat_not_met",
			"": "caveat_not_met", " ": "caveat_not_met", "interface = rest": "caveat_not_met", "api = all": "caveat_not_met", "size >= 1 ": "caveat_not_met",
			"Size >= 1": "caveat_not_met", "geo.country = PL": "caveat_not_met", "service = opw-*": "caveat_not_met", "\x1b[2J\r\n": "caveat_not_met",
		} {
			w.expect(t, w.redeem(w.p1, attenuated(t, token, caveat), supportSize), http.StatusBadRequest, code)
			w.expect(t, w.redeem(w.p1, attenuated(t, token, "size >= 1", caveat, "size >= 2"), supportSize), http.StatusBadRequest, code)
		}
		w.expectSupports(t, nil)
		most := strings.Split(strings.Repeat("size >= 1;", 31), ";")[:31] // with the server's own, all that a token can carry
		w.expect(t, w.redeem(w.p1, attenuated(t, token, append(most, "size >= 1")...), supportSize), http.StatusBadRequest, "invalid_token")
		w.usable(t, w.p1, attenuated(t, token, most...))
	})
}

// TestOneWinner: two hundred requests at a time with one token in three spellings make one support.
func TestOneWinner(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		token := w.mintAs(t, w.alice, nil)
		spellings := []string{token, base62(token), attenuated(t, token, "size >= 1")}
		var granted [2]atomic.Int64
		var start, done sync.WaitGroup
		start.Add(1)
		for i := range 200 {
			done.Go(func() {
				start.Wait()
				by := i % 2
				r := w.redeem([]site{w.p1, w.p2}[by], spellings[i%3], supportSize)
				a := w.do(t, r)
				switch {
				case a.status == http.StatusCreated:
					granted[by].Add(1)
				case a.status != http.StatusBadRequest || a.code() != "token_used":
					t.Errorf("got %d %s", a.status, a.body)
				}
			})
		}
		start.Done()
		done.Wait()
		supports := w.supports(t, w.space)
		if len(supports) != 1 {
			t.Fatalf("the token made %d supports: %v", len(supports), supports)
		}
		if n := [2]int64{granted[0].Load(), granted[1].Load()}; n != [2]int64{100, 0} && n != [2]int64{0, 100} {
			t.Errorf("granted %d and %d times, want every request of one provider and none of the other", n[0], n[1])
		}
		details := make(map[string]int)
		for _, record := range w.audit(t) {
			if record.Action == "provider_space_support" && strings.HasSuffix(record.Object, w.space) {
				details[record.Detail]++
			}
		}
		if want := map[string]int{"size 5000000": 1, "size 5000000, repeated": 99}; !maps.Equal(details, want) {
			t.Errorf("the audit trail has the redemptions %v, want %v", details, want)
		}
	})
}

// TestManyTokensOneSupport: one provider with twenty tokens of one space at a time gives one support, and spends one token.
func TestManyTokensOneSupport(t *testing.T) {
	t.Parallel()
	onBothStores(t, func(t *testing.T, w *world) {
		w.newSpace(t)
		var tokens [20]string
		for i := range tokens {
			tokens[i] = w.mintAs(t, w.alice, nil)
		}
		var spent atomic.Int64
		var done sync.WaitGroup
		for _, token := range tokens {
			done.Go(func() {
				a := w.do(t, w.redeem(w.p1, token, supportSize))
				switch {
				case a.status == http.StatusCreated:
					spent.Add(1)
				case a.code() != "already_supported":
					t.Errorf("got %d %s", a.status, a.body)
				}
			})
		}
		done.Wait()
		if spent.Load() != 1 {
			t.Errorf("%d requests were granted", spent.Load())
		}
		w.expectSupports(t, map[zone.ProviderID]int64{w.p1.id: supportSize})
		usable := 0
		for _, token := range tokens {
			if w.do(t, w.redeem(w.p2, token, supportSize)).status == http.StatusCreated {
				usable++
				w.expect(t, del("/provider/spaces/"+w.space).as(w.p2.auth()), http.StatusNoContent)
			}
		}
		if usable != len(tokens)-1 {
			t.Errorf("%d tokens are left, want %d", usable, len(tokens)-1)
		}
	})
}

// TestMintWritesNothing: two GETs give two tokens, and neither leaves anything in the store.
func TestMintWritesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, setup{})
	w.store.fail(&fault{before: func(write bool) error {
		if write {
			return zone.Errorf(zone.Unavailable, "nothing is to be written")
		}
		return nil
	}})
	seen := make(map[string]bool)
	for range 20 {
		seen[w.expect(t, get(w.mintPath()).as(w.alice.basic()).with("If-None-Match", "*"), http.StatusOK).field("token")] = true
		seen[w.mintAs(t, w.alice, `{"ttl":5}`)] = true
	}
	if len(seen) != 40 {
		t.Errorf("40 requests gave %d tokens", len(seen))
	}
	for token := range seen {
		if len(token) > 700 {
			t.Errorf("a token has %d characters", len(token))
		}
	}
	w.clock.advance(time.Hour)
}
