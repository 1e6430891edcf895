// Package linear tests whether a zone that several nodes serve at once answers as if there were one node that did one thing after
// the other. It is support for tests; no program imports it.
//
// # What is checked
//
// Clients call [zone.Service] through the nodes, all at once: they mint, redeem, ask, revoke, block, grant. Of each call it is
// recorded when it began, when it was answered, and what the answer was: that is a [History]. It is linearizable when all its
// calls can be put in one order that
//
//   - keeps what was certain: a call that was answered before another one began comes first;
//   - explains every answer: carried out one by one in this order, by a model that is some hundred lines long and knows nothing
//     of transactions, the calls are answered just so.
//
// If there is no such order, somebody has seen something that cannot be: a redemption that was granted although its issuer's
// right had been gone when it began, a support that was there and then not yet. [History.Check] searches for the order with
// porcupine, and says where it got stuck when there is none.
//
// The model is precise. An answer is compared with its [zone.Kind] and with everything that was read, because a lock that is
// missing shows first in such details: in TokenUsed where it should be IssuerNotAuthorized.
//
// # Realms
//
// What happens to one issuer's spaces and tokens never touches those of another, so the search is made for each issuer by itself.
// A realm is an issuer with spaces and with the providers that redeem the issuer's tokens. Within a realm nothing is taken apart
// further: blocking the issuer is about all spaces, and a privilege is about all tokens of a space.
//
// # Time
//
// There is no clock. Each call takes a number from one counter before it begins and one after it was answered, so that the order
// of two calls is never in doubt.
//
// A call whose outcome is unknown, because the store was unavailable when it was to commit, counts as not answered until the end: it
// may take effect at any time, or at the end, where nobody can tell it from never.
//
// # Is the test any good?
//
// A check that finds nothing may be blind. [AnswerEarly] and [DecideOnSnapshot] are stores with the two faults that matter most, and
// [MustCatch] fails unless the check finds them out. [LoseAnswers] is a store with a fault that a zone has to bear.
package linear
