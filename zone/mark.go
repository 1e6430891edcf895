package zone

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"time"
)

// Mark says how far the history of a zone has come: the newest audit record at some time, since every change has one. It says nothing
// that is secret.
type Mark struct {
	Instance string            // whose history
	Restores int64             // how often an operator has accepted that some of it was lost
	Seq      int64             // of the newest record; 0: not known yet
	Digest   [sha256.Size]byte // of all that the record says
	At       time.Time         // of the record
	Origin   Origin            // the line of history that the database was on
}

// Witness keeps the newest [Mark] where a loss of the database does not reach: outside of it, and of its backups. A database that lacks
// what the witness has seen has lost what was acknowledged.
type Witness interface {
	// Load returns the mark that was kept last. [ErrNoMark]: none was yet.
	Load() (Mark, error)
	// Save keeps a mark, durably.
	Save(Mark) error
}

var (
	// ErrNoMark is what Load returns when no mark was kept yet.
	ErrNoMark = errors.New("no mark was kept yet")
	// ErrForeignMark is what [New] returns when the witness has seen another zone's database.
	ErrForeignMark = errors.New("the witness is of another zone: the data directory and the store do not belong together")
)

// sighting is what one transaction sees of the history of a database.
type sighting struct {
	instance Instance
	origin   Origin
	newest   AuditRecord // Seq 0: there is none
	marked   AuditRecord // the record with the Seq of a mark; Seq 0: it is not there
}

// sight looks at the history in tx, and at the record of a mark.
func sight(tx ReadTx, instance Instance, k Mark) (sighting, error) {
	seen := sighting{instance: instance, origin: tx.Origin()}
	newest, err := tx.RecentAudit("", 0, 1)
	if err != nil {
		return sighting{}, err
	}
	for _, r := range newest {
		seen.newest = r
	}
	switch k.Seq {
	case 0:
	case seen.newest.Seq:
		seen.marked = seen.newest
	default:
		seen.marked, err = recordAt(tx, k.Seq)
	}
	return seen, err
}

// recordAt returns the audit record with a Seq, or one without if it is not there.
func recordAt(tx ReadTx, seq int64) (AuditRecord, error) {
	records, err := tx.Audit(seq-1, 1)
	if err != nil || len(records) == 0 || records[0].Seq != seq {
		return AuditRecord{}, err
	}
	return records[0], nil
}

// mark is the mark of what was seen.
func (seen sighting) mark() Mark {
	return Mark{
		Instance: seen.instance.ID, Restores: seen.instance.Restores, Seq: seen.newest.Seq, Digest: seen.newest.digest(), At: seen.newest.At,
		Origin: seen.origin,
	}
}

// accepted reports whether an operator has accepted since the mark was made that some of the history is lost.
func (k Mark) accepted(restores int64) bool { return restores > k.Restores }

// lacks says what a database lacks of the history that a mark has seen, in words for operators; empty: nothing. Where an acceptance
// came since, that is nothing, too.
func (k Mark) lacks(seen sighting) string {
	switch restores := seen.instance.Restores; {
	case seen.instance.ID != k.Instance:
		return "it is the database of another zone"
	case k.accepted(restores):
		return ""
	case restores < k.Restores:
		return "it is from before an operator accepted a restored database"
	case k.Seq == 0:
		return ""
	case seen.marked.Seq != k.Seq:
		return fmt.Sprintf("it lacks the audit record %d of %s, which was there before", k.Seq, k.At.UTC().Format(time.RFC3339))
	case seen.marked.digest() != k.Digest:
		return fmt.Sprintf("its audit record %d is not the one of %s that was there before", k.Seq, k.At.UTC().Format(time.RFC3339))
	}
	return ""
}

// digest is a digest of all that a record says. Each field stands after its length, so that no two records have one text.
func (r AuditRecord) digest() (sum [sha256.Size]byte) {
	h := sha256.New()
	writeNumber(h, r.Seq)
	writeNumber(h, r.At.UnixMilli())
	for _, field := range []string{
		r.Caller, r.Address, r.RequestID, r.Action, r.Object, string(r.Space), string(r.Token), r.Detail, r.Result,
	} {
		writeNumber(h, int64(len(field)))
		h.Write([]byte(field))
	}
	h.Sum(sum[:0])
	return sum
}

func writeNumber(h hash.Hash, n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n)) //nolint:gosec // any bits will do, as long as they are always the same
	h.Write(b[:])
}
