package faults_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/internal/tier"
)

// sweptCalls are the calls at which the node is killed: all that change a file or say something, and fcntl, by which SQLite takes and
// leaves its locks.
var sweptCalls = []string{"pwrite64", "write", "fsync", "fdatasync", "ftruncate", "fcntl"}

// states are what the write-ahead log can be in when a redemption comes, because the calls of the redemption depend on it.
var states = []struct {
	name    string
	prepare func(t *testing.T, c *cluster, n *node, another token)
	writes  string // the file that a redemption writes to in this state
}{
	{"first after the start", func(*testing.T, *cluster, *node, token) {}, "zonemint.db-wal"},
	{"among others", func(t *testing.T, c *cluster, n *node, another token) {
		t.Helper()
		if o, _, err := c.redeem(t.Context(), n, another, c.providers[0]); o != acknowledged {
			t.Fatal(err)
		}
	}, "zonemint.db-wal"},
	{"with a checkpoint", func(t *testing.T, c *cluster, _ *node, _ token) {
		t.Helper()
		fillLog(t, c)
	}, "zonemint.db"},
}

// readyZone is a zone that no node serves any more, with tokens that were minted. Nothing is left to be written in it, so that the calls
// of a redemption are the only ones.
func readyZone(t *testing.T, providers, tokens int) (*cluster, []token) {
	t.Helper()
	c := newCluster(t, providers)
	var minted []token
	for range tokens {
		minted = append(minted, c.token(t, c.nodes[0]))
	}
	c.nodes[0].stop(t)
	return c, minted
}

// fillLog writes to the database from outside until the next commit makes SQLite write its log back.
func fillLog(t *testing.T, c *cluster) {
	t.Helper()
	const checkpoint, frame = 4000, 24 + 4096 // pages at which the server does it, and bytes of each in the log
	path := filepath.Join(c.dataDir, "zonemint.db")
	db, err := (sqliteFile{path}).open("wal_autocheckpoint(0)", "synchronous(OFF)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for i := range checkpoint {
		// A number in the header of the file, of which zonemint knows nothing.
		if _, err := db.ExecContext(t.Context(), fmt.Sprintf(`PRAGMA user_version = %d`, i+1)); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path + "-wal"); err != nil {
			t.Fatal(err)
		} else if info.Size() >= (checkpoint-2)*frame {
			return
		}
	}
	t.Fatal("the log does not grow")
}

// linger is how long each call is held up, in microseconds, so that the test can follow and kill the server meanwhile. Counting by strace
// itself would be by thread, and a transaction may move from one to another.
const linger = 8000

// sweep kills a node at call after call of a redemption.
type sweep struct {
	zone    *cluster // of which each kill gets a copy
	tokens  []token  // the first is redeemed
	prepare func(t *testing.T, c *cluster, n *node, another token)
	tally   *tally
	kills   int
	slowest time.Duration // restart
}

// TestKillAtEachCall kills the server at each call with which a redemption writes, syncs, locks or answers. Afterwards it is there
// or not, as a whole, and the provider that asks again gets it.
func TestKillAtEachCall(t *testing.T) {
	t.Parallel()
	needTracing(t)
	zone, minted := readyZone(t, 1, 2)
	for i, state := range states {
		t.Run(state.name, func(t *testing.T) {
			if i > 0 {
				tier.NeedAll(t)
			}
			t.Parallel()
			s := &sweep{zone: zone, tokens: minted, prepare: state.prepare, tally: newTally(t, "F1 kill at each call, "+state.name)}
			for range tier.Pick(1, 1, 5) {
				s.all(t, state.writes)
			}
			s.tally.note("killed %d times", s.kills)
			s.tally.note("slowest restart %d ms", s.slowest.Milliseconds())
		})
	}
}

// all kills at the first, second, … call, until a redemption gets through that did what the state is about and each of its calls was hit.
func (s *sweep) all(t *testing.T, writes string) {
	t.Helper()
	const most, mostOthers = 500, 5
	hit := make(map[int]bool)
	n, others := 0, 0
	for range most {
		calls, killed := s.kill(t, n)
		if t.Failed() {
			t.Fatalf("that was call %d of these:\n%s", n+1, strings.Join(calls, "\n"))
		}
		switch {
		case killed:
			hit[len(calls)-1] = true
			n = missing(hit, most)
		case missing(hit, len(calls)) >= 0: // too late this time
			n = missing(hit, len(calls))
		default:
			absent := lacking(calls, writes)
			if absent == "" {
				return
			}
			// The server looks at its database once a second, and while somebody reads, SQLite does not write its whole log back.
			if others++; others == mostOthers {
				t.Fatalf("a redemption was to do %q, and did\n%s", absent, strings.Join(calls, "\n"))
			}
		}
	}
	t.Errorf("after %d redemptions not each of their calls was hit", most)
}

// missing is the first of so many numbers that is not in the set, -1 if all are.
func missing(hit map[int]bool, count int) int {
	for i := range count {
		if !hit[i] {
			return i
		}
	}
	return -1
}

// lacking is the first call that the state is about and the redemption did not do, empty if it did all.
func lacking(calls []string, writes string) string {
	for _, want := range []string{"pwrite64 " + writes, "fsync " + writes, "write " + theAnswer} {
		if !slices.Contains(calls, want) {
			return want
		}
	}
	return ""
}

// kill lets a redemption run until n of its calls have ended, and kills the server at the next. It returns the calls until then. It
// reports false when the server was not killed at a call.
func (s *sweep) kill(t *testing.T, n int) (calls []string, killed bool) {
	t.Helper()
	c := s.zone.copy(t)
	victim := c.start(t)
	s.prepare(t, c, victim, s.tokens[1])
	set := strings.Join(sweptCalls, ",")
	tr := attach(t, victim, "-e", "trace="+set, "-e", fmt.Sprintf("inject=%s:delay_enter=%d", set, linger))
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		_, _, _ = c.redeem(t.Context(), victim, s.tokens[0], c.providers[0])
	}()
	if tr.follow(t, n+1, answered) {
		s.kills++
		victim.signal(t, os.Kill)
		<-answered
	} else {
		tr.detach(t)
	}
	victim.kill(t)
	began := time.Now()
	again := c.start(t)
	s.slowest = max(s.slowest, time.Since(began))
	s.tally.round(c.recover(t, again))
	again.kill(t)
	for _, e := range tr.calls(t) {
		if name := nameOf(e.call); name != "" && e.begin {
			calls = append(calls, e.call.name+" "+name)
			if killed = e.call.killed(); killed {
				break
			}
		}
	}
	if err := os.RemoveAll(c.dataDir); err != nil { // there will be a hundred
		t.Error(err)
	}
	return calls, killed
}

// theAnswer is what nameOf calls the connection to the client.
const theAnswer = "the answer"

// nameOf is what a call works on: a file of the database, or the answer. Empty: neither.
func nameOf(c *systemCall) string {
	name := filepath.Base(c.file())
	switch {
	case strings.HasPrefix(name, "zonemint.db"):
		return name
	case strings.HasPrefix(c.file(), "socket:") && strings.Contains(c.args, "HTTP/1.1 "):
		return theAnswer
	}
	return ""
}

// follow waits until so many calls have begun. It reports false when the redemption was answered before.
func (tr *tracer) follow(t *testing.T, calls int, answered <-chan struct{}) bool {
	t.Helper()
	begun := regexp.MustCompile(`(?m)^\d+ +\w+\(\d+<([^>]*/zonemint\.db[^>]*>|socket:[^>]*>, "HTTP/1\.1 )`)
	tick := time.NewTicker(500 * time.Microsecond)
	defer tick.Stop()
	for {
		select {
		case <-answered:
			return false
		case <-tick.C:
		}
		text, err := os.ReadFile(tr.log)
		if err != nil {
			t.Fatal(err)
		}
		if len(begun.FindAll(text, -1)) >= calls {
			return true
		}
	}
}
