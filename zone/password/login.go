package password

import (
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"time"
)

// Login is one attempt to authenticate by password.
type Login struct {
	Username string     // in the one spelling that the user was looked up by; the limiter counts by it
	Password string     `json:"-"` // as the client sent it
	Addr     netip.Addr // of the peer; the zero Addr, of a socket without one, shares one allowance
	Subject  Subject    // the user of that name; zero: there is none
	Now      time.Time  // the time of the request; required
}

// Subject is what the user's row says.
type Subject struct {
	UserID string // empty: no such user
	PHC    string `json:"-"` // the stored hash; empty: the user has no password
}

// Outcome is what came of a [Login]. The zero value is a refusal.
type Outcome struct {
	OK      bool // the password is right; whether the user is blocked is for the caller to say
	Cached  bool // it was found right before, and nothing was hashed for this login
	Rehash  bool // the stored hash has costs of another time: make a new one. One of simultaneous logins gets this.
	Damaged bool // the row holds no usable hash: tell the operator, and the client nothing
}

// Format writes the type's name only, whatever the verb.
func (Login) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "password.Login")
}

// LogValue is the type's name only.
func (Login) LogValue() slog.Value { return slog.StringValue("password.Login") }

// Format writes the type's name only, whatever the verb.
func (Subject) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "password.Subject")
}

// LogValue is the type's name only.
func (Subject) LogValue() slog.Value { return slog.StringValue("password.Subject") }
