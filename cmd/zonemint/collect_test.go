package main

import (
	"math"
	"runtime"
	"testing"
	"time"
)

// TestGarbageShare: garbage has the same room however much is in use, until that would be too much or too little of it.
func TestGarbageShare(t *testing.T) {
	t.Parallel()
	for used, want := range map[uint64]int{
		0: 400, 1: 400, 8 << 20: 400, 12 << 20: 400, 24 << 20: 200, 48 << 20: 100, 96 << 20: 50, 300 << 20: 50, math.MaxUint64: 50,
	} {
		if got := garbageShare(used); got != want {
			t.Errorf("%d bytes in use: %d percent, want %d", used, got, want)
		}
	}
}

// TestAfterCollections: what is to be done after a collection is done after each of them.
func TestAfterCollections(t *testing.T) {
	t.Parallel()
	done := make(chan struct{}, 1)
	afterCollections(func() {
		select {
		case done <- struct{}{}:
		default:
		}
	})
	for range 3 {
		runtime.GC()
		select {
		case <-done:
		case <-time.After(time.Minute):
			t.Fatal("a collection went by unnoticed")
		}
	}
}

// TestInUse: what the runtime tells has not been given other names.
func TestInUse(t *testing.T) {
	t.Parallel()
	runtime.GC()
	if got := inUse(); got < 1<<16 || got > 1<<36 {
		t.Errorf("%d bytes are in use", got)
	}
}
