package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/zonemint/zonemint/handlers"
	"github.com/zonemint/zonemint/internal/testlogin"
	"github.com/zonemint/zonemint/store"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// What a zone to measure on holds. Each pair of a space and a provider is good for one redemption.
const (
	spaces    = 64
	providers = 50
)

// rig is a zone to measure on, and the node that serves it.
type rig struct {
	store    zone.Store
	service  *zone.Service
	handler  http.Handler
	config   zone.Config
	member   zone.Caller
	token    string // the member's access token
	spaces   []zone.SpaceID
	sites    []zone.Caller
	accesses []string // the sites' access tokens
	used     int      // pairs
}

// newRig sets a zone up in an empty store.
func newRig(ctx context.Context, dsn string) (*rig, error) {
	hasher, passwords, err := testlogin.Passwords(password.HasherConfig{}, password.Limits{})
	if err != nil {
		return nil, err
	}
	// Each operation is logged, as on a server, but nowhere.
	log := slog.New(slog.NewJSONHandler(io.Discard, nil)) //nolint:sloglint // a DiscardHandler would not do the work
	r := &rig{config: zone.Config{Hasher: hasher, Passwords: passwords, Log: log}}
	if _, err := io.ReadFull(rand.Reader, r.config.KEK[:]); err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, dsn, store.Options{Wait: time.Minute})
	if err != nil {
		return nil, err
	}
	hash, err := hasher.Hash(ctx, rand.Text())
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	admin, err := zone.Setup(ctx, zone.SetupConfig{
		Store: s, KEK: r.config.KEK, AdminUsername: "admin", AdminPasswordHash: hash, Now: time.Now, Random: rand.Reader,
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	r.store, r.config.Store = s, s
	if err := errors.Join(r.serve(ctx), r.populate(ctx, userCaller(admin))); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return r, nil
}

func userCaller(id zone.UserID) zone.Caller {
	return zone.Caller{Kind: zone.CallerUser, User: id, Address: netip.MustParseAddr("127.0.0.1")}
}

// serve makes the node.
func (r *rig) serve(ctx context.Context) (err error) {
	if r.service, err = zone.New(ctx, r.config); err != nil {
		return err
	}
	r.handler, err = handlers.New(handlers.Config{
		Service: r.service, Log: r.config.Log, Name: zone.DefaultName, Version: "0", Metrics: handlers.NewMetrics("0"),
	})
	return err
}

func (r *rig) populate(ctx context.Context, admin zone.Caller) error {
	if r.service == nil {
		return nil // which has been told
	}
	id, err := r.service.CreateUser(ctx, admin, zone.NewUser{Username: "member", Password: rand.Text()})
	if err != nil {
		return err
	}
	r.member = userCaller(id)
	access, err := r.service.MintAccessToken(ctx, r.member, zone.NewAccessToken{Name: "capacity"})
	if err != nil {
		return err
	}
	r.token = access.Text.Reveal()
	for i := range spaces {
		space, err := r.service.CreateSpace(ctx, r.member, zone.NewSpace{Name: fmt.Sprintf("Space %d", i)})
		if err != nil {
			return err
		}
		r.spaces = append(r.spaces, space)
	}
	for i := range providers {
		p, err := r.service.RegisterProvider(ctx, admin, zone.NewProvider{
			Name: fmt.Sprintf("Site %d", i), Domain: fmt.Sprintf("site-%d.example.org", i),
		})
		if err != nil {
			return err
		}
		r.sites = append(r.sites, zone.Caller{Kind: zone.CallerProvider, Provider: p.ID, Address: admin.Address})
		r.accesses = append(r.accesses, p.Text.Reveal())
	}
	return nil
}

// supportSize is what each redemption promises, in bytes.
const supportSize = 1_000_000_000

// redemption is one that can be done.
type redemption struct {
	token, access string
	space         zone.SpaceID
	site          zone.Caller
}

// redemptions mints tokens for pairs that have not been used.
func (r *rig) redemptions(ctx context.Context, n int) ([]redemption, error) {
	if r.used+n > spaces*providers {
		return nil, errors.New("capacity: too few spaces and providers for so many redemptions")
	}
	list := make([]redemption, n)
	for i := range list {
		// Neighbours are of different spaces and mostly of different providers.
		space, site := r.used%spaces, (r.used/spaces+r.used%spaces)%providers
		r.used++
		minted, err := r.service.MintSupportToken(ctx, r.member, r.spaces[space], zone.NewSupportToken{})
		if err != nil {
			return nil, err
		}
		list[i] = redemption{token: minted.Text.Reveal(), access: r.accesses[site], space: r.spaces[space], site: r.sites[site]}
	}
	return list, r.service.WriteAudit(ctx)
}

// redeemService redeems without the request around it.
func (r *rig) redeemService(ctx context.Context, d redemption) error {
	_, err := r.service.Redeem(ctx, d.site, zone.RedeemRequest{Token: d.token, Size: supportSize})
	return err
}

// redeemBearer is redeemService by a provider whose access token is recognised, as the handler has it.
func (r *rig) redeemBearer(ctx context.Context, d redemption) error {
	bearer, ok := r.service.RecogniseProvider(d.access)
	if !ok {
		return errors.New("capacity: a provider that was authenticated before is not recognised")
	}
	_, _, err := r.service.RedeemBearer(ctx, zone.Caller{Address: d.site.Address}, bearer, zone.RedeemRequest{Token: d.token, Size: supportSize})
	return err
}

// redeem is a whole request, from the handler on.
func (r *rig) redeem(ctx context.Context, d redemption) error {
	body := fmt.Sprintf(`{"size":%d,"token":%q}`, int64(supportSize), d.token)
	return r.ask(ctx, http.MethodPost, "/provider/spaces/support", d.access, body)
}

// mint is a whole request, from the handler on.
func (r *rig) mint(ctx context.Context, i int) error {
	return r.ask(ctx, http.MethodGet, "/spaces/"+string(r.spaces[i%spaces])+"/providers/token", r.token, "")
}

// ask has the handler answer a request, as the server would after it has read it.
func (r *rig) ask(ctx context.Context, method, path, token, body string) error {
	request, err := http.NewRequestWithContext(ctx, method, "http://localhost"+handlers.BasePath+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.RemoteAddr, request.RequestURI = "127.0.0.1:1", request.URL.RequestURI()
	request.Header.Set("X-Auth-Token", token)
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	a := answer{header: make(http.Header)}
	r.handler.ServeHTTP(&a, request)
	if a.status >= http.StatusBadRequest {
		return fmt.Errorf("capacity: %s %s was answered %d: %s", method, path, a.status, a.body.String())
	}
	return nil
}

// answer takes what a handler answers.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements [http.ResponseWriter].
func (a *answer) Header() http.Header { return a.header }

// WriteHeader implements [http.ResponseWriter].
func (a *answer) WriteHeader(status int) { a.status = status }

// Write implements [http.ResponseWriter].
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }
