package sqlstore

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// millis is a time as the database keeps it.
func millis(t time.Time) int64 { return t.UnixMilli() }

// millisOrNull is a time whose zero value means that there is none.
func millisOrNull(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.UnixMilli(), Valid: !t.IsZero()}
}

// scanTime reads a time. Null is the zero time.
type scanTime struct{ into *time.Time }

// Scan implements [sql.Scanner].
func (s scanTime) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*s.into = time.Time{}
	case int64:
		*s.into = time.UnixMilli(v).UTC()
	default:
		return fmt.Errorf("a time is stored as %T", value)
	}
	return nil
}

// scanSecret reads a secret.
type scanSecret struct{ into *tokens.Secret }

// Scan implements [sql.Scanner].
func (s scanSecret) Scan(value any) error {
	b, ok := value.([]byte)
	if !ok || len(b) != tokens.SecretSize {
		return fmt.Errorf("a secret is not stored as %d bytes", tokens.SecretSize)
	}
	copy(s.into[:], b)
	return nil
}

// scanFloat reads a number that may be missing.
type scanFloat struct{ into **float64 }

// Scan implements [sql.Scanner].
func (s scanFloat) Scan(value any) error {
	var n sql.NullFloat64
	if err := n.Scan(value); err != nil {
		return err
	}
	*s.into = nil
	if n.Valid {
		*s.into = &n.Float64
	}
	return nil
}

// scanID reads rows of one id.
func scanID[T ~string](row scanner) (T, error) {
	var id T
	err := row.Scan(&id)
	return id, err
}
