package handlers

import (
	"context"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/zone"
)

// The names of the contract's security schemes.
const (
	schemeBasic    = "basic"
	schemeToken    = "tokenAuth"
	schemeMacaroon = "macaroonAuth"
	schemeBearer   = "bearer"
)

// realm names what the credentials are for, in challenges.
const realm = "zonemint"

// credentials is what a request presents, at most one kind of it.
type credentials struct {
	scheme             string // empty: none
	username, password string // for schemeBasic
	token              string // for the others
}

// authenticate finds out who makes the request and writes it into info. A request without credentials is anonymous; one with
// wrong ones fails, also where none were needed.
func (a *API) authenticate(op *operation, r *http.Request, info *requestInfo) error {
	byPassword, byToken := a.service.AuthenticatePassword, a.service.AuthenticateToken
	if op.recalls && !a.plain {
		byPassword, byToken = a.service.AuthenticateMinter, a.service.AuthenticateMinterToken
	}
	presented, err := credentialsOf(r.Header)
	if err != nil {
		return err
	}
	caller := info.caller
	switch presented.scheme {
	case "":
		return nil
	case schemeBasic:
		user, err := byPassword(r.Context(), presented.username, presented.password, caller.Address)
		if err != nil {
			return err
		}
		caller.Kind, caller.User = zone.CallerUser, user
	default:
		if op.within && !a.plain {
			if bearer, ok := a.service.RecogniseProvider(presented.token); ok {
				info.bearer, info.scheme = &bearer, presented.scheme
				return nil
			}
		}
		bearer, err := byToken(r.Context(), presented.token, caller.Address)
		if err != nil {
			return err
		}
		caller.Kind, caller.User, caller.Provider, caller.Confined = bearer.Kind, bearer.User, bearer.Provider, bearer.Confined
	}
	info.caller, info.scheme = caller, presented.scheme
	return nil
}

// redeem redeems a token for the caller, or for the bearer who turns out to be one.
func (a *API) redeem(ctx context.Context, r zone.RedeemRequest) (space zone.SpaceID, err error) {
	info := infoOf(ctx)
	if info.bearer == nil {
		return a.service.Redeem(ctx, info.caller, r)
	}
	info.caller, space, err = a.service.RedeemBearer(ctx, info.caller, *info.bearer, r)
	return space, err
}

// credentialsOf reads the headers that credentials stand in. Two that differ are refused: which of them counts would be a
// guess (RFC 6750 section 3.1 calls it invalid_request).
func credentialsOf(h http.Header) (credentials, error) {
	var all []credentials
	for _, value := range h.Values(echo.HeaderAuthorization) {
		one, err := parseAuthorization(value)
		if err != nil {
			return credentials{}, err
		}
		all = append(all, one)
	}
	for _, header := range []struct{ name, scheme string }{{"X-Auth-Token", schemeToken}, {"Macaroon", schemeMacaroon}} {
		for _, value := range h.Values(header.name) {
			all = append(all, credentials{scheme: header.scheme, token: value})
		}
	}
	if len(all) == 0 {
		return credentials{}, nil
	}
	for _, other := range all[1:] {
		same := other.scheme == all[0].scheme || all[0].scheme != schemeBasic && other.scheme != schemeBasic
		if !same || other.token != all[0].token || other.username != all[0].username || other.password != all[0].password {
			return credentials{}, zone.Errorf(zone.InvalidRequest, "The request has two different credentials: send one.")
		}
	}
	return all[0], nil
}

// parseAuthorization reads an Authorization header: Basic (RFC 7617) or Bearer (RFC 6750), the scheme in any case.
func parseAuthorization(value string) (credentials, error) {
	scheme, rest, _ := strings.Cut(value, " ")
	rest = strings.Trim(rest, " ")
	switch strings.ToLower(scheme) {
	case "basic":
		raw, err := base64.StdEncoding.DecodeString(rest)
		username, password, found := strings.Cut(string(raw), ":")
		if err != nil || !found {
			return credentials{}, zone.Errorf(zone.InvalidCredentials, "The Authorization header is not well-formed Basic authentication.")
		}
		return credentials{scheme: schemeBasic, username: username, password: password}, nil
	case "bearer":
		return credentials{scheme: schemeBearer, token: rest}, nil
	}
	return credentials{}, zone.Errorf(zone.InvalidCredentials, "The Authorization header must be Basic or Bearer.")
}

// challenge is the WWW-Authenticate header of a 401, on one line. A script in a page gets Bearer alone, since Basic would make
// the browser ask for a password by itself.
func challenge(r *http.Request) string {
	const basic, bearer = `Basic realm="` + realm + `", charset="UTF-8"`, `Bearer realm="` + realm + `"`
	switch r.Header.Get("Sec-Fetch-Mode") {
	case "cors", "same-origin":
		return bearer
	}
	return basic + ", " + bearer
}
