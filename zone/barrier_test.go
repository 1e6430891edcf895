package zone_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// attempt is a token, the provider that is to redeem it, and what is known of its revocation.
type attempt struct {
	minted   zone.MintedSupportToken
	provider zone.Caller
	revoked  atomic.Bool // the revocation was acknowledged
}

// barriers are the ways to take a right away. Each says what tokens it is about, and kills them one by one or all with one request.
var barriers = map[string]struct {
	named bool // one token for all, instead of a temporary one for each
	one   func(ctx context.Context, c *cluster, s *zone.Service, a *attempt) error
	all   func(ctx context.Context, c *cluster, s *zone.Service) error
	kind  zone.Kind // of what is refused afterwards
}{
	"token": {one: func(ctx context.Context, c *cluster, s *zone.Service, a *attempt) error {
		return s.RevokeToken(ctx, c.bob, a.minted.Text.Reveal())
	}, kind: zone.TokenRevoked},
	"id": {one: func(ctx context.Context, c *cluster, s *zone.Service, a *attempt) error {
		return s.RevokeTokenByID(ctx, c.alice, c.space, a.minted.ID)
	}, kind: zone.TokenRevoked},
	"named": {named: true, all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		rows, _, err := s.NamedTokens(ctx, c.alice, c.space, zone.PageRequest{})
		if err != nil {
			return err
		}
		return s.ChangeNamedToken(ctx, c.alice, c.space, rows[0].ID, zone.NamedTokenChange{Revoked: new(true)})
	}, kind: zone.TokenRevoked},
	"row": {named: true, all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		rows, _, err := s.NamedTokens(ctx, c.alice, c.space, zone.PageRequest{})
		if err != nil {
			return err
		}
		return s.DeleteNamedToken(ctx, c.alice, c.space, rows[0].ID)
	}, kind: zone.InvalidToken},
	"issuer": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		return s.RevokeIssuedTokens(ctx, c.alice)
	}, kind: zone.InvalidToken},
	"space": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		return s.RevokeSupportTokens(ctx, c.alice, c.space)
	}, kind: zone.InvalidToken},
	"key": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		f := *c.fixture
		f.Service = s
		return revokeKey(tokens.KeyActive, tokens.Temporary)(ctx, &f, c.operator)
	}, kind: zone.InvalidToken},
	"epoch": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		return s.ReplaceKeys(ctx, c.operator)
	}, kind: zone.InvalidToken},
	"restore accepted": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		return s.AcceptRestore(ctx, c.operator)
	}, kind: zone.InvalidToken},
	"privilege": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		return s.ChangePrivileges(ctx, c.alice, zone.Member{
			Space: c.space, User: c.alice.User, Privileges: zone.NewPrivilegeSet(zone.SpaceAddProvider),
		}, zone.RevokePrivileges)
	}, kind: zone.IssuerNotAuthorized},
	"blocked": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		return s.ChangeUser(ctx, c.admin, c.alice.User, zone.UserChange{Blocked: new(true)})
	}, kind: zone.IssuerNotAuthorized},
	"space removed": {all: func(ctx context.Context, c *cluster, s *zone.Service) error {
		return s.RemoveSpace(ctx, c.alice, c.space)
	}, kind: zone.TargetNotFound},
}

// TestNothingAfterRevocation redeems through two nodes while a third party revokes: whatever began after a revocation was
// acknowledged is refused. A third of the attempts is over before, a third is in its way, and a third is begun afterwards.
func TestNothingAfterRevocation(t *testing.T) {
	t.Parallel()
	const third = 6
	for name, b := range barriers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachStore(t, func(t *testing.T, c *cluster) {
				attempts := make([]*attempt, 3*third)
				var shared zone.MintedSupportToken
				if b.named {
					shared = mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{Name: "x", UsageLimit: 1000})
				}
				for i := range attempts {
					attempts[i] = &attempt{minted: shared, provider: c.register(t, fmt.Sprintf("site-%d", i))}
					if !b.named {
						attempts[i].minted = mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{})
					}
				}
				revoke := func() {
					for i, a := range attempts {
						var err error
						if b.one != nil {
							err = b.one(t.Context(), c, c.nodes[i%2], a)
						} else if i == 0 {
							err = b.all(t.Context(), c, c.nodes[1])
						}
						if err != nil {
							t.Errorf("revoke: %v", err)
						}
						a.revoked.Store(true)
					}
				}
				race(t, c, attempts, revoke, b.kind)
			})
		})
	}
}

// race redeems the attempts from four goroutines, and revokes once a third is done.
func race(t *testing.T, c *cluster, attempts []*attempt, revoke func(), kind zone.Kind) {
	t.Helper()
	third := len(attempts) / 3
	begun, acknowledged := make(chan struct{}), make(chan struct{})
	var done sync.WaitGroup
	var count, granted atomic.Int64
	done.Go(func() {
		<-begun
		revoke()
		close(acknowledged)
	})
	work := make(chan int)
	for range 4 {
		done.Go(func() {
			for i := range work {
				a := attempts[i]
				late := a.revoked.Load()
				err := redeem(c.nodes[i%2], a.provider, a.minted.Text.Reveal())
				switch {
				case err == nil && late:
					t.Errorf("the attempt %d began after its revocation was acknowledged, and was granted", i)
				case err == nil:
					granted.Add(1)
				case !errors.Is(err, kind):
					t.Errorf("the attempt %d: %v, want %q", i, err, kind)
				}
				if count.Add(1) == int64(third) {
					close(begun)
				}
			}
		})
	}
	for i := range attempts {
		if i == 2*third {
			<-acknowledged
		}
		work <- i
	}
	close(work)
	done.Wait()
	if n := granted.Load(); n == 0 || n > int64(2*third) {
		t.Errorf("%d of %d attempts were granted", n, len(attempts))
	}
}
