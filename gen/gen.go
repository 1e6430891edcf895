// Package gen is what oapi-codegen makes of openapi.yaml, the contract of this API. Change the contract, then run
//
//	go generate ./gen
//
// and commit both. Nothing here is written by hand but this file, the three configurations and the overlay.
//
//   - types.gen.go: a Go type for each schema. A field that may be absent is a pointer, so that absent differs from zero
//     and false; lists and maps are nil where absent and empty where given empty. Schemas of strings and numbers are
//     aliases of string, int64 and float64.
//   - server.gen.go: [StrictServerInterface], one method for each operation, which handlers implement;
//     [NewStrictHandler] adapts it to echo and [RegisterHandlersWithOptions] makes the routes. The keys of
//     OperationMiddlewares are the operationIds of the contract, in snake case; a [StrictMiddlewareFunc] gets the Go name
//     of the method instead.
//   - spec.gen.go: [GetSpec] and [GetSpecJSON], all of the contract, for validating requests and responses. GetSpec
//     decodes it anew each time: call it once.
//
// The types and the server leave out what handlers do not write (overlay.yaml). Errors: a handler returns an error, and
// one table turns it into a status and a body. The headers Cache-Control and X-Request-Id: a middleware sets them on
// every response. What remains is a type for each success, with Location as its only header.
package gen

//go:generate go tool -modfile=../tools/go.mod oapi-codegen -config types.yaml ../openapi.yaml
//go:generate go tool -modfile=../tools/go.mod oapi-codegen -config server.yaml ../openapi.yaml
//go:generate go tool -modfile=../tools/go.mod oapi-codegen -config spec.yaml ../openapi.yaml
