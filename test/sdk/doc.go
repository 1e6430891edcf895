// Package sdk holds the tests of the SDKs in sdk/, each against a server that runs. Every SDK has a live program in its own language,
// which makes the same checks as those of the other languages (checks in live_test.go), and an example, which its README and
// docs/sdk.md show. The tests start the server and proxies that fail, run both, and look at what came through the proxies.
//
// tools/sdk.sh provides what the languages need; make deps calls it.
package sdk
