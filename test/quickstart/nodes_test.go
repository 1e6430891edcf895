package quickstart_test

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/internal/program"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

// TestNodes runs the script of docs/operations.md: two servers on one PostgreSQL.
func TestNodes(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	script, err := os.ReadFile("nodes.sh")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "```sh\n"+string(script)+"```\n") {
		t.Error("docs/operations.md does not show test/quickstart/nodes.sh as it is")
	}
	home := t.TempDir()
	cmd := exec.CommandContext(ctx, "sh", "-c", string(script))
	cmd.Dir = home
	cmd.Env = []string{
		"PATH=" + built(ctx, t) + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + home, "LC_ALL=C",
		"ZONEMINT_STORE=" + pgtest.DSN(t), "ONE=" + freeAddress(t), "TWO=" + freeAddress(t),
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		for _, node := range []string{"node1", "node2"} {
			log, _ := os.ReadFile(filepath.Join(home, node, "log"))
			t.Logf("%s: %s", node, log)
		}
		t.Fatalf("nodes.sh: %v\n%s", err, out)
	}
	if !strings.Contains(string(out), "1 TB") || !strings.Contains(string(out), "Krakow") && !strings.Contains(string(out), "PROVIDER") {
		t.Errorf("the provider is not listed:\n%s", out)
	}
	t.Logf("nodes.sh:\n%s", out)
}

// built is a folder with the program.
func built(ctx context.Context, t *testing.T) string {
	t.Helper()
	path, err := program.Build(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Dir(path)
}

// freeAddress is one on which nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}
