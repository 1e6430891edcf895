package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// request is one that a load generator sends.
type request struct {
	method, path string
	headers      map[string]string
	body         string
}

// script is how wrk is told what to send: the requests are made once, and sent in turn, each thread beginning elsewhere.
const script = `
local requests, n, at = {}, 0, 0
local threads = 0
function setup(thread) thread:set("number", threads); threads = threads + 1 end
function init(args)
  for _, r in ipairs(list) do
    requests[#requests + 1] = wrk.format(r[1], r[2], r[3], r[4])
  end
  n = #requests
  at = number * math.floor(n / 2)
end
function request()
  at = at % n + 1
  return requests[at]
end
` + scriptEnd

// scriptEnd is how wrk tells what it saw.
const scriptEnd = `
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('RESULT {"requests":%d,"microseconds":%d,"errors":%d,"p50":%d,"p99":%d}\n', summary.requests, summary.duration,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
end
`

// writeScript writes the script for some requests. Its text is that of Lua, whose strings are written as Go's %q for what is here:
// ASCII without control characters.
func writeScript(dir, name string, requests []request) (string, error) {
	var b strings.Builder
	b.WriteString("local list = {\n")
	for _, r := range requests {
		fmt.Fprintf(&b, "{%q, %q, {", r.method, r.path)
		for key, value := range r.headers {
			fmt.Fprintf(&b, "[%q] = %q,", key, value)
		}
		b.WriteString("}, ")
		if r.body == "" {
			b.WriteString("nil},\n")
		} else {
			fmt.Fprintf(&b, "%q},\n", r.body)
		}
	}
	b.WriteString("}\n" + script)
	path := filepath.Join(dir, name+".lua")
	return path, os.WriteFile(path, []byte(b.String()), 0o600)
}

// sample is what a load generator saw of one server for a few seconds.
type sample struct {
	rate     float64 // answers in a second
	p50, p99 time.Duration
	cpu      time.Duration // of the server for one answer
	errors   int           // answers of another status than 2xx or 3xx, and connections that failed
}

// runWrk drives a server.
func runWrk(ctx context.Context, url, script string, connections int, lasts time.Duration) (sample, error) {
	threads := min(2, connections)
	cmd := exec.CommandContext(ctx, "wrk", "-t", strconv.Itoa(threads), "-c", strconv.Itoa(connections), //nolint:gosec // what it runs is what it was told to measure
		"-d", fmt.Sprintf("%ds", int(lasts.Seconds())), "-s", script, url)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return sample{}, fmt.Errorf("wrk: %w: %s", err, out)
	}
	_, text, found := bytes.Cut(out, []byte("RESULT "))
	var r struct{ Requests, Microseconds, Errors, P50, P99 float64 }
	if !found || json.Unmarshal(text, &r) != nil || r.Microseconds == 0 {
		return sample{}, fmt.Errorf("wrk said %s", out)
	}
	return sample{
		rate: r.Requests / (r.Microseconds / 1e6), errors: int(r.Errors),
		p50: time.Duration(r.P50) * time.Microsecond, p99: time.Duration(r.P99) * time.Microsecond,
	}, nil
}
