package memory

import (
	"cmp"
	"slices"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// Use implements [zone.ReadTx].
func (t *readTx) Use(nonce tokens.Nonce) (zone.Use, error) {
	use, err := find(t, "use of the token", t.data.uses, nonce)
	if err == nil && use.Count == 0 {
		return zone.Use{}, notFound("use of the token") // the row is there for a revocation
	}
	return use, err
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
func (t *tx) InsertRevocation(r zone.Revocation, issuedAt time.Time) error {
	if err := t.usable(); err != nil {
		return err
	}
	r.RevokedAt = cut(r.RevokedAt)
	if err := insertPair(t, "revocation", t.data.revocations, r.Nonce, r.Space, r); err != nil {
		return err
	}
	if _, known := t.data.uses.get(r.Nonce); !known {
		put(t, t.data.uses, r.Nonce, zone.Use{Nonce: r.Nonce, IssuedAt: cut(issuedAt)}) // by which pruning finds it
	}
	return nil
}

// PruneLedger implements [zone.Tx].
func (t *tx) PruneLedger(before time.Time, limit int) (int, error) {
	if err := t.usable(); err != nil {
		return 0, err
	}
	old := t.prunable(cut(before))
	old = old[:max(0, min(limit, len(old)))]
	for _, use := range old {
		removeLeft(t, t.data.redemptions, use.Nonce)
		removeLeft(t, t.data.revocations, use.Nonce)
		remove(t, t.data.uses, use.Nonce)
	}
	return len(old), nil
}

// prunable lists what the ledger knows of temporary tokens that were issued before a time, the oldest first.
func (t *tx) prunable(before time.Time) []zone.Use {
	var old []zone.Use
	for _, use := range t.data.uses.rows {
		if _, named := t.data.namedTokens.get(use.Nonce); !named && use.IssuedAt.Before(before) {
			old = append(old, use)
		}
	}
	slices.SortFunc(old, func(a, b zone.Use) int {
		return cmp.Or(a.IssuedAt.Compare(b.IssuedAt), cmp.Compare(a.Nonce, b.Nonce))
	})
	return old
}
