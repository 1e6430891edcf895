package main

import (
	"errors"
	"fmt"
	"syscall"
)

// forbidCoreDumps keeps the keys in memory out of core dumps. The limit alone does not stop a core_pattern that pipes to a program; a
// process that is not dumpable cannot be traced by its own user either.
func forbidCoreDumps() error {
	err := syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, syscall.PR_SET_DUMPABLE, 0, 0); errno != 0 {
		err = errors.Join(err, errno)
	}
	if err != nil {
		return fmt.Errorf("core dumps cannot be switched off (--core-dumps allows them): %w", err)
	}
	return nil
}
