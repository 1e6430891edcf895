// Package handlers is the HTTP side of a zone: router, authentication, validation, one file for each resource, and the one
// table of errors.
//
// # The way of a request
//
//	net/http         reads the request within its limits
//	echo             request id, access log, recovery, security headers; finds the route, or 404 or 405
//	operation.gate   body limit (413), cross-site rule (403), credentials (401), media types (406, 415), schema (400)
//	gen              the strict server turns the request into a typed object
//	resource file    calls package zone with the caller, and turns the result into a typed answer
//	problem.go       turns every error, whoever made it, into a status and the one error body
//
// The gate of an operation holds its prebuilt route of the contract, so nothing is routed twice and two routers cannot
// disagree on an encoded path. Security is denied by default: openapi3filter asks [API] whether the caller authenticated in a
// way that the operation accepts.
//
// # Rules
//
// Only this package imports gen, and only convert.go names types of both gen and zone. A handler returns the error that
// package zone gave it as it is. No answer repeats a value that a client sent, because any value may be a secret in the wrong
// place: it names the field.
package handlers
