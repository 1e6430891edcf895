package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// writeTargets writes requests as vegeta reads them: an object a line.
func writeTargets(dir, name, url string, requests []request) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	for _, r := range requests {
		headers := map[string][]string{}
		for key, value := range r.headers {
			headers[key] = []string{value}
		}
		target := map[string]any{"method": r.method, "url": url + r.path, "header": headers}
		if r.body != "" {
			target["body"] = base64.StdEncoding.EncodeToString([]byte(r.body))
		}
		if err := encoder.Encode(target); err != nil {
			return "", err
		}
	}
	path := filepath.Join(dir, name+".targets")
	return path, os.WriteFile(path, b.Bytes(), 0o600)
}

// runVegeta asks at a fixed rate. A late answer does not delay the next request, so what one waits for is not hidden.
func runVegeta(ctx context.Context, s settings, targets string) (sample, error) {
	results := targets + ".bin"
	attack := exec.CommandContext(ctx, s.vegeta, "attack", "-format=json", "-targets", targets, "-rate", strconv.Itoa(s.rate), "-duration", s.lasts.String(), //nolint:gosec // what it runs is what it was told to measure
		"-insecure", "-output", results)
	if out, err := attack.CombinedOutput(); err != nil {
		return sample{}, fmt.Errorf("vegeta: %w: %s", err, out)
	}
	out, err := exec.CommandContext(ctx, s.vegeta, "report", "-type=json", results).Output() //nolint:gosec // what it runs is what it was told to measure
	if err != nil {
		return sample{}, fmt.Errorf("vegeta: %w", err)
	}
	var report struct {
		Latencies struct {
			P50 time.Duration `json:"50th"`
			P99 time.Duration `json:"99th"`
		} `json:"latencies"`
		Requests    int         `json:"requests"`
		Success     float64     `json:"success"`
		StatusCodes map[int]int `json:"status_codes"`
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return sample{}, fmt.Errorf("vegeta's report: %w", err)
	}
	return sample{
		rate: float64(s.rate), p50: report.Latencies.P50, p99: report.Latencies.P99,
		errors: int(float64(report.Requests)*(1-report.Success) + 0.5),
	}, nil
}
