package zone

import "net/netip"

// CallerKind is what kind of party makes a request.
type CallerKind int

// The kinds of callers.
const (
	CallerAnonymous CallerKind = iota // no credentials; the zero value, so that a forgotten caller may do nothing
	CallerUser
	CallerProvider
	CallerOperator // a command on the server itself, which has the store and the key-encryption key, or the server on its own
)

// Caller is who makes a request. Every operation takes it as a parameter: it is never found in a context, so no code path
// can forget it. It says who authenticated, not what they may do; each operation reads that from the store.
type Caller struct {
	Kind      CallerKind
	User      UserID     // for CallerUser
	Provider  ProviderID // for CallerProvider
	Confined  bool       // authenticated by an access token that carries caveats
	Address   netip.Addr // of the peer; the zero value: unknown, such as a command on the server itself
	RequestID string     // ties the audit record to the access log
}

// Subject prefixes, as they stand in the identifiers of tokens and in audit records (Onezone's, generation 20.02).
const (
	userPrefix     = "usr-"
	providerPrefix = "prv-"
)

// Subject is the caller as tokens and audit records name it: "usr-ID", "prv-ID", "operator" or "anonymous".
func (c Caller) Subject() string {
	switch c.Kind {
	case CallerUser:
		return userPrefix + string(c.User)
	case CallerProvider:
		return providerPrefix + string(c.Provider)
	case CallerOperator:
		return "operator"
	default:
		return "anonymous"
	}
}

func (c Caller) address() string {
	if !c.Address.IsValid() {
		return ""
	}
	return c.Address.Unmap().String()
}
