package sqlstore_test

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/zonemint/zonemint/store/sqlstore"
	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone"
)

// mintings are the audit records of many mintings, over a thousand spaces.
func mintings(n int) []zone.AuditRecord {
	list := make([]zone.AuditRecord, n)
	text := func() string {
		var b [16]byte
		_, _ = rand.Read(b[:])
		return base64.RawURLEncoding.EncodeToString(b[:])
	}
	var spaces [1000]string
	for i := range spaces {
		spaces[i] = text()
	}
	for i := range list {
		space := spaces[i%len(spaces)]
		list[i] = zone.AuditRecord{
			At: time.UnixMilli(1_800_000_000_000), Caller: "usr-" + text(), Address: "192.0.2.1", RequestID: text(), Action: "mint_support_token",
			Object: "space/" + space, Space: zone.SpaceID(space), Token: tokens.Nonce(text()), Result: zone.AuditOK,
		}
	}
	return list
}

// BenchmarkAudit is what the records of mintings cost, many in one transaction; one operation is one record.
func BenchmarkAudit(b *testing.B) {
	for _, size := range []int{1 << 10, 1 << 12, 1 << 14} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			s, err := sqlstore.OpenSQLite(b.Context(), filepath.Join(b.TempDir(), "zone.db"), sqlstore.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close() //nolint:errcheck // a benchmark
			records := mintings(size)
			b.ReportAllocs()
			for n := 0; n < b.N; n += size {
				if err := s.Update(b.Context(), func(tx zone.Tx) error { return tx.AppendAudit(records...) }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
