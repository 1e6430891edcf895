package zone_test

import (
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// watchedReadTx is a transaction that reads, and notes each call.
type watchedReadTx struct {
	read  zone.ReadTx // not embedded: a method that is not here would pass by without a note
	store *watchedStore
}

var _ zone.ReadTx = (*watchedReadTx)(nil)

func (tx *watchedReadTx) Origin() zone.Origin { return tx.read.Origin() }

func (tx *watchedReadTx) Instance() (value zone.Instance, err error) {
	if err := tx.store.note("Instance"); err != nil {
		return value, err
	}
	return tx.read.Instance()
}

func (tx *watchedReadTx) Keys() (value []tokens.WrappedKey, err error) {
	if err := tx.store.note("Keys"); err != nil {
		return value, err
	}
	return tx.read.Keys()
}

func (tx *watchedReadTx) User(id zone.UserID) (value zone.User, err error) {
	if err := tx.store.note("User"); err != nil {
		return value, err
	}
	return tx.read.User(id)
}

func (tx *watchedReadTx) UserByName(username string) (value zone.User, err error) {
	if err := tx.store.note("UserByName"); err != nil {
		return value, err
	}
	return tx.read.UserByName(username)
}

func (tx *watchedReadTx) Users(page zone.Page) (value []zone.UserID, err error) {
	if err := tx.store.note("Users"); err != nil {
		return value, err
	}
	return tx.read.Users(page)
}

func (tx *watchedReadTx) CountAdmins() (value int, err error) {
	if err := tx.store.note("CountAdmins"); err != nil {
		return value, err
	}
	return tx.read.CountAdmins()
}

func (tx *watchedReadTx) Space(id zone.SpaceID) (value zone.Space, err error) {
	if err := tx.store.note("Space"); err != nil {
		return value, err
	}
	return tx.read.Space(id)
}

func (tx *watchedReadTx) FormerSpace(id zone.SpaceID) (value zone.FormerSpace, err error) {
	if err := tx.store.note("FormerSpace"); err != nil {
		return value, err
	}
	return tx.read.FormerSpace(id)
}

func (tx *watchedReadTx) Spaces(page zone.Page) (value []zone.SpaceID, err error) {
	if err := tx.store.note("Spaces"); err != nil {
		return value, err
	}
	return tx.read.Spaces(page)
}

func (tx *watchedReadTx) UserSpaces(user zone.UserID, page zone.Page) (value []zone.SpaceID, err error) {
	if err := tx.store.note("UserSpaces"); err != nil {
		return value, err
	}
	return tx.read.UserSpaces(user, page)
}

func (tx *watchedReadTx) Member(space zone.SpaceID, user zone.UserID) (value zone.Member, err error) {
	if err := tx.store.note("Member"); err != nil {
		return value, err
	}
	return tx.read.Member(space, user)
}

func (tx *watchedReadTx) Members(space zone.SpaceID, page zone.Page) (value []zone.UserID, err error) {
	if err := tx.store.note("Members"); err != nil {
		return value, err
	}
	return tx.read.Members(space, page)
}

func (tx *watchedReadTx) Provider(id zone.ProviderID) (value zone.Provider, err error) {
	if err := tx.store.note("Provider"); err != nil {
		return value, err
	}
	return tx.read.Provider(id)
}

func (tx *watchedReadTx) Providers(page zone.Page) (value []zone.ProviderID, err error) {
	if err := tx.store.note("Providers"); err != nil {
		return value, err
	}
	return tx.read.Providers(page)
}

func (tx *watchedReadTx) Support(space zone.SpaceID, provider zone.ProviderID) (value zone.Support, err error) {
	if err := tx.store.note("Support"); err != nil {
		return value, err
	}
	return tx.read.Support(space, provider)
}

func (tx *watchedReadTx) SpaceSupports(space zone.SpaceID, page zone.Page) (value []zone.Support, err error) {
	if err := tx.store.note("SpaceSupports"); err != nil {
		return value, err
	}
	return tx.read.SpaceSupports(space, page)
}

func (tx *watchedReadTx) ProviderSupports(provider zone.ProviderID, page zone.Page) (value []zone.Support, err error) {
	if err := tx.store.note("ProviderSupports"); err != nil {
		return value, err
	}
	return tx.read.ProviderSupports(provider, page)
}

func (tx *watchedReadTx) AccessToken(id tokens.Nonce) (value zone.AccessToken, err error) {
	if err := tx.store.note("AccessToken"); err != nil {
		return value, err
	}
	return tx.read.AccessToken(id)
}

func (tx *watchedReadTx) UserAccessTokens(user zone.UserID, page zone.Page) (value []zone.AccessToken, err error) {
	if err := tx.store.note("UserAccessTokens"); err != nil {
		return value, err
	}
	return tx.read.UserAccessTokens(user, page)
}

func (tx *watchedReadTx) NamedToken(id tokens.Nonce) (value zone.NamedToken, err error) {
	if err := tx.store.note("NamedToken"); err != nil {
		return value, err
	}
	return tx.read.NamedToken(id)
}

func (tx *watchedReadTx) SpaceNamedTokens(space zone.SpaceID, page zone.Page) (value []zone.NamedToken, err error) {
	if err := tx.store.note("SpaceNamedTokens"); err != nil {
		return value, err
	}
	return tx.read.SpaceNamedTokens(space, page)
}

func (tx *watchedReadTx) Use(nonce tokens.Nonce) (value zone.Use, err error) {
	if err := tx.store.note("Use"); err != nil {
		return value, err
	}
	return tx.read.Use(nonce)
}

func (tx *watchedReadTx) Revocation(nonce tokens.Nonce, space zone.SpaceID) (value zone.Revocation, err error) {
	if err := tx.store.note("Revocation"); err != nil {
		return value, err
	}
	return tx.read.Revocation(nonce, space)
}

func (tx *watchedReadTx) Redemption(nonce tokens.Nonce, provider zone.ProviderID) (value zone.Redemption, err error) {
	if err := tx.store.note("Redemption"); err != nil {
		return value, err
	}
	return tx.read.Redemption(nonce, provider)
}

func (tx *watchedReadTx) Audit(after int64, limit int) (value []zone.AuditRecord, err error) {
	if err := tx.store.note("Audit"); err != nil {
		return value, err
	}
	return tx.read.Audit(after, limit)
}

func (tx *watchedReadTx) RecentAudit(space zone.SpaceID, before int64, limit int) (value []zone.AuditRecord, err error) {
	if err := tx.store.note("RecentAudit"); err != nil {
		return value, err
	}
	return tx.read.RecentAudit(space, before, limit)
}
