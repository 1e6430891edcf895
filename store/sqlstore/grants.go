package sqlstore

import (
	"cmp"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"

	"github.com/zonemint/zonemint/zone"
)

// The statements that write what was granted. Each writes a list of rows, and has a parameter for each column.
//
// Whether a token may be used once more is decided by the row that counts its uses, in the statement that counts, as in [tx.Consume].
const (
	grantUses = `INSERT INTO token_uses (nonce, issued_at, count)
		SELECT g.nonce, g.issued_at, 1 FROM unnest($1::text[], $2::bigint[]) AS g (nonce, issued_at)
		ON CONFLICT (nonce) DO UPDATE SET count = token_uses.count + 1
		WHERE token_uses.count < (SELECT l.uses FROM unnest($1::text[], $3::bigint[]) AS l (nonce, uses) WHERE l.nonce = token_uses.nonce)`
	grantSupports = `INSERT INTO supports (space_id, provider_id, size, since, token)
		SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[]) ON CONFLICT DO NOTHING`
	grantRedemptions = `INSERT INTO redemptions (nonce, provider_id, space_id, size, redeemed_at)
		SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) ON CONFLICT DO NOTHING`
	grantAudits = `INSERT INTO audit (at, caller, address, request_id, action, object, space_id, token, detail, result)
		SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
			$9::text[], $10::text[])`
)

// lists are the columns of a list of rows.
type lists struct {
	rows  int64
	texts [][]string
	nums  [][]int64
}

func newLists(texts, nums int) *lists {
	return &lists{texts: make([][]string, texts), nums: make([][]int64, nums)}
}

func (l *lists) add(texts []string, nums ...int64) {
	l.rows++
	for i, text := range texts {
		l.texts[i] = append(l.texts[i], text)
	}
	for i, n := range nums {
		l.nums[i] = append(l.nums[i], n)
	}
}

// postgresWriteTogether writes what was granted, in one round trip. It reports false when a row did not go where it was to go: then nothing
// may be committed. Rows are written in the order of tables and keys, like those of every other transaction of this kind, so that no two
// wait for each other.
func postgresWriteTogether(t *tx, grants []*grant) (asBelieved bool, err error) {
	batch, want := new(pgx.Batch), []int64(nil)
	queue := func(query string, l *lists, args ...any) {
		if l.rows > 0 {
			batch.Queue(query, args...)
			want = append(want, l.rows)
		}
	}
	a := auditLists(grants)
	queue(grantAudits, a, a.nums[0], a.texts[0], a.texts[1], a.texts[2], a.texts[3], a.texts[4], a.texts[5], a.texts[6], a.texts[7], a.texts[8])
	u := useLists(grants)
	queue(grantUses, u, u.texts[0], u.nums[0], u.nums[1])
	s := supportLists(grants)
	queue(grantSupports, s, s.texts[0], s.texts[1], s.nums[0], s.nums[1], s.texts[2])
	r := redemptionLists(grants)
	queue(grantRedemptions, r, r.texts[0], r.texts[1], r.texts[2], r.nums[0], r.nums[1])
	asBelieved = true
	err = onPostgres(t.session.conn, func(c *pgx.Conn) error {
		results := c.SendBatch(t.ctx, batch)
		for _, rows := range want {
			tag, err := results.Exec()
			if err != nil {
				return errors.Join(err, results.Close())
			}
			asBelieved = asBelieved && tag.RowsAffected() == rows
		}
		return results.Close()
	})
	return asBelieved, err
}

var supportsRows = rowsStatement{
	head: `INSERT INTO supports (space_id, provider_id, size, since, token)`, row: `(?, ?, ?, ?, ?)`, tail: onlyNew,
}

// sqliteWriteTogether is [postgresWriteTogether] for SQLite, where a parent that is not there is an error, too.
func sqliteWriteTogether(t *tx, grants []*grant) (asBelieved bool, err error) {
	var audits []zone.AuditRecord
	for _, g := range grants {
		audits = append(audits, g.audits...)
	}
	if err := t.AppendAudit(audits...); err != nil {
		return false, err
	}
	for limit, uses := range usesByLimit(grants) {
		n, err := t.countUses(uses, limit)
		if err != nil || n != int64(len(uses)) {
			return false, err
		}
	}
	supports := grantedSupports(grants)
	n, err := t.insertRows("support", supportsRows, len(supports), func(args []any, i int) []any {
		s := supports[i]
		return append(args, string(s.Space), string(s.Provider), s.Size, millis(s.Since), string(s.Token))
	})
	if err != nil || n != int64(len(supports)) {
		return false, unbelieved(err)
	}
	redemptions := grantedRedemptions(grants)
	n, err = t.insertRedemptions(redemptions)
	return n == int64(len(redemptions)), err
}

// unbelieved is nil for what only says that a parent is not there.
func unbelieved(err error) error {
	if errors.Is(err, zone.NotFound) {
		return nil
	}
	return err
}

func usesByLimit(grants []*grant) map[int64][]*grantedUse {
	byLimit := make(map[int64][]*grantedUse)
	for _, u := range grantedUses(grants) {
		byLimit[u.limit] = append(byLimit[u.limit], u)
	}
	return byLimit
}

func grantedUses(grants []*grant) []*grantedUse {
	return sortedRows(grants, func(g *grant) *grantedUse { return g.use }, func(a, b *grantedUse) int { return cmp.Compare(a.nonce, b.nonce) })
}

func grantedSupports(grants []*grant) []*zone.Support {
	return sortedRows(grants, func(g *grant) *zone.Support { return g.support }, func(a, b *zone.Support) int {
		return cmp.Or(cmp.Compare(a.Space, b.Space), cmp.Compare(a.Provider, b.Provider))
	})
}

func grantedRedemptions(grants []*grant) []*zone.Redemption {
	return sortedRows(grants, func(g *grant) *zone.Redemption { return g.redemption }, func(a, b *zone.Redemption) int {
		return cmp.Or(cmp.Compare(a.Nonce, b.Nonce), cmp.Compare(a.Provider, b.Provider))
	})
}

func auditLists(grants []*grant) *lists {
	l := newLists(9, 1)
	for _, g := range grants {
		for _, r := range g.audits {
			l.add([]string{r.Caller, r.Address, r.RequestID, r.Action, r.Object, string(r.Space), string(r.Token), r.Detail, r.Result}, millis(r.At))
		}
	}
	return l
}

func useLists(grants []*grant) *lists {
	l := newLists(1, 2)
	for _, u := range grantedUses(grants) {
		l.add([]string{string(u.nonce)}, millis(u.issuedAt), u.limit)
	}
	return l
}

func supportLists(grants []*grant) *lists {
	l := newLists(3, 2)
	for _, s := range grantedSupports(grants) {
		l.add([]string{string(s.Space), string(s.Provider), string(s.Token)}, s.Size, millis(s.Since))
	}
	return l
}

func redemptionLists(grants []*grant) *lists {
	l := newLists(3, 2)
	for _, r := range grantedRedemptions(grants) {
		l.add([]string{string(r.Nonce), string(r.Provider), string(r.Space)}, r.Size, millis(r.RedeemedAt))
	}
	return l
}

// sortedRows are the rows of one kind.
func sortedRows[T any](grants []*grant, of func(*grant) *T, compare func(a, b *T) int) (rows []*T) {
	for _, g := range grants {
		if row := of(g); row != nil {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, compare)
	return rows
}
