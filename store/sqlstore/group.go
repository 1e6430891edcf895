package sqlstore

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// The bounds of groups.
const (
	maxGroups       = 4   // at once: while the database is busy with one, others are got ready
	maxGroupMembers = 128 // in one
)

// grouper runs the transactions of [Store.UpdateShared] that say what they read. As many as wait at the same time become a group, which is one
// transaction of the database or, where it has but one writer, one member of a batch. A first one begins at once; beside it another one
// may begin when as many wait as are in the newest, or of those who come one by one each would have a group of its own. When all groups
// have ended, whoever waits has one.
//
// In a group everything is done for all at once: what the members have said they read is read; then their functions run, at the same time,
// each on its own caller's goroutine, and what they write is noted; then it is written, and committed. So a member sees nothing of what
// its neighbours write.
//
// What a function is told of a row that it writes is what follows from the rows that were read. Where the database finds otherwise, the
// whole group is undone, and each member is run again in a transaction of its own. So is whoever wants anything that was not read before,
// or a row that somebody is changing, for which the others would have to wait. For a key that somebody is writing they wait a moment.
type grouper struct {
	store *Store
	most  int // see maxGroups

	mu      sync.Mutex
	running int
	newest  int             // how many members the newest group has
	waiting []*member       // in the order in which they came
	busy    map[string]bool // what the groups that run write to, see member.marks
}

// member is a transaction in a group.
type member struct {
	plan  []planned
	marks [2]string     // no two members at once have one in common: they would write the same row
	given chan struct{} // closed when it has its group
	group *group

	known  []knownRow
	absent bool // a row that it is to hold is not there, or somebody is changing it
	grant  *grant
}

// group is one transaction of the database.
type group struct {
	grouper *grouper
	members []*member
	within  atomic.Int32 // members whose functions have not ended
	begun   chan struct{}
	decided chan struct{}
	done    chan struct{}
	err     error // what became of it; errAlone: each is to be run alone

	ctx    context.Context // of the transaction; nil: it has failed before anybody could decide
	origin zone.Origin
}

// errAlone says that a transaction cannot be run in a group. It is an error that nobody translates.
var errAlone = unavailable("the transaction is to be run alone", nil)

func newGrouper(s *Store, most int) *grouper {
	return &grouper{store: s, most: most, busy: make(map[string]bool)}
}

// update is [Store.UpdateShared]. It reports false when nothing was done and fn is to be run in a transaction of its own.
func (g *grouper) update(ctx context.Context, r zone.Reading, fn func(zone.Tx) error) (done bool, err error) {
	m := &member{
		plan: g.store.planOf(r), given: make(chan struct{}),
		marks: [2]string{"token/" + string(r.Token), "support/" + string(r.Space) + "/" + string(r.Provider)},
	}
	if err := g.join(ctx, m); err != nil {
		return true, g.store.translate("begin", err)
	}
	err = m.run(ctx, fn)
	return !errors.Is(err, errAlone), err
}

// join waits until m has its group.
func (g *grouper) join(ctx context.Context, m *member) error {
	select {
	case <-g.store.write.closed:
		return errClosed()
	default:
	}
	if err := errors.Join(ctx.Err(), g.store.suspicion()); err != nil {
		return err
	}
	g.mu.Lock()
	g.waiting = append(g.waiting, m)
	g.form()
	g.mu.Unlock()
	select {
	case <-m.given:
		return nil
	case <-g.store.write.closed:
		return g.giveUp(m, errClosed())
	case <-ctx.Done():
		return g.giveUp(m, errBusy(ctx.Err()))
	}
}

// giveUp takes m out of those who wait, and returns the reason, or nil when it is too late for that.
func (g *grouper) giveUp(m *member, reason error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if m.group != nil {
		return nil
	}
	g.waiting = without(g.waiting, func(other *member) bool { return other == m })
	return reason
}

// form makes groups of those who wait, as long as there may be more. It is called with mu held, and whenever somebody comes or a group has
// ended.
func (g *grouper) form() {
	for g.running == 0 || g.running < g.most && len(g.waiting) >= g.newest {
		next := &group{grouper: g, begun: make(chan struct{}), decided: make(chan struct{}), done: make(chan struct{})}
		g.waiting = without(g.waiting, func(m *member) bool {
			if len(next.members) == maxGroupMembers || g.busy[m.marks[0]] || g.busy[m.marks[1]] {
				return false
			}
			g.busy[m.marks[0]], g.busy[m.marks[1]] = true, true
			next.members = append(next.members, m)
			return true
		})
		if len(next.members) == 0 {
			return
		}
		g.running++
		g.newest = len(next.members)
		next.within.Store(int32(len(next.members))) //nolint:gosec // maxGroupMembers at most
		for _, m := range next.members {
			m.group = next
			close(m.given)
		}
		go next.run()
	}
}

// without is a list without what take takes.
func without(list []*member, take func(*member) bool) []*member {
	kept := list[:0]
	for _, m := range list {
		if !take(m) {
			kept = append(kept, m)
		}
	}
	clear(list[len(kept):])
	return kept
}

// run runs a member's function, and returns what the caller is told.
func (m *member) run(ctx context.Context, fn func(zone.Tx) error) error {
	g := m.group
	select {
	case <-g.begun:
	case <-ctx.Done(): // the group may have to wait for longer than this one may
		g.leave()
		return errBusy(ctx.Err())
	}
	var err error
	if g.ctx != nil {
		err = m.decide(ctx, fn)
		if err != nil && g.grouper.store.dialect.manyWriters {
			return err // it rests on what is committed; in a batch it may rest on what those before the group have written
		}
	}
	<-g.done
	if g.err != nil {
		return g.err
	}
	return err
}

// decide runs the function on what was read. The last one to do so lets the group go on. After an error nothing of the member is left in
// it.
func (m *member) decide(ctx context.Context, fn func(zone.Tx) error) (err error) {
	defer m.group.leave() // also when fn panics, which goes on after this
	if err := ctx.Err(); err != nil {
		return m.group.grouper.store.translate("begin", err) // it ended before the transaction had begun
	}
	if m.absent {
		return errAlone
	}
	t := &memberTx{tx: &tx{readTx{m.txn()}}, member: m, grant: new(grant)}
	defer t.ended.Store(true)
	err = fn(t)
	if t.failed != nil {
		return t.failed // whatever fn made of it
	}
	if err == nil {
		err = t.usable()
	}
	if err == nil {
		m.grant = t.grant
	}
	return err
}

// txn reads what was read for the member, and runs no statements.
func (m *member) txn() txn {
	s := m.group.grouper.store
	return txn{ctx: m.group.ctx, store: s, lockRow: s.dialect.lockRow, known: m.known}
}

// leave takes note that a member's function has ended.
func (g *group) leave() {
	if g.within.Add(-1) == 0 {
		close(g.decided)
	}
}

// run runs the group, in a transaction of its own or as one of a batch.
func (g *group) run() {
	s := g.grouper.store
	if s.dialect.manyWriters {
		g.err = s.updateAlone(context.Background(), s.dialect.beginShared, s.dialect.lockRow, nil, g.transact)
	} else {
		g.err = s.Update(context.Background(), g.transact)
	}
	if errors.Is(g.err, errNothing) {
		g.err = nil
	}
	if errors.Is(g.err, errCollision) {
		g.err = errAlone
	}
	if g.ctx == nil {
		close(g.begun)
	}
	g.grouper.ended(g)
	close(g.done)
}

// errNothing undoes a transaction in which nothing was granted.
var errNothing = errors.New("nothing was granted")

// transact reads what the members have said, waits for them to decide, and writes what was granted.
func (g *group) transact(z zone.Tx) error {
	t, ok := z.(*tx)
	if !ok {
		return errAlone
	}
	var all []planned
	for _, m := range g.members {
		all = append(all, m.plan...)
	}
	rows, what, err := t.store.dialect.readTogether(&t.txn, all, true)
	if err != nil {
		return g.failure(t, what, err)
	}
	for _, m := range g.members {
		mine := rows[:len(m.plan)]
		rows = rows[len(m.plan):]
		m.known = knownRows(m.plan, mine)
		for i, row := range mine {
			m.absent = m.absent || row == nil && m.plan[i].holds
		}
	}
	g.ctx, g.origin = t.ctx, t.Origin()
	close(g.begun)
	<-g.decided
	var grants []*grant
	for _, m := range g.members {
		if m.grant != nil {
			grants = append(grants, m.grant)
		}
	}
	if len(grants) == 0 {
		return errNothing
	}
	asBelieved, err := t.store.dialect.writeTogether(t, grants)
	if err != nil {
		return g.failure(t, "group", err)
	}
	if !asBelieved {
		return errAlone
	}
	return nil
}

// failure is what an error of the database means for the group. What is one member's fault or bad luck is not the others', so each finds
// out by itself what was in the way, unless that is the database itself.
func (g *group) failure(t *tx, what string, err error) error {
	s := t.store
	if !s.dialect.manyWriters || s.dialect.classify(err) == classLost || t.ctx.Err() != nil {
		return s.translate(what, err)
	}
	return errAlone
}

// ended lets others have the place of a group that is over.
func (g *grouper) ended(over *group) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, m := range over.members {
		delete(g.busy, m.marks[0])
		delete(g.busy, m.marks[1])
	}
	g.running--
	g.form()
}

// grant is what a member writes.
type grant struct {
	audits     []zone.AuditRecord
	use        *grantedUse
	support    *zone.Support
	redemption *zone.Redemption
}

// grantedUse is a call of Consume that grants.
type grantedUse struct {
	nonce    tokens.Nonce
	issuedAt time.Time
	limit    int64
}
