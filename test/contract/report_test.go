package contract

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"testing"
)

// answer is an operation of the contract, and a status that it declares.
type answer struct {
	operation string // its operationId
	status    int
}

func (a answer) String() string { return a.operation + " " + strconv.Itoa(a.status) }

// failure is what a check of Schemathesis has found.
type failure struct {
	operation, check string
}

// report is what a run of Schemathesis has done.
type report struct {
	cases       map[string]int  // requests, by operation
	seen        map[answer]bool // answers that every check found right
	steady      map[answer]bool // those of them that belong to the phases which do the same in every run
	transitions map[string]int  // links that were followed and whose request was granted, as "operation name operation"
	failures    map[failure]int
}

func newReport() *report {
	return &report{
		cases: map[string]int{}, seen: map[answer]bool{}, steady: map[answer]bool{}, transitions: map[string]int{}, failures: map[failure]int{},
	}
}

// add takes over what another run has done.
func (r *report) add(other *report) {
	for operation, n := range other.cases {
		r.cases[operation] += n
	}
	for a := range other.seen {
		r.seen[a] = true
	}
	for a := range other.steady {
		r.steady[a] = true
	}
	for link, n := range other.transitions {
		r.transitions[link] += n
	}
	for f, n := range other.failures {
		r.failures[f] += n
	}
}

// total is the number of requests.
func (r *report) total() int {
	n := 0
	for _, cases := range r.cases {
		n += cases
	}
	return n
}

// scenario is the event with which Schemathesis reports some requests that belong together.
type scenario struct {
	Phase    string `json:"phase"`
	Recorder struct {
		Label string `json:"label"` // method and path of the operation, but in the stateful phase
		Cases map[string]struct {
			Value struct {
				Method string `json:"method"`
				Path   string `json:"path"`
			} `json:"value"`
			Transition *struct {
				ID string `json:"id"`
			} `json:"transition"`
			Applied bool `json:"is_transition_applied"`
		} `json:"cases"`
		Checks map[string][]struct {
			Name   string `json:"name"`
			Status string `json:"status"`
		} `json:"checks"`
		Interactions map[string]struct {
			Response *struct {
				Status int `json:"status_code"`
			} `json:"response"`
		} `json:"interactions"`
	} `json:"recorder"`
}

// readReport reads the events of a run. names are the operationIds, by method and path.
func readReport(t *testing.T, path string, names map[string]string) *report {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r, lines := newReport(), bufio.NewReader(file)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var event struct {
				ScenarioFinished *scenario
			}
			if err := json.Unmarshal(line, &event); err != nil {
				t.Fatalf("event of Schemathesis: %v", err)
			}
			if event.ScenarioFinished != nil {
				if err := r.addScenario(event.ScenarioFinished, names); err != nil {
					t.Fatal(err)
				}
			}
		}
		if errors.Is(err, io.EOF) {
			return r
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (r *report) addScenario(s *scenario, names map[string]string) error {
	for id, c := range s.Recorder.Cases {
		label := s.Recorder.Label
		if s.Phase == "stateful" {
			label = c.Value.Method + " " + c.Value.Path
		}
		operation, found := names[label]
		if !found {
			return fmt.Errorf("schemathesis reports %q, which is no operation of the contract", label)
		}
		r.cases[operation]++
		right := len(s.Recorder.Checks[id]) > 0 // a probe of a check is not checked itself
		for _, check := range s.Recorder.Checks[id] {
			if check.Status == "failure" {
				r.failures[failure{operation, check.Name}]++
				right = false
			}
		}
		response := s.Recorder.Interactions[id].Response
		if !right || response == nil {
			continue
		}
		a := answer{operation, response.Status}
		r.seen[a] = true
		if s.Phase == "examples" || s.Phase == "coverage" {
			r.steady[a] = true
		}
		if c.Transition != nil && c.Applied && response.Status < 300 {
			r.transitions[c.Transition.ID]++
		}
	}
	return nil
}
