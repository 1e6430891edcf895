// Package storetest is the one suite that every implementation of [zone.Store] passes. An implementation's own test is a
// few lines:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(testing.TB) zone.Store { return memory.New() })
//	}
//
// [RunDurable] is for stores whose content outlives them. What is peculiar to one implementation (files, settings, locks of
// other processes) is tested beside it.
//
// The suite does not sleep and does not look at the clock. It never asks two transactions of one goroutine at a time: a
// store may have one lock for everything.
package storetest

import (
	"testing"

	"github.com/zonemint/zonemint/zone"
)

// test is one case. It gets an empty store of its own.
type test struct {
	name string
	run  func(*testing.T, zone.Store)
}

// Run runs the suite on the stores that open makes, an empty one for each case. The suite closes them.
func Run(t *testing.T, open func(tb testing.TB) zone.Store) {
	t.Helper()
	for _, group := range []struct {
		name  string
		tests []test
	}{
		{"instance", instanceTests},
		{"keys", keyTests},
		{"users", userTests},
		{"spaces", spaceTests},
		{"members", memberTests},
		{"providers", providerTests},
		{"supports", supportTests},
		{"access tokens", accessTokenTests},
		{"named tokens", namedTokenTests},
		{"token uses", tokenUseTests},
		{"ledger", ledgerTests},
		{"pruning", pruneTests},
		{"revocations", revocationTests},
		{"audit", auditTests},
		{"recent audit", recentAuditTests},
		{"transactions", transactionTests},
		{"isolation", isolationTests},
		{"shared updates", sharedTests},
		{"reading ahead", aheadTests},
		{"life", lifeTests},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, one := range group.tests {
				t.Run(one.name, func(t *testing.T) {
					t.Parallel()
					s := open(t)
					t.Cleanup(func() { _ = s.Close() }) // some cases have closed it
					one.run(t, s)
				})
			}
		})
	}
}
