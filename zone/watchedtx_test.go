package zone_test

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// watchedTx is a transaction that reads and writes, and notes each call.
type watchedTx struct {
	*watchedReadTx
	tx zone.Tx
}

var _ zone.Tx = (*watchedTx)(nil)

func (tx *watchedTx) InsertInstance(v zone.Instance) error {
	if err := tx.store.note("InsertInstance"); err != nil {
		return err
	}
	return tx.tx.InsertInstance(v)
}

func (tx *watchedTx) UpdateInstance(v zone.Instance) error {
	if err := tx.store.note("UpdateInstance"); err != nil {
		return err
	}
	return tx.tx.UpdateInstance(v)
}

func (tx *watchedTx) InsertKey(v tokens.WrappedKey) error {
	if err := tx.store.note("InsertKey"); err != nil {
		return err
	}
	return tx.tx.InsertKey(v)
}

func (tx *watchedTx) UpdateKey(v tokens.WrappedKey) error {
	if err := tx.store.note("UpdateKey"); err != nil {
		return err
	}
	return tx.tx.UpdateKey(v)
}

func (tx *watchedTx) InsertUser(v zone.User) error {
	if err := tx.store.note("InsertUser"); err != nil {
		return err
	}
	return tx.tx.InsertUser(v)
}

func (tx *watchedTx) UpdateUser(v zone.User) error {
	if err := tx.store.note("UpdateUser"); err != nil {
		return err
	}
	return tx.tx.UpdateUser(v)
}

func (tx *watchedTx) DeleteUser(id zone.UserID) error {
	if err := tx.store.note("DeleteUser"); err != nil {
		return err
	}
	return tx.tx.DeleteUser(id)
}

func (tx *watchedTx) InsertSpace(v zone.Space) error {
	if err := tx.store.note("InsertSpace"); err != nil {
		return err
	}
	return tx.tx.InsertSpace(v)
}

func (tx *watchedTx) UpdateSpace(v zone.Space) error {
	if err := tx.store.note("UpdateSpace"); err != nil {
		return err
	}
	return tx.tx.UpdateSpace(v)
}

func (tx *watchedTx) DeleteSpace(id zone.SpaceID, at time.Time) error {
	if err := tx.store.note("DeleteSpace"); err != nil {
		return err
	}
	return tx.tx.DeleteSpace(id, at)
}

func (tx *watchedTx) InsertMember(v zone.Member) error {
	if err := tx.store.note("InsertMember"); err != nil {
		return err
	}
	return tx.tx.InsertMember(v)
}

func (tx *watchedTx) UpdateMember(v zone.Member) error {
	if err := tx.store.note("UpdateMember"); err != nil {
		return err
	}
	return tx.tx.UpdateMember(v)
}

func (tx *watchedTx) DeleteMember(space zone.SpaceID, user zone.UserID) error {
	if err := tx.store.note("DeleteMember"); err != nil {
		return err
	}
	return tx.tx.DeleteMember(space, user)
}

func (tx *watchedTx) InsertProvider(v zone.Provider) error {
	if err := tx.store.note("InsertProvider"); err != nil {
		return err
	}
	return tx.tx.InsertProvider(v)
}

func (tx *watchedTx) UpdateProvider(v zone.Provider) error {
	if err := tx.store.note("UpdateProvider"); err != nil {
		return err
	}
	return tx.tx.UpdateProvider(v)
}

func (tx *watchedTx) DeleteProvider(id zone.ProviderID) error {
	if err := tx.store.note("DeleteProvider"); err != nil {
		return err
	}
	return tx.tx.DeleteProvider(id)
}

func (tx *watchedTx) InsertSupport(v zone.Support) error {
	if err := tx.store.note("InsertSupport"); err != nil {
		return err
	}
	return tx.tx.InsertSupport(v)
}

func (tx *watchedTx) UpdateSupport(v zone.Support) error {
	if err := tx.store.note("UpdateSupport"); err != nil {
		return err
	}
	return tx.tx.UpdateSupport(v)
}

func (tx *watchedTx) DeleteSupport(space zone.SpaceID, provider zone.ProviderID) error {
	if err := tx.store.note("DeleteSupport"); err != nil {
		return err
	}
	return tx.tx.DeleteSupport(space, provider)
}

func (tx *watchedTx) InsertAccessToken(v zone.AccessToken) error {
	if err := tx.store.note("InsertAccessToken"); err != nil {
		return err
	}
	return tx.tx.InsertAccessToken(v)
}

func (tx *watchedTx) DeleteAccessToken(id tokens.Nonce) error {
	if err := tx.store.note("DeleteAccessToken"); err != nil {
		return err
	}
	return tx.tx.DeleteAccessToken(id)
}

func (tx *watchedTx) InsertNamedToken(v zone.NamedToken) error {
	if err := tx.store.note("InsertNamedToken"); err != nil {
		return err
	}
	return tx.tx.InsertNamedToken(v)
}

func (tx *watchedTx) UpdateNamedToken(v zone.NamedToken) error {
	if err := tx.store.note("UpdateNamedToken"); err != nil {
		return err
	}
	return tx.tx.UpdateNamedToken(v)
}

func (tx *watchedTx) DeleteNamedToken(id tokens.Nonce) error {
	if err := tx.store.note("DeleteNamedToken"); err != nil {
		return err
	}
	return tx.tx.DeleteNamedToken(id)
}

func (tx *watchedTx) InsertRevocation(v zone.Revocation, issuedAt time.Time) error {
	if err := tx.store.note("InsertRevocation"); err != nil {
		return err
	}
	return tx.tx.InsertRevocation(v, issuedAt)
}

func (tx *watchedTx) PruneLedger(before time.Time, limit int) (value int, err error) {
	if err := tx.store.note("PruneLedger"); err != nil {
		return value, err
	}
	return tx.tx.PruneLedger(before, limit)
}

func (tx *watchedTx) Consume(nonce tokens.Nonce, issuedAt time.Time, limit int64) (value bool, err error) {
	if err := tx.store.note("Consume"); err != nil {
		return value, err
	}
	return tx.tx.Consume(nonce, issuedAt, limit)
}

func (tx *watchedTx) InsertRedemption(v zone.Redemption) error {
	if err := tx.store.note("InsertRedemption"); err != nil {
		return err
	}
	return tx.tx.InsertRedemption(v)
}

func (tx *watchedTx) AppendAudit(v ...zone.AuditRecord) error {
	if err := tx.store.note("AppendAudit"); err != nil {
		return err
	}
	return tx.tx.AppendAudit(v...)
}
