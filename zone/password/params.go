package password

import "fmt"

// Params are the costs of one argon2id hash (RFC 9106).
type Params struct {
	MemoryKiB uint32 // memory in KiB, 8*Threads to 65,536
	Time      uint32 // passes over the memory, 1 to 10
	Threads   uint8  // lanes, each computed by a goroutine of its own, 1 to 4
}

// The largest costs that are accepted, from a configuration and from a stored hash alike. Whoever can write to the database must
// not be able to make the server allocate gigabytes or compute for minutes. The second recommended option of RFC 9106 (64 MiB,
// 3 passes, 4 lanes) just fits.
const (
	maxMemoryKiB = 64 * 1024
	maxTime      = 10
	maxThreads   = 4
)

// DefaultParams returns the costs that the OWASP password storage cheat sheet names first for servers that hash many at a time:
// 19 MiB, 2 passes, 1 lane.
func DefaultParams() Params {
	return Params{MemoryKiB: 19 * 1024, Time: 2, Threads: 1}
}

// Validate says whether p is within the bounds. Its error names the field, and matches no sentinel: it is a mistake in a
// configuration.
func (p Params) Validate() error {
	switch {
	case p.Threads < 1 || p.Threads > maxThreads:
		return fmt.Errorf("argon2id threads must be 1 to %d", maxThreads)
	case p.Time < 1 || p.Time > maxTime:
		return fmt.Errorf("argon2id time must be 1 to %d", maxTime)
	case p.MemoryKiB < 8*uint32(p.Threads) || p.MemoryKiB > maxMemoryKiB:
		return fmt.Errorf("argon2id memory must be 8 KiB per thread to %d KiB", maxMemoryKiB)
	}
	return nil
}

// NeedsRehash reports whether phc was made with other costs or lengths than p and this package use now, or is no usable hash.
func (p Params) NeedsRehash(phc string) bool {
	h, err := parseHash(phc)
	return err != nil || h.params != p || len(h.salt) != saltBytes || len(h.tag) != tagBytes
}
