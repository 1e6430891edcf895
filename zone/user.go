package zone

import (
	"regexp"
	"strings"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// UserID names a user.
type UserID string

// User is a person, or a program of one, who can be a member of spaces.
type User struct {
	ID           UserID
	Username     string // unique, as [NormaliseUsername] gives it
	FullName     string
	PasswordHash string // a PHC string; empty: the user has no password and uses access tokens only
	Admin        bool   // administers the zone
	Blocked      bool   // may not authenticate, and tokens that the user minted are not redeemed
	Secret       tokens.Secret
	CreatedAt    time.Time
}

var usernamePattern = regexp.MustCompile(`^[a-z0-9]([a-z0-9._@-]{0,62}[a-z0-9])?$`)

// NormaliseUsername gives the one spelling under which a username is stored, looked up and counted by the limiter. It
// reports false for a text that cannot be a username.
func NormaliseUsername(text string) (string, bool) {
	if len(text) > 64 {
		return "", false
	}
	name := strings.ToLower(text)
	// Lower-casing maps some letters from outside of ASCII into it (the Kelvin sign to k), hence the length and the pattern.
	return name, len(name) == len(text) && usernamePattern.MatchString(name)
}

// AccessToken is the row of a user's access token. The text is shown once, at minting; the row cannot give it again.
type AccessToken struct {
	ID        tokens.Nonce
	User      UserID
	Name      string
	Secret    tokens.Secret
	CreatedAt time.Time
	ExpiresAt time.Time // zero: never
}
