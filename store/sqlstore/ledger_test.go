package sqlstore

import (
	"testing"
	"time"

	"github.com/zonemint/zonemint/zone"
)

func TestRevokedTokenIsNotConsumed(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	revoked := time.UnixMilli(1_700_000_000_123).UTC()
	db := rawDB(t, path)
	exec(t, db, `INSERT INTO token_uses (nonce, issued_at, count, revoked_at) VALUES ('n', 1, 0, ?)`, revoked.UnixMilli())
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		for _, limit := range []int64{1, 100} {
			if counted, err := tx.Consume("n", revoked, limit); err != nil || counted {
				t.Errorf("limit %d: Consume returns %v, %v", limit, counted, err)
			}
		}
		use, err := tx.Use("n")
		if use.Count != 0 || use.RevokedAt != revoked {
			t.Errorf("the row is %+v", use)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	exec(t, db, `UPDATE token_uses SET revoked_at = NULL`)
	err = s.Update(t.Context(), func(tx zone.Tx) error {
		counted, err := tx.Consume("n", revoked, 1)
		if !counted {
			t.Error("a token that is no longer revoked is not counted")
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
