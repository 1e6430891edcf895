package password_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/zonemint/zonemint/zone/password"
)

// cheap costs make tests fast.
var cheap = password.Params{MemoryKiB: 64, Time: 1, Threads: 1}

// newHasher makes a Hasher with cheap costs, unless config names others.
func newHasher(t testing.TB, config password.HasherConfig) *password.Hasher {
	t.Helper()
	if config.Params == (password.Params{}) {
		config.Params = cheap
	}
	h, err := password.NewHasher(config)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func hashOf(t testing.TB, h *password.Hasher, text string) string {
	t.Helper()
	phc, err := h.Hash(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	return phc
}

// hold makes the hasher wait for a value from the returned channel, or its close, before each hash.
func hold(h *password.Hasher) chan struct{} {
	gate := make(chan struct{})
	derive := h.Derive()
	h.SetDerive(func(text, salt []byte, passes, memoryKiB uint32, threads uint8, keyLen uint32) []byte {
		<-gate
		return derive(text, salt, passes, memoryKiB, threads, keyLen)
	})
	return gate
}

func TestHashAndVerify(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	for _, text := range []string{
		"", "a", "correct horse", " leading", "trailing ", "with:colon", "NUL\x00inside", "\x00", "\xff\xfe not UTF-8",
		"naïve \u00e9", "\U0001F600\U0001F600", strings.Repeat("x", 64), strings.Repeat("y", password.MaxBytes),
	} {
		phc := hashOf(t, h, text)
		if ok, rehash, err := h.Verify(t.Context(), phc, text); !ok || rehash || err != nil {
			t.Errorf("%q: %v, %v, %v", text, ok, rehash, err)
		}
		for _, other := range []string{text + "\x00", text + " ", "x" + text} {
			if ok, _, err := h.Verify(t.Context(), phc, other); ok || err != nil {
				t.Errorf("%q passes for %q: %v", other, text, err)
			}
		}
	}
}

func TestPasswordIsNotCutOrNormalised(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	for _, test := range []struct{ set, try string }{
		{strings.Repeat("z", 80), strings.Repeat("z", 72)},
		{strings.Repeat("z", 1024), strings.Repeat("z", 1023)},
		{"caf\u00e9 noir", "cafe\u0301 noir"}, // NFC and NFD
		{"before\x00after", "before"},
		{"Correct Horse", "correct horse"},
	} {
		if ok, _, err := h.Verify(t.Context(), hashOf(t, h, test.set), test.try); ok || err != nil {
			t.Errorf("%q passes for %q: %v", test.try, test.set, err)
		}
	}
}

func TestHashIsSalted(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	if a, b := hashOf(t, h, "correct horse"), hashOf(t, h, "correct horse"); a == b {
		t.Fatal("two hashes of one password are the same")
	}
}

func TestDefaultParams(t *testing.T) {
	h, err := password.NewHasher(password.HasherConfig{})
	if err != nil {
		t.Fatal(err)
	}
	phc := hashOf(t, h, "correct horse")
	for _, made := range []string{phc, h.Dummy()} {
		if !strings.HasPrefix(made, "$argon2id$v=19$m=19456,t=2,p=1$") {
			t.Fatalf("hash is %q", made)
		}
		parts := strings.Split(made, "$")
		if len(parts[4]) != 22 || len(parts[5]) != 43 {
			t.Fatalf("salt %d and tag %d characters, want 16 and 32 bytes", len(parts[4]), len(parts[5]))
		}
	}
	if ok, rehash, err := h.Verify(t.Context(), phc, "correct horse"); !ok || rehash || err != nil {
		t.Fatal(ok, rehash, err)
	}
	if want := max(1, runtime.NumCPU()-1); h.SlotCount() != want {
		t.Fatalf("%d slots, want %d", h.SlotCount(), want)
	}
}

func TestTooLongIsNotHashed(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	long := strings.Repeat("a", password.MaxBytes+1)
	if _, err := h.Hash(t.Context(), long); !errors.Is(err, password.ErrTooLong) {
		t.Errorf("Hash: %v", err)
	}
	if ok, _, err := h.Verify(t.Context(), referenceHash, long); ok || err != nil {
		t.Errorf("Verify: %v, %v", ok, err)
	}
	if err := h.VerifyDummy(t.Context(), long); err != nil {
		t.Errorf("VerifyDummy: %v", err)
	}
	if n := h.Stats().Hashes; n != 0 {
		t.Errorf("%d hashes", n)
	}
}

func TestDummyCostsWhatAWrongPasswordCosts(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	phc := hashOf(t, h, "correct horse")
	type call struct {
		passes, memoryKiB uint32
		threads           uint8
		salt, tag         int
	}
	var calls []call
	derive := h.Derive()
	h.SetDerive(func(text, salt []byte, passes, memoryKiB uint32, threads uint8, keyLen uint32) []byte {
		calls = append(calls, call{passes, memoryKiB, threads, len(salt), int(keyLen)})
		return derive(text, salt, passes, memoryKiB, threads, keyLen)
	})
	if ok, _, err := h.Verify(t.Context(), phc, "wrong"); ok || err != nil {
		t.Fatal(ok, err)
	}
	if err := h.VerifyDummy(t.Context(), "wrong"); err != nil {
		t.Fatal(err)
	}
	if len(calls) != 2 || calls[0] != calls[1] {
		t.Fatalf("work differs: %+v", calls)
	}
}

func TestMalformedHashIsNotComputed(t *testing.T) {
	h := newHasher(t, password.HasherConfig{})
	for _, phc := range []string{"", "dummy", "$argon2id$v=19$m=4294967295,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA"} {
		if _, _, err := h.Verify(t.Context(), phc, "x"); !errors.Is(err, password.ErrMalformedHash) {
			t.Errorf("%q: %v", phc, err)
		}
	}
	if n := h.Stats().Hashes; n != 0 {
		t.Errorf("%d hashes", n)
	}
}

func TestBusyWhenTheQueueIsFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHasher(t, password.HasherConfig{Slots: 2})
		gate := hold(h)
		errs := make(chan error, 100)
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() { errs <- h.VerifyDummy(t.Context(), "x") })
		}
		synctest.Wait()
		want := password.HasherStats{Running: 2, Waiting: 32, Hashes: 2, Shed: 66}
		if got := h.Stats(); got != want {
			t.Errorf("stats %+v, want %+v", got, want)
		}
		close(gate)
		all.Wait()
		busy := 0
		for range 100 {
			if err := <-errs; errors.Is(err, password.ErrBusy) {
				busy++
			} else if err != nil {
				t.Error(err)
			}
		}
		if got := h.Stats(); busy != 66 || got.Hashes != 34 || got.Running != 0 || got.Waiting != 0 {
			t.Errorf("%d busy, stats %+v", busy, got)
		}
	})
}

func TestBusyAfterTwoSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHasher(t, password.HasherConfig{Slots: 1})
		gate := hold(h)
		var first sync.WaitGroup
		first.Go(func() { _ = h.VerifyDummy(t.Context(), "first") })
		synctest.Wait()
		start := time.Now()
		_, err := h.Hash(t.Context(), "second")
		if waited := time.Since(start); !errors.Is(err, password.ErrBusy) || waited != 2*time.Second {
			t.Errorf("%v after %v", err, waited)
		}
		close(gate)
		first.Wait()
		if err := h.VerifyDummy(t.Context(), "third"); err != nil {
			t.Errorf("after the slot is free: %v", err)
		}
	})
}

func TestWaitEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHasher(t, password.HasherConfig{Slots: 1})
		gate := hold(h)
		var first sync.WaitGroup
		first.Go(func() { _ = h.VerifyDummy(t.Context(), "first") })
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := h.VerifyDummy(ctx, "second"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("err = %v", err)
		}
		if err := h.VerifyDummy(ctx, "third"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("with an ended context: %v", err)
		}
		close(gate)
		first.Wait()
		if got := h.Stats(); got.Hashes != 1 || got.Shed != 0 {
			t.Errorf("stats %+v", got)
		}
	})
}

func TestPanicGivesTheSlotBack(t *testing.T) {
	h := newHasher(t, password.HasherConfig{Slots: 1})
	derive := h.Derive()
	h.SetDerive(func(_, _ []byte, _, _ uint32, _ uint8, _ uint32) []byte { panic("as argon2 does") })
	func() {
		defer func() { _ = recover() }()
		_ = h.VerifyDummy(t.Context(), "x")
	}()
	h.SetDerive(derive)
	if err := h.VerifyDummy(t.Context(), "x"); err != nil || h.Stats().Running != 0 {
		t.Fatal(err, h.Stats())
	}
}

func TestHasherConfig(t *testing.T) {
	broken := errors.New("broken")
	for name, config := range map[string]password.HasherConfig{
		"params": {Params: password.Params{MemoryKiB: 1 << 30, Time: 1, Threads: 1}},
		"slots":  {Slots: -1},
		"queue":  {Queue: -1},
		"wait":   {Wait: -1},
		"rand":   {Rand: iotest.ErrReader(broken)},
	} {
		if _, err := password.NewHasher(config); err == nil {
			t.Errorf("%s: no error", name)
		} else if name == "rand" && !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Randomness that ends after the dummy.
	h := newHasher(t, password.HasherConfig{Rand: strings.NewReader(strings.Repeat("r", 48))})
	if _, err := h.Hash(t.Context(), "correct horse"); err == nil || h.Stats().Hashes != 0 {
		t.Error("a hash without randomness")
	}
}

func BenchmarkHashDefault(b *testing.B) {
	h, err := password.NewHasher(password.HasherConfig{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := h.VerifyDummy(b.Context(), "correct horse"); err != nil {
			b.Fatal(err)
		}
	}
}
