-- +goose Up

-- ring_version rises with every change of the key ring, its wrapping or the epoch.
ALTER TABLE instance ADD COLUMN ring_version INTEGER NOT NULL DEFAULT 0;

-- mints says which tokens a key makes while it is active: 'tmp', 'nmd', or '' for both. active_at and verify_until are null
-- where there is none. The ciphertext of a retired key is empty.
ALTER TABLE master_keys ADD COLUMN mints TEXT NOT NULL DEFAULT '';
ALTER TABLE master_keys ADD COLUMN active_at INTEGER;
ALTER TABLE master_keys ADD COLUMN verify_until INTEGER;
UPDATE master_keys SET active_at = created_at;

-- At most one key mints tokens of each kind. A key that mints both stands in both indexes. What is indexed is the same for
-- every row that is in one.
CREATE UNIQUE INDEX master_keys_one_for_temporary ON master_keys (state) WHERE state = 'active' AND mints IN ('', 'tmp');
CREATE UNIQUE INDEX master_keys_one_for_named ON master_keys (state) WHERE state = 'active' AND mints IN ('', 'nmd');

-- named_tokens holds one row for each named support token. The token's text is not in it. A row outlives its space, so that
-- the token is told from a forged one, and so space_id refers to nothing. How often the token was used stands in token_uses
-- and redemptions, whose nonce is the id.
CREATE TABLE named_tokens (
    id          TEXT    NOT NULL PRIMARY KEY,
    space_id    TEXT    NOT NULL,
    issuer      TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name        TEXT    NOT NULL,
    memo        TEXT    NOT NULL,
    secret      BLOB    NOT NULL CHECK (length(secret) = 32),
    usage_limit INTEGER NOT NULL,
    caveats     TEXT    NOT NULL, -- a JSON array of texts, in the order of the token
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER, -- null: never
    revoked_at  INTEGER, -- null: not revoked
    UNIQUE (space_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX named_tokens_by_space ON named_tokens (space_id, id);
CREATE INDEX named_tokens_by_issuer ON named_tokens (issuer, id);

-- revocations says which temporary tokens were revoked. The space is part of the key: who may revoke the tokens of one space
-- must not reach those of another. It is empty for a registration token. Like token_uses it refers to nothing.
CREATE TABLE revocations (
    nonce      TEXT    NOT NULL,
    space_id   TEXT    NOT NULL,
    revoked_at INTEGER NOT NULL,
    PRIMARY KEY (nonce, space_id)
) STRICT, WITHOUT ROWID;

-- No program ever wrote token_uses.revoked_at. Should somebody have done so by hand, the token counts as used up: which space
-- it was for, a revocation would have to say, and the row does not.
UPDATE token_uses SET count = 9223372036854775807 WHERE revoked_at IS NOT NULL;
ALTER TABLE token_uses DROP COLUMN revoked_at;

-- space_id says which space a record concerns, empty: none. result is 'ok', or why it was refused; before, only what was done
-- was recorded. The triggers stand aside while the records that there are get their space.
DROP TRIGGER audit_is_never_changed;
DROP TRIGGER audit_is_never_removed;

ALTER TABLE audit ADD COLUMN space_id TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN result TEXT NOT NULL DEFAULT 'ok';
-- What comes after the space's id ("space/S/user/U") is not part of it.
UPDATE audit SET space_id = substr(object || '/', length('space/') + 1, instr(substr(object || '/', length('space/') + 1), '/') - 1)
WHERE substr(object, 1, length('space/')) = 'space/';

-- Most records concern no space, or are asked for without one, in which case their number is enough.
CREATE INDEX audit_by_space ON audit (space_id, seq) WHERE space_id <> '';

-- +goose StatementBegin
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit records are never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit records are never removed');
END;
-- +goose StatementEnd
