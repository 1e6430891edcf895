package zone

import (
	"github.com/maypok86/otter/v2"

	"github.com/zonemint/zonemint/tokens"
)

// recallingTx reads what [recent] remembers. Whatever is not remembered fails, and it notes that.
type recallingTx struct {
	recent *recent
	glance glance
	missed bool
}

var _ ReadTx = (*recallingTx)(nil)

func (t *recallingTx) miss() error {
	t.missed = true
	return errMissed
}

func recall[K comparable, V any](t *recallingTx, shelf *otter.Cache[K, *recalled[V]], key K) (V, error) {
	if found, ok := shelf.GetIfPresent(key); ok && t.recent.holds(found.glance, t.glance) {
		return found.row, nil
	}
	var none V
	return none, t.miss()
}

// Origin implements [ReadTx]. It is that of the transaction that read the zone's row.
func (t *recallingTx) Origin() Origin {
	if found := t.recent.instance.Load(); found != nil {
		return found.row.origin
	}
	t.missed = true
	return Origin{}
}

// Instance implements [ReadTx]. The database's clock has gone on since.
func (t *recallingTx) Instance() (Instance, error) {
	found := t.recent.instance.Load()
	if found == nil || !t.recent.holds(found.glance, t.glance) {
		return Instance{}, t.miss()
	}
	row := found.row.Instance
	if !row.Now.IsZero() {
		row.Now = row.Now.Add(max(0, t.glance.at.Sub(found.row.read)))
	}
	return row, nil
}

// User implements [ReadTx].
func (t *recallingTx) User(id UserID) (User, error) { return recall(t, t.recent.users, id) }

// UserByName implements [ReadTx].
func (t *recallingTx) UserByName(name string) (User, error) { return recall(t, t.recent.names, name) }

// Space implements [ReadTx].
func (t *recallingTx) Space(id SpaceID) (Space, error) { return recall(t, t.recent.spaces, id) }

// Member implements [ReadTx].
func (t *recallingTx) Member(space SpaceID, user UserID) (Member, error) {
	return recall(t, t.recent.members, memberKey{space, user})
}

// AccessToken implements [ReadTx].
func (t *recallingTx) AccessToken(id tokens.Nonce) (AccessToken, error) {
	return recall(t, t.recent.tokens, id)
}

// The rest of [ReadTx] is not remembered.

// Keys implements [ReadTx].
func (t *recallingTx) Keys() ([]tokens.WrappedKey, error) { return nil, t.miss() }

// Users implements [ReadTx].
func (t *recallingTx) Users(Page) ([]UserID, error) { return nil, t.miss() }

// CountAdmins implements [ReadTx].
func (t *recallingTx) CountAdmins() (int, error) { return 0, t.miss() }

// FormerSpace implements [ReadTx].
func (t *recallingTx) FormerSpace(SpaceID) (FormerSpace, error) { return FormerSpace{}, t.miss() }

// Spaces implements [ReadTx].
func (t *recallingTx) Spaces(Page) ([]SpaceID, error) { return nil, t.miss() }

// UserSpaces implements [ReadTx].
func (t *recallingTx) UserSpaces(UserID, Page) ([]SpaceID, error) { return nil, t.miss() }

// Members implements [ReadTx].
func (t *recallingTx) Members(SpaceID, Page) ([]UserID, error) { return nil, t.miss() }

// Provider implements [ReadTx].
func (t *recallingTx) Provider(ProviderID) (Provider, error) { return Provider{}, t.miss() }

// Providers implements [ReadTx].
func (t *recallingTx) Providers(Page) ([]ProviderID, error) { return nil, t.miss() }

// Support implements [ReadTx].
func (t *recallingTx) Support(SpaceID, ProviderID) (Support, error) { return Support{}, t.miss() }

// SpaceSupports implements [ReadTx].
func (t *recallingTx) SpaceSupports(SpaceID, Page) ([]Support, error) { return nil, t.miss() }

// ProviderSupports implements [ReadTx].
func (t *recallingTx) ProviderSupports(ProviderID, Page) ([]Support, error) { return nil, t.miss() }

// UserAccessTokens implements [ReadTx].
func (t *recallingTx) UserAccessTokens(UserID, Page) ([]AccessToken, error) { return nil, t.miss() }

// NamedToken implements [ReadTx].
func (t *recallingTx) NamedToken(tokens.Nonce) (NamedToken, error) { return NamedToken{}, t.miss() }

// SpaceNamedTokens implements [ReadTx].
func (t *recallingTx) SpaceNamedTokens(SpaceID, Page) ([]NamedToken, error) { return nil, t.miss() }

// Use implements [ReadTx].
func (t *recallingTx) Use(tokens.Nonce) (Use, error) { return Use{}, t.miss() }

// Revocation implements [ReadTx].
func (t *recallingTx) Revocation(tokens.Nonce, SpaceID) (Revocation, error) {
	return Revocation{}, t.miss()
}

// Redemption implements [ReadTx].
func (t *recallingTx) Redemption(tokens.Nonce, ProviderID) (Redemption, error) {
	return Redemption{}, t.miss()
}

// Audit implements [ReadTx].
func (t *recallingTx) Audit(int64, int) ([]AuditRecord, error) { return nil, t.miss() }

// RecentAudit implements [ReadTx].
func (t *recallingTx) RecentAudit(SpaceID, int64, int) ([]AuditRecord, error) { return nil, t.miss() }
