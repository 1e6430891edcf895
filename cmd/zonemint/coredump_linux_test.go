package main

import (
	"fmt"
	"os"
	"regexp"
	"syscall"
	"testing"
)

// TestServeForbidsCoreDumps: a dump would hold the keys.
func TestServeForbidsCoreDumps(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.start(t, "zone", nil, "serve", "--store", "memory:", "--https-addr", "", "--http-addr", "127.0.0.1:0")
	limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", p.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`(?m)^Max core file size +0 +0 `).Match(limits) {
		t.Errorf("the limits are\n%s", limits)
	}
	w.halt(t, "zone")
}

// TestForbidCoreDumps: only the process itself can tell whether it is dumpable. Not parallel: the whole process changes.
func TestForbidCoreDumps(t *testing.T) {
	dumpable := func() uintptr {
		value, _, _ := syscall.RawSyscall(syscall.SYS_PRCTL, syscall.PR_GET_DUMPABLE, 0, 0)
		return value
	}
	before := dumpable()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_CORE, &limit); err != nil {
		t.Fatal(err)
	}
	if err := forbidCoreDumps(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, _, _ = syscall.RawSyscall(syscall.SYS_PRCTL, syscall.PR_SET_DUMPABLE, before, 0)
		_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &limit) // fails where the limit cannot rise again
	})
	if got := dumpable(); got != 0 {
		t.Errorf("dumpable: %d", got)
	}
}
