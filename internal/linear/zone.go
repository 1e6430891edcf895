package linear

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/netip"
	"time"

	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// Zone is a zone that several nodes serve, each by a store of its own on one content.
type Zone struct {
	nodes     []node
	admin     zone.Caller
	providers []zone.Caller
}

// node is what one process would be.
type node struct {
	*zone.Service
	redeeming *zone.Service // the same one, unless redeeming is to have a fault
}

// Begin sets up a zone by the first of stores, which all see the same content, and serves it by a node on each. A fault that is not
// nil makes, of the store of a node, the one by which the node redeems.
func Begin(ctx context.Context, stores []zone.Store, fault func(zone.Store) zone.Store) (*Zone, error) {
	config, admin, err := setup(ctx, stores[0])
	if err != nil {
		return nil, fmt.Errorf("set up a zone: %w", err)
	}
	z := &Zone{admin: admin}
	for _, store := range stores {
		var n node
		if n.Service, err = serve(ctx, config, store); err != nil {
			return nil, err
		}
		n.redeeming = n.Service
		if fault != nil {
			if n.redeeming, err = serve(ctx, config, fault(store)); err != nil {
				return nil, err
			}
		}
		z.nodes = append(z.nodes, n)
	}
	return z, nil
}

func serve(ctx context.Context, config zone.Config, store zone.Store) (*zone.Service, error) {
	config.Store = store
	service, err := zone.New(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("serve the zone: %w", err)
	}
	return service, nil
}

// setup makes a zone, and what its services have in common. Nobody in it has a password but the admin, who never uses it.
func setup(ctx context.Context, store zone.Store) (config zone.Config, admin zone.Caller, err error) {
	login, err := testlogin.New(ctx, "password of the admin")
	if err != nil {
		return config, admin, err
	}
	id, err := zone.Setup(ctx, login.Setup(store, time.Now))
	return login.Config(store, time.Now), userCaller(id), err
}

// realm is an issuer with spaces, and the providers that redeem the issuer's tokens.
type realm struct {
	issuer    zone.Caller
	spaces    [spacesPerRealm]zone.SpaceID
	providers []zone.Caller
	known     known
}

// newRealms makes realms that nobody has touched yet. Providers are used again from one history to the next: what they have done is all
// in other spaces.
func (z *Zone) newRealms(ctx context.Context, n int) ([]*realm, error) {
	service, realms := z.nodes[0].Service, make([]*realm, n)
	for len(z.providers) < n*providersPerRealm {
		p, err := service.RegisterProvider(ctx, z.admin, zone.NewProvider{Name: "site", Domain: "site.example.org"})
		if err != nil {
			return nil, fmt.Errorf("register a provider: %w", err)
		}
		z.providers = append(z.providers, providerCaller(p.ID))
	}
	for i := range realms {
		r := &realm{providers: z.providers[i*providersPerRealm:][:providersPerRealm]}
		name, err := tokens.NewNonce(rand.Reader)
		if err != nil {
			return nil, err
		}
		id, err := service.CreateUser(ctx, z.admin, zone.NewUser{Username: fmt.Sprintf("u%xu", string(name))})
		if err != nil {
			return nil, fmt.Errorf("make an issuer: %w", err)
		}
		r.issuer = userCaller(id)
		for s := range r.spaces {
			var failure error
			r.spaces[s], failure = service.CreateSpace(ctx, r.issuer, zone.NewSpace{Name: "space"})
			err = errors.Join(err, failure)
		}
		if err != nil {
			return nil, fmt.Errorf("make a space: %w", err)
		}
		realms[i] = r
	}
	return realms, nil
}

func userCaller(id zone.UserID) zone.Caller {
	return zone.Caller{Kind: zone.CallerUser, User: id, Address: netip.MustParseAddr("192.0.2.1")}
}

func providerCaller(id zone.ProviderID) zone.Caller {
	return zone.Caller{Kind: zone.CallerProvider, Provider: id, Address: netip.MustParseAddr("192.0.2.2")}
}
