package memory

import "slices"

// rollback takes back what the transaction wrote, the last first.
func (t *tx) rollback() {
	for _, undo := range slices.Backward(t.undo) {
		undo()
	}
}

// put writes a row, and how to take that back.
func put[K ~string, V any](t *tx, in *table[K, V], key K, value V) {
	before, was := in.get(key)
	t.undo = append(t.undo, func() {
		if was {
			in.put(key, before)
		} else {
			in.remove(key)
		}
	})
	in.put(key, value)
}

func remove[K ~string, V any](t *tx, from *table[K, V], key K) {
	if before, was := from.get(key); was {
		t.undo = append(t.undo, func() { from.put(key, before) })
		from.remove(key)
	}
}

func putPair[L, R ~string, V any](t *tx, in *relation[L, R, V], left L, right R, value V) {
	before, was := in.get(left, right)
	t.undo = append(t.undo, func() {
		if was {
			in.put(left, right, before)
		} else {
			in.remove(left, right)
		}
	})
	in.put(left, right, value)
}

// insertPair writes a row that is not there yet. [zone.Conflict]: it is.
func insertPair[L, R ~string, V any](t *tx, what string, in *relation[L, R, V], left L, right R, value V) error {
	if _, taken := in.get(left, right); taken {
		return conflict(what)
	}
	putPair(t, in, left, right, value)
	return nil
}

func removePair[L, R ~string, V any](t *tx, from *relation[L, R, V], left L, right R) {
	if before, was := from.get(left, right); was {
		t.undo = append(t.undo, func() { from.put(left, right, before) })
		from.remove(left, right)
	}
}

// removeLeft removes every pair of left.
func removeLeft[L, R ~string, V any](t *tx, from *relation[L, R, V], left L) {
	if rights := from.byLeft[left]; rights != nil {
		for _, right := range rights.keys() {
			removePair(t, from, left, right)
		}
	}
}

// removeRight removes every pair of right.
func removeRight[L, R ~string, V any](t *tx, from *relation[L, R, V], right R) {
	if lefts := from.byRight[right]; lefts != nil {
		for _, left := range lefts.keys() {
			removePair(t, from, left, right)
		}
	}
}
