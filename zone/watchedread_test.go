package zone_test

import (
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// watchedReadTx is a transaction that reads, and notes each call.
type watchedReadTx struct {
	zone.ReadTx
	store *watchedStore
}

func (tx *watchedReadTx) Instance() (value zone.Instance, err error) {
	if err := tx.store.note("Instance"); err != nil {
		return value, err
	}
	return tx.ReadTx.Instance()
}

func (tx *watchedReadTx) Keys() (value []tokens.WrappedKey, err error) {
	if err := tx.store.note("Keys"); err != nil {
		return value, err
	}
	return tx.ReadTx.Keys()
}

func (tx *watchedReadTx) User(id zone.UserID) (value zone.User, err error) {
	if err := tx.store.note("User"); err != nil {
		return value, err
	}
	return tx.ReadTx.User(id)
}

func (tx *watchedReadTx) UserByName(username string) (value zone.User, err error) {
	if err := tx.store.note("UserByName"); err != nil {
		return value, err
	}
	return tx.ReadTx.UserByName(username)
}

func (tx *watchedReadTx) Users(page zone.Page) (value []zone.UserID, err error) {
	if err := tx.store.note("Users"); err != nil {
		return value, err
	}
	return tx.ReadTx.Users(page)
}

func (tx *watchedReadTx) CountAdmins() (value int, err error) {
	if err := tx.store.note("CountAdmins"); err != nil {
		return value, err
	}
	return tx.ReadTx.CountAdmins()
}

func (tx *watchedReadTx) Space(id zone.SpaceID) (value zone.Space, err error) {
	if err := tx.store.note("Space"); err != nil {
		return value, err
	}
	return tx.ReadTx.Space(id)
}

func (tx *watchedReadTx) FormerSpace(id zone.SpaceID) (value zone.FormerSpace, err error) {
	if err := tx.store.note("FormerSpace"); err != nil {
		return value, err
	}
	return tx.ReadTx.FormerSpace(id)
}

func (tx *watchedReadTx) Spaces(page zone.Page) (value []zone.SpaceID, err error) {
	if err := tx.store.note("Spaces"); err != nil {
		return value, err
	}
	return tx.ReadTx.Spaces(page)
}

func (tx *watchedReadTx) UserSpaces(user zone.UserID, page zone.Page) (value []zone.SpaceID, err error) {
	if err := tx.store.note("UserSpaces"); err != nil {
		return value, err
	}
	return tx.ReadTx.UserSpaces(user, page)
}

func (tx *watchedReadTx) Member(space zone.SpaceID, user zone.UserID) (value zone.Member, err error) {
	if err := tx.store.note("Member"); err != nil {
		return value, err
	}
	return tx.ReadTx.Member(space, user)
}

func (tx *watchedReadTx) Members(space zone.SpaceID, page zone.Page) (value []zone.UserID, err error) {
	if err := tx.store.note("Members"); err != nil {
		return value, err
	}
	return tx.ReadTx.Members(space, page)
}

func (tx *watchedReadTx) Provider(id zone.ProviderID) (value zone.Provider, err error) {
	if err := tx.store.note("Provider"); err != nil {
		return value, err
	}
	return tx.ReadTx.Provider(id)
}

func (tx *watchedReadTx) Providers(page zone.Page) (value []zone.ProviderID, err error) {
	if err := tx.store.note("Providers"); err != nil {
		return value, err
	}
	return tx.ReadTx.Providers(page)
}

func (tx *watchedReadTx) Support(space zone.SpaceID, provider zone.ProviderID) (value zone.Support, err error) {
	if err := tx.store.note("Support"); err != nil {
		return value, err
	}
	return tx.ReadTx.Support(space, provider)
}

func (tx *watchedReadTx) SpaceSupports(space zone.SpaceID, page zone.Page) (value []zone.Support, err error) {
	if err := tx.store.note("SpaceSupports"); err != nil {
		return value, err
	}
	return tx.ReadTx.SpaceSupports(space, page)
}

func (tx *watchedReadTx) ProviderSupports(provider zone.ProviderID, page zone.Page) (value []zone.Support, err error) {
	if err := tx.store.note("ProviderSupports"); err != nil {
		return value, err
	}
	return tx.ReadTx.ProviderSupports(provider, page)
}

func (tx *watchedReadTx) AccessToken(id tokens.Nonce) (value zone.AccessToken, err error) {
	if err := tx.store.note("AccessToken"); err != nil {
		return value, err
	}
	return tx.ReadTx.AccessToken(id)
}

func (tx *watchedReadTx) UserAccessTokens(user zone.UserID, page zone.Page) (value []zone.AccessToken, err error) {
	if err := tx.store.note("UserAccessTokens"); err != nil {
		return value, err
	}
	return tx.ReadTx.UserAccessTokens(user, page)
}

func (tx *watchedReadTx) Use(nonce tokens.Nonce) (value zone.Use, err error) {
	if err := tx.store.note("Use"); err != nil {
		return value, err
	}
	return tx.ReadTx.Use(nonce)
}

func (tx *watchedReadTx) Redemption(nonce tokens.Nonce, provider zone.ProviderID) (value zone.Redemption, err error) {
	if err := tx.store.note("Redemption"); err != nil {
		return value, err
	}
	return tx.ReadTx.Redemption(nonce, provider)
}

func (tx *watchedReadTx) Audit(after int64, limit int) (value []zone.AuditRecord, err error) {
	if err := tx.store.note("Audit"); err != nil {
		return value, err
	}
	return tx.ReadTx.Audit(after, limit)
}
