package zone_test

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// watchedTx is a transaction that notes each call that writes, and the one that the store is told to deny.
type watchedTx struct {
	zone.Tx
	store *watchedStore
}

// errDenied is what a denied call returns.
var errDenied = zone.Errorf(zone.Unavailable, "denied")

func (tx *watchedTx) note(call string) error {
	tx.store.calls = append(tx.store.calls, call)
	if call == tx.store.deny {
		return errDenied
	}
	return nil
}

func (tx *watchedTx) InsertInstance(v zone.Instance) error {
	if err := tx.note("InsertInstance"); err != nil {
		return err
	}
	return tx.Tx.InsertInstance(v)
}

func (tx *watchedTx) InsertKey(v tokens.WrappedKey) error {
	if err := tx.note("InsertKey"); err != nil {
		return err
	}
	return tx.Tx.InsertKey(v)
}

func (tx *watchedTx) InsertUser(v zone.User) error {
	if err := tx.note("InsertUser"); err != nil {
		return err
	}
	return tx.Tx.InsertUser(v)
}

func (tx *watchedTx) UpdateUser(v zone.User) error {
	if err := tx.note("UpdateUser"); err != nil {
		return err
	}
	return tx.Tx.UpdateUser(v)
}

func (tx *watchedTx) DeleteUser(id zone.UserID) error {
	if err := tx.note("DeleteUser"); err != nil {
		return err
	}
	return tx.Tx.DeleteUser(id)
}

func (tx *watchedTx) InsertSpace(v zone.Space) error {
	if err := tx.note("InsertSpace"); err != nil {
		return err
	}
	return tx.Tx.InsertSpace(v)
}

func (tx *watchedTx) UpdateSpace(v zone.Space) error {
	if err := tx.note("UpdateSpace"); err != nil {
		return err
	}
	return tx.Tx.UpdateSpace(v)
}

func (tx *watchedTx) DeleteSpace(id zone.SpaceID, at time.Time) error {
	if err := tx.note("DeleteSpace"); err != nil {
		return err
	}
	return tx.Tx.DeleteSpace(id, at)
}

func (tx *watchedTx) InsertMember(v zone.Member) error {
	if err := tx.note("InsertMember"); err != nil {
		return err
	}
	return tx.Tx.InsertMember(v)
}

func (tx *watchedTx) UpdateMember(v zone.Member) error {
	if err := tx.note("UpdateMember"); err != nil {
		return err
	}
	return tx.Tx.UpdateMember(v)
}

func (tx *watchedTx) DeleteMember(space zone.SpaceID, user zone.UserID) error {
	if err := tx.note("DeleteMember"); err != nil {
		return err
	}
	return tx.Tx.DeleteMember(space, user)
}

func (tx *watchedTx) InsertProvider(v zone.Provider) error {
	if err := tx.note("InsertProvider"); err != nil {
		return err
	}
	return tx.Tx.InsertProvider(v)
}

func (tx *watchedTx) UpdateProvider(v zone.Provider) error {
	if err := tx.note("UpdateProvider"); err != nil {
		return err
	}
	return tx.Tx.UpdateProvider(v)
}

func (tx *watchedTx) DeleteProvider(id zone.ProviderID) error {
	if err := tx.note("DeleteProvider"); err != nil {
		return err
	}
	return tx.Tx.DeleteProvider(id)
}

func (tx *watchedTx) InsertSupport(v zone.Support) error {
	if err := tx.note("InsertSupport"); err != nil {
		return err
	}
	return tx.Tx.InsertSupport(v)
}

func (tx *watchedTx) UpdateSupport(v zone.Support) error {
	if err := tx.note("UpdateSupport"); err != nil {
		return err
	}
	return tx.Tx.UpdateSupport(v)
}

func (tx *watchedTx) DeleteSupport(space zone.SpaceID, provider zone.ProviderID) error {
	if err := tx.note("DeleteSupport"); err != nil {
		return err
	}
	return tx.Tx.DeleteSupport(space, provider)
}

func (tx *watchedTx) InsertAccessToken(v zone.AccessToken) error {
	if err := tx.note("InsertAccessToken"); err != nil {
		return err
	}
	return tx.Tx.InsertAccessToken(v)
}

func (tx *watchedTx) DeleteAccessToken(id tokens.Nonce) error {
	if err := tx.note("DeleteAccessToken"); err != nil {
		return err
	}
	return tx.Tx.DeleteAccessToken(id)
}

func (tx *watchedTx) Consume(nonce tokens.Nonce, issuedAt time.Time, limit int64) (bool, error) {
	if err := tx.note("Consume"); err != nil {
		return false, err
	}
	return tx.Tx.Consume(nonce, issuedAt, limit)
}

func (tx *watchedTx) InsertRedemption(v zone.Redemption) error {
	if err := tx.note("InsertRedemption"); err != nil {
		return err
	}
	return tx.Tx.InsertRedemption(v)
}

func (tx *watchedTx) AppendAudit(v zone.AuditRecord) error {
	if err := tx.note("AppendAudit"); err != nil {
		return err
	}
	return tx.Tx.AppendAudit(v)
}
