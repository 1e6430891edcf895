package sqlstore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
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

// notNull is bytes for a column that is never null, as a nil slice would be.
func notNull(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// scanBytes reads bytes. None are nil.
type scanBytes struct{ into *[]byte }

// Scan implements [sql.Scanner].
func (s scanBytes) Scan(value any) error {
	b, ok := value.([]byte)
	if !ok {
		return fmt.Errorf("bytes are stored as %T", value)
	}
	*s.into = append([]byte(nil), b...) // the driver's own are its to use again
	return nil
}

// jsonTexts is a list of texts as the database keeps it: a JSON array. Lines would not do, since a text may hold a line break
// or be empty.
func jsonTexts(texts []string) (string, error) {
	if texts == nil {
		texts = []string{} // not null
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // people look at "time < 5" in the database
	if err := encoder.Encode(texts); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// scanTexts reads what [jsonTexts] made. No texts are nil.
type scanTexts struct{ into *[]string }

// Scan implements [sql.Scanner].
func (s scanTexts) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("texts are stored as %T", value)
	}
	var texts []string
	if err := json.Unmarshal([]byte(text), &texts); err != nil {
		return fmt.Errorf("texts are not stored as JSON: %w", err)
	}
	*s.into = nil
	if len(texts) > 0 {
		*s.into = texts
	}
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

// scanColumn reads rows of one column.
func scanColumn[T any](row scanner) (value T, err error) {
	err = row.Scan(&value)
	return value, err
}
