package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// figures are what one run of "capacity measure" found. Times are in microseconds.
type figures struct {
	Machine  machine `json:"machine"`
	Disk     disk    `json:"disk"`
	SQLite   demands `json:"sqlite"`
	Postgres demands `json:"postgres"`
}

// machine is where it was measured, and by what.
type machine struct {
	Date       string `json:"date"`
	Processor  string `json:"processor"`
	Cores      int    `json:"cores"`
	System     string `json:"system"`
	Go         string `json:"go"`
	SQLite     string `json:"sqlite"`
	PostgreSQL string `json:"postgresql"`
}

// disk is how long it takes until the disk has something.
type disk struct {
	Fsync  float64 `json:"fsync_us"`         // of 8 KiB that are overwritten
	Insert float64 `json:"single_insert_us"` // one row in a SQLite transaction of its own, synchronous=FULL
}

// demands is what was measured on one kind of store.
type demands struct {
	MintService   phase   `json:"mint_service"`                     // Service.MintSupportToken
	Mint          phase   `json:"mint"`                             // the whole request, by access token, one at a time
	MintMany      phase   `json:"mint_many"`                        // the same, 64 at once
	Audit         phase   `json:"audit"`                            // writing the audit record of one minting
	RedeemService phase   `json:"redeem_service"`                   // Service.Redeem
	Redeem        phase   `json:"redeem"`                           // the whole request, one at a time
	RedeemMany    phase   `json:"redeem_many"`                      // the same, 64 at once
	PerCommit     float64 `json:"redemptions_per_commit,omitempty"` // of RedeemMany

	// Round trips to the database. Authenticating is a transaction of its own, but not that of a provider who was recognised and redeems.
	MemberTrips   int `json:"authenticate_member_round_trips,omitempty"`
	ProviderTrips int `json:"authenticate_provider_round_trips,omitempty"`
	MintTrips     int `json:"mint_round_trips,omitempty"`
	RedeemTrips   int `json:"redeem_round_trips,omitempty"`       // of a group of redemptions
	AloneTrips    int `json:"redeem_alone_round_trips,omitempty"` // of one whose group was given up, after that
}

// phase is some operations of one kind, each as the mean.
type phase struct {
	Operations  int     `json:"operations"`
	Elapsed     float64 `json:"elapsed_us"`      // by the clock, of all by their number
	NodeCPU     float64 `json:"node_cpu_us"`     // of this process; on SQLite the database is in it
	DatabaseCPU float64 `json:"database_cpu_us"` // of PostgreSQL's processes
}

// add makes p the mean of two runs.
func (p *phase) add(o phase) {
	n, m := float64(p.Operations), float64(o.Operations)
	mean := func(a, b float64) float64 { return (a*n + b*m) / (n + m) }
	p.Elapsed, p.NodeCPU, p.DatabaseCPU = mean(p.Elapsed, o.Elapsed), mean(p.NodeCPU, o.NodeCPU), mean(p.DatabaseCPU, o.DatabaseCPU)
	p.Operations += o.Operations
}

// perSecond is how many came through in a second.
func (p phase) perSecond() float64 { return 1e6 / p.Elapsed }

func microseconds(d time.Duration) float64 { return float64(d) / float64(time.Microsecond) }

// nanoseconds is a measured time as the simulation counts.
func nanoseconds(us float64) span { return span(us * 1e3) }

func readFigures(path string) (f figures, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return f, fmt.Errorf("%w; \"capacity measure\" makes it", err)
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return f, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

func writeFigures(path string, f figures) error {
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644) //nolint:gosec // it is a page of the handbook
}
