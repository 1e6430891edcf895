package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"
)

// TestMain lets the test binary be the program: run under the name zonemint, it is zonemint.
func TestMain(m *testing.M) {
	testscript.Main(leakless{m}, map[string]func(){"zonemint": func() { os.Exit(mainExit()) }})
}

// leakless fails a run that leaves goroutines behind.
type leakless struct{ m *testing.M }

func (l leakless) Run() int {
	code := l.m.Run()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// TestScripts runs every file in testdata/script against the real program. The commands that it adds to those of testscript
// are in commands_test.go.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, params("testdata/script"))
}

// TestMainJob runs the same job, minting and redeeming, over each way to run a zone.
func TestMainJob(t *testing.T) {
	t.Parallel()
	for _, variant := range []string{"sqlite", "memory", "dev"} {
		t.Run(variant, func(t *testing.T) {
			t.Parallel()
			p := params("testdata/mainjob")
			p.Condition = func(condition string) (bool, error) { return condition == variant, nil }
			testscript.Run(t, p)
		})
	}
}

func params(dir string) testscript.Params {
	return testscript.Params{
		Dir: dir, Cmds: commands, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			w := &world{dir: env.WorkDir, base: programEnv(env.WorkDir)}
			env.Values[worldKey{}] = w
			for _, variable := range w.base {
				name, value, _ := strings.Cut(variable, "=")
				env.Setenv(name, value)
			}
			env.Defer(func() {
				if left := w.killAll(); len(left) > 0 {
					env.T().Fatal("still running at the end:", left)
				}
			})
			return nil
		},
	}
}

// programEnv is the whole environment of a program under test.
func programEnv(dir string) []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir + "/.tmp"}
	// The race detector would let each process idle for a second at its end.
	env = append(env, "GORACE=atexit_sleep_ms=0 "+os.Getenv("GORACE"))
	if coverage := os.Getenv("GOCOVERDIR"); coverage != "" {
		env = append(env, "GOCOVERDIR="+coverage)
	}
	return env
}
