// Package onezone is a client of Onezone that talks to zonemint. onezone.yaml describes the operations that both have, as
// Onezone describes them; the tests make each of these requests as the clients do that are generated from that description,
// with each kind of credentials, against the built program, and compare the answers with it. Every difference has to be
// declared, with a reason, and every declared difference has to be there. docs/compatibility.md has the tables of them.
//
// TestAcceptance plays the cases that Onezone's own tests check.
package onezone
