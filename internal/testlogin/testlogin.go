// Package testlogin is support for tests and measurements: it makes what a zone needs to have people log in, at costs that no real zone may
// have.
//
//	login, err := testlogin.New(ctx, "password of the admin")
//	admin, err := zone.Setup(ctx, login.Setup(store, time.Now))
//	service, err := zone.New(ctx, login.Config(store, time.Now))
//
// It reaches the domain alone, so that the tests of every layer can use it.
package testlogin

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
	"github.com/zonemint/zonemint/zone/password"
)

// cheap is what a hash costs: as little as argon2id can.
var cheap = password.Params{MemoryKiB: 8, Time: 1, Threads: 1}

// Login is what the zones of a test have in common: the key-encryption key, the password of the admin, and who checks passwords. Wrong
// ones are not limited.
type Login struct {
	kek       tokens.KEK
	admin     string // the hash of the password
	hasher    *password.Hasher
	passwords *password.Authenticator
}

// New makes a key, and hashes the password of the admin.
func New(ctx context.Context, admin string) (*Login, error) {
	l := &Login{}
	_, _ = rand.Read(l.kek[:]) // never fails
	var err error
	if l.hasher, l.passwords, err = Passwords(password.HasherConfig{}, password.Limits{Off: true}); err != nil {
		return nil, err
	}
	l.admin, err = l.hasher.Hash(ctx, admin)
	return l, err
}

// Passwords makes who hashes passwords and who checks them, where a test has its own bounds for either. Of the config, Params are not
// heeded.
func Passwords(config password.HasherConfig, limits password.Limits) (*password.Hasher, *password.Authenticator, error) {
	config.Params = cheap
	hasher, err1 := password.NewHasher(config)
	verdicts, err2 := password.NewVerdicts(password.VerdictsConfig{})
	limiter, err3 := password.NewLimiter(limits)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, nil, err
	}
	return hasher, password.NewAuthenticator(hasher, verdicts, limiter), nil
}

// Setup is for [zone.Setup], which makes a zone in the store, with an admin of the name "admin".
func (l *Login) Setup(store zone.Store, now func() time.Time) zone.SetupConfig {
	return zone.SetupConfig{Store: store, KEK: l.kek, AdminUsername: "admin", AdminPasswordHash: l.admin, Now: now, Random: rand.Reader}
}

// Config is for [zone.New], which serves the zone of the store. Nothing is logged.
func (l *Login) Config(store zone.Store, now func() time.Time) zone.Config {
	return zone.Config{Store: store, KEK: l.kek, Hasher: l.hasher, Passwords: l.passwords, Log: slog.New(slog.DiscardHandler), Now: now}
}
