package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/tier"
)

// TestMain lets the test binary be the program: run under the name zonemint, it is zonemint.
func TestMain(m *testing.M) {
	testscript.Main(leakless{m}, map[string]func(){"zonemint": func() { os.Exit(mainExit()) }})
}

// leakless fails a run that leaves goroutines behind.
type leakless struct{ m *testing.M }

func (l leakless) Run() int {
	code := pgtest.Run(l.m)
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
	for _, variant := range []string{"sqlite", "postgres", "memory", "dev"} {
		t.Run(variant, func(t *testing.T) {
			t.Parallel()
			p := params("testdata/mainjob")
			if variant == "postgres" {
				tier.NeedTest(t)
				p = onPostgres(t, p)
			}
			p.Condition = func(condition string) (bool, error) {
				return condition == variant || condition == "durable" && (variant == "sqlite" || variant == "postgres"), nil
			}
			testscript.Run(t, p)
		})
	}
}

// TestNodes runs scripts with several servers on one database.
func TestNodes(t *testing.T) {
	tier.NeedTest(t)
	t.Parallel()
	testscript.Run(t, onPostgres(t, params("testdata/nodes")))
}

// onPostgres names a database of the scripts' own in the environment, each script its own where there are several.
func onPostgres(t *testing.T, p testscript.Params) testscript.Params {
	t.Helper()
	setup := p.Setup
	p.Setup = func(env *testscript.Env) error {
		if err := setup(env); err != nil {
			return err
		}
		dsn := pgtest.DSN(t)
		u, err := url.Parse(dsn)
		if err != nil {
			return err
		}
		w, ok := env.Values[worldKey{}].(*world)
		if !ok {
			return errors.New("the script has no world")
		}
		if password, ok := u.User.Password(); ok {
			w.secrets.add(password)
		}
		w.base = append(w.base, "ZONEMINT_STORE="+dsn)
		env.Setenv("ZONEMINT_STORE", dsn)
		return nil
	}
	return p
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
