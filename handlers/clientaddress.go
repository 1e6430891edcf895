package handlers

import (
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"time"
)

// clientAddress is the peer's address or, if the peer is a trusted proxy, the last entry of X-Forwarded-For that is not a trusted proxy's.
// An entry that cannot be read ends the search: what is left of it may be forged, so the address is the peer's.
func (a *API) clientAddress(r *http.Request) netip.Addr {
	peer := peerAddress(r)
	if !a.trusted(peer) {
		return peer
	}
	lines := r.Header.Values("X-Forwarded-For")
	if len(lines) == 0 {
		return peer
	}
	address := peer
	entries := strings.Split(strings.Join(lines, ","), ",")
	for i := len(entries) - 1; i >= 0 && a.trusted(address); i-- {
		entry, ok := parseForwarded(strings.TrimSpace(entries[i]))
		if !ok {
			a.warnForwarded(address, entries[i])
			return peer
		}
		address = entry
	}
	return address
}

// peerAddress is the address at the other end of the connection. Zones are dropped: no prefix contains an address with a zone.
func peerAddress(r *http.Request) netip.Addr {
	peer, _ := netip.ParseAddrPort(r.RemoteAddr)
	return peer.Addr().Unmap().WithZone("")
}

// trusted reports whether an address belongs to a trusted proxy.
func (a *API) trusted(address netip.Addr) bool {
	for _, network := range a.config.TrustedProxies {
		if network.Contains(address) {
			return true
		}
	}
	return false
}

// parseForwarded reads an address with or without a port. IPv6 may have brackets, and must have them before a port.
func parseForwarded(entry string) (netip.Addr, bool) {
	address, err := netip.ParseAddr(entry)
	if inner, ok := strings.CutPrefix(entry, "["); ok && strings.HasSuffix(inner, "]") {
		address, err = netip.ParseAddr(strings.TrimSuffix(inner, "]"))
		if !address.Is6() {
			return netip.Addr{}, false
		}
	} else if err != nil {
		var withPort netip.AddrPort
		withPort, err = netip.ParseAddrPort(entry)
		address = withPort.Addr()
	}
	return address.Unmap().WithZone(""), err == nil
}

// warnForwarded logs, throttled, that a trusted proxy added something else than an address. The text is not logged: if the proxy passes
// the client's header on, the client has written it.
func (a *API) warnForwarded(proxy netip.Addr, entry string) {
	if a.badForwarded.due(time.Now()) {
		a.log.Warn("a trusted proxy added an entry to X-Forwarded-For that is not an address: the address of the peer is used",
			slog.String("proxy", proxy.String()), slog.Int("entry_bytes", len(entry)))
	}
}

// throttlePace is how often a throttled line is logged.
const throttlePace = time.Minute

// throttle limits how often something is logged.
type throttle struct{ last atomic.Int64 }

// due reports whether to log now.
func (t *throttle) due(now time.Time) bool {
	last := t.last.Load()
	since := now.Sub(time.Unix(0, last)).Abs() // the clock may have gone back
	return (last == 0 || since >= throttlePace) && t.last.CompareAndSwap(last, now.UnixNano())
}
