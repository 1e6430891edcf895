package linear

import (
	"strings"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/zonemint/zonemint/store/memory"
	"github.com/zonemint/zonemint/zone"
)

// called is one call of a history that is written by hand.
type called struct {
	from, to int64 // when it began and was answered
	in       input
	out      output
}

// written makes a history of calls.
func written(calls ...called) *History {
	h := &History{}
	for i, c := range calls {
		h.add(porcupine.Operation{ClientId: i, Input: c.in, Call: c.from, Output: c.out, Return: c.to}, nil)
	}
	h.end(1000)
	return h
}

// What happens in the histories below: token 0 is temporary, token 1 is for two providers, both of space 0 of realm 0.
var (
	ok         = output{kind: granted}
	unknown    = output{kind: zone.Unavailable, unknown: true}
	mintOne    = called{1, 2, input{action: mint, byIssuer: true, token: 0}, ok}
	mintTwo    = called{3, 4, input{action: mint, byIssuer: true, token: 1, limit: 2}, ok}
	lose       = input{action: revokePriv}
	first      = input{action: redeem, provider: 0, size: 1}
	second     = input{action: redeem, provider: 1, size: 1}
	larger     = input{action: redeem, provider: 0, size: 2}
	firstTwo   = input{action: redeem, token: 1, provider: 0, size: 1}
	look       = input{action: getSupport, provider: 0}
	lookSecond = input{action: getSupport, provider: 1}
	found      = output{kind: granted, size: 1}
	kill       = input{action: revokeID, byIssuer: true}
)

func refusal(kind zone.Kind) output { return output{kind: kind} }

// TestCheck has histories whose verdict is known.
func TestCheck(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		calls []called
		want  porcupine.CheckResult
	}{
		"once":                                 {[]called{{10, 11, first, ok}, {12, 13, second, refusal(zone.TokenUsed)}, {14, 15, look, found}}, porcupine.Ok},
		"twice":                                {[]called{{10, 11, first, ok}, {12, 13, second, ok}}, porcupine.Illegal},
		"twice at once":                        {[]called{{10, 20, first, ok}, {11, 19, second, ok}}, porcupine.Illegal},
		"repeated":                             {[]called{{10, 20, first, ok}, {11, 19, first, ok}, {21, 22, second, refusal(zone.TokenUsed)}}, porcupine.Ok},
		"repeated for another size":            {[]called{{10, 11, first, ok}, {12, 13, larger, refusal(zone.TokenUsed)}}, porcupine.Ok},
		"repeated for another size, granted":   {[]called{{10, 11, first, ok}, {12, 13, larger, ok}}, porcupine.Illegal},
		"neither of two":                       {[]called{{10, 20, first, refusal(zone.TokenUsed)}, {11, 19, second, refusal(zone.TokenUsed)}}, porcupine.Illegal},
		"granted after the right was gone":     {[]called{{10, 11, lose, ok}, {12, 13, first, ok}}, porcupine.Illegal},
		"granted while the right goes":         {[]called{{10, 20, lose, ok}, {11, 30, first, ok}}, porcupine.Ok},
		"refused before the right goes":        {[]called{{10, 11, first, refusal(zone.IssuerNotAuthorized)}, {12, 13, lose, ok}}, porcupine.Illegal},
		"refused for the wrong reason":         {[]called{{10, 11, lose, ok}, {12, 13, first, refusal(zone.TokenUsed)}}, porcupine.Illegal},
		"refused for the second reason":        {[]called{{10, 11, kill, ok}, {12, 13, lose, ok}, {14, 15, first, refusal(zone.IssuerNotAuthorized)}}, porcupine.Illegal},
		"the right of another space":           {[]called{{10, 11, input{action: revokePriv, space: 1}, ok}, {12, 13, first, ok}}, porcupine.Ok},
		"blocked, for all spaces":              {[]called{{10, 11, input{action: block}, ok}, {12, 13, first, ok}}, porcupine.Illegal},
		"another issuer is blocked":            {[]called{{10, 11, input{action: block, realm: 1}, ok}, {12, 13, first, ok}}, porcupine.Ok},
		"granted, and not there":               {[]called{{10, 11, first, ok}, {12, 13, look, refusal(zone.NotFound)}}, porcupine.Illegal},
		"there, and then not yet":              {[]called{{10, 20, first, ok}, {11, 12, look, found}, {13, 14, look, refusal(zone.NotFound)}}, porcupine.Illegal},
		"not there, and then there":            {[]called{{10, 20, first, ok}, {11, 12, look, refusal(zone.NotFound)}, {13, 14, look, found}}, porcupine.Ok},
		"revoked with the space":               {[]called{{10, 11, input{action: revokeSpace}, ok}, {12, 13, first, ok}}, porcupine.Illegal},
		"revoked with the space, the named":    {[]called{{10, 11, input{action: revokeSpace}, ok}, {12, 13, firstTwo, ok}}, porcupine.Ok},
		"revoked and made valid again":         {[]called{{10, 11, input{action: revokeNamed, token: 1}, ok}, {12, 13, input{action: unrevokeNamed, token: 1}, ok}, {14, 15, firstTwo, ok}}, porcupine.Ok},
		"a change after the right was gone":    {[]called{{10, 20, kill, ok}, {11, 12, lose, ok}, {13, 14, second, refusal(zone.IssuerNotAuthorized)}}, porcupine.Illegal},
		"a change while the right goes":        {[]called{{10, 20, kill, ok}, {11, 12, lose, ok}, {13, 14, second, refusal(zone.TokenRevoked)}}, porcupine.Ok},
		"an unknown redemption, done":          {[]called{{10, 11, first, unknown}, {12, 13, look, found}}, porcupine.Ok},
		"an unknown redemption, not done":      {[]called{{10, 11, first, unknown}, {12, 13, second, ok}, {14, 15, look, refusal(zone.NotFound)}}, porcupine.Ok},
		"an unknown redemption, done later":    {[]called{{10, 11, first, unknown}, {12, 13, look, refusal(zone.NotFound)}, {14, 15, look, found}}, porcupine.Ok},
		"an unknown redemption, undone":        {[]called{{10, 11, first, unknown}, {12, 13, look, found}, {14, 15, look, refusal(zone.NotFound)}}, porcupine.Illegal},
		"an unknown redemption, and another":   {[]called{{10, 11, first, unknown}, {12, 13, look, found}, {14, 15, second, ok}}, porcupine.Illegal},
		"an unknown question":                  {[]called{{10, 11, look, unknown}, {12, 13, first, ok}}, porcupine.Ok},
		"an unknown minting":                   {[]called{{10, 11, input{action: mint, byIssuer: true, token: 2}, unknown}, {12, 13, first, ok}}, porcupine.Ok},
		"supported by an unknown token":        {[]called{{10, 11, first, ok}, {12, 13, look, output{kind: granted, size: 1, token: -1}}}, porcupine.Illegal},
		"supported by another provider":        {[]called{{10, 11, first, ok}, {12, 13, lookSecond, found}}, porcupine.Illegal},
		"the support of another space granted": {[]called{{10, 11, first, output{kind: granted, token: -1}}}, porcupine.Illegal},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := written(append([]called{mintOne, mintTwo}, tt.calls...)...)
			v := h.Check(time.Minute)
			if v.Result != tt.want {
				t.Errorf("the verdict is %s, want %s\n%s", v.Result, tt.want, v.Evidence)
			}
			if (v.Evidence == "") != (tt.want == porcupine.Ok) {
				t.Errorf("the evidence is %q", v.Evidence)
			}
		})
	}
}

// TestEvidence: what is shown names the call that cannot be explained.
func TestEvidence(t *testing.T) {
	t.Parallel()
	v := written(mintOne, called{10, 11, first, ok}, called{12, 13, look, refusal(zone.NotFound)}).Check(time.Minute)
	for _, want := range []string{
		"realm 0: the longest order that explains the answers has 2 of 3 calls.",
		"redeem token 0 of space 0 by provider 0 size 1: ok",
		"Not in it:\n      12-13    client 2  node <nil>  get support of space 0 by provider 0: not found\n",
		"the issuer is not blocked; space 0, provider 0 supports it by token 0; space 1; token 0 was used 1 of 1 times",
	} {
		if !strings.Contains(v.Evidence, want) {
			t.Errorf("the evidence lacks %q:\n%s", want, v.Evidence)
		}
	}
	if err := v.WritePicture(t.TempDir() + "/picture.html"); err != nil {
		t.Error(err)
	}
}

// TestCheckTakesTooLong: a search that is cut off is not taken for one that has found something.
func TestCheckTakesTooLong(t *testing.T) {
	t.Parallel()
	var calls []called
	for i := range 30 { // in any order, each of which leads to another state
		calls = append(calls, called{1, 100, input{action: mint, byIssuer: true, token: i, limit: 1}, ok})
	}
	calls = append(calls, called{200, 201, look, found}) // and none to this
	v := written(calls...).Check(10 * time.Millisecond)
	if v.Result != porcupine.Unknown || v.Evidence == "" {
		t.Errorf("the verdict is %s, the evidence %q", v.Result, v.Evidence)
	}
}

// TestOneClient: a client that is alone is answered by a zone just what the model says, call by call.
func TestOneClient(t *testing.T) {
	t.Parallel()
	z, err := Begin(t.Context(), []zone.Store{memory.New()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	answers := make(map[string]bool)
	for seed := range uint64(20) {
		h, err := z.Run(t.Context(), Config{Seed: seed, Realms: 1, Clients: 1, Calls: 300})
		if err != nil {
			t.Fatal(err)
		}
		if n := h.Overlapping(); n != 0 {
			t.Errorf("%d calls overlap", n)
		}
		if v := h.Check(time.Minute); v.Result != porcupine.Ok {
			t.Fatalf("seed %d: %s\n%s", seed, v.Result, v.Evidence)
		}
		for _, op := range h.calls {
			answers[traits[as[input](op.Input).action].name+": "+as[output](op.Output).kind.Error()] = true
		}
	}
	// All that a redemption can be refused for, or else the order of its questions would not be tested.
	for _, kind := range []zone.Kind{
		zone.InvalidToken, zone.TokenRevoked, zone.TokenUsed, zone.IssuerNotAuthorized, zone.AlreadySupported,
	} {
		for _, a := range []action{redeem, verify} {
			if !answers[traits[a].name+": "+kind.Error()] {
				t.Errorf("%s was never answered %q", traits[a].name, kind.Error())
			}
		}
	}
}
