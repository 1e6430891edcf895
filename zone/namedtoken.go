package zone

import (
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// NamedToken is the row of a named support token. The text is shown once, at minting; the row cannot give it again.
type NamedToken struct {
	ID         tokens.Nonce
	Space      SpaceID
	Issuer     UserID
	Name       string // unique among the space's named tokens
	Memo       string
	Secret     tokens.Secret // makes the token; it dies with the row
	UsageLimit int64         // how many providers may redeem it, at least 1
	Caveats    []string      // the texts of those it was minted with, in order
	CreatedAt  time.Time
	ExpiresAt  time.Time // zero: never
	RevokedAt  time.Time // zero: not revoked

	Uses       int64     // how often it was redeemed; the ledger's, not written with the row
	LastUsedAt time.Time // zero: never; the ledger's, too
}
