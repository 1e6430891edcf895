package handlers

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
)

// errPanicked is what the client's request fails with; the log has the stack.
var errPanicked = errors.New("handler panicked")

// panicTrace describes a panic. The value itself is written only when the runtime made it, since any other may hold what the
// request held.
func panicTrace(value any) string {
	what := fmt.Sprintf("%T", value)
	if r, ok := value.(runtime.Error); ok {
		what = r.Error()
	}
	return what + "\n" + string(debug.Stack())
}
