package remote

import "net/http"

// AuditRecord is something that somebody did or was refused.
type AuditRecord struct {
	Seq       int64  `json:"seq"`
	At        Time   `json:"at"`
	Caller    string `json:"caller"` // usr-ID, prv-ID, anonymous or operator
	Address   string `json:"address,omitempty"`
	RequestID string `json:"requestId,omitempty"`
	Action    string `json:"action"`
	Object    string `json:"object"`
	SpaceID   string `json:"spaceId,omitempty"`
	TokenID   string `json:"tokenId,omitempty"`
	Detail    string `json:"detail,omitempty"`
	Result    string `json:"result"` // ok, or why it was refused
}

// ListAudit lists the audit records of a space, or of the whole zone where space is empty, newest first.
func ListAudit(space string) Listing {
	r := request("list_audit", http.MethodGet, "audit")
	if space != "" {
		r = request("list_space_audit", http.MethodGet, "spaces", space, "audit")
	}
	return Listing{r, "records", recordPage}
}
