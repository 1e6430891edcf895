package memory_test

import (
	"testing"

	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/store/storetest"
	"github.com/zonemint/zonemint/zone"
)

func TestStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(testing.TB) zone.Store { return memory.New() })
}
