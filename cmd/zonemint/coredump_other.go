//go:build !linux

package main

// forbidCoreDumps does nothing: here the operator switches core dumps off.
func forbidCoreDumps() error { return nil }
