package sqlstore

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/zonemint/zonemint/internal/pgtest"
	"github.com/zonemint/zonemint/zone"
)

// TestRecentAuditOverBlocks: the records of a space are found wherever their numbers are, and none twice.
func TestRecentAuditOverBlocks(t *testing.T) {
	t.Parallel()
	const seed = 20261130
	const block = 1 << auditBlockBits
	onEachDatabase(t, func(t *testing.T, g *grouped) {
		t.Helper()
		r := rand.New(rand.NewPCG(seed, 0))
		want := map[zone.SpaceID][]int64{"first": {1}, "edges": {block - 1, block, 2*block - 1, 2 * block}, "none": nil}
		for _, seq := range r.Perm(300 * block)[:600] {
			space := zone.SpaceID([]string{"often", "often", "often", "often", "seldom"}[r.IntN(5)])
			want[space] = append(want[space], int64(seq)+2*block+1)
		}
		values := make([]string, 0, 1000)
		for space, list := range want {
			slices.Sort(list)
			slices.Reverse(list)
			for _, seq := range list {
				values = append(values, fmt.Sprintf(`(%d, 1, '', '', '', '', '', '%s', '', '', '')`, seq, space))
			}
		}
		overriding := ""
		if g.dialect.manyWriters {
			overriding = "OVERRIDING SYSTEM VALUE"
		}
		exec(t, g.db, `INSERT INTO audit (seq, at, caller, address, request_id, action, object, space_id, token, detail, result) `+overriding+` VALUES `+
			strings.Join(values, ", "))
		for space, all := range want {
			for _, limit := range []int{1, 7, 100, 1000} {
				for _, before := range []int64{0, 1, 2, block, 2*block + 5, 150 * block, 400 * block} {
					var older []int64
					for _, seq := range all {
						if (before == 0 || seq < before) && len(older) < limit {
							older = append(older, seq)
						}
					}
					if got := g.recentSeqs(t, space, before, limit); !slices.Equal(got, older) {
						t.Errorf("%s, %d before %d: %v, want %v", space, limit, before, got, older)
					}
				}
			}
		}
	})
}

func (g *grouped) recentSeqs(t *testing.T, space zone.SpaceID, before int64, limit int) (seqs []int64) {
	t.Helper()
	err := g.View(t.Context(), func(tx zone.ReadTx) error {
		records, err := tx.RecentAudit(space, before, limit)
		for _, r := range records {
			seqs = append(seqs, r.Seq)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return seqs
}

// TestPostgresAuditPlans: PostgreSQL looks into the index for each block, and for the records of one, however many records there are.
func TestPostgresAuditPlans(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	newPostgres(t, dsn, Options{})
	db := rawPostgres(t, dsn)
	exec(t, db, `INSERT INTO audit (at, caller, address, request_id, action, object, space_id, token, detail, result)
		SELECT 1, '', '', '', '', '', 'S' || (n % 3), '', '', '' FROM generate_series(1, 50000) AS n`)
	exec(t, db, `ANALYZE audit`)
	for query, arguments := range map[string][]any{
		selectAuditBlocks: {int64(0), int64(12), "S1"},
		selectAuditBlock:  {int64(3), "S1", int64(20000), 10},
	} {
		text := postgresPlan(t, db, numbered(query), arguments)
		if !strings.Contains(text, "audit_by_block") || strings.Contains(text, "Scan on audit") || strings.Contains(text, "Sort") {
			t.Errorf("%s\n%s", query, text)
		}
	}
}

// postgresPlan is the plan of a statement on PostgreSQL.
func postgresPlan(t *testing.T, db *sql.DB, query string, arguments []any) string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), "EXPLAIN "+query, arguments...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var plan []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(plan, "\n")
}
