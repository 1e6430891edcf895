package zone

import (
	"context"
	"errors"
	"log/slog"
	"net/netip"

	"github.com/zonemint/zonemint/tokens"
	"github.com/zonemint/zonemint/zone/password"
)

// AuthenticatePassword returns the user of a username and a password. InvalidCredentials: they do not belong together, or the
// user is blocked, or has no password; nothing tells these apart. TooManyRequests: too many wrong ones from there.
func (s *Service) AuthenticatePassword(ctx context.Context, username, pass string, from netip.Addr) (UserID, error) {
	return s.authenticatePassword(ctx, s.store.View, username, pass, from)
}

// AuthenticateMinter is AuthenticatePassword for a request that mints, and nothing else: it may rest on what this node remembers
// ([Config.Recall]).
func (s *Service) AuthenticateMinter(ctx context.Context, username, pass string, from netip.Addr) (UserID, error) {
	return s.authenticatePassword(ctx, s.viewRecently, username, pass, from)
}

func (s *Service) authenticatePassword(ctx context.Context, view viewer, username, pass string, from netip.Addr) (UserID, error) {
	var user User
	name, ok := NormaliseUsername(username)
	if ok {
		var err error
		if user, err = userByName(ctx, view, name); err != nil {
			return "", err
		}
	} else {
		name = "" // what is no username shares one allowance
	}
	outcome, err := s.login(ctx, name, pass, user, from)
	if err != nil {
		return "", err
	}
	if !outcome.OK || user.Blocked {
		return "", Errorf(InvalidCredentials, "The username or the password is wrong.")
	}
	if outcome.Rehash {
		s.rehash(ctx, user, pass)
	}
	return user.ID, nil
}

// userByName returns the zero User when there is none of that name.
func userByName(ctx context.Context, view viewer, name string) (user User, err error) {
	err = view(ctx, func(tx ReadTx) error {
		user, err = tx.UserByName(name)
		if errors.Is(err, NotFound) {
			return nil
		}
		return err
	})
	return user, err
}

// login asks the authenticator and translates its errors.
func (s *Service) login(ctx context.Context, name, pass string, user User, from netip.Addr) (password.Outcome, error) {
	outcome, err := s.passwords.Authenticate(ctx, password.Login{
		Username: name, Password: pass, Addr: from, Now: s.now(),
		Subject: password.Subject{UserID: string(user.ID), PHC: user.PasswordHash},
	})
	if outcome.Damaged {
		s.log.LogAttrs(ctx, slog.LevelError, "stored password hash is damaged", slog.String("user", string(user.ID)))
	}
	return outcome, passwordError(err)
}

// checkPassword reports whether pass is the user's password, as slowly as a login would.
func (s *Service) checkPassword(ctx context.Context, user User, pass string, from netip.Addr) (bool, error) {
	outcome, err := s.login(ctx, user.Username, pass, user, from)
	return outcome.OK, err
}

// rehash stores the hash of a password that is known to be right with the costs of today. Nothing fails if it cannot.
func (s *Service) rehash(ctx context.Context, user User, pass string) {
	hash, err := s.hasher.Hash(ctx, pass)
	if err == nil {
		err = s.store.Update(ctx, func(tx Tx) error {
			now, err := tx.User(user.ID)
			if err != nil || now.PasswordHash != user.PasswordHash {
				return err // changed meanwhile: leave it
			}
			now.PasswordHash = hash
			return tx.UpdateUser(now)
		})
	}
	if err != nil {
		s.log.LogAttrs(ctx, slog.LevelWarn, "password not rehashed", slog.String("user", string(user.ID)), slog.String("cause", err.Error()))
	}
}

// hashPassword checks a new password against the policy and hashes it. InvalidRequest names the field.
func (s *Service) hashPassword(ctx context.Context, field, pass, username string) (string, error) {
	if err := password.CheckPolicy(pass, username); err != nil {
		return "", Errorf(InvalidRequest, "field '%s': %s", field, err.Error())
	}
	hash, err := s.hasher.Hash(ctx, pass)
	return hash, passwordError(err)
}

func passwordError(err error) error {
	if err == nil {
		return nil
	}
	var limited *password.LimitedError
	switch {
	case errors.As(err, &limited):
		return Errorf(TooManyRequests, "Too many wrong passwords from this address.").Retry(limited.RetryAfter)
	case errors.Is(err, password.ErrBusy):
		return Errorf(Unavailable, "Too many logins at once.").Retry(password.BusyRetryAfter).WithCause(err)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Errorf(Unavailable, "The request ended before its password was checked.").WithCause(err)
	}
	return err
}

// AuthenticateToken returns the user or the provider of an access token. InvalidAccessToken: anything else.
func (s *Service) AuthenticateToken(ctx context.Context, text string, from netip.Addr) (Caller, error) {
	return s.authenticateToken(ctx, s.store.View, text, from)
}

// AuthenticateMinterToken is AuthenticateToken for a request that mints, and nothing else: it may rest on what this node remembers
// ([Config.Recall]). Expiry and caveats are checked against this request in any case.
func (s *Service) AuthenticateMinterToken(ctx context.Context, text string, from netip.Addr) (Caller, error) {
	return s.authenticateToken(ctx, s.viewRecently, text, from)
}

func (s *Service) authenticateToken(ctx context.Context, view viewer, text string, from netip.Addr) (Caller, error) {
	presented, err := s.proofs.parse(text)
	if err != nil {
		return Caller{}, accessTokenError(err)
	}
	return s.authenticatePresented(ctx, view, presented, from)
}

// authenticatePresented is authenticateToken for a token that was parsed.
func (s *Service) authenticatePresented(ctx context.Context, view viewer, p *presented, from netip.Addr) (c Caller, err error) {
	err = view(ctx, func(tx ReadTx) error {
		c, err = s.bearer(tx, p, from)
		return err
	})
	return c, err
}

// bearer is the party that an access token speaks for, if it holds.
func (s *Service) bearer(tx ReadTx, p *presented, from netip.Addr) (Caller, error) {
	if p.UnsafeIdentifier().Purpose != tokens.PurposeAccess {
		return Caller{}, accessTokenError(tokens.ErrPurpose)
	}
	m, err := s.moment(tx)
	if err != nil {
		return Caller{}, err
	}
	token, err := s.prove(tx, m, p)
	if err != nil {
		return Caller{}, accessTokenError(err)
	}
	verified, err := token.Verify(tokens.PurposeAccess, tokens.Request{Now: m.now, Address: from})
	if err != nil {
		return Caller{}, accessTokenError(err)
	}
	c, err := bearerOf(tx, verified.Identifier().Subject)
	c.Confined = verified.Confined()
	return c, err
}

// bearerOf is the party of a subject.
func bearerOf(tx ReadTx, subject string) (Caller, error) {
	if id, ok := userOfSubject(subject); ok {
		user, err := tx.User(id)
		if err == nil && user.Blocked {
			err = InvalidAccessToken
		}
		return Caller{Kind: CallerUser, User: id}, accessTokenError(err)
	}
	return Caller{Kind: CallerProvider, Provider: providerOfSubject(subject)}, nil
}

// accessTokenError is the one refusal of a token as a credential, with more to say only about expiry and caveats, which
// nobody gets to without a good signature. Errors of the store pass.
func accessTokenError(err error) error {
	const refused = "The token is not one of this zone's access tokens, or was deleted."
	var caveat *tokens.CaveatError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, tokens.ErrExpired):
		return Errorf(InvalidAccessToken, "The access token has expired.").WithCause(err)
	case errors.As(err, &caveat):
		return Errorf(InvalidAccessToken, "A caveat of the access token does not hold for this request.").WithCause(err)
	case errors.Is(err, tokens.ErrInvalid), errors.Is(err, tokens.ErrPurpose), errors.Is(err, tokens.ErrNotYetValid),
		errors.Is(err, InvalidToken), errors.Is(err, InvalidAccessToken), errors.Is(err, NotFound):
		return Errorf(InvalidAccessToken, refused).WithCause(err)
	}
	return err
}
