package memory

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// NamedToken implements [zone.ReadTx].
func (t *readTx) NamedToken(id tokens.Nonce) (zone.NamedToken, error) {
	n, err := find(t, "named token", t.data.namedTokens, id)
	if err != nil {
		return zone.NamedToken{}, err
	}
	return t.withUses(n), nil
}

// SpaceNamedTokens implements [zone.ReadTx].
func (t *readTx) SpaceNamedTokens(space zone.SpaceID, page zone.Page) ([]zone.NamedToken, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	ids, err := t.data.namedBySpace.byLeft[space].page(page)
	if err != nil {
		return nil, err
	}
	var list []zone.NamedToken
	for _, id := range ids {
		list = append(list, t.withUses(t.data.namedTokens.rows[id]))
	}
	return list, nil
}

// withUses is a copy of a row with what the ledger says of it.
func (t *readTx) withUses(n zone.NamedToken) zone.NamedToken {
	n = copyNamedToken(n)
	use, _ := t.data.uses.get(n.ID)
	n.Uses = use.Count
	if redemptions := t.data.redemptions.byLeft[n.ID]; redemptions != nil {
		for _, r := range redemptions.rows {
			if r.RedeemedAt.After(n.LastUsedAt) {
				n.LastUsedAt = r.RedeemedAt
			}
		}
	}
	return n
}

// InsertNamedToken implements [zone.Tx].
func (t *tx) InsertNamedToken(n zone.NamedToken) error {
	if _, err := t.User(n.Issuer); err != nil {
		return err
	}
	if _, taken := t.data.namedTokens.get(n.ID); taken {
		return conflict("named token")
	}
	if err := insertPair(t, "named token", t.data.tokenNames, n.Space, n.Name, n.ID); err != nil {
		return err
	}
	n = copyNamedToken(n)
	n.CreatedAt, n.ExpiresAt, n.RevokedAt = cut(n.CreatedAt), cut(n.ExpiresAt), cut(n.RevokedAt)
	n.Uses, n.LastUsedAt = 0, time.Time{}
	put(t, t.data.namedTokens, n.ID, n)
	putPair(t, t.data.namedBySpace, n.Space, n.ID, struct{}{})
	putPair(t, t.data.namedByIssuer, n.Issuer, n.ID, struct{}{})
	return nil
}

// UpdateNamedToken implements [zone.Tx].
func (t *tx) UpdateNamedToken(n zone.NamedToken) error {
	row, err := find(&t.readTx, "named token", t.data.namedTokens, n.ID)
	if err != nil {
		return err
	}
	if owner, taken := t.data.tokenNames.get(row.Space, n.Name); taken && owner != n.ID {
		return conflict("named token")
	}
	removePair(t, t.data.tokenNames, row.Space, row.Name)
	putPair(t, t.data.tokenNames, row.Space, n.Name, n.ID)
	row.Name, row.Memo, row.RevokedAt = n.Name, n.Memo, cut(n.RevokedAt)
	put(t, t.data.namedTokens, n.ID, row)
	return nil
}

// DeleteNamedToken implements [zone.Tx].
func (t *tx) DeleteNamedToken(id tokens.Nonce) error {
	row, err := find(&t.readTx, "named token", t.data.namedTokens, id)
	if err != nil {
		return err
	}
	removePair(t, t.data.tokenNames, row.Space, row.Name)
	removePair(t, t.data.namedBySpace, row.Space, id)
	removePair(t, t.data.namedByIssuer, row.Issuer, id)
	remove(t, t.data.namedTokens, id)
	return nil
}

// removeIssued removes the named tokens that a user issued.
func (t *tx) removeIssued(issuer zone.UserID) error {
	issued := t.data.namedByIssuer.byLeft[issuer]
	if issued == nil {
		return nil
	}
	for _, id := range issued.keys() {
		if err := t.DeleteNamedToken(id); err != nil {
			return err
		}
	}
	return nil
}

func copyNamedToken(n zone.NamedToken) zone.NamedToken {
	// No caveats are nil, also where an empty list was given.
	n.Caveats = append([]string(nil), n.Caveats...)
	return n
}
