package faults_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/zonemint/zonemint/internal/tier"
)

// TestWritesFail lets one write of a redemption after the other, and then all of them, fail as they do on a full disk. A redemption
// that cannot be written is refused with 503, reading and minting go on, and once there is room again so does redeeming.
func TestWritesFail(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	needTracing(t)
	zone, minted := readyZone(t, 1, 2)
	for _, state := range states {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			fault := newTally(t, "F4 no space, "+state.name)
			refusals := 0
			for _, when := range append([]string{"1+"}, numbers(tier.Pick(24, 24, 40))...) {
				r := inject(t, zone, minted, state.prepare, injection{"pwrite64,ftruncate", "ENOSPC", when})
				if r.outcome != acknowledged {
					refusals++
					wantUnavailable(t, "the redemption that could not be written", r.answer)
					wantReading(t, r.cluster, r.node, minted[0].space)
				}
				r.tracer.detach(t)
				failed := r.failed(t)
				r.wantRoom(t, minted[0])
				r.node.kill(t)
				again := r.cluster.start(t)
				fault.round(r.cluster.recover(t, again))
				again.kill(t)
				if len(failed) == 0 {
					break // there are no more writes
				}
			}
			fault.note("refused %d", refusals)
			if refusals < 2 {
				t.Errorf("only %d redemptions were refused", refusals)
			}
		})
	}
}

// wantRoom wants that the server redeems again, without having been restarted.
func (r *injected) wantRoom(t *testing.T, tok token) {
	t.Helper()
	o, a, err := r.cluster.redeem(t.Context(), r.node, tok, r.cluster.providers[0])
	if o != acknowledged {
		t.Errorf("with room again redeeming gets %s, %v", a, err)
	}
	wantReady(t, r.node, http.StatusOK)
}

// TestFullDisk fills a real file system, where there may be one of the test's own, or else lets files not grow.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	tier.NeedAll(t)
	needCommand(t, "prlimit")
	zone, minted := readyZone(t, 1, tier.Pick(20, 20, 60))
	t.Run("file size", func(t *testing.T) {
		t.Parallel()
		c := zone.copy(t)
		n := c.start(t)
		fault := newTally(t, "F4 full disk, files do not grow")
		fillAndRecover(t, c, n, minted, fault, func() { limitFiles(t, n, "131072") }, func() { limitFiles(t, n, "unlimited") })
		n.kill(t)
		again := c.start(t)
		fault.round(c.recover(t, again))
	})
	t.Run("file system", func(t *testing.T) {
		t.Parallel()
		fs, err := mountSmall(t, zone.dataDir)
		if err != nil {
			t.Log("no file system can be mounted here, so that files that do not grow must do:", err)
			return
		}
		c := zone.copy(t)
		config := c.config()
		config.dataDir, config.store, config.wrap = fs.folder, sqliteIn(fs.folder).store(), fs.enter()
		n := c.startAs(t, config)
		fault := newTally(t, "F4 full disk, tmpfs")
		fillAndRecover(t, c, n, minted, fault, func() { fs.fill(t) }, func() { fs.free(t) })
		n.stop(t)
		c.dataDir = filepath.Join(c.dir, "rescued")
		if err := os.CopyFS(c.dataDir, os.DirFS(fs.outside(""))); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(c.dataDir, "kek"), 0o600); err != nil {
			t.Fatal(err)
		}
		c.database = sqliteIn(c.dataDir)
		again := c.start(t)
		fault.round(c.recover(t, again))
	})
}

// fillAndRecover redeems token after token until there is no room for more, sees what still works, makes room and redeems on.
func fillAndRecover(t *testing.T, c *cluster, n *node, minted []token, fault *tally, fill, free func()) {
	t.Helper()
	fill()
	full := len(minted)
	for i, tok := range minted {
		if o, a, _ := c.redeem(t.Context(), n, tok, c.providers[0]); o != acknowledged {
			wantUnavailable(t, "a redemption on a full disk", a)
			full = i
			break
		}
	}
	if full == len(minted) {
		t.Fatal("there is always room")
	}
	wantReading(t, c, n, minted[full].space)
	free()
	for _, tok := range minted[full:] {
		if o, a, err := c.redeem(t.Context(), n, tok, c.providers[0]); o != acknowledged {
			t.Fatalf("with room again redeeming gets %s, %v", a, err)
		}
	}
	wantReady(t, n, http.StatusOK)
	fault.note("full after %d, all %d redeemed after that", full, len(minted))
}

// limitFiles sets how large files of a node may become, in bytes, for as long as it is not set anew.
func limitFiles(t *testing.T, n *node, size string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "prlimit", "--pid", strconv.Itoa(n.cmd.Process.Pid), "--fsize="+size+":")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("prlimit: %v\n%s", err, out)
	}
}

// smallFS is a file system of a few megabytes in a mount namespace, which a process holds that ends with the test.
type smallFS struct {
	holder int    // process id
	folder string // where it is mounted, as those inside see it
}

// mountSmall mounts a small file system and copies a folder into it. All redemptions of the test fit, also when none of them is written back
// to the database before the last: the write-ahead log grows to 4 MiB until then.
func mountSmall(t *testing.T, from string) (*smallFS, error) {
	t.Helper()
	folder := t.TempDir()
	cmd := exec.CommandContext(context.WithoutCancel(t.Context()), "unshare", "--mount", "sh", "-c",
		`mount -t tmpfs -o size=12m,mode=0700 zonemint-faults "$1" && cp -a "$2/." "$1" && echo mounted && exec cat`, "sh", folder, from)
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		return nil, err
	}
	t.Cleanup(func() {
		_ = in.Close() // which ends cat, and with it the namespace
		_ = cmd.Wait()
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		return nil, fmt.Errorf("unshare says %q: %w", line, err)
	}
	return &smallFS{cmd.Process.Pid, folder}, nil
}

// enter is the command line by which a program begins inside.
func (fs *smallFS) enter() []string {
	return []string{"nsenter", fmt.Sprintf("--mount=/proc/%d/ns/mnt", fs.holder)}
}

// outside is the path of a file in it for those that are not inside.
func (fs *smallFS) outside(name string) string {
	return filepath.Join(fmt.Sprintf("/proc/%d/root", fs.holder), fs.folder, name)
}

// fill leaves as much room as one transaction needs, and half of another.
func (fs *smallFS) fill(t *testing.T) {
	t.Helper()
	const spare = 48 << 10
	file, err := os.Create(fs.outside("filler"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var size int64
	for err == nil {
		var n int
		n, err = file.Write(make([]byte, pageSize))
		size += int64(n)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	if err := file.Truncate(size - spare); err != nil {
		t.Fatal(err)
	}
}

// free makes room again.
func (fs *smallFS) free(t *testing.T) {
	t.Helper()
	if err := os.Remove(fs.outside("filler")); err != nil {
		t.Fatal(err)
	}
}
