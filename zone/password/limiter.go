package password

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"net/netip"
	"time"

	"github.com/maypok86/otter/v2"
)

// Rate is an allowance of failures: Burst at once, and one more back after each Every.
type Rate struct {
	Burst int
	Every time.Duration
}

// Limits are the allowances. The zero value of each field stands for its default. To switch the limiter off, set Off; that is for
// servers that nobody but a test can reach.
type Limits struct {
	Account Rate // of one account from one address prefix; default: 5, one back every 30 s
	Prefix  Rate // of one address prefix; default: 20, one back every 3 s
	Entries int  // buckets kept of each kind; default: 100,000
	Off     bool // count nothing and refuse nothing
}

const (
	defaultAccountBurst = 5
	defaultAccountEvery = 30 * time.Second
	defaultPrefixBurst  = 20
	defaultPrefixEvery  = 3 * time.Second
	defaultBuckets      = 100_000
)

// LimitedError says that there were too many wrong passwords. The password was not looked at.
type LimitedError struct {
	RetryAfter time.Duration // whole seconds, at least one
}

// Error names neither the account nor the address.
func (e *LimitedError) Error() string {
	return "too many wrong passwords, try again in " + e.RetryAfter.String()
}

// Limiter limits wrong passwords, per address prefix (an IPv4 address, or the /64 of an IPv6 address) and per account and prefix.
// There is no limit per account alone, since it would let anybody lock anybody else out. It knows nothing of which accounts
// exist, so it answers alike for all.
//
// The buckets are in memory, so each node counts for itself. They are bounded in number, and an account takes the same memory
// however long its name is; an address prefix that has no failures left adds none. It is safe for concurrent use and starts no
// goroutines.
type Limiter struct {
	limits   Limits
	prefixes *otter.Cache[netip.Prefix, *bucket]
	accounts *otter.Cache[accountKey, *bucket]
}

type accountKey [sha256.Size]byte

// NewLimiter makes a Limiter with full allowances. It fails when a number is negative.
func NewLimiter(limits Limits) (*Limiter, error) {
	if limits.Account.Burst < 0 || limits.Account.Every < 0 || limits.Prefix.Burst < 0 || limits.Prefix.Every < 0 ||
		limits.Entries < 0 {
		return nil, errors.New("password limits must not be negative")
	}
	limits.Account.Burst = cmp.Or(limits.Account.Burst, defaultAccountBurst)
	limits.Account.Every = cmp.Or(limits.Account.Every, defaultAccountEvery)
	limits.Prefix.Burst = cmp.Or(limits.Prefix.Burst, defaultPrefixBurst)
	limits.Prefix.Every = cmp.Or(limits.Prefix.Every, defaultPrefixEvery)
	limits.Entries = cmp.Or(limits.Entries, defaultBuckets)
	return &Limiter{
		limits:   limits,
		prefixes: newCache[netip.Prefix, *bucket](limits.Entries),
		accounts: newCache[accountKey, *bucket](limits.Entries),
	}, nil
}

// Try runs check when the account and the address have a failure left each, and otherwise returns a [*LimitedError]. The failure
// is reserved while check runs, and spent when it returns false without an error. When it returns true, an error, or panics, the
// failure is given back: what was not decided does not count. A success does not give back earlier failures, or an attacker could
// reset the allowance of his address by logging in to an account of his own.
func (l *Limiter) Try(account string, addr netip.Addr, now time.Time, check func() (right bool, err error)) (bool, error) {
	if l.limits.Off {
		return check()
	}
	// The prefix goes first: one that is used up creates no bucket for the accounts that it goes on to name.
	prefix := prefixOf(addr)
	byPrefix := find(l.prefixes, prefix, l.limits.Prefix)
	return guard(byPrefix, now, func() (bool, error) {
		byAccount := find(l.accounts, keyOfAccount(account, prefix), l.limits.Account)
		return guard(byAccount, now, check)
	})
}

// guard runs check with a failure of b reserved.
func guard(b *bucket, now time.Time, check func() (bool, error)) (bool, error) {
	retryAfter, ok := b.reserve(now)
	if !ok {
		return false, &LimitedError{RetryAfter: retryAfter}
	}
	wrong := false
	defer func() { b.settle(now, wrong) }()
	right, err := check()
	wrong = !right && err == nil
	return right && err == nil, err
}

// find gives the bucket of key. One that was pushed out while an attempt is under way still settles it, unseen: the price of
// bounded memory, and an attacker with that many addresses has as many allowances anyway.
func find[K comparable](buckets *otter.Cache[K, *bucket], key K, limit Rate) *bucket {
	b, _ := buckets.ComputeIfAbsent(key, func() (*bucket, bool) { return newBucket(limit), false })
	return b
}

// prefixOf is the unit in which addresses are handed out: one for IPv4, however it is written, and a /64 for IPv6. Addresses that
// are not valid share one prefix.
func prefixOf(addr netip.Addr) netip.Prefix {
	addr = addr.Unmap()
	bits := 64
	if addr.Is4() {
		bits = 32
	}
	prefix, err := addr.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return prefix
}

// keyOfAccount has one length however long the account's name is. The text of a prefix has no NUL, so the parts stay apart.
func keyOfAccount(account string, prefix netip.Prefix) accountKey {
	return sha256.Sum256([]byte(prefix.String() + "\x00" + account))
}
