package password

import (
	"cmp"
	"context"
	"errors"
	"net/netip"

	"github.com/maypok86/otter/v2"
	"golang.org/x/sync/singleflight"
)

// Authenticator checks logins. It is safe for concurrent use and starts no goroutines.
type Authenticator struct {
	hasher   *Hasher
	verdicts *Verdicts
	limiter  *Limiter
	known    *otter.Cache[pair, struct{}] // where accounts logged in from; only a right password adds one, so strangers push none out

	attempts singleflight.Group // identical logins from one prefix count as one attempt
	checks   singleflight.Group // identical passwords for one user cost one hash, wherever they come from
}

// pair is an account and a network that it logged in from. Neither is a secret.
type pair struct {
	userID  string
	network netip.Prefix
}

// knownPairs bounds the pairs that are kept.
const knownPairs = 10_000

// NewAuthenticator puts the parts together. All three are required.
func NewAuthenticator(hasher *Hasher, verdicts *Verdicts, limiter *Limiter) *Authenticator {
	return &Authenticator{hasher: hasher, verdicts: verdicts, limiter: limiter, known: newCache[pair, struct{}](knownPairs)}
}

// errNoTime is a mistake of the caller: at the zero time every allowance would be full and every verdict out of date.
var errNoTime = errors.New("password: a login without its time")

// Authenticate says whether the password of l is right. A wrong one is no error, but an [Outcome] that is not OK. The errors are
// [*LimitedError], [ErrBusy], and the error of ctx when that had ended before the call; after any of them nothing is known about
// the password.
//
// The order is: length, cache, limiter, a slot of the hasher, hash. A cached verdict bypasses the limiter, so that nobody can lock
// out a client that is at work. Once begun, an attempt is finished and counted even when ctx ends, so that hanging up is not a way
// to guess for free; that takes no longer than the hasher's Wait and one hash.
//
// An account that logged in from a network before is served by the hasher before all others, so that strangers cannot keep it out.
func (a *Authenticator) Authenticate(ctx context.Context, l Login) (Outcome, error) {
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	if l.Now.IsZero() {
		return Outcome{}, errNoTime
	}
	if len(l.Password) > MaxBytes {
		return Outcome{}, nil
	}
	if a.verdicts.Hit(a.quickKey(l), l.Now) {
		a.remember(l)
		return Outcome{OK: true, Cached: true}, nil
	}
	return a.attempt(context.WithoutCancel(ctx), l, a.claim(l))
}

// quickKey is the key that claim makes for a login that can succeed. Others get one that nothing is ever remembered under, with as much
// work.
func (a *Authenticator) quickKey(l Login) Key {
	return a.verdicts.Key(cmp.Or(l.Subject.UserID, l.Username), cmp.Or(l.Subject.PHC, a.hasher.dummy), l.Password)
}

// claim is what there is to check: that the password is the one of phc.
type claim struct {
	key     Key
	phc     string
	dummy   bool // nobody's hash: the work counts, the result does not
	damaged bool
}

// claim prepares the check. A login that cannot succeed gets the dummy's hash, and a name of its own in the key, so that it shares
// work with identical logins only, as the login of a real user does.
func (a *Authenticator) claim(l Login) claim {
	c, owner := claim{phc: l.Subject.PHC}, l.Subject.UserID
	if owner == "" {
		c.dummy, owner = true, l.Username
	}
	if _, err := parseHash(c.phc); err != nil {
		c.damaged = !c.dummy && c.phc != ""
		c.dummy = true
	}
	if c.dummy {
		c.phc = a.hasher.dummy
	}
	c.key = a.verdicts.Key(owner, c.phc, l.Password)
	return c
}

// attempt is one attempt in the eyes of the limiter.
func (a *Authenticator) attempt(ctx context.Context, l Login, c claim) (Outcome, error) {
	outcome := Outcome{Damaged: c.damaged}
	flight := string(c.key[:]) + prefixOf(l.Addr).String() + "\x00" + l.Username
	right, err, _ := a.attempts.Do(flight, func() (any, error) {
		return a.limiter.Try(l.Username, l.Addr, l.Now, func() (bool, error) {
			ok, rehash, err := a.check(ctx, l, c)
			outcome.Rehash = rehash // seen by the login that runs this, and by none that waits for it
			return ok, err
		})
	})
	if err != nil {
		return Outcome{}, err
	}
	outcome.OK = right == true
	if outcome.OK {
		a.remember(l)
	}
	return outcome, nil
}

// remember keeps that l succeeded, as the pair of its account and network.
func (a *Authenticator) remember(l Login) {
	p := pair{l.Subject.UserID, originOf(l.Addr).narrow}
	if _, found := a.known.GetIfPresent(p); !found {
		a.known.Set(p, struct{}{})
	}
}

// origin is the place of l in the hasher's queue.
func (a *Authenticator) origin(l Login) origin {
	o := originOf(l.Addr)
	if l.Subject.UserID != "" {
		_, o.known = a.known.GetIfPresent(pair{l.Subject.UserID, o.narrow})
	}
	return o
}

// check hashes, or learns from another login that does. Only the one that hashes is told to rehash.
func (a *Authenticator) check(ctx context.Context, l Login, c claim) (ok, rehash bool, err error) {
	right, err, _ := a.checks.Do(string(c.key[:]), func() (any, error) {
		// Another flight may have landed after this login missed the cache.
		if a.verdicts.Hit(c.key, l.Now) {
			return true, nil
		}
		var right bool
		var err error
		right, rehash, err = a.hasher.verify(ctx, a.origin(l), c.phc, l.Password)
		right = right && !c.dummy
		if right {
			a.verdicts.Remember(c.key, l.Now)
		}
		return right, err
	})
	return right == true && err == nil, rehash, err
}
