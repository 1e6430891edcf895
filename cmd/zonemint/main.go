// Command zonemint is a space support token authority: the server, and the tools around it.
//
// Data goes to standard output, talk to standard error. A flag wins over the environment (ZONEMINT_ and the flag's name in
// capitals), the environment over the configuration file (--config). The exit codes are in exit.go.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/zonemint/zonemint/internal/remote"
)

// version is set by the build.
var version = "0.1.0-dev"

func main() {
	os.Exit(mainExit())
}

// mainExit is main with an exit code, which is what the tests of the command line run.
func mainExit() int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	signals := make(chan os.Signal, 2) // one that comes while the first is being handled is not lost
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		os.Exit(exitOfSignal(<-signals)) // who asks twice does not want to wait
	}()
	return run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})
}

// streams are the standard streams of the process.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// run is the program: it returns the exit code.
func run(ctx context.Context, args []string, std streams) int {
	return runIn(ctx, newOutside(), args, std)
}

// runIn is run for tests, which bring what is outside along.
func runIn(ctx context.Context, out *outside, args []string, std streams) int {
	root := newRoot(std, out)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	tell(std.err, "zonemint: "+remote.PrintableLines(err.Error())) // some of it may come from a server, or its certificate
	return exitCode(err)
}

// tell writes a line, and gives up after logPatience where nobody reads it.
func tell(w io.Writer, line string) {
	written := make(chan struct{})
	go func() {
		defer close(written)
		fmt.Fprintln(w, line)
	}()
	select {
	case <-written:
	case <-time.After(logPatience):
	}
}
