// Package api has all operations of the contract. All but this file is generated from it.
package api

import (
	"regexp"

	"github.com/zonemint/zonemint/sdk/go/internal/argument"
)

// ids is the pattern that the contract has for all parameters in a path.
var ids = regexp.MustCompile(`^[A-Za-z0-9_-]{1,128}$`)

// pathParam is a parameter as it stands in a path. What is no id, such as "..", could make the path that of another operation.
func pathParam(name, value string) (string, error) {
	if !ids.MatchString(value) {
		return "", argument.Refused("the parameter " + name + " is not an id: 1 to 128 of the characters A-Z, a-z, 0-9, _ and -")
	}
	return value, nil
}
