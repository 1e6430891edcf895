package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/zonemint/zonemint/zone"
)

// maxDepth is how deep JSON may nest. The contract's deepest body has an array in an object.
const maxDepth = 16

// checkJSON refuses what encoding/json silently puts up with and two readers may understand differently (RFC 8259 section 4 and
// 8): duplicate names, invalid UTF-8, unpaired surrogates, anything behind the value.
func checkJSON(body []byte) error {
	if !utf8.Valid(body) {
		return zone.Errorf(zone.InvalidRequest, "The body is not valid UTF-8.")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := checkValue(d, 0); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return zone.Errorf(zone.InvalidRequest, "The body has something behind its JSON value.")
	}
	return nil
}

func checkValue(d *json.Decoder, depth int) error {
	token, err := nextToken(d)
	if err != nil {
		return err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return nil
	}
	if depth == maxDepth {
		return zone.Errorf(zone.InvalidRequest, "The body nests deeper than %d levels.", maxDepth)
	}
	seen := make(map[string]bool)
	for d.More() {
		if delim == '{' {
			if err := checkName(d, seen); err != nil {
				return err
			}
		}
		if err := checkValue(d, depth+1); err != nil {
			return err
		}
	}
	_, err = nextToken(d) // the closing bracket
	return err
}

func checkName(d *json.Decoder, seen map[string]bool) error {
	token, err := nextToken(d)
	if err != nil {
		return err
	}
	name, _ := token.(string)
	if seen[name] {
		return zone.Errorf(zone.InvalidRequest, "The body has a field twice.")
	}
	seen[name] = true
	return nil
}

func nextToken(d *json.Decoder) (json.Token, error) {
	token, err := d.Token()
	if err != nil {
		return nil, zone.Errorf(zone.InvalidRequest, "The body is not well-formed JSON.").WithCause(err)
	}
	// The decoder puts the replacement character where a surrogate has no partner.
	if text, ok := token.(string); ok && strings.ContainsRune(text, utf8.RuneError) {
		return nil, zone.Errorf(zone.InvalidRequest, "The body has an unpaired surrogate, or the character U+FFFD.")
	}
	return token, nil
}
