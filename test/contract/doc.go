// Package contract holds a running server against openapi.yaml from outside. Its tests build the program, start it on SQLite and on
// PostgreSQL, and let Schemathesis, a program in Python that knows nothing of zonemint, make requests from the contract and judge
// the answers by it. docs/contract-tests.md says what is tested, docs/testing.md how to run it; tools/contract.sh installs Schemathesis.
//
// hooks.py, zone.py and repair.py give Schemathesis what a contract cannot say: credentials, things that exist, and rules between
// fields. Everything that they need they make through the API, so they work with any server.
package contract
