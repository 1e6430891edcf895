package storetest

import (
	"math"
	"testing"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

var namedTokenTests = []test{
	{"insert and read", testNamedTokenInsert},
	{"missing", testNamedTokenMissing},
	{"id taken, also in another space and by another user's", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newUser("B"), newNamedToken("n", "S", "A"))
		for _, other := range []zone.NamedToken{newNamedToken("n", "T", "A"), newNamedToken("n", "S", "B")} {
			other.Name = "another"
			wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertNamedToken(other) }), zone.Conflict)
		}
		wantNamedToken(t, s, newNamedToken("n", "S", "A"))
		wantNamedTokens(t, s, "T")
	}},
	{"name taken within the space", testNamedTokenNames},
	{"no such issuer", func(t *testing.T, s zone.Store) {
		insert(t, s, newUser("A"), newSpace("S"))
		err := try(s, func(tx zone.Tx) error { return tx.InsertNamedToken(newNamedToken("n", "S", "a")) })
		wantKind(t, err, zone.NotFound)
		wantNamedTokens(t, s, "S")
	}},
	{"update", testNamedTokenUpdate},
	{"update to a taken name", testNamedTokenUpdateConflict},
	{"rename frees the old name", testNamedTokenRename},
	{"delete", testNamedTokenDelete},
	{"a user takes along what it issued", testNamedTokenIssuer},
	{"a space leaves them behind", testNamedTokenSpace},
	{"list of a space", testNamedTokenList},
	{"what goes in and comes out is not shared", testNamedTokenAliasing},
}

func keptNamedToken(n zone.NamedToken) zone.NamedToken {
	n.CreatedAt, n.ExpiresAt, n.RevokedAt = kept(n.CreatedAt), kept(n.ExpiresAt), kept(n.RevokedAt)
	return n
}

// wantNamedToken fails unless both ways to read a row give want.
func wantNamedToken(t testing.TB, s zone.Store, want zone.NamedToken) {
	t.Helper()
	want = keptNamedToken(want)
	wantRead(t, s, want, func(tx zone.ReadTx) (zone.NamedToken, error) { return tx.NamedToken(want.ID) })
	list, err := read(s, func(tx zone.ReadTx) ([]zone.NamedToken, error) {
		return tx.SpaceNamedTokens(want.Space, zone.Page{Limit: 100})
	})
	if err != nil {
		t.Errorf("SpaceNamedTokens: %v", err)
	}
	for _, n := range list {
		if n.ID == want.ID {
			wantEqual(t, n, want)
			return
		}
	}
	t.Errorf("the list of the space lacks the token %q", want.ID)
}

// wantNamedTokens fails unless the space has the named tokens with these ids.
func wantNamedTokens(t testing.TB, s zone.Store, space zone.SpaceID, ids ...string) {
	t.Helper()
	wantPages(t, s, ids, func(n zone.NamedToken) string { return string(n.ID) },
		func(tx zone.ReadTx, p zone.Page) ([]zone.NamedToken, error) { return tx.SpaceNamedTokens(space, p) })
}

func testNamedTokenInsert(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newSpace("S"))
	bare := zone.NamedToken{ID: "bare", Space: "S", Issuer: "A", UsageLimit: math.MaxInt64, CreatedAt: noon}
	empty := newNamedToken("empty", "S", "A")
	empty.Caveats = []string{}
	odd := newNamedToken("odd", "S", "A")
	odd.Memo, odd.RevokedAt = "“Łódź”\n 'x' \"y\"", noon.Add(time.Second)
	odd.Caveats = []string{"", "a\nb", `"time < 5"`, `\`, "é < ü & \u2028", "", "size >= 5"}
	elsewhere := newNamedToken("elsewhere", "no-such-space", "A") // it may be one that was removed
	for _, n := range []zone.NamedToken{newNamedToken("n", "S", "A"), bare, empty, odd, elsewhere} {
		insert(t, s, n)
		if len(n.Caveats) == 0 {
			n.Caveats = nil
		}
		wantNamedToken(t, s, n)
	}
	counted := newNamedToken("counted", "S", "A")
	counted.Uses, counted.LastUsedAt = 5, noon
	insert(t, s, counted)
	counted.Uses, counted.LastUsedAt = 0, time.Time{} // are the ledger's
	wantNamedToken(t, s, counted)
}

func testNamedTokenMissing(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newNamedToken("n", "S", "A"))
	wantMissing(t, s, func(tx zone.ReadTx) (zone.NamedToken, error) { return tx.NamedToken("N") })
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateNamedToken(newNamedToken("N", "S", "A")) }), zone.NotFound)
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.DeleteNamedToken("N") }), zone.NotFound)
	wantNamedTokens(t, s, "S", "n")
	wantNamedTokens(t, s, "s")
}

func testNamedTokenNames(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"), newNamedToken("n", "S", "A"))
	for _, issuer := range []string{"A", "B"} {
		again := newNamedToken("m", "S", issuer)
		again.Name = newNamedToken("n", "S", "A").Name
		wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertNamedToken(again) }), zone.Conflict)
	}
	wantNamedTokens(t, s, "S", "n")
	elsewhere := newNamedToken("m", "T", "A")
	elsewhere.Name = newNamedToken("n", "S", "A").Name
	insert(t, s, elsewhere)
	upper := newNamedToken("u", "S", "A")
	upper.Name = "TOKEN n" // names are compared byte by byte
	insert(t, s, upper)
	wantNamedTokens(t, s, "S", "n", "u")
	wantNamedTokens(t, s, "T", "m")
	wantNamedToken(t, s, elsewhere)
	update(t, s, func(tx zone.Tx) error { // a conflict is not the end of the transaction
		again := elsewhere
		again.ID = "again"
		wantKind(t, tx.InsertNamedToken(again), zone.Conflict)
		again.Name = "free"
		return tx.InsertNamedToken(again)
	})
	wantNamedTokens(t, s, "T", "again", "m")
}

func testNamedTokenUpdate(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"), newNamedToken("n", "S", "A"), newNamedToken("o", "S", "A"))
	changed := zone.NamedToken{
		ID: "n", Space: "T", Issuer: "B", Name: "renamed", Memo: "other", Secret: secret(9), UsageLimit: 99,
		Caveats: []string{"size <= 1"}, CreatedAt: noon.AddDate(1, 0, 0), ExpiresAt: noon.AddDate(2, 0, 0),
		RevokedAt: noon.Add(time.Minute), Uses: 5, LastUsedAt: noon,
	}
	update(t, s, func(tx zone.Tx) error { return tx.UpdateNamedToken(changed) })
	want := newNamedToken("n", "S", "A")
	want.Name, want.Memo, want.RevokedAt = changed.Name, changed.Memo, changed.RevokedAt // and nothing else
	wantNamedToken(t, s, want)
	wantNamedToken(t, s, newNamedToken("o", "S", "A"))
	wantNamedTokens(t, s, "T")
	update(t, s, func(tx zone.Tx) error { return tx.UpdateNamedToken(changed) }) // no conflict with itself
	changed.Memo, changed.RevokedAt = "", time.Time{}
	want.Memo, want.RevokedAt = "", time.Time{}
	update(t, s, func(tx zone.Tx) error { return tx.UpdateNamedToken(changed) })
	wantNamedToken(t, s, want)
}

func testNamedTokenUpdateConflict(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newNamedToken("n", "S", "A"), newNamedToken("o", "S", "A"), newNamedToken("p", "T", "A"))
	changed := newNamedToken("n", "T", "A") // the space of the row counts, not this one
	changed.Name, changed.Memo = newNamedToken("o", "S", "A").Name, "lost"
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.UpdateNamedToken(changed) }), zone.Conflict)
	wantNamedToken(t, s, newNamedToken("n", "S", "A"))
	want := newNamedToken("n", "S", "A")
	want.Name = newNamedToken("p", "T", "A").Name
	update(t, s, func(tx zone.Tx) error { return tx.UpdateNamedToken(want) })
	wantNamedToken(t, s, want)
}

func testNamedTokenRename(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newNamedToken("n", "S", "A"))
	changed, heir := newNamedToken("n", "S", "A"), newNamedToken("o", "S", "A")
	heir.Name, changed.Name = changed.Name, "renamed"
	wantRolledBack(t, try(s, func(tx zone.Tx) error {
		if err := tx.UpdateNamedToken(changed); err != nil {
			t.Error(err)
		}
		return errRollback
	}))
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertNamedToken(heir) }), zone.Conflict)
	update(t, s, func(tx zone.Tx) error { return tx.UpdateNamedToken(changed) })
	insert(t, s, heir)
	wantNamedToken(t, s, changed)
	wantNamedToken(t, s, heir)
	late := newNamedToken("p", "S", "A")
	late.Name = "renamed"
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertNamedToken(late) }), zone.Conflict)
}

func testNamedTokenDelete(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newNamedToken("n", "S", "A"), newNamedToken("o", "S", "A"))
	use(t, s, "n", "P", noon)
	update(t, s, func(tx zone.Tx) error { return tx.DeleteNamedToken("n") })
	wantMissing(t, s, func(tx zone.ReadTx) (zone.NamedToken, error) { return tx.NamedToken("n") })
	wantNamedTokens(t, s, "S", "o")
	wantUses(t, s, "n", 1) // what it was redeemed for stays
	if _, err := read(s, func(tx zone.ReadTx) (zone.Redemption, error) { return tx.Redemption("n", "P") }); err != nil {
		t.Errorf("Redemption: %v", err)
	}
	heir := newNamedToken("p", "S", "A")
	heir.Name = newNamedToken("n", "S", "A").Name
	insert(t, s, heir)
	wantNamedToken(t, s, heir)
	wantNamedToken(t, s, newNamedToken("o", "S", "A"))
}

func testNamedTokenIssuer(t *testing.T, s zone.Store) {
	issued := []any{newNamedToken("n", "S", "A"), newNamedToken("o", "T", "A"), newNamedToken("p", "S", "A")}
	insert(t, s, newUser("A"), newUser("B"), newSpace("S"), newNamedToken("q", "S", "B"))
	insert(t, s, issued...)
	wantRolledBack(t, try(s, func(tx zone.Tx) error {
		if err := tx.DeleteUser("A"); err != nil {
			t.Error(err)
		}
		wantKindOf(t, tx.NamedToken, "n", zone.NotFound)
		return errRollback
	}))
	wantNamedTokens(t, s, "S", "n", "p", "q")
	update(t, s, func(tx zone.Tx) error { return tx.DeleteUser("A") })
	for _, id := range []tokens.Nonce{"n", "o", "p"} {
		wantMissing(t, s, func(tx zone.ReadTx) (zone.NamedToken, error) { return tx.NamedToken(id) })
	}
	wantNamedTokens(t, s, "S", "q")
	wantNamedTokens(t, s, "T")
	wantNamedToken(t, s, newNamedToken("q", "S", "B"))
	insert(t, s, newUser("A")) // nothing comes back, and the names are free
	wantNamedTokens(t, s, "S", "q")
	insert(t, s, issued...)
}

func wantKindOf[K, V any](t testing.TB, call func(K) (V, error), key K, kind zone.Kind) {
	t.Helper()
	_, err := call(key)
	wantKind(t, err, kind)
}

func testNamedTokenSpace(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newSpace("S"), newNamedToken("n", "S", "A"))
	update(t, s, func(tx zone.Tx) error { return tx.DeleteSpace("S", noon) })
	wantNamedToken(t, s, newNamedToken("n", "S", "A"))
	again := newNamedToken("o", "S", "A")
	again.Name = newNamedToken("n", "S", "A").Name
	wantKind(t, try(s, func(tx zone.Tx) error { return tx.InsertNamedToken(again) }), zone.Conflict)
	update(t, s, func(tx zone.Tx) error { return tx.DeleteNamedToken("n") })
	wantNamedTokens(t, s, "S")
}

func testNamedTokenList(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"), newUser("B"), newNamedToken("other", "s", "A"))
	wantNamedTokens(t, s, "S")
	for i, id := range tricky {
		n := newNamedToken(id, "S", []string{"A", "B"}[i%2])
		n.Name = tricky[len(tricky)-1-i] // the order is of the ids, not of the names
		insert(t, s, n)
	}
	wantNamedTokens(t, s, "S", tricky...)
}

func testNamedTokenAliasing(t *testing.T, s zone.Store) {
	insert(t, s, newUser("A"))
	given := newNamedToken("n", "S", "A")
	insert(t, s, given)
	given.Caveats[0] = "given"
	wantNamedToken(t, s, newNamedToken("n", "S", "A"))
	one, err := read(s, func(tx zone.ReadTx) (zone.NamedToken, error) { return tx.NamedToken("n") })
	if err != nil {
		t.Fatal(err)
	}
	list, err := read(s, func(tx zone.ReadTx) ([]zone.NamedToken, error) {
		return tx.SpaceNamedTokens("S", zone.Page{Limit: 1})
	})
	if err != nil || len(list) != 1 {
		t.Fatalf("list %+v, error %v", list, err)
	}
	one.Caveats[0], list[0].Caveats[1], list[0].Name = "one", "list", "list"
	wantNamedToken(t, s, newNamedToken("n", "S", "A"))
	changed := newNamedToken("n", "S", "A")
	changed.Caveats[0] = "changed"
	update(t, s, func(tx zone.Tx) error { return tx.UpdateNamedToken(changed) })
	changed.Caveats[1] = "later"
	wantNamedToken(t, s, newNamedToken("n", "S", "A"))
}
