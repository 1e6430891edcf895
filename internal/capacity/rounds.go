package main

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// atOnce is how many redeem at the same time.
const atOnce = 64

// effort is how many rounds there are, and how many operations of each kind in one. What is compared takes turns, so that whatever
// else the machine does falls on all of it.
type effort struct {
	rounds, mint, lone, service, many, disk int
}

var full = effort{rounds: 4, mint: 1000, lone: 125, service: 75, many: 500, disk: 200}

// side is what an experiment sees of a store from outside.
type side interface {
	// cpu is the CPU time of the database's own processes; 0 where it has none.
	cpu(ctx context.Context) (time.Duration, error)
	// commits runs redemptions and counts the commits that the database made of them.
	commits(ctx context.Context, r *rig, do func() error) (int, error)
}

// round measures everything on one store once, and adds it to d.
func round(ctx context.Context, r *rig, s side, e effort, d *demands) error {
	batch, err := r.redemptions(ctx, e.lone+e.service+e.many)
	if err != nil {
		return err
	}
	lone, service, many := batch[:e.lone], batch[e.lone:e.lone+e.service], batch[e.lone+e.service:]
	err = errors.Join(
		measure(ctx, s, &d.MintService, e.mint, func(i int) error {
			_, err := r.service.MintSupportToken(ctx, r.member, r.spaces[i%spaces], zone.NewSupportToken{})
			return err
		}),
		r.service.WriteAudit(ctx),
		measure(ctx, s, &d.Mint, e.mint, func(i int) error { return r.mint(ctx, i) }),
		measureAll(ctx, s, &d.MintMany, e.mint, func() error {
			return together(e.mint, func(i int) error { return r.mint(ctx, i) })
		}),
		measureAll(ctx, s, &d.Audit, 2*e.mint, func() error { return r.service.WriteAudit(ctx) }),
		measure(ctx, s, &d.RedeemService, e.service, func(i int) error { return r.redeemService(ctx, service[i]) }),
		measure(ctx, s, &d.Redeem, e.lone, func(i int) error { return r.redeem(ctx, lone[i]) }),
	)
	if err != nil {
		return err
	}
	commits, err := s.commits(ctx, r, func() error {
		return measureAll(ctx, s, &d.RedeemMany, e.many, func() error {
			return together(len(many), func(i int) error { return r.redeem(ctx, many[i]) })
		})
	})
	if commits > 0 {
		before := float64(d.RedeemMany.Operations - e.many)
		d.PerCommit = (d.PerCommit*before + float64(e.many)/float64(commits)*float64(e.many)) / (before + float64(e.many))
	}
	return err
}

// measure runs an operation a number of times, one after the other.
func measure(ctx context.Context, s side, into *phase, n int, do func(i int) error) error {
	return measureAll(ctx, s, into, n, func() error {
		for i := range n {
			if err := do(i); err != nil {
				return err
			}
		}
		return nil
	})
}

// measureAll runs something that does n operations.
func measureAll(ctx context.Context, s side, into *phase, n int, do func() error) error {
	if n == 0 {
		return nil
	}
	database, err := s.cpu(ctx)
	if err != nil {
		return err
	}
	own, begin := processCPU(), time.Now()
	if err := do(); err != nil {
		return err
	}
	elapsed, used := time.Since(begin), processCPU()-own
	after, err := s.cpu(ctx)
	if err != nil {
		return err
	}
	into.add(phase{
		Operations: n, Elapsed: microseconds(elapsed) / float64(n), NodeCPU: microseconds(used) / float64(n),
		DatabaseCPU: microseconds(after-database) / float64(n),
	})
	return nil
}

// together runs n operations, 64 of them at a time.
func together(n int, do func(i int) error) error {
	var next atomic.Int64
	var group sync.WaitGroup
	errs := make([]error, atOnce)
	for worker := range atOnce {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && errs[worker] == nil; i = int(next.Add(1)) - 1 {
				errs[worker] = do(i)
			}
		})
	}
	group.Wait()
	return errors.Join(errs...)
}
