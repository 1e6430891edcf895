package tokens

import "gopkg.in/macaroon.v2"

// The codec, for tests on macaroons whose identifier is not one of ours.
var (
	Decode     = decode
	Encode     = encode
	ToBase62   = toBase62
	FromBase62 = fromBase62
)

// Seal makes the text of a macaroon with any root key.
func Seal(root Secret, location, id string, caveats ...Caveat) (string, error) {
	s, err := write(root, location, []byte(id), caveats)
	return s.Reveal(), err
}

// CaveatTexts returns the texts of the caveats of m.
func CaveatTexts(m *macaroon.Macaroon) []string { return caveatTexts(m) }

// ForeignCaveat is a caveat of any text, as a holder can write it.
type ForeignCaveat string

// String is the text.
func (c ForeignCaveat) String() string { return string(c) }

// Prohibits never does.
func (c ForeignCaveat) Prohibits(Request) error { return nil }

// MAC is mac.
var MAC = mac
