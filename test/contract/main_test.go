package contract

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/program"
)

// The environment of the tests.
const (
	seedEnv = "ZONEMINT_TEST_SEED" // what is random; 1 unless told otherwise, but in the long form, so that each run sees the same
)

// update writes the page of coverage anew instead of comparing it.
var update = flag.Bool("update", false, "write docs/contract-coverage.md anew")

// patience bounds whatever is waited for, but Schemathesis. Nothing waits it out on a good day.
const patience = 60 * time.Second

// scratch is where the program is built. It is made before the first test and removed after the last.
var scratch string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	var err error
	if scratch, err = os.MkdirTemp("", "zonemint-contract-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	code := pgtest.Run(m)
	fmt.Fprint(os.Stderr, summary)
	if err := os.RemoveAll(scratch); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// build builds the program as it is released.
var build = sync.OnceValues(func() (string, error) {
	if err := watch(); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	return program.Build(ctx, scratch)
})

// watch looks at whatever the result depends on, so that the go command sees it: of the program it knows nothing, and would repeat an
// old result after a change.
func watch() error {
	return filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != "../.." && (strings.HasPrefix(name, ".") || name == "bin" || name == "node_modules"):
			return fs.SkipDir
		case slices.Contains([]string{".go", ".mod", ".sql", ".txt", ".yaml", ".py", ".toml"}, filepath.Ext(name)):
			_, err = os.Stat(path)
		}
		return err
	})
}

// installed says what is missing, or nil.
var installed = sync.OnceValue(func() error {
	// Seen by the go command, which otherwise would repeat an old result after Schemathesis was installed.
	_, _ = os.Stat("../../.cache/contract/stamp")
	out, err := exec.Command("bash", "../../tools/contract.sh", "--check").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s (%w)", strings.TrimSpace(string(out)), err)
	}
	return nil
})

// needSchemathesis fails a test that lacks it where nothing may be skipped, and skips it elsewhere.
func needSchemathesis(t *testing.T) {
	t.Helper()
	if err := installed(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

// bounded is a context for processes. It ends a moment before the time of the tests is up, which would leave them behind, and not
// with the test, whose cleanups are to stop them properly.
func bounded(t *testing.T) (context.Context, context.CancelFunc) {
	ctx := context.WithoutCancel(t.Context())
	if end, set := t.Deadline(); set {
		return context.WithDeadline(ctx, end.Add(-10*time.Second))
	}
	return context.WithCancel(ctx)
}

// plainEnv is the environment without what would set flags of the program or of Schemathesis.
func plainEnv() []string {
	return slices.DeleteFunc(os.Environ(), func(entry string) bool {
		return strings.HasPrefix(entry, "ZONEMINT_") || strings.HasPrefix(entry, "ONEZONE_") || strings.HasPrefix(entry, "SCHEMATHESIS_") ||
			strings.HasPrefix(entry, "PYTHON")
	})
}
