package faults_test

import (
	"fmt"
	"maps"
	"slices"
)

// grant is what a redemption has given: how many bytes of which space.
type grant struct {
	space string
	size  int64
}

// place is a space and a provider that supports it.
type place struct{ space, provider string }

// support is the row of a support.
type support struct {
	token string
	size  int64
}

// snapshot is what the database says of redemptions, read past the program in one transaction.
type snapshot struct {
	uses        map[string]int64  // the ledger: how often each token was used
	redemptions map[use]grant     // each use
	supports    map[place]support // what the uses have led to
	records     map[use][]string  // the space of each audit record of a redemption that was granted, repetitions and confirmations apart
	integrity   string            // what the database says of itself
}

// verdict is what the checker found.
type verdict struct {
	acknowledged int // redemptions of which a client was told that they were granted
	lost         int // of these, those that are not there
	doubled      int // supports beyond the limit of their token
	torn         int // rows without those that belong to them
	other        int // anything else that must not be
	faults       []string
}

// sound reports whether nothing is wrong.
func (v *verdict) sound() bool { return v.lost+v.doubled+v.torn+v.other == 0 }

func (v *verdict) add(other verdict) {
	v.acknowledged += other.acknowledged
	v.lost += other.lost
	v.doubled += other.doubled
	v.torn += other.torn
	v.other += other.other
}

func (v *verdict) say(counter *int, n int, format string, args ...any) {
	*counter += n
	v.faults = append(v.faults, fmt.Sprintf(format, args...))
}

// check holds what clients were told against what the database has. It decides alone: no test compares the two by itself.
func check(attempts []attempt, s snapshot) verdict {
	var v verdict
	granted, known := digest(attempts)
	v.acknowledged = len(granted)
	checkKept(&v, granted, s)
	checkLimits(&v, granted, known, s)
	checkWhole(&v, s)
	checkAsked(&v, attempts, s)
	if s.integrity != "ok" {
		v.say(&v.other, 1, "the database is damaged: %s", s.integrity)
	}
	return v
}

// digest returns the uses that were acknowledged, each once however often it was repeated, and the tokens that were presented.
func digest(attempts []attempt) (granted map[use]attempt, known map[string]token) {
	granted, known = make(map[use]attempt), make(map[string]token)
	for _, a := range attempts {
		known[a.token.id] = a.token
		if a.outcome == acknowledged {
			granted[a.use()] = a
		}
	}
	return granted, known
}

// checkKept finds acknowledged redemptions that are not there, or not as they were asked for.
func checkKept(v *verdict, granted map[use]attempt, s snapshot) {
	for u, a := range granted {
		want := grant{a.token.space, a.size}
		switch {
		case s.redemptions[u] != want:
			v.say(&v.lost, 1, "token %s by provider %s was acknowledged, and its redemption is %+v", u.token, u.provider, s.redemptions[u])
		case s.supports[place{want.space, u.provider}] != support{u.token, want.size}:
			v.say(&v.lost, 1, "token %s by provider %s was acknowledged, and its support is %+v", u.token, u.provider,
				s.supports[place{want.space, u.provider}])
		case s.uses[u.token] < 1:
			v.say(&v.lost, 1, "token %s by provider %s was acknowledged, and the ledger does not have it", u.token, u.provider)
		}
	}
}

// checkLimits finds tokens that gave more than they were good for: by the database, or by what clients were told.
func checkLimits(v *verdict, granted map[use]attempt, known map[string]token, s snapshot) {
	told, redeemed, given := make(map[string]int64), make(map[string]int64), make(map[string]int64)
	for u := range granted {
		told[u.token]++
	}
	for u := range s.redemptions {
		redeemed[u.token]++
	}
	for _, row := range s.supports {
		given[row.token]++
	}
	for _, id := range slices.Sorted(maps.Keys(known)) {
		most := max(told[id], redeemed[id], given[id], s.uses[id])
		if limit := known[id].limit; most > limit {
			v.say(&v.doubled, int(most-limit), "token %s is good for %d: clients were told of %d, redemptions %d, supports %d, uses %d", id,
				limit, told[id], redeemed[id], given[id], s.uses[id])
		}
	}
}

// checkWhole finds rows without those that were written in the same transaction.
func checkWhole(v *verdict, s snapshot) {
	redeemed := make(map[string]int64)
	for u, g := range s.redemptions {
		redeemed[u.token]++
		if row := s.supports[place{g.space, u.provider}]; row != (support{u.token, g.size}) {
			v.say(&v.torn, 1, "the redemption of %s by %s has the support %+v", u.token, u.provider, row)
		}
		if records := s.records[u]; !slices.Equal(records, []string{g.space}) {
			v.say(&v.torn, 1, "the redemption of %s by %s has the audit records %q", u.token, u.provider, records)
		}
	}
	for at, row := range s.supports {
		if _, ok := s.redemptions[use{row.token, at.provider}]; !ok {
			v.say(&v.torn, 1, "the support of %s by %s has no redemption", at.space, at.provider)
		}
	}
	for u := range s.records {
		if _, ok := s.redemptions[u]; !ok {
			v.say(&v.torn, 1, "the audit record of %s by %s has no redemption", u.token, u.provider)
		}
	}
	tokens := maps.Clone(redeemed)
	maps.Copy(tokens, s.uses)
	for id := range tokens {
		if s.uses[id] != redeemed[id] {
			v.say(&v.torn, 1, "token %s counts %d uses and has %d redemptions", id, s.uses[id], redeemed[id])
		}
	}
}

// checkAsked finds what nobody has asked for, and what was refused and done all the same.
func checkAsked(v *verdict, attempts []attempt, s snapshot) {
	possible := make(map[use]bool)
	for _, a := range attempts {
		possible[a.use()] = possible[a.use()] || a.outcome != refused
	}
	for u := range s.redemptions {
		if may, asked := possible[u]; !asked {
			v.say(&v.other, 1, "token %s was redeemed by %s, who did not ask", u.token, u.provider)
		} else if !may {
			v.say(&v.other, 1, "token %s was refused to %s, and redeemed", u.token, u.provider)
		}
	}
}
