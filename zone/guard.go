package zone

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// operation is one call of a Service method, as the audit trail names it.
type operation struct {
	caller Caller
	action string // the operation's id in openapi.yaml, or mint_support_token, which has two
	object string // "space/ID" and the like; empty: the zone
	token  tokens.Nonce
	detail string
	at     time.Time // the moment in which it decided
}

// rule decides whether the caller may go on. It returns nil, or NotFound for a missing object, or Forbidden or Unauthorized.
// It reads what it decides on within the transaction that acts, so a right that was taken away is gone.
type rule func(tx ReadTx, c Caller) error

// viewer runs a function on what it can read.
type viewer func(context.Context, func(ReadTx) error) error

// view is the way of every operation that changes nothing: authorise, act.
func (s *Service) view(ctx context.Context, op operation, may rule, act func(ReadTx) error) error {
	return s.viewBy(ctx, s.store.View, op, may, act)
}

// viewBy is view by one of the ways to read: of the store, or [Service.viewRecently].
func (s *Service) viewBy(ctx context.Context, view viewer, op operation, may rule, act func(ReadTx) error) error {
	err := view(ctx, func(tx ReadTx) error {
		if err := may(tx, op.caller); err != nil {
			return err
		}
		return act(tx)
	})
	if err != nil {
		s.report(ctx, op, err)
	}
	return err
}

// change is the way of every operation that changes something: authorise, audit, act, in one transaction. Without the audit
// record there is no change.
func (s *Service) change(ctx context.Context, op operation, may rule, act func(Tx) error) error {
	return s.changeIn(ctx, op, may, func(tx Tx, _ moment) error { return act(tx) })
}

// changeIn is change for what depends on the moment.
func (s *Service) changeIn(ctx context.Context, op operation, may rule, act func(Tx, moment) error) error {
	err := s.store.Update(ctx, func(tx Tx) error {
		if err := may(tx, op.caller); err != nil {
			return err
		}
		m, err := s.moment(tx)
		if err != nil {
			return err
		}
		op.at = m.now
		if err := tx.AppendAudit(op.record()); err != nil {
			return err
		}
		return act(tx, m)
	})
	s.report(ctx, op, err)
	return err
}

// record is the audit record of an operation that was done. Its time is the one by which the operation decided: the zone goes on from
// the newest record's when it is opened again, so it must not be that of a clock which has gone back.
func (op operation) record() AuditRecord {
	return AuditRecord{
		At: op.at, Caller: op.caller.Subject(), Address: op.caller.address(), RequestID: op.caller.RequestID,
		Action: op.action, Object: op.object, Space: spaceOfObject(op.object), Token: op.token, Detail: op.detail, Result: AuditOK,
	}
}

// spaceOfObject is the space that an object is or belongs to; empty where it is none.
func spaceOfObject(object string) SpaceID {
	rest, ok := strings.CutPrefix(object, spaceObject(""))
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(rest, "/")
	return SpaceID(id)
}

// report writes the outcome to the log: what was refused leaves no row, since its transaction was undone.
func (s *Service) report(ctx context.Context, op operation, err error) {
	record := op.record()
	if err != nil {
		record.Result = AsError(err).Kind.Error()
	}
	s.reportRecord(ctx, record)
}

// reportRecord writes an outcome to the log.
func (s *Service) reportRecord(ctx context.Context, r AuditRecord) {
	s.log.LogAttrs(ctx, slog.LevelInfo, "operation", slog.String("action", r.Action), slog.String("caller", r.Caller),
		slog.String("object", r.Object), slog.String("token_id", string(r.Token)), slog.String("result", r.Result),
		slog.String("client_ip", r.Address), slog.String("request_id", r.RequestID))
}

// operatorOnly admits commands on the server itself.
func operatorOnly(_ ReadTx, c Caller) error {
	switch c.Kind {
	case CallerOperator:
		return nil
	case CallerAnonymous:
		return ErrNoCredentials
	default:
		return Errorf(Forbidden, "This operation is for the operator of the server.")
	}
}

// unconfined refuses, of those whom may admits, who authenticated by an access token with caveats. It guards every operation that
// gives out credentials or the right to do so: with them the caller would be rid of the caveats.
func unconfined(may rule) rule {
	return func(tx ReadTx, c Caller) error {
		if err := may(tx, c); err != nil {
			return err
		}
		if c.Confined {
			return Errorf(Forbidden, "An access token with caveats cannot give out credentials: use the password, or a token without caveats.")
		}
		return nil
	}
}

// anyCaller admits every user who is not blocked, and every registered provider.
func anyCaller(tx ReadTx, c Caller) error {
	if c.Kind == CallerProvider {
		return anyProvider(tx, c)
	}
	return anyUser(tx, c)
}

// anyUser admits every user who is not blocked.
func anyUser(tx ReadTx, c Caller) error {
	_, err := activeUser(tx, c)
	return err
}

// zoneAdmin admits the admins of the zone.
func zoneAdmin(tx ReadTx, c Caller) error {
	user, err := activeUser(tx, c)
	if err != nil {
		return err
	}
	if !user.Admin {
		return Errorf(Forbidden, "This operation is for the zone's administrators.")
	}
	return nil
}

// anyProvider admits every registered provider.
func anyProvider(tx ReadTx, c Caller) error {
	switch c.Kind {
	case CallerProvider:
		if _, err := tx.Provider(c.Provider); err != nil {
			return gone(err)
		}
		return nil
	case CallerAnonymous:
		return ErrNoCredentials
	default:
		return Errorf(Forbidden, "This operation is for providers: use the access token that registering a provider gives.")
	}
}

// inSpace admits the members of a space who have every privilege of need, and zone admins. The space must exist.
func inSpace(id SpaceID, need PrivilegeSet) rule {
	return func(tx ReadTx, c Caller) error {
		if c.Kind == CallerAnonymous {
			return ErrNoCredentials // before anything that would tell which ids exist
		}
		if _, err := tx.Space(id); err != nil {
			return missing(err, "There is no space with this id.")
		}
		user, err := activeUser(tx, c)
		if err != nil {
			return err
		}
		if user.Admin {
			return nil
		}
		return memberWith(tx, id, user.ID, need)
	}
}

func memberWith(tx ReadTx, id SpaceID, user UserID, need PrivilegeSet) error {
	member, err := tx.Member(id, user)
	if errors.Is(err, NotFound) {
		return Errorf(Forbidden, "You are not a member of this space.")
	}
	if err != nil {
		return err
	}
	if !member.Privileges.Has(need) {
		return Errorf(Forbidden, "You lack the privilege %s in this space.", (need &^ member.Privileges).Names()[0])
	}
	return nil
}

// activeUser returns the caller's row.
func activeUser(tx ReadTx, c Caller) (User, error) {
	switch c.Kind {
	case CallerUser:
		user, err := tx.User(c.User)
		if err != nil {
			return User{}, gone(err)
		}
		if user.Blocked {
			return User{}, Errorf(Forbidden, "This user is blocked.")
		}
		return user, nil
	case CallerAnonymous:
		return User{}, ErrNoCredentials
	default:
		return User{}, Errorf(Forbidden, "This operation is for users; a provider cannot do it.")
	}
}

// gone says that a caller vanished between authentication and the operation.
func gone(err error) error {
	if errors.Is(err, NotFound) {
		return Errorf(Unauthorized, "The account of these credentials no longer exists.").WithCause(err)
	}
	return err
}

// missing gives a NotFound of the store a text for the client. Other errors pass.
func missing(err error, detail string) error {
	if errors.Is(err, NotFound) {
		return Errorf(NotFound, "%s", detail).WithCause(err)
	}
	return err
}
