package zone_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zonemint/zonemint/zone"
)

// TestRun writes what waits when it ends, though its context has.
func TestRun(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, c *cluster) {
		c.clock.advance(30 * day)
		before := len(c.audit(t))
		minted := mint(t, c.Service, c.alice, c.space, zone.NewSupportToken{})
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		c.Run(ctx)
		records := c.audit(t)[before:]
		if !slices.ContainsFunc(records, func(r zone.AuditRecord) bool { return r.Token == minted.ID }) {
			t.Errorf("it left %+v", records)
		}
		if keys, _ := c.storedRing(t); len(keys) != 2 {
			t.Errorf("its context had ended, and it made a key")
		}
	})
}

// TestRunPace: records wait for a second at most, and keys for half a minute. A store that fails is told in the log, ends nothing and
// loses nothing.
func TestRunPace(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	gated := &gatedStore{Store: f.store.Store}
	f.config.Store = gated
	synctest.Test(t, func(t *testing.T) {
		service, err := zone.New(t.Context(), f.config)
		must(t, err)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			service.Run(ctx)
		}()
		synctest.Wait()
		before := len(f.audit(t))
		for n := range 3 {
			mint(t, service, f.alice, f.space, zone.NewSupportToken{})
			<-time.After(time.Second)
			synctest.Wait()
			if after := len(f.audit(t)); after != before+n+1 {
				t.Errorf("after %d seconds there are %d records", n+1, after-before)
			}
		}
		before = len(f.audit(t))
		for range 1<<13 + 1 { // more than half of the buffer: no time passes, and it is written
			mint(t, service, f.alice, f.space, zone.NewSupportToken{})
		}
		synctest.Wait()
		if after := len(f.audit(t)); after != before+1<<13+1 {
			t.Errorf("of 8193 records %d were written at once", after-before)
		}
		f.clock.advance(30 * day)
		<-time.After(30 * time.Second)
		synctest.Wait()
		if records := f.audit(t); records[len(records)-1].Action != "maintain_keys" {
			t.Errorf("the ring was left alone: %+v", records[len(records)-1])
		}
		gated.fails.Store(true)
		minted := mint(t, service, f.alice, f.space, zone.NewSupportToken{})
		<-time.After(time.Minute)
		synctest.Wait()
		if log := f.log.String(); !strings.Contains(log, "write audit records") || !strings.Contains(log, "denied") {
			t.Errorf("the log is %s", log)
		}
		gated.fails.Store(false)
		<-time.After(time.Second)
		synctest.Wait()
		if records := f.audit(t); records[len(records)-1].Token != minted.ID {
			t.Errorf("the record is lost, the last is %+v", records[len(records)-1])
		}
		cancel()
		<-ended
	})
}

// TestMaintainFails has each call to the store fail in turn.
func TestMaintainFails(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.clock.advance(30 * day)
	before := f.dump(t)
	for n := 1; ; n++ {
		f.store.calls, f.store.denyCall = 0, n
		err := f.Maintain(t.Context())
		f.store.denyCall = 0
		if err == nil {
			break
		}
		wantKind(t, err, zone.Unavailable)
		if f.dump(t) != before {
			t.Fatalf("the call %d failed, and something was changed", n)
		}
	}
	if f.dump(t) == before {
		t.Error("nothing was done")
	}
}
