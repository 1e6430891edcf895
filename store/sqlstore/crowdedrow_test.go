package sqlstore

import (
	"errors"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/zone"
)

// TestCrowdedRow: of PostgreSQL's internal errors the one that means a collision is taken for one, and no other.
func TestCrowdedRow(t *testing.T) {
	t.Parallel()
	s := newPostgres(t, pgtest.DSN(t), Options{})
	exec(t, rawPostgres(t, s.dsnForTest(t)), `CREATE FUNCTION fail(message TEXT) RETURNS void LANGUAGE plpgsql AS
		$$ BEGIN RAISE EXCEPTION '%', message USING ERRCODE = 'XX000'; END $$`)
	for message, again := range map[string]bool{
		"new multixact has more than one updating member: 0 3[46230 (keysh), 46245 (nokeyupd), 46276 (nokeyupd)]": true, // as it was seen
		"could not open relation": false,
	} {
		runs := 0
		err := s.Update(t.Context(), func(z zone.Tx) error {
			if runs++; runs > 1 {
				return nil
			}
			_, err := innerOf(t, z).exec("row", `SELECT fail(?)`, message)
			return err
		})
		if again && (err != nil || runs != 2) || !again && (err == nil || errors.Is(err, zone.Unavailable) || runs != 1) {
			t.Errorf("%s: %d runs, error %v", message, runs, err)
		}
	}
}
