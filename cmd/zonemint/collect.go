package main

import (
	"os"
	"runtime/debug"
)

// garbageShare is how much garbage there may be before it is collected, in percent of what is in use. Go's 100 would have a server that
// mints at full speed collect many times a second, for a fifth of its time, since what it has in use is little: some 20 MB.
const garbageShare = 400

// collectLessOften lets garbage grow, unless the operator has said something about it.
func collectLessOften() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(garbageShare)
	}
}
