package zone_test

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// upgradeRing turns a new ring into that of a zone which was set up before keys were made for one kind of token each.
func upgradeRing(s zone.Store) error {
	return s.Update(context.Background(), func(tx zone.Tx) error {
		instance, err := tx.Instance()
		if err != nil {
			return err
		}
		keys, err := tx.Keys()
		if err != nil {
			return err
		}
		slices.SortFunc(keys, func(a, b tokens.WrappedKey) int { // the key of named ones first, since but one may mint them
			return strings.Compare(string(a.Mints), string(b.Mints))
		})
		for _, key := range keys {
			if key.Mints == tokens.Named {
				key.State, key.Ciphertext = tokens.KeyRetired, nil
			} else {
				key.Mints = ""
			}
			err = errors.Join(err, tx.UpdateKey(key))
		}
		instance.RingVersion++
		return errors.Join(err, tx.UpdateInstance(instance))
	})
}
