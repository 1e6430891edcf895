// Package zonemint carries the contract of the API, openapi.yaml, as it stands in the repository. The program is in
// cmd/zonemint; ARCHITECTURE.md says what the other packages are.
package zonemint

import _ "embed"

// OpenAPI is the text of openapi.yaml, an OpenAPI 3.0.3 document.
//
//go:embed openapi.yaml
var OpenAPI []byte
