package linear

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/anishathalye/porcupine"
)

// Verdict is the result of a check.
type Verdict struct {
	Result porcupine.CheckResult
	// Evidence is, unless the result is porcupine.Ok, the calls of the realm that could not be put in order, and how far an order goes.
	Evidence string

	info porcupine.LinearizationInfo
}

// Check searches for an order of the calls, for as long as limit. The result is porcupine.Unknown when that was too short, which is no
// better than a history that has no order: it shows nothing.
func (h *History) Check(limit time.Duration) Verdict {
	model := Model()
	result := porcupine.CheckOperationsTimeout(model, h.calls, limit)
	if result == porcupine.Ok {
		return Verdict{Result: result}
	}
	v := Verdict{Result: result}
	_, v.info = porcupine.CheckOperationsVerbose(model, h.calls, limit)
	v.Evidence = evidence(partition(h.calls), v.info)
	return v
}

// WritePicture draws the history and the orders that were tried as a page of HTML, to look at in a browser.
func (v Verdict) WritePicture(path string) error {
	return porcupine.VisualizePath(Model(), v.info, path)
}

// evidence lists the calls of each realm for which there is no complete order.
func evidence(realms [][]porcupine.Operation, info porcupine.LinearizationInfo) string {
	var text strings.Builder
	for i, orders := range info.PartialLinearizationsOperations() {
		longest := slices.MaxFunc(append(orders, nil), func(a, b []porcupine.Operation) int { return cmp.Compare(len(a), len(b)) })
		if len(longest) == len(realms[i]) {
			continue
		}
		fmt.Fprintf(&text, "realm %d: the longest order that explains the answers has %d of %d calls.\n", i, len(longest), len(realms[i]))
		fmt.Fprintln(&text, "In that order:")
		place := make(map[int64]bool) // no two calls begin at once
		now := state{}
		for _, op := range longest {
			place[op.Call] = true
			fmt.Fprintln(&text, "  ", line(op))
			now, _ = now.apply(as[input](op.Input))
		}
		fmt.Fprintf(&text, "which leads to: %s.\nNot in it:\n", now)
		rest := slices.Clone(realms[i])
		slices.SortFunc(rest, func(a, b porcupine.Operation) int { return cmp.Compare(a.Call, b.Call) })
		for _, op := range rest {
			if !place[op.Call] {
				fmt.Fprintln(&text, "  ", line(op))
			}
		}
	}
	return text.String()
}

// line shows a call: when it began and was answered, by which client, through which node, what was asked, and the answer.
func line(op porcupine.Operation) string {
	return fmt.Sprintf("%5d-%-5d client %-2d node %v  %s", op.Call, op.Return, op.ClientId, op.Metadata,
		describe(as[input](op.Input), as[output](op.Output)))
}
