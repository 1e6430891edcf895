// Package zone is the domain: users, spaces, providers, and the [Service] that decides who may do what. It knows no HTTP and
// no SQL; the [Store] that it needs is an interface of its own, which package store implements.
//
// # Use
//
// [Setup] begins a zone in an empty store, once. [New] opens one:
//
//	service, err := zone.New(ctx, zone.Config{Store: s, KEK: kek, Hasher: h, Passwords: a, Log: log})
//	user, err := service.AuthenticatePassword(ctx, "alice", "…", peer)
//	caller := zone.Caller{Kind: zone.CallerUser, User: user, Address: peer, RequestID: "…"}
//	token, err := service.MintSupportToken(ctx, caller, space, zone.NewSupportToken{})
//	space, err := service.Redeem(ctx, providerCaller, zone.RedeemRequest{Token: text, Size: 1e9})
//
// # How an operation goes
//
// Every operation takes the [Caller] as a parameter, and authorises, audits and acts, in that order and in one transaction. The
// rules (guard.go) read the caller's rights within that transaction, so a right that was taken away is gone at once. A
// change without its audit record cannot be committed. Existence is decided before authorisation, authentication before both:
// an anonymous caller learns nothing about which ids exist.
//
// # Minting and redeeming
//
// Minting a temporary token writes nothing. Its root key takes in the space's secret and the issuer's, so replacing either
// kills it. Redeeming is one transaction, which verifies against secrets that it reads itself, checks the issuer's right
// again, counts the use in one conditional statement, and writes the support, the ledger's row and the audit record. A
// refused redemption changes nothing; the same request again gets its first answer, as long as that support stands.
//
// # Errors
//
// Every error is, or wraps, an [*Error] whose [Kind] is the outcome; [AsError] makes one of any error. Details are written for
// the client and never hold what the client sent.
package zone
