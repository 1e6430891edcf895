// Package remote calls a zone over HTTP: a small client, by hand, for the command line. It shares no code with the server, so
// that what it understands of the contract is a second opinion.
//
// A call is a value, a [Request], which functions such as [MintSupportToken] make. [Client.Do] sends one, [Config.Curl] writes
// it as a line for the shell, and [List] repeats one until a list is at its end.
//
// # Safety
//
// Credentials go to the one host that they are for: redirects are never followed, and plain HTTP is for this machine only
// unless [Config.Insecure] says otherwise. An answer is read up to [MaxAnswer] bytes. What a server writes into an error is cut
// and cleaned before it is kept, since it ends up on a terminal. No error has a credential, a token or a password in it.
//
// # Trying again
//
// 429 and 503 with Retry-After are tried again, as long as all waiting together stays within [Config.RetryWait]. A 503 may
// follow an effect that is unknown, so after one only those requests are repeated that do no harm twice.
package remote
