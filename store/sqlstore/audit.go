package sqlstore

import (
	"math"
	"slices"

	"github.com/zonemint/zonemint/zone"
)

const selectAudit = `SELECT seq, at, caller, address, request_id, action, object, space_id, token, detail, result FROM audit `

// Audit implements [zone.ReadTx].
func (t *readTx) Audit(after int64, limit int) ([]zone.AuditRecord, error) {
	if err := checkLimit("audit records", limit); err != nil {
		return nil, err
	}
	return t.auditRecords(selectAudit+`WHERE seq > ? ORDER BY seq LIMIT ?`, after, limit)
}

// RecentAudit implements [zone.ReadTx].
func (t *readTx) RecentAudit(space zone.SpaceID, before int64, limit int) ([]zone.AuditRecord, error) {
	if err := checkLimit("audit records", limit); err != nil {
		return nil, err
	}
	if before == 0 {
		before = math.MaxInt64
	}
	if space == "" {
		return t.auditRecords(selectAudit+`WHERE seq < ? ORDER BY seq DESC LIMIT ?`, before, limit)
	}
	newest, err := one(&t.txn, "audit record", scanColumn[int64], `SELECT coalesce(max(seq), 0) FROM audit`)
	if err != nil {
		return nil, err
	}
	var list []zone.AuditRecord
	block := min(before-1, newest) >> auditBlockBits
	for stretch := int64(firstStretch); block >= 0 && len(list) < limit; stretch = min(2*stretch, longestStretch) {
		blocks, err := t.auditBlocks(space, max(0, block-stretch+1), block)
		if err != nil {
			return nil, err
		}
		for _, n := range slices.Backward(blocks) {
			if len(list) == limit {
				break
			}
			more, err := t.auditRecords(selectAuditBlock, n, string(space), before, limit-len(list))
			if err != nil {
				return nil, err
			}
			list = append(list, more...)
		}
		block -= stretch
	}
	return list, nil
}

// auditBlockBits is how many bits of a record's number say where it lies in its block, see audit_by_block in the schema. Statements have the
// number itself: that is how the database knows its index.
const auditBlockBits = 12

// The statements by which the records of a space are found: first the blocks that have any, then those of a block. The index leaves out the
// records of no space, and a statement has to say that it does not want them. EXISTS would allow PostgreSQL to read all records of the space
// instead, and without the plus SQLite would give what is in the index the type of n, and not find it.
const (
	selectAuditBlocks = `WITH RECURSIVE blocks (n) AS (SELECT CAST(? AS BIGINT) UNION ALL SELECT n + 1 FROM blocks WHERE n < ?)
		SELECT n FROM blocks WHERE (SELECT 1 FROM audit WHERE seq >> 12 = +n AND space_id = ? AND space_id <> '' LIMIT 1) = 1`
	selectAuditBlock = selectAudit + `WHERE seq >> 12 = ? AND space_id = ? AND space_id <> '' AND seq < ? ORDER BY seq DESC LIMIT ?`
)

// How many blocks are looked at together, at first and at most. A space whose records are many has some in the newest ones.
const (
	firstStretch   = 4
	longestStretch = 4096
)

// auditBlocks are those of the blocks from first to last that hold records of the space, the first one first. It takes a look into the index
// for each, so a space that has few records among very many is found slowly: a thousand million records are 250,000 blocks.
func (t *readTx) auditBlocks(space zone.SpaceID, first, last int64) ([]int64, error) {
	blocks, err := many(&t.txn, "audit records", scanColumn[int64], selectAuditBlocks, first, last, string(space))
	slices.Sort(blocks)
	return blocks, err
}

func (t *readTx) auditRecords(query string, args ...any) ([]zone.AuditRecord, error) {
	return many(&t.txn, "audit records", scanAuditRecord, query, args...)
}

func scanAuditRecord(row scanner) (r zone.AuditRecord, err error) {
	err = row.Scan(&r.Seq, scanTime{&r.At}, &r.Caller, &r.Address, &r.RequestID, &r.Action, &r.Object, &r.Space, &r.Token,
		&r.Detail, &r.Result)
	return r, err
}

// AuditRows is how many audit records go into one statement where there are many: minting leaves a record for each token.
const AuditRows = 32

var auditRows = rowsStatement{
	head: `INSERT INTO audit (at, caller, address, request_id, action, object, space_id, token, detail, result)`,
	row:  `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
}

// AppendAudit implements [zone.Tx].
func (t *tx) AppendAudit(records ...zone.AuditRecord) error {
	_, err := t.insertRows("audit record", auditRows, len(records), func(args []any, i int) []any {
		r := records[i]
		return append(args, millis(r.At), r.Caller, r.Address, r.RequestID, r.Action, r.Object, string(r.Space), string(r.Token), r.Detail, r.Result)
	})
	return err
}
