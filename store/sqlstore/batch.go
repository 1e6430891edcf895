package sqlstore

import (
	"context"
	"errors"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// The bounds of a batch. One that is full is committed even though others wait.
const (
	maxMembers = 256
	// maxBatchTime is for members that are slow: those before them wait for the commit, and other processes for the lock.
	maxBatchTime = 100 * time.Millisecond
)

// The statements by which one member of a batch is undone, and the others are not.
const (
	beginMember = "SAVEPOINT member"
	undoMember  = "ROLLBACK TO member"
	endMember   = "RELEASE member"
)

// errUnwound stands for the error of a function that panicked or exited its goroutine.
var errUnwound = errors.New("the function did not return")

// batcher runs the writing transactions of a database that has but one writer. Those that had to wait for each other share a
// transaction, and so what takes longest: until the disk has it. Nobody waits for others to come: a batch is whoever
// queued while it ran.
type batcher struct {
	store   *Store
	members int // see maxMembers
	longest time.Duration
	turn    queue
	open    *batch // whose transaction is open; nil: none is. It belongs to whoever has the turn.
}

// batch is one transaction of the database with the members that share it. All but done and err belong to whoever has the turn.
type batch struct {
	session *session
	until   time.Time // when it is full
	members int       // how many have begun

	done chan struct{} // closed once it is over
	err  error         // why nobody can be told that it was kept; nil: it is committed
}

func newBatcher(s *Store) *batcher {
	return &batcher{store: s, members: maxMembers, longest: maxBatchTime}
}

// update is [Store.Update]. The function runs on the caller's goroutine, which is where a panic belongs.
func (b *batcher) update(ctx context.Context, fn func(zone.Tx) error) error {
	batch, err := b.join(ctx)
	if err != nil {
		return b.store.translate("begin", err)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), b.store.transaction)
	defer cancel()
	t := &tx{readTx{txn{
		ctx: ctx, store: b.store, session: batch.session, shared: batch.members > 0,
	}}}
	batch.members++
	defer func() { // also when fn panics, which goes on after this
		if !t.ended.Load() {
			_ = b.settle(batch, t, errUnwound)
		}
	}()
	err = fn(t)
	if err == nil {
		err = t.usable()
	}
	return b.settle(batch, t, err)
}

// join waits for the turn, and returns the batch that the caller is to run in, which it may have to begin. After an error the
// turn is somebody else's again.
func (b *batcher) join(ctx context.Context) (*batch, error) {
	wait, cancel := context.WithTimeout(ctx, b.store.write.wait)
	defer cancel()
	if err := b.turn.enter(wait, b.store.write.closed); err != nil {
		return nil, err
	}
	err := b.store.suspicion()
	if err == nil && b.open == nil {
		err = b.begin(ctx, wait)
	} else if err == nil {
		err = b.enlarge(ctx, wait)
	}
	if err != nil {
		b.leave()
		return nil, err
	}
	return b.open, nil
}

// begin begins a batch. The first member needs no savepoint: when it fails, there is nothing else to keep.
func (b *batcher) begin(ctx, wait context.Context) error {
	session, err := b.store.write.begin(wait, b.store.dialect.beginWrite)
	if err != nil {
		if wait.Err() != nil && ctx.Err() == nil {
			return errBusy(err)
		}
		return err
	}
	b.open = &batch{session: session, until: time.Now().Add(b.longest), done: make(chan struct{})}
	return nil
}

// enlarge makes the open batch ready for another member. When that cannot be, the caller has the turn all the same, and with it
// the duty to see to the batch.
func (b *batcher) enlarge(ctx, wait context.Context) error {
	select {
	case <-b.store.write.closed:
		return errClosed() // closing waits for the batch, and should not have to wait for more
	default:
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := wait.Err(); err != nil {
		return errBusy(err)
	}
	if err := b.open.session.run(context.Background(), b.store.dialect, beginMember); err != nil {
		return b.lose(b.store.translate("batch", err))
	}
	return nil
}

// settle keeps what a member did, or undoes it when err is not nil, passes the turn on, and returns what the caller is told. It
// waits for the commit in either case: a refusal may rest on what a neighbour wrote.
func (b *batcher) settle(batch *batch, t *tx, err error) error {
	t.ended.Store(true)
	switch {
	case t.shared:
		b.settleShared(batch, t, err)
	case err != nil:
		b.open = nil
		_ = b.store.write.end(batch.session, "ROLLBACK")
		b.turn.release()
		return err
	}
	b.leave()
	<-batch.done
	switch {
	case batch.err == nil:
		return err
	case t.failed != nil:
		return t.failed // it says more, and is no answer that could rest on what was lost
	default:
		return batch.err
	}
}

// settleShared undoes what one member did, or makes it part of the batch. The database may have undone everything by itself, as
// it does when the disk is full: then there is no savepoint any more, and the batch is lost.
func (b *batcher) settleShared(batch *batch, t *tx, err error) {
	statements := []string{endMember}
	if err != nil {
		statements = []string{undoMember, endMember}
	}
	for _, statement := range statements {
		if failure := batch.session.run(context.Background(), b.store.dialect, statement); failure != nil {
			failure = b.store.translate("batch", failure) // also for what it notes of a disk that fails
			if t.failed != nil {
				failure = t.failed // which came first
			}
			_ = b.lose(failure)
			return
		}
	}
}

// leave passes the turn on. An open batch must be committed by somebody: by the next one, or, when nobody waits or it is full, by
// the caller.
func (b *batcher) leave() {
	if b.open != nil {
		full := b.open.members >= b.members || time.Now().After(b.open.until)
		if !full && b.turn.pass() {
			return
		}
		b.commit()
	}
	b.turn.release()
}

// commit commits the open batch, which no context cancels, and lets its members have their answers.
func (b *batcher) commit() {
	batch := b.open
	b.open = nil
	batch.err = errLost(errUnwound) // unless it turns out otherwise
	defer close(batch.done)
	failure := b.store.write.end(batch.session, "COMMIT")
	batch.err = b.store.translate("commit", failure)
	if batch.members > 1 && (errors.Is(batch.err, zone.Conflict) || errors.Is(batch.err, zone.NotFound)) {
		batch.err = errLost(failure) // what is true of one member is no answer for the others
	}
}

// lose gives the open batch up, and returns what its members are told.
func (b *batcher) lose(cause error) error {
	batch := b.open
	b.open = nil
	defer close(batch.done)
	_ = b.store.write.end(batch.session, "ROLLBACK")
	if batch.err = b.store.suspicion(); batch.err == nil {
		batch.err = errLost(cause)
	}
	return batch.err
}
