package password

import "net/netip"

// What the tests, which stand in a package of their own, need to see or replace.

// SetDerive replaces argon2id.
func (h *Hasher) SetDerive(derive func(password, salt []byte, time, memoryKiB uint32, threads uint8, keyLen uint32) []byte) {
	h.derive = derive
}

// Derive is the function in use.
func (h *Hasher) Derive() func(password, salt []byte, time, memoryKiB uint32, threads uint8, keyLen uint32) []byte {
	return h.derive
}

// Dummy is the hash that VerifyDummy verifies against.
func (h *Hasher) Dummy() string { return h.dummy }

// SlotCount is the number of slots.
func (h *Hasher) SlotCount() int { return h.slots.count }

// Recode parses a hash and encodes it again.
func Recode(phc string) (string, Params, error) {
	h, err := parseHash(phc)
	if err != nil {
		return "", Params{}, err
	}
	return h.encode(), h.params, nil
}

// Size is the number of entries.
func (v *Verdicts) Size() int { return v.entries.EstimatedSize() }

// Sizes are the numbers of buckets.
func (l *Limiter) Sizes() (prefixes, accounts int) {
	return l.prefixes.EstimatedSize(), l.accounts.EstimatedSize()
}

// PrefixOf is the prefix that an address counts under.
func PrefixOf(addr netip.Addr) netip.Prefix { return prefixOf(addr) }

// Common is the list of common passwords.
func Common() string { return common }
