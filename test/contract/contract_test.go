package contract

import (
	"maps"
	"slices"
	"testing"

	"github.com/zonemint/zonemint/internal/tier"
)

// leastExamples is how many requests each operation must have got on each store in make test-all. The phases of make test, which take what
// the contract and its schemas give, are not as many for every operation, and are the same in each run.
const leastExamples = 200

// phases are those of Schemathesis which a tier has.
func phases(others string) string {
	if tier.All() {
		return "examples,coverage" + others
	}
	return "examples,coverage"
}

// The links of openapi.yaml from a space that is made to a token that is revoked. Each must have been followed, and led to a request
// that was granted.
var lifecycle = []string{
	"POST /spaces -> [201] mint -> GET /spaces/{id}/providers/token",
	"GET /spaces/{id}/providers/token -> [200] examine -> POST /tokens/examine",
	"GET /spaces/{id}/providers/token -> [200] redeem -> POST /provider/spaces/support",
	"GET /spaces/{id}/providers/token -> [200] providers -> GET /spaces/{id}/providers",
	"GET /spaces/{id}/providers -> [200] remove -> DELETE /spaces/{id}/providers/{pid}",
	"GET /spaces/{id}/providers -> [200] revokeTokens -> DELETE /spaces/{id}/providers/token",
	"GET /spaces/{id}/providers/token -> [200] revoke -> POST /tokens/revoke",
}

// jobs are the runs on each store, in this order: the bulk of the requests by callers who may make them, the way of a token by links
// alone, and all operations again by callers who may do little.
func jobs(url string) []namedJob {
	return []namedJob{
		{"entitled", job{
			url: url, caller: "entitled", config: "schemathesis.toml", phases: phases(",fuzzing,stateful"),
			examples: tier.Pick(1, leastExamples, 1000),
		}},
		{"lifecycle", job{
			url: url, caller: "entitled", config: "schemathesis.toml", phases: "stateful", examples: tier.Pick(0, 200, 1000),
			args: []string{"--mode", "positive"},
			operations: []string{
				"create_space", "get_space_provider_token", "examine_token", "provider_space_support", "list_space_providers",
				"remove_provider_supporting_space", "revoke_space_support_tokens", "revoke_token",
			},
		}},
		{"outsider", job{
			url: url, caller: "outsider", config: "refused.toml", phases: phases(",fuzzing"), examples: tier.Pick(1, 10, 200),
		}},
		{"provider", job{
			url: url, caller: "provider", config: "refused.toml", phases: phases(",fuzzing"), examples: tier.Pick(1, 10, 200),
		}},
		{"anonymous", job{url: url, caller: "anonymous", config: "refused.toml", phases: "examples,coverage", examples: 1}},
	}
}

type namedJob struct {
	name string
	job  job
}

// TestContract lets Schemathesis make requests from the contract to a server on each store, as callers with and without the right to
// make them, and then holds what was seen against what the contract declares.
func TestContract(t *testing.T) {
	needSchemathesis(t)
	reports := map[string]*report{}
	for name := range stores {
		reports[name] = newReport()
	}
	passed := t.Run("runs", func(t *testing.T) {
		for name, open := range stores {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				testStore(t, startServer(t, open(t)), reports[name])
			})
		}
	})
	if !passed {
		return // what is missing then is missing because a run ended early
	}
	t.Run("coverage", func(t *testing.T) { testCoverage(t, reports) })
}

// testStore does all runs on one server, and adds up what they did.
func testStore(t *testing.T, s *server, sum *report) {
	for _, j := range jobs(s.HTTPURL) {
		t.Run(j.name, func(t *testing.T) {
			if j.job.phases == "stateful" {
				tier.NeedAll(t)
			}
			o := j.job.run(t)
			t.Logf("%d requests in %s, seed %s; %s=%s repeats it: %s", o.report.total(), o.took, seed(), seedEnv, seed(), o.lastLine())
			if !o.passed {
				t.Errorf("the server does not keep the contract, or the tests do not reach it:\n%s", o.output)
			}
			sum.add(o.report)
		})
	}
	if tier.All() {
		sum.checkReach(t)
	}
	if len(sum.failures) > 0 {
		t.Errorf("failed checks: %v", slices.Collect(maps.Keys(sum.failures)))
	}
	for _, o := range allOperations(t) {
		if sum.cases[o.id] == 0 {
			t.Errorf("%s got no request", o.id)
		}
	}
	t.Logf("%d operations, %d requests, %d failures, %d declared answers seen", len(sum.cases), sum.total(), len(sum.failures), len(sum.seen))
}

// checkReach wants enough requests for each operation, and the whole way of a token by links.
func (r *report) checkReach(t *testing.T) {
	t.Helper()
	for _, link := range lifecycle {
		if r.transitions[link] == 0 {
			t.Errorf("this link was not followed to a request that was granted: %s", link)
		}
	}
	for _, o := range allOperations(t) {
		if n := r.cases[o.id]; n < leastExamples && o.takes {
			t.Errorf("%s got %d requests, which is less than %d", o.id, n, leastExamples)
		}
	}
}
