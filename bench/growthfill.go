package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"slices"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

const (
	// fillers is how many transactions fill a database with many writers at once.
	fillers = 4
	// fillRows is how many spaces, members, tokens or redemptions go into one transaction.
	fillRows = 20_000
)

// target is a space, and who mints for it, by the number of the minter.
type target struct {
	space  string
	minter int
}

// filler fills a zone with what its API would have made, past the API: the same rows, with random ids and secrets, and the same audit
// records. The rows are written in the order of their ids, since otherwise each transaction would touch every page.
type filler struct {
	store  zone.Store
	many   bool // the store has many writers
	admin  zone.Caller
	owners []zone.Caller // the minters

	base []target // the spaces of the seed
	all  []target // all spaces, in random order
	one  []target // the first space, with those of its members who mint
}

// newFiller looks who is there.
func newFiller(ctx context.Context, store zone.Store, people *population, many bool) (*filler, error) {
	f := &filler{store: store, many: many}
	for i, space := range people.spaces {
		f.base = append(f.base, target{space, i})
	}
	f.all, f.one = slices.Clone(f.base), slices.Clone(f.base[:1])
	return f, store.View(ctx, func(tx zone.ReadTx) error {
		f.owners = nil
		for _, who := range append([]credential{people.admin}, people.minters...) {
			user, err := tx.UserByName(who.username)
			if err != nil {
				return err
			}
			f.owners = append(f.owners, zone.Caller{Kind: zone.CallerUser, User: user.ID})
		}
		f.admin, f.owners = f.owners[0], f.owners[1:]
		return nil
	})
}

// inParts runs write for n things, part by part, each in one transaction. It may be run more than once for a part.
func (f *filler) inParts(ctx context.Context, n int, write func(tx zone.Tx, i int) error) error {
	parts := (n + fillRows - 1) / fillRows
	one := func(part int) error {
		// The shared kind, which holds nothing: nobody else is there who would change what is read.
		return f.store.UpdateShared(ctx, zone.Reading{}, func(tx zone.Tx) error {
			for i := part * fillRows; i < min(n, (part+1)*fillRows); i++ {
				if err := write(tx, i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if f.many {
		return each(parts, one)
	}
	for part := range parts {
		if err := one(part); err != nil {
			return err
		}
	}
	return nil
}

// fillSpaces adds spaces with two members each: a minter who made it, and a user of its own.
func (f *filler) fillSpaces(ctx context.Context, n int) error {
	now, spaces, users := time.Now(), randomIDs(n), randomIDs(n)
	err := f.inParts(ctx, n, func(tx zone.Tx, i int) error {
		owner, space := f.owners[i%len(f.owners)], zone.SpaceID(spaces[i])
		member, made := f.newUser(users[i], fmt.Sprintf("grown-%d", i), now)
		name := fmt.Sprintf("Grown space %d", i)
		if err := tx.AppendAudit(made, record(now, owner, "create_space", "space/"+spaces[i], space, "", name)); err != nil {
			return err
		}
		if err := tx.InsertUser(member); err != nil {
			return err
		}
		if err := tx.InsertSpace(zone.Space{ID: space, Name: name, Secret: randomSecret(), CreatedAt: now}); err != nil {
			return err
		}
		if err := tx.InsertMember(zone.Member{Space: space, User: owner.User, Privileges: zone.AllPrivileges}); err != nil {
			return err
		}
		return f.addMember(tx, now, owner, zone.Member{Space: space, User: member.ID, Privileges: zone.DefaultPrivileges})
	})
	for i, space := range spaces {
		f.all = append(f.all, target{space, i % len(f.owners)})
	}
	mathrand.Shuffle(len(f.all), func(i, k int) { f.all[i], f.all[k] = f.all[k], f.all[i] }) //nolint:gosec // it is no secret
	return err
}

// fillMembers adds members to the first space. The first of them are the other minters, who may mint there then.
func (f *filler) fillMembers(ctx context.Context, n int) error {
	now, users, space := time.Now(), randomIDs(n), zone.SpaceID(f.base[0].space)
	others := f.owners[1:min(len(f.owners), n+1)]
	for i := range others {
		f.one = append(f.one, target{f.base[0].space, i + 1})
	}
	return f.inParts(ctx, n, func(tx zone.Tx, i int) error {
		member := zone.Member{Space: space, Privileges: zone.DefaultPrivileges}
		if i < len(others) {
			member.User, member.Privileges = others[i].User, zone.DefaultPrivileges|zone.NewPrivilegeSet(zone.SpaceAddProvider)
			return f.addMember(tx, now, f.owners[0], member)
		}
		user, made := f.newUser(users[i], fmt.Sprintf("grown-%d", i), now)
		if err := tx.AppendAudit(made); err != nil {
			return err
		}
		if err := tx.InsertUser(user); err != nil {
			return err
		}
		member.User = user.ID
		return f.addMember(tx, now, f.owners[0], member)
	})
}

// fillLedger adds providers, each of which has redeemed a token for each space of the seed.
func (f *filler) fillLedger(ctx context.Context, n int) error {
	now, providers, nonces := time.Now(), randomIDs(n), randomIDs(n*len(f.base))
	err := f.inParts(ctx, n, func(tx zone.Tx, i int) error {
		p := zone.Provider{
			ID: zone.ProviderID(providers[i]), Name: fmt.Sprintf("Grown site %d", i), Domain: fmt.Sprintf("grown-%d.example.org", i),
			TokenID: tokens.Nonce(randomText(16)), Secret: randomSecret(), CreatedAt: now,
		}
		err := tx.AppendAudit(record(now, f.admin, "register_provider", "provider/"+providers[i], "", p.TokenID, "domain "+p.Domain))
		if err != nil {
			return err
		}
		return tx.InsertProvider(p)
	})
	if err != nil {
		return err
	}
	return f.inParts(ctx, len(nonces), func(tx zone.Tx, i int) error {
		id, space, nonce := zone.ProviderID(providers[i/len(f.base)]), zone.SpaceID(f.base[i%len(f.base)].space), tokens.Nonce(nonces[i])
		who := zone.Caller{Kind: zone.CallerProvider, Provider: id}
		err := tx.AppendAudit(record(now, who, "provider_space_support", "space/"+string(space), space, nonce, fmt.Sprintf("size %d", redeemedSize)))
		if err != nil {
			return err
		}
		granted, err := tx.Consume(nonce, now.Truncate(time.Second), 1)
		if err != nil {
			return err
		}
		if !granted {
			return errors.New("a random nonce was in the ledger before")
		}
		if err := tx.InsertSupport(zone.Support{Space: space, Provider: id, Size: redeemedSize, Since: now, Token: nonce}); err != nil {
			return err
		}
		return tx.InsertRedemption(zone.Redemption{Nonce: nonce, Provider: id, Space: space, Size: redeemedSize, RedeemedAt: now})
	})
}

// fillNamedTokens adds named tokens to the first space.
func (f *filler) fillNamedTokens(ctx context.Context, n int) error {
	now, ids, space, issuer := time.Now(), randomIDs(n), zone.SpaceID(f.base[0].space), f.owners[0]
	return f.inParts(ctx, n, func(tx zone.Tx, i int) error {
		name, nonce := fmt.Sprintf("Grown token %d", i), tokens.Nonce(ids[i])
		if err := tx.AppendAudit(record(now, issuer, "mint_support_token", "space/"+string(space), space, nonce, "named "+name)); err != nil {
			return err
		}
		return tx.InsertNamedToken(zone.NamedToken{
			ID: nonce, Space: space, Issuer: issuer.User, Name: name, Secret: randomSecret(), UsageLimit: 1, CreatedAt: now.Truncate(time.Second),
		})
	})
}

// newUser is a user without a password, and the record of its making.
func (f *filler) newUser(id, name string, now time.Time) (zone.User, zone.AuditRecord) {
	return zone.User{ID: zone.UserID(id), Username: name, FullName: name, Secret: randomSecret(), CreatedAt: now},
		record(now, f.admin, "create_user", "user/"+id, "", "", name)
}

// addMember adds a membership as who made the space does it.
func (f *filler) addMember(tx zone.Tx, now time.Time, owner zone.Caller, m zone.Member) error {
	object, detail := "space/"+string(m.Space)+"/user/"+string(m.User), ""
	for _, name := range m.Privileges.Names() {
		detail += " " + name
	}
	if err := tx.AppendAudit(record(now, owner, "add_space_user", object, m.Space, "", detail[1:])); err != nil {
		return err
	}
	return tx.InsertMember(m)
}

// record is the audit record that the API would leave.
func record(at time.Time, who zone.Caller, action, object string, space zone.SpaceID, token tokens.Nonce, detail string) zone.AuditRecord {
	return zone.AuditRecord{
		At: at, Caller: who.Subject(), Address: "127.0.0.1", RequestID: randomText(15), Action: action, Object: object, Space: space,
		Token: token, Detail: detail, Result: zone.AuditOK,
	}
}

// randomIDs are ids as the zone makes them, in order.
func randomIDs(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = randomText(16)
	}
	slices.Sort(list)
	return list
}

// randomText is the text of so many random bytes.
func randomText(size int) string {
	b := make([]byte, size)
	_, _ = rand.Read(b) // never fails: crypto/rand
	return base64.RawURLEncoding.EncodeToString(b)
}

func randomSecret() (s tokens.Secret) {
	_, _ = rand.Read(s[:]) // the same
	return s
}
