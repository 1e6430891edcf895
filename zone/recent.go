package zone

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"

	"github.com/zonemint/zonemint/tokens"
)

// LongestRecall is the longest that [Config.Recall] can be. What is promised is a second; the rest is for the request itself.
const LongestRecall = 900 * time.Millisecond

// recalledRows is how many rows of each kind are remembered at most.
const recalledRows = 10_000

// recent remembers the rows that minting rests on, so that a node which mints many tokens need not ask its store for each. What is
// refused never rests on it, and neither does anything but minting: redeeming and verifying ask the store.
//
// A row is good for the next transaction when
//
//   - no change has begun on this node since the reading of the row began, and none is under way. So whoever has had the answer to a change, or has
//     seen what it did, gets no token that rests on what was before. Every transaction of this process that writes counts as a change, but
//     for redeeming and for writing audit records, which write nothing that minting rests on;
//   - and it is younger than Recall, counted from before the reading began. So a change that another node has acknowledged is
//     followed within that time.
//
// The rows may have been read at different moments, but only as far as other nodes changed something within that time.
type recent struct {
	lasts        time.Duration // see [Config.Recall]; 0: nothing is remembered
	now          func() time.Time
	begun, ended atomic.Int64 // how many changes have, on this node

	instance atomic.Pointer[recalled[instanceRow]]
	users    *otter.Cache[UserID, *recalled[User]]
	names    *otter.Cache[string, *recalled[User]]
	spaces   *otter.Cache[SpaceID, *recalled[Space]]
	members  *otter.Cache[memberKey, *recalled[Member]]
	tokens   *otter.Cache[tokens.Nonce, *recalled[AccessToken]]
}

type memberKey struct {
	space SpaceID
	user  UserID
}

// instanceRow is the zone's row, with what was known beside it.
type instanceRow struct {
	Instance
	origin Origin
	read   time.Time // when it had been read
}

// recalled is a row as it was at some time.
type recalled[T any] struct {
	row T
	glance
}

// glance is a moment on this node: its time, and how many changes had begun by then.
type glance struct {
	at      time.Time // with its monotonic reading, where the clock has one
	changes int64
}

func newRecent(lasts time.Duration, now func() time.Time) *recent {
	return &recent{
		lasts: lasts, now: now, users: newShelf[UserID, User](), names: newShelf[string, User](), spaces: newShelf[SpaceID, Space](),
		members: newShelf[memberKey, Member](), tokens: newShelf[tokens.Nonce, AccessToken](),
	}
}

func newShelf[K comparable, V any]() *otter.Cache[K, *recalled[V]] {
	return otter.Must(&otter.Options[K, *recalled[V]]{
		MaximumSize: recalledRows,
		Executor:    func(task func()) { task() }, // no goroutine outlives a call
	})
}

// glance looks at the clock and at the changes. It reports false while a change is under way.
func (r *recent) glance() (g glance, quiet bool) {
	ended := r.ended.Load() // before begun: what begins in between must not look as if it had ended
	g = glance{at: r.now(), changes: r.begun.Load()}
	return g, g.changes == ended
}

// holds reports whether a row that was read at g is good at now.
func (r *recent) holds(g, now glance) bool {
	age := now.at.Sub(g.at)
	return g.changes == now.changes && age >= 0 && age < r.lasts // a clock that was set back tells nothing
}

// changing is a store that counts the changes made through it.
type changing struct {
	Store
	recent *recent
}

// Update is a change, whatever becomes of it.
func (c changing) Update(ctx context.Context, fn func(Tx) error) error {
	c.recent.begun.Add(1)
	defer c.recent.ended.Add(1)
	return c.Store.Update(ctx, fn)
}

// viewRecently runs fn on what is remembered. Where something is not, fn is run again, and reads that from the store; where fn fails it is
// run on the store alone, whose answer counts. So fn changes nothing but what it overwrites each time.
func (s *Service) viewRecently(ctx context.Context, fn func(ReadTx) error) error {
	r := s.recent
	if r.lasts <= 0 {
		return s.store.View(ctx, fn)
	}
	now, quiet := r.glance()
	if !quiet { // what is read now might be from before the change, and be remembered as from after it
		return s.store.View(ctx, fn)
	}
	recalling := recallingTx{recent: r, glance: now}
	err := fn(&recalling)
	if recalling.missed {
		err = s.store.View(ctx, func(tx ReadTx) error {
			return fn(&rememberingTx{ReadTx: tx, recalling: recallingTx{recent: r, glance: now}, recalls: true})
		})
	}
	if err == nil {
		return nil
	}
	return s.store.View(ctx, func(tx ReadTx) error {
		return fn(&rememberingTx{ReadTx: tx, recalling: recallingTx{recent: r, glance: now}})
	})
}

// errMissed says that something is not remembered. Nobody but viewRecently sees it.
var errMissed = errors.New("not remembered")

// rememberingTx remembers the rows that are read through it. What is not there is not remembered.
type rememberingTx struct {
	ReadTx
	recalling recallingTx
	recalls   bool // what is remembered already is not read again
}

// Instance implements [ReadTx].
func (t *rememberingTx) Instance() (Instance, error) {
	if t.recalls {
		if row, err := t.recalling.Instance(); err == nil {
			return row, nil
		}
	}
	row, err := t.ReadTx.Instance()
	if r := t.recalling.recent; err == nil {
		r.instance.Store(&recalled[instanceRow]{instanceRow{row, t.Origin(), r.now()}, t.recalling.glance})
	}
	return row, err
}

// User implements [ReadTx].
func (t *rememberingTx) User(id UserID) (User, error) {
	return remember(t, t.recalling.recent.users, id, t.ReadTx.User)
}

// UserByName implements [ReadTx].
func (t *rememberingTx) UserByName(name string) (User, error) {
	return remember(t, t.recalling.recent.names, name, t.ReadTx.UserByName)
}

// Space implements [ReadTx].
func (t *rememberingTx) Space(id SpaceID) (Space, error) {
	return remember(t, t.recalling.recent.spaces, id, t.ReadTx.Space)
}

// AccessToken implements [ReadTx].
func (t *rememberingTx) AccessToken(id tokens.Nonce) (AccessToken, error) {
	return remember(t, t.recalling.recent.tokens, id, t.ReadTx.AccessToken)
}

// Member implements [ReadTx].
func (t *rememberingTx) Member(space SpaceID, user UserID) (Member, error) {
	read := func(key memberKey) (Member, error) { return t.ReadTx.Member(key.space, key.user) }
	return remember(t, t.recalling.recent.members, memberKey{space, user}, read)
}

func remember[K comparable, V any](t *rememberingTx, shelf *otter.Cache[K, *recalled[V]], key K, read func(K) (V, error)) (V, error) {
	if t.recalls {
		if row, err := recall(&t.recalling, shelf, key); err == nil {
			return row, nil
		}
	}
	row, err := read(key)
	if err == nil {
		shelf.Set(key, &recalled[V]{row, t.recalling.glance})
	}
	return row, err
}
