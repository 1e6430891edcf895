package faults_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/program"
)

// The environment of the tests.
const (
	seedEnv = "ZONEMINT_TEST_SEED"   // repeats what is random
	roleEnv = "ZONEMINT_FAULTS_ROLE" // makes the test binary one of the programs in roles
)

// patience bounds whatever is waited for. Nothing waits it out on a good day.
const patience = 60 * time.Second

// roles are the small programs that the tests need beside zonemint. The test binary plays them, so that nothing else has to be built.
var roles = map[string]func(args []string) error{
	"scribe":    scribe,
	"traceable": becomeTraceable,
}

func TestMain(m *testing.M) {
	if role := os.Getenv(roleEnv); role != "" {
		if err := roles[role](os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, role+":", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(run(m))
}

// scratch is where the program is built. It is made before the first test and removed after the last.
var scratch string

func run(m *testing.M) int {
	var err error
	if scratch, err = os.MkdirTemp("", "zonemint-faults-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	code := pgtest.Run(m)
	if err := os.RemoveAll(scratch); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	printSummary(os.Stderr)
	return code
}

// build builds the program once.
var build = sync.OnceValues(func() (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	return program.Build(ctx, scratch)
})

// zonemint is the path of the built program.
func zonemint(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// newRandom is the randomness of a test.
func newRandom(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv(seedEnv); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("%s: %v", seedEnv, err)
		}
	}
	t.Logf("seed %d; %s=%d repeats it", seed, seedEnv, seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// until asks until the answer is yes, at most for patience.
func until(ask func() bool) bool {
	end := time.After(patience)
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !ask() {
		select {
		case <-tick.C:
		case <-end:
			return ask()
		}
	}
	return true
}
