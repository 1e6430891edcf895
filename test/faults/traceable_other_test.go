//go:build !linux

package faults_test

import "errors"

// becomeTraceable is for Linux alone, as strace is.
func becomeTraceable([]string) error { return errors.New("only Linux can be told who may trace") }
