// Command with runs a command while a PostgreSQL server runs for it, to which ZONEMINT_TEST_POSTGRES in the command's environment leads:
// one server for all test programs of a run, which make databases of their own there. The exit status is that of the command.
//
//	go run ./internal/pgtest/with go test ./store/... ./zone/...
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"github.com/zonemint/zonemint/internal/pgtest"
)

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "with:", err)
		code = 1
	}
	os.Exit(code)
}

func run(command []string) (int, error) {
	if len(command) == 0 {
		return 0, errors.New("no command is given: with COMMAND [ARGUMENT]")
	}
	// A terminal interrupts the command as well, whose end is waited for. Not ignored, which the command would inherit.
	signal.Notify(make(chan os.Signal, 1), os.Interrupt, syscall.SIGTERM)
	cluster, err := pgtest.New()
	if err != nil {
		return 0, fmt.Errorf("PostgreSQL for the tests: %w", err)
	}
	defer cluster.Remove()
	cmd := exec.Command(command[0], command[1:]...) //nolint:gosec,noctx // what is run is the caller's, and ends by itself
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), pgtest.Variable+"="+cluster.DSN("postgres"))
	err = cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return 0, err
}
