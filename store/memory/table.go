package memory

import (
	"fmt"
	"maps"
	"slices"
	"sync/atomic"

	"github.com/zonemint/zonemint/zone"
)

// table is a map whose keys can be listed in order.
type table[K ~string, V any] struct {
	rows   map[K]V
	sorted atomic.Pointer[[]K] // the keys in order, nil when they have to be sorted anew
}

func newTable[K ~string, V any]() *table[K, V] { return &table[K, V]{rows: make(map[K]V)} }

func (t *table[K, V]) get(key K) (V, bool) {
	value, ok := t.rows[key]
	return value, ok
}

func (t *table[K, V]) put(key K, value V) {
	if _, known := t.rows[key]; !known {
		t.sorted.Store(nil)
	}
	t.rows[key] = value
}

func (t *table[K, V]) remove(key K) {
	delete(t.rows, key)
	t.sorted.Store(nil)
}

// keys lists the keys bytewise. Readers that come at the same time may sort the same keys twice; they get the same list.
func (t *table[K, V]) keys() []K {
	if sorted := t.sorted.Load(); sorted != nil {
		return *sorted
	}
	sorted := slices.Sorted(maps.Keys(t.rows))
	t.sorted.Store(&sorted)
	return sorted
}

// page lists the keys of one page. A nil table is an empty one.
func (t *table[K, V]) page(p zone.Page) ([]K, error) {
	if err := checkLimit(p.Limit); err != nil {
		return nil, err
	}
	if t == nil {
		return nil, nil
	}
	keys := t.keys()
	from, found := slices.BinarySearch(keys, K(p.After))
	if found {
		from++
	}
	rest := keys[from:]
	return slices.Clone(rest[:min(p.Limit, len(rest))]), nil
}

// values lists the rows of one page.
func (t *table[K, V]) values(p zone.Page) ([]V, error) {
	keys, err := t.page(p)
	if err != nil {
		return nil, err
	}
	var values []V
	for _, key := range keys {
		values = append(values, t.rows[key])
	}
	return values, nil
}

// relation is a table with two keys that can be listed by either.
type relation[L, R ~string, V any] struct {
	byLeft  map[L]*table[R, V]
	byRight map[R]*table[L, V]
}

func newRelation[L, R ~string, V any]() *relation[L, R, V] {
	return &relation[L, R, V]{byLeft: make(map[L]*table[R, V]), byRight: make(map[R]*table[L, V])}
}

func (r *relation[L, R, V]) get(left L, right R) (V, bool) {
	if t := r.byLeft[left]; t != nil {
		return t.get(right)
	}
	var none V
	return none, false
}

func (r *relation[L, R, V]) put(left L, right R, value V) {
	putUnder(r.byLeft, left, right, value)
	putUnder(r.byRight, right, left, value)
}

func (r *relation[L, R, V]) remove(left L, right R) {
	removeUnder(r.byLeft, left, right)
	removeUnder(r.byRight, right, left)
}

func putUnder[A, B ~string, V any](tables map[A]*table[B, V], a A, b B, value V) {
	if tables[a] == nil {
		tables[a] = newTable[B, V]()
	}
	tables[a].put(b, value)
}

func removeUnder[A, B ~string, V any](tables map[A]*table[B, V], a A, b B) {
	t := tables[a]
	if t == nil {
		return
	}
	t.remove(b)
	if len(t.rows) == 0 {
		delete(tables, a)
	}
}

// checkLimit refuses a limit of a list that is less than 1, as every store does.
func checkLimit(limit int) error {
	if limit < 1 {
		return fmt.Errorf("memory: the limit %d of a list is less than 1", limit)
	}
	return nil
}
