// Package password decides whether a username and a password belong together, and which passwords are good enough to be set.
// It has no storage, no protocol and no clock: the caller loads the user's row and passes the time in.
//
// # Parts
//
//   - [Hasher] makes and checks argon2id hashes as PHC strings, few at a time, since each takes 19 MiB and a core. Accounts at a network
//     that they logged in from before are served first, then all networks in turn;
//   - [Verdicts] remembers for five minutes after its last use which password was right, since a client with Basic authentication sends it with
//     every request and the hash alone would allow only some twenty requests per second and core;
//   - [Limiter] counts wrong passwords per address prefix, and per account and address prefix;
//   - [Authenticator] puts the three together in the one order that gives nothing away;
//   - [CheckPolicy] refuses weak passwords where one is set.
//
// # Use
//
//	hasher, err := password.NewHasher(password.HasherConfig{})
//	verdicts, err := password.NewVerdicts(password.VerdictsConfig{})
//	limiter, err := password.NewLimiter(password.Limits{})
//	auth := password.NewAuthenticator(hasher, verdicts, limiter)
//
//	outcome, err := auth.Authenticate(ctx, password.Login{
//		Username: normalised, Password: given, Addr: peer, Now: now,
//		Subject: password.Subject{UserID: row.ID, PHC: row.PasswordHash}, // the zero Subject when there is no such user
//	})
//	var limited *password.LimitedError
//	switch {
//	case errors.As(err, &limited): // 429, Retry-After: limited.RetryAfter
//	case errors.Is(err, password.ErrBusy): // 503, Retry-After: password.BusyRetryAfter
//	case err != nil: // 500, or the context's own error
//	case !outcome.OK: // 401: the one answer for a wrong password, an unknown user and one without a password
//	case row.Blocked: // only here: whoever gets this far knows the password
//	}
//
// When outcome.Rehash is set, the stored hash was made with other parameters than today's: call [Hasher.Hash] and store what it
// returns. That is best effort; a failure must not fail the login. When outcome.Damaged is set, the row holds something that is
// no usable hash: log that, and answer as for a wrong password.
//
// A change of one's own password asks for the old one: check it by Authenticate too, with the user's own name and the peer's
// address, so that a stolen session cannot guess it any faster than a login could.
//
// # What the caller owes
//
// Username is the one normalised spelling, the same that the row was found by; otherwise each spelling has an allowance of its
// own. The row is read again for every request, cached verdict or not: it carries the hash, which is part of the cache's key,
// and the blocked flag. Addr is the address of the peer, or the one a trusted proxy vouches for; never a header that the client
// can write.
//
// # What an outsider can see
//
// A user who does not exist, one without a password, one whose row is damaged and one whose password is wrong all cost one hash
// with the parameters of today and the same reservation in the limiter, and share work with simultaneous identical requests in
// the same way. A password over [MaxBytes] is refused before any of that, for all alike. One difference remains: a hash that was
// made with other parameters takes another time to check, until its owner logs in and it is replaced.
//
// # Secrets
//
// Nothing here logs, and no error contains a password, a hash or a username. [Login] and [Subject] print and encode without their
// secrets.
package password
