package faults_test

import (
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/zonemint/zonemint/internal/tier"
)

// recorder is the command line by which strace starts a program, records what it does, and is not its parent.
func recorder(log string) []string {
	return []string{"strace", "-D", "-f", "-y", "-xx", "-s", "1000000", "-o", log, "-e", recordedCalls}
}

// readRecording reads the log of a recorder. It is no child of ours, so its end shows in the log alone.
func readRecording(t *testing.T, log string) []traceEvent {
	t.Helper()
	if !until(func() bool { return complete(log) }) {
		t.Fatal("strace did not end")
	}
	return readTrace(t, log)
}

// complete reports whether the first thread of the traced program is said to have ended, which is the last thing that strace says.
func complete(log string) bool {
	file, err := os.Open(log)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	head, tail := make([]byte, 32), make([]byte, 128)
	info, err := file.Stat()
	if err != nil || info.Size() == 0 {
		return false
	}
	_, _ = file.ReadAt(head, 0)
	n, _ := file.ReadAt(tail, max(0, info.Size()-int64(len(tail))))
	first, _, _ := strings.Cut(string(head), " ")
	last := strings.Split(strings.TrimRight(string(tail[:n]), "\n"), "\n")
	return strings.HasPrefix(last[len(last)-1], first+" ") && strings.Contains(last[len(last)-1], "+++")
}

// folderFiles reads the files that the disk of a recording begins with.
func folderFiles(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := make(map[string][]byte)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Type().IsRegular() {
			if files[entry.Name()], err = os.ReadFile(filepath.Join(folder, entry.Name())); err != nil {
				t.Fatal(err)
			}
		}
	}
	return files
}

// writeFiles puts the files of an outage into a new folder.
func writeFiles(t *testing.T, files map[string][]byte) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestPowerLoss records every write of a server while it acknowledges redemptions, and then cuts the power at many moments: what was
// not synced by then is on the disk or not, sector by sector. What was acknowledged by then must be there.
func TestPowerLoss(t *testing.T) {
	t.Parallel()
	needTracing(t)
	fault := newTally(t, "F5 power loss")
	random := newRandom(t)
	c, minted := readyZone(t, 2, tier.Pick(1000, 1000, 2000)) // more than one checkpoint, although some share a commit
	log := filepath.Join(t.TempDir(), "trace")
	r := &recording{folder: c.dataDir, files: folderFiles(t, c.dataDir), acknowledgement: grantedSpace}
	config := c.config()
	config.wrap = recorder(log)
	n := c.startAs(t, config)
	redeemAll(t, c, n, minted, 3)
	n.stop(t)
	r.events = readRecording(t, log)
	attempts, checkpoints := c.history.all(), 0
	for _, e := range r.events {
		if e.begin && e.call.name == "fsync" && filepath.Base(e.call.file()) == "zonemint.db" {
			checkpoints++
		}
	}
	if checkpoints < 2 {
		t.Error("no checkpoint came while redemptions were granted, so that none was interrupted")
	}
	started := 0
	r.replay(t, random, tier.Pick(80, 160, 3000), func(o outage) {
		if len(o.acknowledged) == 0 && random.IntN(8) > 0 {
			return // nothing can be lost yet
		}
		after := &cluster{
			dataDir: writeFiles(t, o.files), user: c.user, providers: c.providers, history: &history{attempts: asOf(attempts, o.acknowledged)},
		}
		after.database = sqliteIn(after.dataDir)
		var v verdict
		if random.IntN(10) == 0 { // the program itself begins with it
			started++
			after.dir = t.TempDir()
			again := after.start(t)
			v = after.recover(t, again)
			again.kill(t)
		} else {
			v = after.verify(t)
		}
		fault.round(v)
		if !v.sound() {
			t.Fatalf("after event %d of %d", o.after, len(r.events))
		}
		if err := os.RemoveAll(after.dataDir); err != nil {
			t.Fatal(err)
		}
	})
	fault.note("checkpoints %d, started again %d times", checkpoints, started)
}

// redeemAll redeems tokens with several clients at once.
func redeemAll(t *testing.T, c *cluster, n *node, minted []token, clients int) {
	t.Helper()
	ctx, cancel := within(t.Context())
	defer cancel()
	var working sync.WaitGroup
	for i := range clients {
		working.Go(func() {
			for j := i; j < len(minted); j += clients {
				if o, a, err := c.redeem(ctx, n, minted[j], c.providers[0]); o != acknowledged {
					t.Errorf("redeeming gets %s, %v", a, err)
				}
			}
		})
	}
	working.Wait()
}

// asOf is the history as it was known when so much was acknowledged, by the spaces. Of the rest nobody could know.
func asOf(attempts []attempt, spaces []string) []attempt {
	then := slices.Clone(attempts)
	for i, a := range then {
		if !slices.Contains(spaces, a.token.space) {
			then[i].outcome = unknown
		}
	}
	return then
}

// grantedSpace is the space that an answer of the server names when it has granted a redemption.
func grantedSpace(c *systemCall) string {
	if c.name != "write" || !strings.HasPrefix(c.file(), "socket:") {
		return ""
	}
	text := quoted(c.args)
	if !strings.HasPrefix(text, "HTTP/1.1 201 ") {
		return ""
	}
	_, rest, ok := strings.Cut(text, "\r\nLocation: /provider/spaces/")
	if !ok {
		return ""
	}
	space, _, _ := strings.Cut(rest, "\r\n")
	return space
}

// TestPowerLossControl shows that the harness finds lost rows: the same power losses on a program that runs SQLite with
// synchronous=NORMAL, which does not sync at each commit. With FULL none is lost.
func TestPowerLossControl(t *testing.T) {
	t.Parallel()
	needTracing(t)
	random := newRandom(t)
	lost := make(map[string]int)
	for _, synchronous := range []string{"FULL", "NORMAL"} {
		r := recordScribe(t, synchronous, tier.Pick(60, 60, 300))
		r.replay(t, random, tier.Pick(60, 60, 600), func(o outage) {
			lost[synchronous] += lostNotes(t, o)
		})
	}
	if lost["FULL"] != 0 {
		t.Errorf("with synchronous=FULL %d rows are lost: the harness loses what was synced", lost["FULL"])
	}
	if caught(t, "F5 synchronous=NORMAL"); lost["NORMAL"] == 0 {
		t.Error("with synchronous=NORMAL no row is lost: the harness finds nothing")
	}
	t.Logf("rows lost with synchronous=NORMAL: %d", lost["NORMAL"])
}

// recordScribe records the scribe.
func recordScribe(t *testing.T, synchronous string, rows int) *recording {
	t.Helper()
	folder := t.TempDir()
	path, log := filepath.Join(folder, "notes.db"), filepath.Join(t.TempDir(), "trace")
	run := func(rows int, wrap ...string) {
		t.Helper()
		args := append(wrap, os.Args[0], path, synchronous, strconv.Itoa(rows))
		cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
		cmd.Env = append(plainEnv(), roleEnv+"=scribe")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("the scribe: %v\n%s", err, out)
		}
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	run(0) // makes the table
	r := &recording{folder: folder, files: folderFiles(t, folder), acknowledgement: func(c *systemCall) string {
		text, ok := strings.CutPrefix(quoted(c.args), "acknowledged ")
		if !ok || c.name != "write" {
			return ""
		}
		return strings.TrimSpace(text)
	}}
	run(rows, recorder(log)...)
	r.events = readRecording(t, log)
	return r
}

// lostNotes is how many rows of the scribe were acknowledged and are not there.
func lostNotes(t *testing.T, o outage) int {
	t.Helper()
	folder := writeFiles(t, o.files)
	ctx, cancel := within(t.Context())
	defer cancel()
	file, there := sqliteFile{filepath.Join(folder, "notes.db")}, make(map[string]bool)
	err := file.look(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT id FROM notes`, func(row *sql.Rows) error {
			var id string
			err := row.Scan(&id)
			there[id] = true
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if found, err := file.integrity(ctx); err != nil || found != "ok" {
		t.Errorf("the database of the scribe is damaged: %s, %v", found, err)
	}
	lost := 0
	for _, id := range o.acknowledged {
		if !there[id] {
			lost++
		}
	}
	return lost
}
