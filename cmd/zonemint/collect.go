package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage there may be before it is collected. Go's 100 percent would have a server that mints at full speed collect many times a
// second, for a fifth of its time, since what it has in use is little, some 20 MB. A share that suits that would be far too much
// for a server that has 10,000 connections in use. So garbage may take what garbageRoom says, and the shares are its limits.
const (
	garbageRoom   = 48 << 20 // bytes
	greatestShare = 400      // percent of what is in use
	leastShare    = 50
)

// collectLessOften lets garbage grow, unless the operator has said something about it.
func collectLessOften() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	share := greatestShare
	debug.SetGCPercent(share)
	afterCollections(func() {
		if now := garbageShare(inUse()); now != share { // setting it stops everything else for a moment
			share = now
			debug.SetGCPercent(share)
		}
	})
}

// garbageShare is the share, in percent, that gives garbage its room when so many bytes are in use.
func garbageShare(used uint64) int {
	if used == 0 {
		return greatestShare
	}
	return int(min(max(garbageRoom*100/used, leastShare), greatestShare))
}

// inUse is how many bytes the last collection found in use: of the heap, and of what a collection has to look through besides.
func inUse() uint64 {
	samples := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/stack:bytes"}, {Name: "/gc/scan/globals:bytes"}}
	metrics.Read(samples)
	var sum uint64
	for _, s := range samples {
		if s.Value.Kind() == metrics.KindUint64 {
			sum += s.Value.Uint64()
		}
	}
	return sum
}

// afterCollections calls do after each collection of garbage, for as long as the process lives: each time something is found that nobody has.
func afterCollections(do func()) {
	type sentinel struct{ _ *byte } // a pointer keeps it from being put together with others, of which one may be in use
	var renew func(*sentinel)
	renew = func(s *sentinel) {
		do()
		runtime.SetFinalizer(s, renew)
	}
	runtime.SetFinalizer(&sentinel{}, renew)
}

// returnMemory gives the system back what starting took and serving does not need.
func returnMemory() { debug.FreeOSMemory() }
