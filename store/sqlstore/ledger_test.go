package sqlstore

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zonemint/zonemint/store/storetest"
	"github.com/zonemint/zonemint/zone"
)

func TestRevokedTokenIsNotConsumed(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{})
	revoked := time.UnixMilli(1_700_000_000_123).UTC()
	db := rawDB(t, path)
	exec(t, db, `INSERT INTO token_uses (nonce, issued_at, count, revoked_at) VALUES ('n', 1, 0, ?)`, revoked.UnixMilli())
	err := s.Update(t.Context(), func(tx zone.Tx) error {
		for _, limit := range []int64{1, 100} {
			if counted, err := tx.Consume("n", revoked, limit); err != nil || counted {
				t.Errorf("limit %d: Consume returns %v, %v", limit, counted, err)
			}
		}
		use, err := tx.Use("n")
		if use.Count != 0 || use.RevokedAt != revoked {
			t.Errorf("the row is %+v", use)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	exec(t, db, `UPDATE token_uses SET revoked_at = NULL`)
	err = s.Update(t.Context(), func(tx zone.Tx) error {
		counted, err := tx.Consume("n", revoked, 1)
		if !counted {
			t.Error("a token that is no longer revoked is not counted")
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestPlans runs the suite on one store a case, and asks of every statement that it ran for its plan: none may read a whole
// table or sort.
func TestPlans(t *testing.T) {
	t.Parallel()
	queries := make(map[string]bool)
	t.Run("suite", func(t *testing.T) {
		storetest.Run(t, func(tb testing.TB) zone.Store {
			s, _ := newStore(tb, Options{Wait: time.Minute, Readers: 1})
			return collecting{s, queries}
		})
	})
	s, path := newStore(t, Options{})
	defer func() { _ = s.Close() }()
	db := rawDB(t, path)
	for query := range queries {
		if slices.Contains([]string{"BEGIN", "COMMI", "ROLLB"}, query[:5]) {
			continue
		}
		var arguments []any
		for range strings.Count(query, "?") {
			arguments = append(arguments, 1)
		}
		rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, arguments...)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			whole := strings.HasPrefix(detail, "SCAN") && !strings.Contains(detail, "users_admins") &&
				detail != "SCAN master_keys" // few, and all are wanted
			if whole || strings.Contains(detail, "TEMP B-TREE") {
				t.Errorf("%s\nplan: %s", query, detail)
			}
		}
		if err := rows.Err(); err != nil {
			t.Error(err)
		}
		_ = rows.Close()
	}
	if len(queries) < 45 { // as many as there are methods that ask, and the transactions' own
		t.Errorf("only %d statements were seen", len(queries))
	}
}

// collecting notes the statements that were prepared on a store when it is closed.
type collecting struct {
	*Store
	queries map[string]bool
}

func (c collecting) Close() error {
	if !c.closing.Load() {
		for _, p := range []*pool{c.read, c.write} {
			session := <-p.free
			for query := range session.stmts {
				c.queries[query] = true
			}
			p.free <- session
		}
	}
	return c.Store.Close()
}

// TestIntegrity checks a database that was written to by many and closed, and one that is still open.
func TestIntegrity(t *testing.T) {
	t.Parallel()
	s, path := newStore(t, Options{Wait: time.Minute})
	storetest.Race(t, 50, 10, "n", s)
	check := func(when string) {
		var result string
		if err := rawDB(t, path).QueryRowContext(t.Context(), `PRAGMA integrity_check`).Scan(&result); err != nil || result != "ok" {
			t.Errorf("%s: integrity_check says %q, error %v", when, result, err)
		}
		var broken int
		err := rawDB(t, path).QueryRowContext(t.Context(), `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&broken)
		if err != nil || broken != 0 {
			t.Errorf("%s: %d rows refer to nothing, error %v", when, broken, err)
		}
	}
	check("open")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	check("closed")
}
