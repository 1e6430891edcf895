package tokens_test

import (
	"crypto/rand"
	"testing"

	"github.com/zonemint/zonemint/tokens"
)

func BenchmarkMint(b *testing.B) {
	a, r := authority(b), support()
	r.Nonce = ""
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := a.Mint(rand.Reader, r, spaceSecret, userSecret); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for name, text := range bothSpellings(mint(b, authority(b), support())) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := tokens.Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAuthenticateAndVerify(b *testing.B) {
	a := authority(b)
	restricted := attenuate(b, mint(b, a, support()), "consumer = prv-p1", "ip = 10.0.0.0/8", "size <= 5000000")
	for name, text := range map[string]string{"1 caveat": mint(b, a, support()), "4 caveats": restricted} {
		u, err := tokens.Parse(text)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				token, err := a.Authenticate(u, spaceSecret, userSecret)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := token.Verify(tokens.PurposeSupport, here); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRefuse is the cost of a forged token, to the zone that refuses it.
func BenchmarkRefuse(b *testing.B) {
	a := authority(b)
	for name, text := range map[string]string{"bad signature": wellFormed(), "8 KiB": filled(tokens.MaxTokenBytes), "not a token": wellFormed() + "="} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := authenticate(a, text); err == nil {
					b.Fatal("authenticated")
				}
			}
		})
	}
}
