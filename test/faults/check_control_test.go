package faults_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// good is a history, and what the database has when all is well: one token that was redeemed, one that two providers share, one whose
// answer was lost, and one that was refused.
func good() ([]attempt, snapshot) {
	once, shared := token{id: "once", space: "s1", limit: 1}, token{id: "shared", space: "s2", limit: 2}
	cut, spared := token{id: "cut", space: "s3", limit: 1}, token{id: "spared", space: "s4", limit: 1}
	attempts := []attempt{
		{token: once, provider: "p", size: 10, outcome: unknown},
		{token: once, provider: "p", size: 10, outcome: acknowledged},
		{token: once, provider: "q", size: 10, outcome: refused, code: "token_used"},
		{token: shared, provider: "p", size: 10, outcome: acknowledged},
		{token: shared, provider: "q", size: 20, outcome: acknowledged},
		{token: cut, provider: "p", size: 10, outcome: unknown},
		{token: spared, provider: "p", size: 10, outcome: refused, code: "caveat_not_met"},
	}
	return attempts, snapshot{
		uses: map[string]int64{"once": 1, "shared": 2, "cut": 1},
		redemptions: map[use]grant{
			{"once", "p"}: {"s1", 10}, {"shared", "p"}: {"s2", 10}, {"shared", "q"}: {"s2", 20}, {"cut", "p"}: {"s3", 10},
		},
		supports: map[place]support{
			{"s1", "p"}: {"once", 10}, {"s2", "p"}: {"shared", 10}, {"s2", "q"}: {"shared", 20}, {"s3", "p"}: {"cut", 10},
		},
		records:   map[use][]string{{"once", "p"}: {"s1"}, {"shared", "p"}: {"s2"}, {"shared", "q"}: {"s2"}, {"cut", "p"}: {"s3"}},
		integrity: "ok",
	}
}

// TestCheckerPasses: what is well is found well, also when a request that was cut off left nothing.
func TestCheckerPasses(t *testing.T) {
	t.Parallel()
	attempts, s := good()
	if v := check(attempts, s); !v.sound() || v.acknowledged != 3 {
		t.Errorf("all is well, and the checker finds %+v", v)
	}
	remove(&s, use{"cut", "p"})
	if v := check(attempts, s); !v.sound() {
		t.Errorf("the request that was cut off left nothing, and the checker finds %+v", v)
	}
}

// remove takes every trace of a use away.
func remove(s *snapshot, u use) {
	delete(s.supports, place{s.redemptions[u].space, u.provider})
	delete(s.redemptions, u)
	delete(s.records, u)
	if s.uses[u.token]--; s.uses[u.token] == 0 {
		delete(s.uses, u.token)
	}
}

// TestCheckerCatches gives the checker what is wrong in one way each.
func TestCheckerCatches(t *testing.T) {
	t.Parallel()
	once, shared := use{"once", "p"}, use{"shared", "q"}
	for name, c := range map[string]struct {
		spoil func(attempts *[]attempt, s *snapshot)
		want  verdict
	}{
		"lost": {func(_ *[]attempt, s *snapshot) { remove(s, once) }, verdict{lost: 1}},
		"lost, one of two": {func(_ *[]attempt, s *snapshot) {
			remove(s, shared)
		}, verdict{lost: 1}},
		"lost support": {func(_ *[]attempt, s *snapshot) { delete(s.supports, place{"s1", "p"}) }, verdict{lost: 1, torn: 1}},
		"lost use":     {func(_ *[]attempt, s *snapshot) { delete(s.uses, "once") }, verdict{lost: 1, torn: 1}},
		"another size": {func(_ *[]attempt, s *snapshot) {
			s.redemptions[once], s.supports[place{"s1", "p"}] = grant{"s1", 11}, support{"once", 11}
		}, verdict{lost: 1}},
		"doubled, as clients were told": {func(a *[]attempt, s *snapshot) {
			(*a)[2].outcome = acknowledged
			grantTo(s, use{"once", "q"}, grant{"s1", 10})
		}, verdict{doubled: 1}},
		"doubled, in the database alone": {func(a *[]attempt, s *snapshot) {
			(*a)[2].outcome = unknown
			grantTo(s, use{"once", "q"}, grant{"s1", 10})
		}, verdict{doubled: 1}},
		"doubled in the ledger": {func(_ *[]attempt, s *snapshot) { s.uses["once"] = 2 }, verdict{doubled: 1, torn: 1}},
		"told, and not done": {func(a *[]attempt, _ *snapshot) {
			(*a)[2].outcome = acknowledged
		}, verdict{lost: 1, doubled: 1}},
		"no audit record":  {func(_ *[]attempt, s *snapshot) { delete(s.records, once) }, verdict{torn: 1}},
		"two of them":      {func(_ *[]attempt, s *snapshot) { s.records[once] = []string{"s1", "s1"} }, verdict{torn: 1}},
		"one of nothing":   {func(_ *[]attempt, s *snapshot) { s.records[use{"spared", "p"}] = []string{"s4"} }, verdict{torn: 1}},
		"a use of nothing": {func(_ *[]attempt, s *snapshot) { s.uses["spared"] = 1 }, verdict{torn: 1}},
		"a support of nothing": {func(_ *[]attempt, s *snapshot) {
			s.supports[place{"s4", "p"}] = support{"spared", 10}
		}, verdict{torn: 1}},
		"refused, and done": {func(_ *[]attempt, s *snapshot) { grantTo(s, use{"spared", "p"}, grant{"s4", 10}) }, verdict{other: 1}},
		"nobody asked":      {func(_ *[]attempt, s *snapshot) { grantTo(s, use{"other", "p"}, grant{"s5", 10}) }, verdict{other: 1}},
		"damaged":           {func(_ *[]attempt, s *snapshot) { s.integrity = "row 1 missing from index" }, verdict{other: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			attempts, s := good()
			c.spoil(&attempts, &s)
			v := check(attempts, s)
			if first, _, _ := strings.Cut(name, ","); first == "lost" || first == "doubled" {
				caught(t, "checker: "+name)
			}
			if v.lost != c.want.lost || v.doubled != c.want.doubled || v.torn != c.want.torn || v.other != c.want.other || len(v.faults) == 0 {
				t.Errorf("the checker finds %+v, want %+v", v, c.want)
			}
		})
	}
}

// grantTo adds every trace of a use.
func grantTo(s *snapshot, u use, g grant) {
	s.uses[u.token]++
	s.redemptions[u], s.supports[place{g.space, u.provider}], s.records[u] = g, support{u.token, g.size}, []string{g.space}
}

// TestDisk shows what the disk of the power losses keeps: what was synced, always, and what was not, sometimes.
func TestDisk(t *testing.T) {
	t.Parallel()
	random := newRandom(t)
	d := newDisk(map[string][]byte{"old": []byte("before")})
	d.create("new")
	synced := &change{offset: 0, data: []byte("synced")}
	d.names["new"].write(synced)
	synced.done = true
	late := &change{offset: 6, data: []byte(" late")} // has not ended when the sync begins
	end := d.names["new"].sync()
	d.names["new"].write(late)
	late.done = true
	end()
	d.names["old"].write(&change{offset: 3}) // cut, not synced
	seen := make(map[string]bool)
	for range 200 {
		for name, content := range d.image(random) {
			seen[name+": "+string(content)] = true
		}
	}
	want := []string{"new: synced", "new: synced late", "old: bef", "old: before"}
	if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, want) {
		t.Errorf("the disk had %q, want %q", got, want)
	}
	if len(d.durable) != 1 {
		t.Error("a file whose folder was not synced is there for certain")
	}
	d.syncNames()()
	for range 50 {
		if _, ok := d.image(random)["new"]; !ok {
			t.Fatal("a file whose folder was synced is gone")
		}
	}
	d.remove("new")
	gone := 0
	for range 200 {
		if _, ok := d.image(random)["new"]; !ok {
			gone++
		}
	}
	if gone == 0 || gone == 200 {
		t.Errorf("a file that was removed, without a sync, was gone %d of 200 times", gone)
	}
}
