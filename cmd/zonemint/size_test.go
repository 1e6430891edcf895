package main

import (
	"strings"
	"testing"
	"time"
)

func TestParseSize(t *testing.T) {
	for text, want := range map[string]int64{
		"1": 1, "1000000": 1000000, "1B": 1, "1kB": 1000, "1KB": 1000, "1 MB": 1000000, "1mb": 1000000, "2GB": 2e9, "3TB": 3e12, "4PB": 4e15,
		"1KiB": 1024, "1MiB": 1 << 20, "1GiB": 1 << 30, "1gib": 1 << 30, "1TiB": 1 << 40, "7PiB": 7 << 50, "1.5GB": 15e8, "0.5KiB": 512, "1.500kB": 1500,
		"9007199254740991": maxSize, "9007.199254740991TB": maxSize,
		"": 0, "0": 0, "0GB": 0, "-1": 0, "+1": 0, "1G": 0, "1T": 0, "GB": 0, "1.GB": 0, ".5GB": 0, "1.5": 0, "1.0001kB": 0, "1e9": 0, "1_000": 0, "1,5GB": 0,
		"1  MB": 0, " 1MB": 0, "1MB ": 0, "1XB": 0, "1MBMB": 0, "9007199254740992": 0, "8PiB": 0, "10PB": 0, "SIZE": 0, "0x10": 0, "1/2GB": 0, "٣GB": 0,
		"99999999999999999999999999999999": 0, "1" + strings.Repeat("0", 1<<16): 0, "inf": 0,
	} {
		got, err := parseSize(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("%.40q: %d, %v, want %d", text, got, err, want)
		}
	}
}

func TestHumanSize(t *testing.T) {
	for size, want := range map[int64]string{
		0: "0 B", 1: "1 B", 999: "999 B", 1000: "1 kB", 1024: "1 KiB", 1536: "~1.53 kB", 1500: "1.5 kB", 1001: "~1 kB", 1010: "1.01 kB", 1 << 30: "1 GiB", 5 << 30: "5 GiB",
		1000000: "1 MB", 1234567890: "~1.23 GB", 1500000000: "1.5 GB", 1e12: "1 TB", 3 << 50: "3 PiB", maxSize: "~9 PB", 1<<63 - 1: "~9223.37 PB", 1000000 + 1: "~1 MB",
	} {
		if got := humanSize(size); got != want {
			t.Errorf("%d: %q, want %q", size, got, want)
		}
	}
}

func FuzzParseSize(f *testing.F) {
	for _, text := range []string{"1", "1.5GB", "100GiB", "1 MB", "1..5GB", "SIZE"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		size, err := parseSize(text)
		if err != nil {
			return
		}
		if size < 1 || size > maxSize {
			t.Errorf("%q is %d", text, size)
		}
		var flag sizeFlag
		if err := flag.Set(text); err != nil || int64(flag) != size {
			t.Errorf("%q is %d as a flag: %v", text, flag, err)
		}
		if again, err := parseSize(flag.String()); err != nil || again != size {
			t.Errorf("%q is %d, and that is %d: %v", text, size, again, err)
		}
		human := humanSize(size)
		exact := !strings.HasPrefix(human, "~")
		if again, err := parseSize(strings.TrimPrefix(human, "~")); err != nil || exact && again != size || !exact && again > size {
			t.Errorf("%d prints as %q, which is %d: %v", size, human, again, err)
		}
	})
}

func TestParseLife(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"1s": time.Second, "90m": 90 * time.Minute, "2h30m": 150 * time.Minute, "1d": 24 * time.Hour, "2w": 14 * 24 * time.Hour, "3650d": maxLife,
		"": 0, "0": 0, "0s": 0, "1": 0, "-1h": 0, "1500ms": 0, "1ns": 0, "d": 0, "-1d": 0, "1.5d": 0, "1d12h": 0, "3651d": 0, "99999999d": 0, "soon": 0,
	} {
		got, err := parseLife(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: %s, %v, want %s", text, got, err, want)
		}
	}
}

func TestRoughly(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "less than 1 s", time.Second: "1 s", 59 * time.Second: "59 s", time.Minute: "1 min", 61 * time.Second: "1 min 1 s",
		3*time.Hour + 59*time.Minute + 59*time.Second: "3 h 59 min", 48 * time.Hour: "2 d", 49*time.Hour + time.Minute: "2 d 1 h", 24*time.Hour + time.Minute: "1 d",
	} {
		if got := roughly(d); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestEnding(t *testing.T) {
	end := time.Date(2026, 11, 24, 15, 0, 0, 0, time.FixedZone("", 3600))
	for before, want := range map[time.Duration]string{
		3*time.Hour + 59*time.Minute:   "expires in 3 h 59 min (2026-11-24 14:00 UTC)",
		time.Second - time.Millisecond: "expires in 1 s (2026-11-24 14:00 UTC)",
		0:                              "expired just now (2026-11-24 14:00 UTC)",
		-time.Hour:                     "expired 1 h ago (2026-11-24 14:00 UTC)",
	} {
		if got := ending(end, end.Add(-before)); got != want {
			t.Errorf("%s before: %q, want %q", before, got, want)
		}
	}
	if got := moment(end.Add(7 * time.Second)); got != "2026-11-24 14:00:07 UTC" {
		t.Error(got)
	}
}
