package memory

import (
	"sync/atomic"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// data is everything that the store keeps.
type data struct {
	instance     *zone.Instance
	keys         *table[tokens.KeyID, tokens.WrappedKey]
	users        *table[zone.UserID, zone.User]
	usernames    *table[string, zone.UserID]
	spaces       *table[zone.SpaceID, zone.Space]
	formerSpaces *table[zone.SpaceID, zone.FormerSpace]
	members      *relation[zone.SpaceID, zone.UserID, zone.Member]
	providers    *table[zone.ProviderID, zone.Provider]
	supports     *relation[zone.SpaceID, zone.ProviderID, zone.Support]
	accessTokens *relation[zone.UserID, tokens.Nonce, zone.AccessToken]
	namedTokens  *table[tokens.Nonce, zone.NamedToken]
	// The next three say where the rows of namedTokens are, by what else than the id they are looked for.
	namedBySpace  *relation[zone.SpaceID, tokens.Nonce, struct{}]
	namedByIssuer *relation[zone.UserID, tokens.Nonce, struct{}]
	tokenNames    *relation[zone.SpaceID, string, tokens.Nonce]
	uses          *table[tokens.Nonce, zone.Use]
	revocations   *relation[tokens.Nonce, zone.SpaceID, zone.Revocation]
	redemptions   *relation[tokens.Nonce, zone.ProviderID, zone.Redemption]
	audit         []zone.AuditRecord
}

func newData() *data {
	return &data{
		keys:          newTable[tokens.KeyID, tokens.WrappedKey](),
		users:         newTable[zone.UserID, zone.User](),
		usernames:     newTable[string, zone.UserID](),
		spaces:        newTable[zone.SpaceID, zone.Space](),
		formerSpaces:  newTable[zone.SpaceID, zone.FormerSpace](),
		members:       newRelation[zone.SpaceID, zone.UserID, zone.Member](),
		providers:     newTable[zone.ProviderID, zone.Provider](),
		supports:      newRelation[zone.SpaceID, zone.ProviderID, zone.Support](),
		accessTokens:  newRelation[zone.UserID, tokens.Nonce, zone.AccessToken](),
		namedTokens:   newTable[tokens.Nonce, zone.NamedToken](),
		namedBySpace:  newRelation[zone.SpaceID, tokens.Nonce, struct{}](),
		namedByIssuer: newRelation[zone.UserID, tokens.Nonce, struct{}](),
		tokenNames:    newRelation[zone.SpaceID, string, tokens.Nonce](),
		uses:          newTable[tokens.Nonce, zone.Use](),
		revocations:   newRelation[tokens.Nonce, zone.SpaceID, zone.Revocation](),
		redemptions:   newRelation[tokens.Nonce, zone.ProviderID, zone.Redemption](),
	}
}

// readTx is what [Store.View] hands out. It has no method that writes, so nobody can find one with a type assertion.
type readTx struct {
	data  *data
	ended atomic.Bool
}

// tx is what [Store.Update] hands out.
type tx struct {
	readTx
	undo []func()
}

// usable returns an error when the transaction's function has returned.
func (t *readTx) usable() error {
	if t.ended.Load() {
		return errEnded
	}
	return nil
}

// find reads a row. [zone.NotFound]: there is none.
func find[K ~string, V any](t *readTx, what string, in *table[K, V], key K) (V, error) {
	var none V
	if err := t.usable(); err != nil {
		return none, err
	}
	value, ok := in.get(key)
	if !ok {
		return none, notFound(what)
	}
	return value, nil
}

// findPair is find for a relation.
func findPair[L, R ~string, V any](t *readTx, what string, in *relation[L, R, V], left L, right R) (V, error) {
	var none V
	if err := t.usable(); err != nil {
		return none, err
	}
	value, ok := in.get(left, right)
	if !ok {
		return none, notFound(what)
	}
	return value, nil
}

// cut is a time as stores keep it: in UTC, whole milliseconds.
func cut(t time.Time) time.Time { return time.UnixMilli(t.UnixMilli()).UTC() }

func notFound(what string) error { return zone.Errorf(zone.NotFound, "no such %s", what) }

func conflict(what string) error { return zone.Errorf(zone.Conflict, "the %s exists already", what) }
