// Package evolution keeps the promise that is made with a release: a client that was written against it goes on to work
// until the major version rises. Its tests hold openapi.yaml against the contract of the last release, which is in
// test/contract/released, with oasdiff.
//
// A change is breaking where oasdiff calls it an error or a warning. Its warnings count, because they are errors here:
// requests are closed, so a field or a query parameter that is no longer known is refused. tools/oasdiff/levels.txt adds what
// breaks the clients that are generated from the contract, whose functions have the names of operations and tags, and
// defaults, which change what a request means that leaves them out. oasdiff does not look at servers; the tests do.
//
// Until there is a release, the contract that stands in for it is the one that was on the main branch when this check was
// added. CONTRIBUTING.md says how a release replaces it.
package evolution
