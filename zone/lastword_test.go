package zone_test

import (
	"context"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// unawareStore tells redemptions that no token was ever used, as what was read a moment too early would.
type unawareStore struct{ zone.Store }

// UpdateShared implements [zone.Store].
func (s unawareStore) UpdateShared(ctx context.Context, r zone.Reading, fn func(zone.Tx) error) error {
	return s.Store.UpdateShared(ctx, r, func(tx zone.Tx) error { return fn(unawareTx{tx}) })
}

// unawareTx is a transaction of such a store.
type unawareTx struct{ zone.Tx }

// Use implements [zone.ReadTx].
func (unawareTx) Use(tokens.Nonce) (zone.Use, error) { return zone.Use{}, zone.NotFound }

// TestCountHasTheLastWord: whatever was read of a token before, the count in its row decides. Where reading says that it was never used,
// the second provider is refused all the same, and nothing is left of its try.
func TestCountHasTheLastWord(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		c.config.Store = unawareStore{c.stores[0]}
		service, err := zone.New(t.Context(), c.config)
		must(t, err)
		token, other := mint(t, service, c.alice, c.space, zone.NewSupportToken{}), c.register(t, "another")
		must(t, redeem(service, c.provider, token.Text.Reveal()))
		wantKind(t, redeem(service, other, token.Text.Reveal()), zone.TokenUsed)
		must(t, c.stores[0].View(t.Context(), func(tx zone.ReadTx) error {
			supports, err := tx.SpaceSupports(c.space, zone.Page{Limit: 10})
			must(t, err)
			if len(supports) != 1 || supports[0].Provider != c.provider.Provider || supports[0].Token != token.ID {
				t.Errorf("there are the supports %v", supports)
			}
			if use, err := tx.Use(token.ID); err != nil || use.Count != 1 {
				t.Errorf("the token was counted as %+v, %v", use, err)
			}
			_, err = tx.Redemption(token.ID, c.provider.Provider)
			must(t, err)
			_, err = tx.Redemption(token.ID, other.Provider)
			wantKind(t, err, zone.NotFound)
			return nil
		}))
	})
}
