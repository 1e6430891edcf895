// Command capacity makes the figures of docs/scaling.md:
//
//	capacity measure     measures what minting and redeeming demand, on this machine, and writes docs/scaling.json
//	capacity simulate    works out from that file what 1, 10 and 100 nodes do, and writes the tables of docs/scaling.md
//
// Measuring needs a PostgreSQL on this machine, which --store or ZONEMINT_STORE names by a DSN; it makes a database of its own there
// and removes it. The simulation is the same on every machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "capacity:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("capacity", flag.ContinueOnError)
	data := flags.String("figures", "docs/scaling.json", "the file with the measured figures")
	page := flags.String("page", "docs/scaling.md", "the page with the tables")
	dsn := flags.String("store", os.Getenv("ZONEMINT_STORE"), "DSN of a PostgreSQL on this machine")
	dir := flags.String("dir", "", "a folder on the disk that is to be measured (default the system's temporary folder)")
	if len(args) == 0 {
		return errors.New("say what to do: measure or simulate")
	}
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	switch args[0] {
	case "measure":
		f, err := measureAllStores(ctx, *dsn, *dir, full, stdout)
		if err != nil {
			return err
		}
		return writeFigures(*data, f)
	case "simulate":
		f, err := readFigures(*data)
		if err != nil {
			return err
		}
		return rewritePage(*page, f, stdout)
	}
	return fmt.Errorf("%q is neither measure nor simulate", args[0])
}
