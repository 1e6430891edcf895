package storetest

import (
	"errors"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// readCall is a call of one method of [zone.ReadTx].
type readCall struct {
	name string
	run  func(zone.ReadTx) error
}

// writeCall is a call of one method of [zone.Tx].
type writeCall struct {
	name string
	run  func(zone.Tx) error
}

// noValue makes a call of which only the error matters.
func noValue[T any](call func(zone.ReadTx) (T, error)) func(zone.ReadTx) error {
	return func(tx zone.ReadTx) error {
		_, err := call(tx)
		return err
	}
}

// reads calls every method that reads once.
func reads() []readCall {
	all := zone.Page{Limit: 10}
	return []readCall{
		{"Instance", noValue(zone.ReadTx.Instance)},
		{"Keys", noValue(zone.ReadTx.Keys)},
		{"User", noValue(func(tx zone.ReadTx) (zone.User, error) { return tx.User("A") })},
		{"UserByName", noValue(func(tx zone.ReadTx) (zone.User, error) { return tx.UserByName("a") })},
		{"Users", noValue(func(tx zone.ReadTx) ([]zone.UserID, error) { return tx.Users(all) })},
		{"CountAdmins", noValue(zone.ReadTx.CountAdmins)},
		{"Space", noValue(func(tx zone.ReadTx) (zone.Space, error) { return tx.Space("S") })},
		{"FormerSpace", noValue(func(tx zone.ReadTx) (zone.FormerSpace, error) { return tx.FormerSpace("S") })},
		{"Spaces", noValue(func(tx zone.ReadTx) ([]zone.SpaceID, error) { return tx.Spaces(all) })},
		{"UserSpaces", noValue(func(tx zone.ReadTx) ([]zone.SpaceID, error) { return tx.UserSpaces("A", all) })},
		{"Member", noValue(func(tx zone.ReadTx) (zone.Member, error) { return tx.Member("S", "A") })},
		{"Members", noValue(func(tx zone.ReadTx) ([]zone.UserID, error) { return tx.Members("S", all) })},
		{"Provider", noValue(func(tx zone.ReadTx) (zone.Provider, error) { return tx.Provider("P") })},
		{"Providers", noValue(func(tx zone.ReadTx) ([]zone.ProviderID, error) { return tx.Providers(all) })},
		{"Support", noValue(func(tx zone.ReadTx) (zone.Support, error) { return tx.Support("S", "P") })},
		{"SpaceSupports", noValue(func(tx zone.ReadTx) ([]zone.Support, error) { return tx.SpaceSupports("S", all) })},
		{"ProviderSupports", noValue(func(tx zone.ReadTx) ([]zone.Support, error) { return tx.ProviderSupports("P", all) })},
		{"AccessToken", noValue(func(tx zone.ReadTx) (zone.AccessToken, error) { return tx.AccessToken("t") })},
		{"UserAccessTokens", noValue(func(tx zone.ReadTx) ([]zone.AccessToken, error) { return tx.UserAccessTokens("A", all) })},
		{"NamedToken", noValue(func(tx zone.ReadTx) (zone.NamedToken, error) { return tx.NamedToken("nA") })},
		{"SpaceNamedTokens", noValue(func(tx zone.ReadTx) ([]zone.NamedToken, error) { return tx.SpaceNamedTokens("S", all) })},
		{"Use", noValue(func(tx zone.ReadTx) (zone.Use, error) { return tx.Use("n") })},
		{"Redemption", noValue(func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("n", "P") })},
		{"Revocation", noValue(func(tx zone.ReadTx) (zone.Revocation, error) { return tx.Revocation("n", "S") })},
		{"Audit", noValue(func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.Audit(0, 10) })},
		{"RecentAudit", noValue(func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.RecentAudit("", 0, 10) })},
		{"RecentAudit of a space", noValue(func(tx zone.ReadTx) ([]zone.AuditRecord, error) { return tx.RecentAudit("S", 0, 10) })},
	}
}

// writes calls every method that writes once. After prepare, and in this order, each succeeds.
func writes() []writeCall {
	renamed := newUser("A")
	renamed.Username, renamed.Admin = "renamed", true
	changed := newNamedToken("nA", "S", "A")
	changed.Name, changed.RevokedAt = "renamed", noon
	return []writeCall{
		{"InsertInstance", func(tx zone.Tx) error { return tx.InsertInstance(newInstance()) }},
		{"UpdateInstance", func(tx zone.Tx) error { return tx.UpdateInstance(newInstance()) }},
		{"InsertKey", func(tx zone.Tx) error { return tx.InsertKey(newKey("0a")) }},
		{"UpdateKey", func(tx zone.Tx) error { return tx.UpdateKey(keyOf("0a", tokens.KeyRetired, tokens.Named)) }},
		{"InsertUser", func(tx zone.Tx) error { return tx.InsertUser(newUser("C")) }},
		{"UpdateUser", func(tx zone.Tx) error { return tx.UpdateUser(renamed) }},
		{"InsertSpace", func(tx zone.Tx) error { return tx.InsertSpace(newSpace("U")) }},
		{"UpdateSpace", func(tx zone.Tx) error { return tx.UpdateSpace(zone.Space{ID: "S", Name: "renamed"}) }},
		{"InsertMember", func(tx zone.Tx) error { return tx.InsertMember(newMember("T", "B")) }},
		{"UpdateMember", func(tx zone.Tx) error { return tx.UpdateMember(zone.Member{Space: "S", User: "A", Privileges: 5}) }},
		{"DeleteMember", func(tx zone.Tx) error { return tx.DeleteMember("T", "B") }},
		{"InsertProvider", func(tx zone.Tx) error { return tx.InsertProvider(newProvider("R")) }},
		{"UpdateProvider", func(tx zone.Tx) error { return tx.UpdateProvider(zone.Provider{ID: "P", Name: "renamed"}) }},
		{"InsertSupport", func(tx zone.Tx) error { return tx.InsertSupport(newSupport("T", "Q")) }},
		{"UpdateSupport", func(tx zone.Tx) error { return tx.UpdateSupport(zone.Support{Space: "S", Provider: "P", Size: 5}) }},
		{"DeleteSupport", func(tx zone.Tx) error { return tx.DeleteSupport("T", "Q") }},
		{"InsertAccessToken", func(tx zone.Tx) error { return tx.InsertAccessToken(newAccessToken("u", "A")) }},
		{"DeleteAccessToken", func(tx zone.Tx) error { return tx.DeleteAccessToken("u") }},
		{"InsertNamedToken", func(tx zone.Tx) error { return tx.InsertNamedToken(newNamedToken("new", "S", "A")) }},
		{"UpdateNamedToken", func(tx zone.Tx) error { return tx.UpdateNamedToken(changed) }},
		{"DeleteNamedToken", func(tx zone.Tx) error { return tx.DeleteNamedToken("new") }},
		{"InsertRevocation", func(tx zone.Tx) error { return tx.InsertRevocation(newRevocation("r", "S"), noon) }},
		{"Consume", func(tx zone.Tx) error { _, err := tx.Consume("n", noon, 5); return err }},
		{"PruneLedger", func(tx zone.Tx) error { _, err := tx.PruneLedger(noon, 10); return err }},
		{"InsertRedemption", func(tx zone.Tx) error { return tx.InsertRedemption(newRedemption("n", "P")) }},
		{"AppendAudit", func(tx zone.Tx) error { return tx.AppendAudit(newRecord("write")) }},
		{"DeleteUser", func(tx zone.Tx) error { return tx.DeleteUser("A") }},
		{"DeleteProvider", func(tx zone.Tx) error { return tx.DeleteProvider("P") }},
		{"DeleteSpace", func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) }},
	}
}

// Exercise calls every method of a transaction on s, which is empty, at least once. It is for tests beside an implementation
// that look at what the calls leave behind.
func Exercise(t testing.TB, s zone.Store) {
	t.Helper()
	prepare(t, s)
	for _, call := range reads() {
		if err := s.View(t.Context(), call.run); err != nil && !errors.Is(err, zone.NotFound) {
			t.Errorf("%s: %v", call.name, err)
		}
	}
	update(t, s, func(tx zone.Tx) error {
		writeEverything(t, tx)
		return nil
	})
}
