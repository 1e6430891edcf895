package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"runtime"
	"strings"
	"time"
)

// describe says where this runs.
func describe(ctx context.Context, postgres string) (m machine, err error) {
	m = machine{
		Date: time.Now().UTC().Format(time.DateOnly), Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH,
		Go: runtime.Version(), PostgreSQL: postgres, Processor: "unknown",
	}
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, rest, found := strings.Cut(string(text), "model name"); found {
			line, _, _ := strings.Cut(rest, "\n")
			m.Processor = strings.TrimSpace(strings.TrimLeft(line, " \t:"))
		}
	}
	if text, err := os.ReadFile("/proc/sys/kernel/osrelease"); err == nil {
		m.System += " " + strings.TrimSpace(string(text))
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return m, err
	}
	err = db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&m.SQLite)
	return m, errors.Join(err, db.Close())
}
