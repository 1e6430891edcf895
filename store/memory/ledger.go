package memory

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// Use implements [zone.ReadTx].
func (t *readTx) Use(nonce tokens.Nonce) (zone.Use, error) {
	return find(t, "use of the token", t.data.uses, nonce)
}

// Consume implements [zone.Tx].
func (t *tx) Consume(nonce tokens.Nonce, issuedAt time.Time, limit int64) (bool, error) {
	if err := t.usable(); err != nil {
		return false, err
	}
	use, known := t.data.uses.get(nonce)
	if use.Count >= limit {
		return false, nil
	}
	if !known {
		use = zone.Use{Nonce: nonce, IssuedAt: cut(issuedAt)}
	}
	use.Count++
	put(t, t.data.uses, nonce, use)
	return true, nil
}

// Redemption implements [zone.ReadTx].
func (t *readTx) Redemption(nonce tokens.Nonce, provider zone.ProviderID) (zone.Redemption, error) {
	return findPair(t, "redemption", t.data.redemptions, nonce, provider)
}

// InsertRedemption implements [zone.Tx].
func (t *tx) InsertRedemption(r zone.Redemption) error {
	if err := t.usable(); err != nil {
		return err
	}
	r.RedeemedAt = cut(r.RedeemedAt)
	return insertPair(t, "redemption", t.data.redemptions, r.Nonce, r.Provider, r)
}

// Revocation implements [zone.ReadTx].
func (t *readTx) Revocation(nonce tokens.Nonce, space zone.SpaceID) (zone.Revocation, error) {
	return findPair(t, "revocation", t.data.revocations, nonce, space)
}

// InsertRevocation implements [zone.Tx].
func (t *tx) InsertRevocation(r zone.Revocation) error {
	if err := t.usable(); err != nil {
		return err
	}
	r.RevokedAt = cut(r.RevokedAt)
	return insertPair(t, "revocation", t.data.revocations, r.Nonce, r.Space, r)
}
