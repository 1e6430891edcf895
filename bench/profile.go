package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// clockTicks is USER_HZ, in which Linux tells the time that a process has used: 100 on every machine that Go runs on.
const clockTicks = 100

// cpu is the processor time that the process has used; 0 where the system does not tell.
func (p *process) cpu() time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, err1 := strconv.Atoi(fields[11])
	system, err2 := strconv.Atoi(fields[12])
	if errors.Join(err1, err2) != nil {
		return 0
	}
	return time.Duration(user+system) * time.Second / clockTicks
}

// profile has a node driven once more and writes where its processor time goes.
func profile(ctx context.Context, s settings, n *node, name string, drive func() error) error {
	driven := make(chan error, 1)
	go func() { driven <- drive() }()
	url := fmt.Sprintf("%s/debug/pprof/profile?seconds=%d", n.Admin, int(s.lasts.Seconds()))
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return errors.Join(err, <-driven)
	}
	answer, err := n.client.web.Do(r)
	if err != nil {
		return errors.Join(err, <-driven)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err := errors.Join(err, <-driven); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.profiles, fileName(name)+".pprof"), raw, 0o600)
}

// fileName makes the name of a file of that of a measurement.
func fileName(name string) string { return strings.NewReplacer(" ", "-", ",", "").Replace(name) }

var droppedRecords = regexp.MustCompile(`(?m)^zonemint_audit_records_dropped_total ([0-9.e+]+)$`)

// dropped is how many audit records of mintings the node has lost, because its store did not take them as fast as they came.
func (n *node) dropped(ctx context.Context) (int, error) {
	count, err := n.metric(ctx, droppedRecords)
	return int(count), err
}

// metric is a figure that the node shows to its operators.
func (n *node) metric(ctx context.Context, which *regexp.Regexp) (float64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, n.Admin+"/metrics", nil)
	if err != nil {
		return 0, err
	}
	answer, err := n.client.web.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, err
	}
	found := which.FindSubmatch(text)
	if found == nil {
		return 0, fmt.Errorf("the metrics have nothing like %s", which)
	}
	return strconv.ParseFloat(string(found[1]), 64)
}
