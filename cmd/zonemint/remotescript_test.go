package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestRemoteScripts runs every file in testdata/remote: the commands that call a server, against the real one.
func TestRemoteScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, params("testdata/remote"))
}
