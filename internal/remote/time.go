package remote

import (
	"encoding/json"
	"time"
)

// Time is a point in time: unix seconds on the wire, RFC 3339 in what is shown. The zero Time is none.
type Time struct{ time.Time }

// UnmarshalJSON reads unix seconds.
func (t *Time) UnmarshalJSON(data []byte) error {
	var seconds *int64
	if err := json.Unmarshal(data, &seconds); err != nil {
		return err
	}
	*t = Time{}
	if seconds != nil {
		t.Time = time.Unix(*seconds, 0).UTC()
	}
	return nil
}

// MarshalJSON writes RFC 3339, or null for none.
func (t Time) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(t.Format(time.RFC3339))
}
