package faults_test

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// TestTraceable starts a program by way of the role that lets it be traced: it is the same process, and knows nothing of the role.
func TestTraceable(t *testing.T) {
	t.Parallel()
	needTracing(t)
	cmd := exec.CommandContext(t.Context(), os.Args[0], "sh", "-c", "echo $$ ${"+roleEnv+"-none}")
	cmd.Env = append(plainEnv(), roleEnv+"=traceable")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.TrimSpace(string(out)), strconv.Itoa(cmd.Process.Pid)+" none"; got != want {
		t.Errorf("the program says %q, want %q", got, want)
	}
}
