package zone

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

const (
	// prunePace is how often the ledger is pruned, and how long the clock must have gone steadily before. What is pruned can only be
	// asked for by tokens that have expired for ten minutes, so nothing presses.
	prunePace = time.Hour
	// pruneStep is how far the clock may move from one [Service.Maintain] to the next and still be steady. Run calls it every half minute.
	pruneStep = 10 * time.Minute
	// pruneBatch is how many tokens go in one transaction at most, since others want to write, too; and pruneBatches how many
	// transactions there are in one round.
	pruneBatch   = 1000
	pruneBatches = 50
)

// pruning is what a process knows of the clock, and when it has pruned the ledger.
type pruning struct {
	mu     sync.Mutex
	seen   time.Time // what the clock told last
	steady time.Time // since when it has gone neither back nor far ahead at once
	done   time.Time // when nothing was left to prune; zero: not yet
}

// due takes note of what the clock tells, and reports whether it is time to prune. A clock that has just jumped is not believed: the
// watermark that it gives would refuse tokens that are good. It would never let one be used twice.
func (p *pruning) due(told time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if step := told.Sub(p.seen); p.seen.IsZero() || step < 0 || step > pruneStep {
		p.steady = told
	}
	p.seen = told
	return told.Sub(p.steady) >= prunePace && (p.done.IsZero() || told.Sub(p.done).Abs() >= prunePace)
}

func (p *pruning) finish(told time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done = told
}

// prune removes from the ledger what no token can be accepted for any more. In the same transaction the zone's watermark rises, below
// which none is accepted whatever any clock says. Nobody asked for it, and nothing changes by it that anybody could see, so it leaves no
// audit record. Where more is left than fits into a round, the next round is not an hour away.
func (s *Service) prune(ctx context.Context, told time.Time) error {
	watermark := told.Add(-keyOverlap) // the longest life of a temporary token, and ten minutes
	pruned, batch := 0, pruneBatch
	var err error
	for n := 0; n < pruneBatches && batch == pruneBatch && err == nil; n++ {
		batch, err = s.pruneOnce(ctx, watermark)
		pruned += batch
	}
	if err == nil && batch < pruneBatch {
		s.pruning.finish(told)
	}
	if pruned > 0 {
		s.log.LogAttrs(ctx, slog.LevelInfo, "the ledger was pruned", slog.Int("tokens", pruned), slog.Time("issued_before", watermark))
	}
	return err
}

// pruneOnce is one transaction of prune. It returns how many tokens went.
func (s *Service) pruneOnce(ctx context.Context, watermark time.Time) (batch int, err error) {
	err = s.store.Update(ctx, func(tx Tx) error {
		batch = 0
		m, err := s.soundMoment(tx)
		if err != nil {
			return err
		}
		if m.instance.MinIssuedAt.Before(watermark) {
			m.instance.MinIssuedAt = watermark
			if err := tx.UpdateInstance(m.instance); err != nil {
				return err
			}
		}
		batch, err = tx.PruneLedger(m.instance.MinIssuedAt, pruneBatch)
		return err
	})
	if err != nil {
		return 0, err
	}
	return batch, nil
}
