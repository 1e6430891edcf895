package tokens

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// The words of the V1 format, as in libmacaroons.
const (
	wordLocation   = "location "
	wordIdentifier = "identifier "
	wordCaveat     = "cid "
	wordSignature  = "signature "
	packetOverhead = 4 + 1 // the length before a packet, and the newline at its end
	maxPacket      = 0xffff
)

// keyGenerator makes the key of the first signature out of the root key.
const keyGenerator = "macaroons-key-generator"

// write makes a macaroon with first-party caveats, as unpadded base64url: byte for byte what macaroon.v2 makes by New,
// AddFirstPartyCaveat and MarshalBinary, which a test holds it to. Minting is nearly nothing else, and macaroon.v2 allocates some thirty times
// for it. Reading and verifying stay with macaroon.v2.
func write(root Secret, location string, id []byte, caveats []Caveat) (Serialized, error) {
	if len(caveats) > MaxCaveats {
		return Serialized{}, fmt.Errorf("more than %d caveats", MaxCaveats)
	}
	var room [768]byte // what most tokens need, on the stack
	raw, ok := appendPacket(room[:0], wordLocation, location)
	raw, fits := appendPacket(raw, wordIdentifier, string(id))
	ok = ok && fits
	key := mac([]byte(keyGenerator), root[:])
	signature := mac(key[:], id)
	for _, c := range caveats {
		text := c.String()
		raw, fits = appendPacket(raw, wordCaveat, text)
		ok = ok && fits
		signature = mac(signature[:], []byte(text))
	}
	raw, _ = appendPacket(raw, wordSignature, string(signature[:]))
	if !ok || len(raw) > MaxTokenBytes {
		return Serialized{}, fmt.Errorf("token would be longer than %d bytes", MaxTokenBytes)
	}
	var roomForText [1024]byte
	text := string(base64.RawURLEncoding.AppendEncode(roomForText[:0], raw))
	return Serialized{text: &text}, nil
}

// appendPacket writes one field: four hexadecimal digits that say how long the packet is with them, its name, a blank, the data, a
// newline. It reports false for one that is too long.
func appendPacket(to []byte, word, data string) ([]byte, bool) {
	const digits = "0123456789abcdef"
	n := packetOverhead + len(word) + len(data)
	if n > maxPacket {
		return to, false
	}
	to = append(to, digits[n>>12], digits[n>>8&0xf], digits[n>>4&0xf], digits[n&0xf])
	to = append(to, word...)
	to = append(to, data...)
	return append(to, '\n'), true
}

// mac is HMAC-SHA256 (RFC 2104) under a key of at most one block. That of crypto/hmac keeps its state on the heap, which is most of
// what it costs for texts as short as these.
func mac(key []byte, parts ...[]byte) [sha256.Size]byte {
	const inner, outer = 0x36, 0x5c
	var room [sha256.BlockSize + 512]byte
	pad := (*[sha256.BlockSize]byte)(room[:])
	copy(pad[:], key)
	for i := range pad {
		pad[i] ^= inner
	}
	text := room[:sha256.BlockSize]
	for _, p := range parts {
		text = append(text, p...)
	}
	sum := sha256.Sum256(text)
	for i := range pad {
		pad[i] ^= inner ^ outer
	}
	return sha256.Sum256(append(room[:sha256.BlockSize], sum[:]...))
}
