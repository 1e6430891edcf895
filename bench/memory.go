package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// mebibyte is the unit of the goals for memory.
const mebibyte = 1 << 20

// resident is what of the process is in memory, in bytes.
func (p *process) resident() (int, error) { return p.status("VmRSS") }

// peak is the most that was in memory since forgetPeak, in bytes.
func (p *process) peak() (int, error) { return p.status("VmHWM") }

// forgetPeak has the system begin anew with the peak (proc(5), clear_refs).
func (p *process) forgetPeak() error {
	return os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", p.cmd.Process.Pid), []byte("5"), 0)
}

func (p *process) status(key string) (int, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, errors.Join(err, errors.New("memory can be measured on Linux alone"))
	}
	return statusBytes(string(text), key)
}

// statusBytes finds a size in /proc/PID/status.
func statusBytes(text, key string) (int, error) {
	for line := range strings.SplitSeq(text, "\n") {
		name, value, _ := strings.Cut(line, ":")
		if name != key {
			continue
		}
		number, whole := strings.CutSuffix(strings.TrimSpace(value), " kB")
		n, err := strconv.Atoi(number)
		if err != nil || !whole {
			return 0, fmt.Errorf("/proc/PID/status: %q is no size", line)
		}
		return n << 10, nil
	}
	return 0, fmt.Errorf("/proc/PID/status does not tell %s", key)
}
