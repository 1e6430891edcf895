package contract

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/zonemint/zonemint"
	"github.com/zonemint/zonemint/internal/tier"
)

// basePath is where the API stands.
const basePath = "/api/v3/onezone"

// operations are the operations of openapi.yaml.
var operations = sync.OnceValues(func() ([]operation, error) {
	spec, err := openapi3.NewLoader().LoadFromData(zonemint.OpenAPI)
	if err != nil {
		return nil, err
	}
	var all []operation
	for path, item := range spec.Paths.Map() {
		for method, op := range item.Operations() {
			o := operation{
				id: op.OperationID, method: method, path: path,
				takes: len(op.Parameters) > 0 || len(item.Parameters) > 0 || op.RequestBody != nil,
			}
			for text := range op.Responses.Map() {
				status, err := strconv.Atoi(text)
				if err != nil {
					return nil, err
				}
				o.statuses = append(o.statuses, status)
			}
			all = append(all, o)
		}
	}
	return all, nil
})

// operation is an operation of the contract.
type operation struct {
	id, method, path string
	statuses         []int // that it declares
	takes            bool  // parameters or a body; without, all of its requests are the same
}

// allOperations are the operations of openapi.yaml, or the end of the test.
func allOperations(t *testing.T) []operation {
	t.Helper()
	all, err := operations()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// job is a run of Schemathesis.
type job struct {
	url        string   // of the server
	through    string   // of a proxy before it that the requests go through; empty: none
	caller     string   // as in hooks.py
	config     string   // a file beside this one
	phases     string   // of Schemathesis
	examples   int      // for each operation
	operations []string // by operationId; none: all
	args       []string
}

// outcome is how a run has ended.
type outcome struct {
	report *report
	output string // what Schemathesis wrote for a person; on a failure with the request as a line for curl
	passed bool
	took   time.Duration
}

// seed is where the randomness of a run begins: always the same, so that a run can be compared with the last one, but in the long form,
// where it is new each time, and printed.
var seed = sync.OnceValue(func() string {
	if text := os.Getenv(seedEnv); text != "" {
		return text
	}
	if tier.Long() {
		return strconv.FormatInt(time.Now().UnixNano(), 10)
	}
	return "1"
})

// run runs Schemathesis. It fails the test only when there was no run: the outcome is for the caller to judge.
func (j job) run(t *testing.T) outcome {
	t.Helper()
	dir := t.TempDir()
	events := filepath.Join(dir, "events.ndjson")
	args := []string{
		"--config-file", j.config, "run", "../../openapi.yaml", "--url", or(j.through, j.url) + basePath, "--phases", j.phases, "--no-color",
		"--max-examples", strconv.Itoa(j.examples), "--seed", seed(), "--report", "ndjson", "--report-ndjson-path", events,
		// The secrets in it are those of a zone that is thrown away, and without them a request cannot be repeated.
		"--output-sanitize", "false",
	}
	for _, id := range j.operations {
		args = append(args, "--include-operation-id", id)
	}
	ctx, cancel := bounded(t)
	defer cancel()
	program, err := filepath.Abs("../../.cache/contract/python/bin/st")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, program, append(args, j.args...)...)
	cmd.Env = append(plainEnv(), "ZONEMINT_CONTRACT_URL="+j.url, "ZONEMINT_CONTRACT_CALLER="+j.caller,
		"ONEZONE_BASIC_AUTH="+adminName+":"+adminPassword, "PYTHONPATH=.", "PYTHONPYCACHEPREFIX="+filepath.Join(filepath.Dir(program), "../../pycache"), "PYTHONUTF8=1", "COLUMNS=130",
		"PYTHONHASHSEED=0")
	began := time.Now()
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatalf("schemathesis: %v", err)
	}
	names := map[string]string{}
	for _, o := range allOperations(t) {
		names[o.method+" "+o.path] = o.id
	}
	if _, missing := os.Stat(events); missing != nil {
		t.Fatalf("schemathesis has not run: %v\n%s", err, out)
	}
	return outcome{
		report: readReport(t, events, names), output: string(out), passed: err == nil, took: time.Since(began).Round(time.Second),
	}
}

// lastLine is the closing line of Schemathesis.
func (o outcome) lastLine() string {
	lines := strings.Split(strings.TrimSpace(o.output), "\n")
	return strings.Trim(lines[len(lines)-1], "= ")
}
