// Package argument lets package api fail with the error of package zonemint, which imports it.
package argument

import "errors"

// Refused makes the error for an argument that cannot be sent. Package zonemint puts its own in place.
var Refused = func(description string) error { return errors.New(description) }
