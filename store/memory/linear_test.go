package memory_test

import (
	"testing"

	"github.com/zonemint/zonemint/internal/linear"
	"github.com/zonemint/zonemint/store/memory"
)

// TestLinear: two nodes that share a store in memory answer like one that does one thing after the other.
func TestLinear(t *testing.T) {
	t.Parallel()
	shared := memory.New()
	linear.Test(t, linear.NewPlan(50), shared, shared)
}
