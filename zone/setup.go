package zone

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/zonemint/zonemint/tokens"
)

// SetupConfig says how to begin a zone. Every field is required.
type SetupConfig struct {
	Store             Store
	KEK               tokens.KEK
	AdminUsername     string
	AdminPasswordHash string // a PHC string of package password
	Now               func() time.Time
	Random            io.Reader
}

// Setup makes a zone in an empty store: its instance and epoch, its first master keys wrapped by the KEK, and an admin.
// Conflict: the store holds a zone already; nothing is changed, since a new key ring over old data would kill every token.
func Setup(ctx context.Context, cfg SetupConfig) (UserID, error) {
	username, ok := NormaliseUsername(cfg.AdminUsername)
	if !ok {
		return "", Errorf(InvalidRequest, "the admin's username must be 1 to 64 characters of a-z, 0-9, '.', '_', '@' and '-'")
	}
	now := cfg.Now().UTC().Truncate(time.Millisecond)
	var rows setupRows
	if err := rows.make(cfg, username, now); err != nil {
		return "", err
	}
	err := cfg.Store.Update(ctx, func(tx Tx) error {
		if err := tx.InsertInstance(rows.instance); err != nil {
			return conflict(err, "the store holds a zone already")
		}
		at, err := storeTime(tx, now)
		if err != nil {
			return err
		}
		audit := AuditRecord{
			At: at, Caller: Caller{Kind: CallerOperator}.Subject(), Action: "setup", Object: userObject(rows.admin.ID), Result: AuditOK,
		}
		for _, key := range rows.keys {
			if err := tx.InsertKey(key); err != nil {
				return err
			}
		}
		return errors.Join(tx.AppendAudit(audit), tx.InsertUser(rows.admin))
	})
	return rows.admin.ID, err
}

// storeTime is the time of a store that has a clock, else now. The first audit record is where the clocks of all processes go on from, so
// that one from the future would hold up the time of the zone.
func storeTime(tx ReadTx, now time.Time) (time.Time, error) {
	instance, err := tx.Instance()
	if err != nil || instance.Now.IsZero() {
		return now, err
	}
	return instance.Now, nil
}

type setupRows struct {
	instance Instance
	keys     []tokens.WrappedKey
	admin    User
}

func (r *setupRows) make(cfg SetupConfig, username string, now time.Time) error {
	id, err := tokens.NewNonce(cfg.Random)
	if err != nil {
		return err
	}
	adminID, err := tokens.NewNonce(cfg.Random)
	if err != nil {
		return err
	}
	epoch, err := tokens.NewSecret(cfg.Random)
	if err != nil {
		return err
	}
	secret, err := tokens.NewSecret(cfg.Random)
	if err != nil {
		return err
	}
	r.instance = Instance{ID: string(id), Epoch: epoch, CreatedAt: now}
	r.admin = User{
		ID: UserID(adminID), Username: username, FullName: username, PasswordHash: cfg.AdminPasswordHash, Admin: true,
		Secret: secret, CreatedAt: now,
	}
	for _, mints := range []tokens.Persistence{tokens.Temporary, tokens.Named} {
		key, err := newKey(cfg.Random, cfg.KEK, r.instance.ID, mints, now)
		if err != nil {
			return err
		}
		r.keys = append(r.keys, key)
	}
	return nil
}

// newKey makes an active master key for tokens of one persistence.
func newKey(random io.Reader, kek tokens.KEK, instance string, mints tokens.Persistence, now time.Time) (tokens.WrappedKey, error) {
	key, err := tokens.NewMasterKey(random, now)
	if err != nil {
		return tokens.WrappedKey{}, err
	}
	key.Mints, key.ActiveAt = mints, now
	return tokens.WrapKey(random, kek, instance, key)
}
