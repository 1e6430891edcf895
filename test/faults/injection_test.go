package faults_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// injection lets calls of a node fail during one redemption.
type injection struct {
	calls string // such as "fsync,fdatasync"
	errno string
	when  string // as strace has it: "3" is the third of each thread, "1+" all
}

// injected is a node after a redemption during which calls have failed, and still do.
type injected struct {
	cluster *cluster
	node    *node
	tracer  *tracer
	outcome outcome
	answer  answer
}

// inject gives a copy of a zone to a node and redeems the first of the tokens while calls fail.
func inject(t *testing.T, zone *cluster, minted []token, prepare func(*testing.T, *cluster, *node, token), i injection) *injected {
	t.Helper()
	r := &injected{cluster: zone.copy(t)}
	r.node = r.cluster.start(t)
	prepare(t, r.cluster, r.node, minted[1])
	r.tracer = attach(t, r.node, "-e", "trace="+i.calls, "-e", fmt.Sprintf("inject=%s:error=%s:when=%s", i.calls, i.errno, i.when))
	var err error
	r.outcome, r.answer, err = r.cluster.redeem(t.Context(), r.node, minted[0], r.cluster.providers[0])
	if r.outcome == unknown && r.answer.status == 0 {
		t.Fatalf("the server did not answer: %v", err)
	}
	return r
}

// failed are the calls that strace has let fail, once it is detached.
func (r *injected) failed(t *testing.T) (files []string) {
	t.Helper()
	for _, e := range r.tracer.calls(t) {
		if e.begin && e.call.injected() {
			path := e.call.file()
			files = append(files, e.call.name+" "+path[strings.LastIndexByte(path, '/')+1:])
		}
	}
	return files
}

// wantUnavailable wants the answer by which a client knows that it may try again.
func wantUnavailable(t *testing.T, what string, a answer) {
	t.Helper()
	if a.status != http.StatusServiceUnavailable || a.code != "unavailable" || a.retryAfter == "" {
		t.Errorf("%s gets %s, Retry-After %q, want 503 unavailable with Retry-After", what, a, a.retryAfter)
	}
}

// wantReading wants that everything that writes nothing goes on: minting, and reading a space.
func wantReading(t *testing.T, c *cluster, n *node, space string) {
	t.Helper()
	if _, err := n.mint(t.Context(), c.user, space); err != nil {
		t.Errorf("minting: %v", err)
	}
	if _, err := n.want(t.Context(), http.StatusOK, call{method: http.MethodGet, path: basePath + "/spaces/" + space, token: c.user}); err != nil {
		t.Errorf("reading: %v", err)
	}
}
