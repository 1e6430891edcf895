package handlers_test

import (
	"context"
	"sync/atomic"

	"github.com/zonemint/zonemint/zone"
)

// faultStore is a store that can be made to fail. What it does otherwise is what the store within it does.
type faultStore struct {
	zone.Store
	fault atomic.Pointer[fault]
}

// fault says how a store fails. Each function may be nil.
type fault struct {
	before func(write bool) error        // instead of the transaction when it returns an error
	after  func(write bool)              // after a transaction that succeeded
	within func(zone.Tx) zone.Tx         // what a writing transaction hands out
	read   func(zone.ReadTx) zone.ReadTx // what a reading transaction hands out
}

// fail sets the fault; nil heals the store.
func (s *faultStore) fail(f *fault) { s.fault.Store(f) }

func (s *faultStore) current() fault {
	if f := s.fault.Load(); f != nil {
		return *f
	}
	return fault{}
}

// View implements [zone.Store].
func (s *faultStore) View(ctx context.Context, fn func(zone.ReadTx) error) error {
	f := s.current()
	if f.before != nil {
		if err := f.before(false); err != nil {
			return err
		}
	}
	err := s.Store.View(ctx, func(tx zone.ReadTx) error {
		if f.read != nil {
			tx = f.read(tx)
		}
		return fn(tx)
	})
	if err == nil && f.after != nil {
		f.after(false)
	}
	return err
}

// Update implements [zone.Store].
func (s *faultStore) Update(ctx context.Context, fn func(zone.Tx) error) error {
	f := s.current()
	if f.before != nil {
		if err := f.before(true); err != nil {
			return err
		}
	}
	err := s.Store.Update(ctx, func(tx zone.Tx) error {
		if f.within != nil {
			tx = f.within(tx)
		}
		return fn(tx)
	})
	if err == nil && f.after != nil {
		f.after(true)
	}
	return err
}

// UpdateShared implements [zone.Store].
func (s *faultStore) UpdateShared(ctx context.Context, _ zone.Reading, fn func(zone.Tx) error) error {
	return s.Update(ctx, fn)
}

// Ping implements [zone.Store].
func (s *faultStore) Ping(ctx context.Context) error {
	if f := s.current(); f.before != nil {
		if err := f.before(false); err != nil {
			return err
		}
	}
	return s.Store.Ping(ctx)
}
